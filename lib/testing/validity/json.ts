import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** What is wrong with a file, a sentence each; none for a valid one. */
export type Faults = string[];

/** JSON as it comes, looked into by hand. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };
export type Fields = { readonly [key: string]: Value };

const root = join(import.meta.dirname, "../../..");

/** A file of the published schemas, which are kept beside the formats. */
export const published = <T = Fields>(name: string): T =>
  JSON.parse(readFileSync(join(root, "lib/editions/formats/schemas", name), "utf8"));

export const jsonIn = (bytes: Uint8Array): Value => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));

export const isFields = (value: Value): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const listOf = (value: Value): readonly Value[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
/** The objects of a list, or the one that stands for itself. */
export const objectsOf = (value: Value): readonly Fields[] => listOf(value).filter(isFields);

export const repeated = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

const options = { allErrors: true, strict: false } as const;
const draft7 = addFormats.default(new Ajv(options));

const faultsBy = (validate: ValidateFunction, value: Value, where = ""): Faults =>
  validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        `${where}${instancePath} ${message ?? ""} ${JSON.stringify(params)}`.trim(),
      );

const compiled = new Map<string, ValidateFunction>();
function schemaNamed(name: string): ValidateFunction {
  const known = compiled.get(name) ?? draft7.compile(published(name));
  compiled.set(name, known);
  return known;
}

/** Faults of a value by a published JSON Schema of draft 7. */
export const faultsByDraft7 = (name: string, value: Value): Faults => faultsBy(schemaNamed(name), value);

export const cslFaults = (bytes: Uint8Array): Faults => {
  const items = jsonIn(bytes);
  return [
    ...faultsByDraft7("csl-data.json", items),
    ...repeated(objectsOf(items).map(({ id }) => String(id))).map((id) => `${id} is there twice`),
  ];
};

const ours = (() => {
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(root, "docs/dossier.schema.json"), "utf8")));
})();

export const dossierFaults = (bytes: Uint8Array): Faults => faultsBy(ours, jsonIn(bytes));

type AnnotationFiles = { files: readonly { id: string; definitions: Fields }[] };

/** The test suite's schemas are of draft 4: a schema's name and an exclusive minimum are written otherwise today. */
function modern(value: Value): Value {
  if (Array.isArray(value)) return value.map(modern);
  if (!isFields(value)) return value;
  const { $schema: _, exclusiveMinimum, ...rest } = value;
  const entries = Object.entries(rest).map(([key, inside]): [string, Value] => [key, modern(inside)]);
  if (exclusiveMinimum !== true) return Object.fromEntries(entries);
  return Object.fromEntries([...entries.filter(([key]) => key !== "minimum"), ["exclusiveMinimum", rest.minimum]]);
}

const suite = (() => {
  const ajv = addFormats.default(new Ajv(options));
  for (const { id, definitions } of published<AnnotationFiles>("web-annotation.json").files)
    ajv.addSchema({ $id: id, definitions: modern(definitions) });
  return ajv;
})();

function bySuite(name: string, value: Value, where: string): Faults {
  const [file, definition] = name.split("#");
  const validate = suite.getSchema(`${file}.json#/definitions/${definition}`);
  if (!validate) throw new Error(`no definition ${name}`);
  return faultsBy(validate, value, `${where} (${definition})`);
}

/** A collection with its first page in it, and every annotation on it. */
export function annotationFaults(bytes: Uint8Array): Faults {
  const collection = jsonIn(bytes);
  if (!isFields(collection)) return ["it is no object"];
  const page = isFields(collection.first) ? collection.first : {};
  const items = listOf(page.items);
  const all = (names: readonly string[], value: Value, where: string) =>
    names.flatMap((name) => bySuite(name, value, where));
  return [
    ...bySuite("collections#contextValueFound", collection["@context"], "@context"),
    ...all(
      [
        "id#idValueFound",
        "collections#annotationCollectionTypeValueFound",
        "collections#labelDefinition",
        "collections#totalDefinition",
        "collections#firstRequiredIfTotalMoreThanZero",
      ],
      collection,
      "collection",
    ),
    ...all(
      [
        "id#idValueFound",
        "collections#annotationPageTypeValueFound",
        "collections#startIndexDefinition",
        "collections#itemsFound",
      ],
      page,
      "page",
    ),
    ...(collection.total === items.length ? [] : [`total is ${collection.total}, there are ${items.length}`]),
    ...items.flatMap((item, at) => {
      const where = `annotation ${at}`;
      if (!isFields(item)) return [`${where} is no object`];
      return [
        ...all(
          [
            "id#idValueFound",
            "annotations#annotationTypeValueFound",
            "annotations#motivationRecognizedIfPresent",
            "annotations#bodyValueValidIfPresent",
            "otherProperties#createdValidIfPresent",
          ],
          item,
          where,
        ),
        ...(item.body !== undefined && item.bodyValue !== undefined ? [`${where} has body and bodyValue`] : []),
        ...(item.target === undefined ? [`${where} has no target`] : []),
        ...listOf(item.target).flatMap((target) => bySuite("bodyTarget#targetResourcesFound", target, where)),
        ...listOf(item.body).flatMap((body) =>
          all(
            [
              "bodyTarget#bodyResourcesFound",
              "bodyTarget#resourceTypeShouldIfPresent",
              "bodyTarget#formatValidIfPresent",
              "otherProperties#purposeRecognizedIfPresent",
            ],
            body,
            where,
          ),
        ),
      ];
    }),
    ...repeated(objectsOf(items).map(({ id }) => String(id))).map((id) => `${id} is there twice`),
  ];
}
