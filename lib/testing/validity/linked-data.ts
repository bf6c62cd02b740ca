import {
  type Faults,
  type Fields,
  isFields,
  jsonIn,
  listOf,
  objectsOf,
  published,
  repeated,
  type Value,
} from "@/lib/testing/validity/json";
import { urlOf } from "@/lib/url";

/** The vocabulary as far as editions use it. */
type Vocabulary = {
  classes: Record<string, string[]>;
  properties: Record<string, { domainIncludes: string[]; rangeIncludes: string[] }>;
  required: Record<string, string[]>;
};
const vocabulary = published<Vocabulary>("schema-org.json");

const isA = (type: string, wanted: string): boolean =>
  type === wanted || (vocabulary.classes[type] ?? []).some((above) => isA(above, wanted));

/** Schema.org's own types of values. */
const values: Record<string, (value: Value) => boolean> = {
  Text: (value) => typeof value === "string",
  Number: (value) => typeof value === "number",
  URL: (value) => typeof value === "string" && /^https?:/.test(value) && urlOf(value) !== null,
  Date: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
  DateTime: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value),
};

/** Every thing of a graph of schema.org: its type, its properties by their domains, their values by their ranges. */
export function claimReviewFaults(bytes: Uint8Array): Faults {
  const document = jsonIn(bytes);
  if (!isFields(document) || document["@context"] !== "https://schema.org")
    return ["it is not in schema.org's context"];
  const graph = objectsOf(document["@graph"]);
  const odd = graph.filter(({ "@type": type }) => type !== "ClaimReview" && type !== "Claim");
  return [
    ...(graph.length === listOf(document["@graph"]).length ? [] : ["the graph holds something that is no object"]),
    ...odd.map(({ "@type": type }) => `${type} stands in the graph`),
    ...graph.flatMap((thing, at) => thingFaults(thing, `${at}`)),
    ...repeated(graph.map((thing) => String(thing["@id"]))).map((id) => `${id} is there twice`),
  ];
}

function thingFaults(thing: Fields, where: string): Faults {
  const type = String(thing["@type"]);
  if (!vocabulary.classes[type]) return [`${where}: no class ${type}`];
  const { worstRating, ratingValue, bestRating } = thing;
  return [
    ...(vocabulary.required[type] ?? [])
      .filter((name) => thing[name] === undefined || thing[name] === "")
      .map((name) => `${where}: no ${name}`),
    ...(ratingValue !== undefined &&
    !(Number(worstRating) <= Number(ratingValue) && Number(ratingValue) <= Number(bestRating))
      ? [`${where}: ${ratingValue} is not from ${worstRating} to ${bestRating}`]
      : []),
    ...Object.entries(thing).flatMap(([name, value]) =>
      name.startsWith("@") ? [] : propertyFaults(type, name, value, `${where}.${name}`),
    ),
  ];
}

function propertyFaults(type: string, name: string, value: Value, where: string): Faults {
  const property = vocabulary.properties[name];
  if (!property) return [`${where}: schema.org has no such property`];
  if (!property.domainIncludes.some((domain) => isA(type, domain))) return [`${where}: not a property of ${type}`];
  return listOf(value).flatMap((one) => {
    const fits = property.rangeIncludes.some((range) =>
      isFields(one) ? isA(String(one["@type"]), range) : (values[range]?.(one) ?? false),
    );
    return [
      ...(fits ? [] : [`${where}: ${JSON.stringify(one)} is none of ${property.rangeIncludes.join(", ")}`]),
      ...(isFields(one) ? thingFaults(one, where) : []),
    ];
  });
}

const crateContext = "https://w3id.org/ro/crate/1.2/context";
const terms = published<{ "@context": Record<string, string> }>("ro-crate-context.json")["@context"];
/** A media type as the profile of crs4/rocrate-validator takes it. */
const mediaType = /^\w+\/\w[\w.-]*(?:\+\w[\w.-]*)?(?:;\w+=[^;]+)*$/;

/**
 * An RO-Crate 1.2 metadata document over its payload.
 * @param payload size and SHA-256 of every file beside the document, by its path.
 */
export function crateFaults(bytes: Uint8Array, payload: ReadonlyMap<string, { size: number; sha256: string }>): Faults {
  const document = jsonIn(bytes);
  if (!isFields(document)) return ["it is no object"];
  if (!listOf(document["@context"]).includes(crateContext)) return ["it is not in the context of RO-Crate 1.2"];
  const graph = objectsOf(document["@graph"]);
  const byId = new Map(graph.map((entity) => [String(entity["@id"]), entity]));
  const types = (entity: Fields | undefined) => listOf(entity?.["@type"]).map(String);
  const refers = (value: Value) => objectsOf(value).map((one) => String(one["@id"]));
  const descriptor = byId.get("ro-crate-metadata.json");
  const about = byId.get(refers(descriptor?.about)[0] ?? "");
  const parts = new Set(refers(about?.hasPart));
  const must = (holds: unknown, fault: string): Faults => (holds ? [] : [fault]);
  return [
    ...must(types(descriptor).includes("CreativeWork"), "the descriptor is no CreativeWork"),
    ...must(refers(descriptor?.conformsTo).includes("https://w3id.org/ro/crate/1.2"), "it conforms to no RO-Crate 1.2"),
    ...must(types(about).includes("Dataset"), "the root is no Dataset"),
    ...["name", "description"].flatMap((name) =>
      must(typeof about?.[name] === "string" && about[name], `root: no ${name}`),
    ),
    ...must(values.Date?.(about?.datePublished) || values.DateTime?.(about?.datePublished), "root: no datePublished"),
    ...must(refers(about?.license).length > 0 || typeof about?.license === "string", "root: no license"),
    ...refers(about?.publisher).flatMap((id) =>
      must(
        types(byId.get(id)).some((type) => type === "Organization" || type === "Person"),
        "root: an odd publisher",
      ),
    ),
    ...repeated(graph.map((entity) => String(entity["@id"]))).map((id) => `${id} is described twice`),
    ...graph.flatMap((entity) => entityFaults(entity, byId)),
    ...graph
      .filter((entity) => types(entity).includes("File"))
      .flatMap((entity) => {
        const id = String(entity["@id"]);
        const file = payload.get(decodeURI(id));
        return [
          ...must(parts.has(id), `${id} is not linked from the root`),
          ...must(file, `${id} is not in the payload`),
          ...must(entity.contentSize === String(file?.size), `${id}: contentSize`),
          ...must(entity.sha256 === file?.sha256, `${id}: sha256`),
          ...must(typeof entity.name === "string" && entity.name, `${id}: no name`),
          ...must(
            typeof entity.encodingFormat === "string" && mediaType.test(entity.encodingFormat),
            `${id}: encodingFormat`,
          ),
        ];
      }),
    ...[...payload.keys()].filter((path) => !byId.has(path)).map((path) => `${path} is not described`),
  ];
}

/** Flat: what an entity has is a value or refers to another, which is described unless it is on the web. */
function entityFaults(entity: Fields, byId: ReadonlyMap<string, Fields>): Faults {
  const id = String(entity["@id"]);
  const named = [...listOf(entity["@type"]).map(String), ...Object.keys(entity).filter((key) => !key.startsWith("@"))];
  const references = Object.values(entity).flatMap((value) => objectsOf(value));
  return [
    ...(typeof entity["@id"] === "string" && urlOf(id, "arcp://uuid/") ? [] : [`${id} is no URI reference`]),
    ...(listOf(entity["@type"]).length > 0 ? [] : [`${id} has no type`]),
    ...named.filter((name) => !Object.hasOwn(terms, name)).map((name) => `${id}: ${name} is not in the context`),
    ...references.flatMap((one) => {
      const to = String(one["@id"]);
      if (Object.keys(one).join() !== "@id") return [`${id} holds an entity instead of referring to it`];
      return byId.has(to) || /^https?:/.test(to) ? [] : [`${id} refers to ${to}, which is not described`];
    }),
  ];
}
