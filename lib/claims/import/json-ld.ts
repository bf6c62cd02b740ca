import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { most, type Table, type TableRow, tooManyRows } from "@/lib/claims/import/table";
import { modeIn, stanceOfRating, substanceIn } from "@/lib/claims/import/words";

/** Reads claims from what other programs publish in JSON-LD, as a table like that of a sheet. */

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const all = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const text = (value: unknown): string => {
  if (typeof value === "string" || typeof value === "number") return String(value).trim();
  if (isJson(value)) return text(value["@value"] ?? value.name ?? "");
  return Array.isArray(value) ? text(value[0]) : "";
};
/** "https://schema.org/ClaimReview" and "oa:Annotation" are the same as their last word. */
const types = (value: Json): string[] =>
  all(value["@type"] ?? value.type).map((one) => text(one).replace(/^.*[/#:]/, ""));

/** Whoever nests deeper than this means no list. */
const deepest = 6;

function* things(value: unknown, depth = 0): Generator<Json> {
  if (depth > deepest) return;
  if (Array.isArray(value)) for (const one of value) yield* things(one, depth + 1);
  if (!isJson(value)) return;
  const lists = [value["@graph"], value.items, value.first, value.rows].filter((list) => list !== undefined);
  const own = types(value);
  if (
    own.some((type) => ["Annotation", "ClaimReview", "Claim"].includes(type)) ||
    (own.length === 0 && lists.length === 0)
  )
    yield value;
  for (const list of lists) yield* things(list, depth + 1);
}

/** JSON itself, or the JSON-LD that a page carries in its scripts. */
function parsed(source: string): unknown {
  const scripts = [...source.matchAll(/<script[^>]*application\/ld\+json[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, one]) => one ?? "",
  );
  try {
    return scripts.length > 0 ? scripts.map((one) => JSON.parse(one)) : JSON.parse(source);
  } catch {
    throw new UnreadableError(
      "This is no JSON that can be read. Export the annotations or reviews anew, or import a sheet.",
    );
  }
}

/**
 * Reads W3C annotations (https://www.w3.org/TR/annotation-model/) and schema.org ClaimReview.
 * @param newsroom the desk's own name as it publishes: its own verdicts are its verdicts, others' are evidence.
 */
export function jsonLdTable(source: string, newsroom: string): Table {
  const found = [...things(parsed(source))];
  const annotations = found.filter((one) => types(one).includes("Annotation") || one.target !== undefined);
  const reviews = found.filter((one) => types(one).some((type) => type === "ClaimReview" || type === "Claim"));
  if (annotations.length === 0 && reviews.length === 0)
    throw new UnreadableError(
      "There is neither an annotation nor a ClaimReview in this file. Choose another one, or a sheet.",
    );
  if (annotations.length + reviews.length > most.rows) throw new UnreadableError(tooManyRows);
  const from = annotations.length > 0 ? "annotations" : "claimreview";
  const made = annotations.length > 0 ? annotated(annotations) : reviewed(reviews, newsroom);
  return { from, sheets: [""], sheet: "", charset: "utf-8", ...made };
}

const headsOfAnnotation = [
  "Statement",
  "Verdict",
  "Articles",
  "Words in the articles",
  "Prefix",
  "Suffix",
  "Start",
  "Mode",
];

function annotated(list: readonly Json[]): Pick<Table, "headers" | "rows"> {
  const rows: TableRow[] = [];
  for (const [at, one] of list.entries()) {
    const bodies = bodiesOf(one);
    const by = (purpose: string) => bodies.filter((body) => body.purposes.includes(purpose));
    // Ours begins with the claim's short name.
    const described = by("describing")[0]?.value.replace(/^[A-Z]{0,3}\d+ (?=\S)/, "");
    const written =
      described ??
      bodies.find((body) => !body.purposes.some((purpose) => purpose === "tagging" || purpose === "classifying"))
        ?.value;
    const verdict =
      by("classifying")
        .map(({ value }) => substanceIn(value))
        .find(Boolean) ?? "";
    const mode =
      by("tagging")
        .map(({ value }) => modeIn(value))
        .find(Boolean) ?? "";
    for (const target of all(one.target ?? one.uri)) {
      const { exact, prefix, suffix, start } = selectorsOf(target);
      const article = isJson(target) ? text(target.source ?? target.id) : text(target);
      const statement = (written || exact).split(/\n/)[0] ?? "";
      rows.push({
        number: at + 1,
        cells: [statement, verdict, article || text(one.uri), exact, prefix, suffix, start, mode],
      });
    }
  }
  return { headers: headsOfAnnotation, rows };
}

function bodiesOf(annotation: Json): { value: string; purposes: string[] }[] {
  const motivation = all(annotation.motivation).map(text);
  const bodies = all(annotation.body).map((body) => {
    if (!isJson(body)) return { value: text(body), purposes: motivation };
    const purposes = all(body.purpose).map(text);
    return { value: text(body.value), purposes: purposes.length > 0 ? purposes : motivation };
  });
  // As Hypothesis hands its annotations over.
  const tags = all(annotation.tags).map((tag) => ({ value: text(tag), purposes: ["tagging"] }));
  return [...bodies, { value: text(annotation.text), purposes: [] }, ...tags].filter(({ value }) => value !== "");
}

function selectorsOf(target: unknown): { exact: string; prefix: string; suffix: string; start: string } {
  const found = { exact: "", prefix: "", suffix: "", start: "" };
  const queue = isJson(target) ? all(target.selector) : [];
  for (const selector of queue) {
    if (!isJson(selector) || queue.length > 50) continue;
    const [type = ""] = types(selector);
    if (type === "TextQuoteSelector") {
      // Their spaces belong to them: they are cut nowhere.
      const kept = (value: unknown) => (typeof value === "string" ? value : "");
      Object.assign(found, {
        exact: kept(selector.exact),
        prefix: kept(selector.prefix),
        suffix: kept(selector.suffix),
      });
    }
    if (type === "TextPositionSelector") found.start = text(selector.start);
    queue.push(...all(selector.refinedBy));
  }
  return found;
}

const headsOfReview = [
  "Statement",
  "About",
  "Verdict",
  "Source title",
  "Source address",
  "Outlet",
  "Source date",
  "Source kind",
  "Stance",
  "Note",
];

function reviewed(list: readonly Json[], newsroom: string): Pick<Table, "headers" | "rows"> {
  const rows = list.map((one, at) => {
    const item = [...all(one.itemReviewed)].find(isJson);
    const statement = text(one.claimReviewed) || text(one.name ?? one.text) || text(item?.name ?? item?.text);
    const about = all((item ?? one).about)
      .map(text)
      .filter(Boolean)
      .join("; ");
    if (!types(one).includes("ClaimReview")) return { number: at + 1, cells: [statement, about] };
    const rating = [...all(one.reviewRating)].find(isJson);
    const words = text(rating?.alternateName) || text(rating?.name);
    const outlet = text(isJson(one.author) ? one.author.name : all(one.author)[0]) || text(one.publisher);
    if (outlet === newsroom) return { number: at + 1, cells: [statement, about, substanceIn(words) ?? ""] };
    const date = /^\d{4}-\d{2}-\d{2}/.exec(text(one.datePublished))?.[0] ?? "";
    const title = text(one.headline ?? one.name) || `Review of “${statement.slice(0, 300)}”`;
    const note = words === "" ? "" : `Rated: ${words}`;
    const stance = stanceOfRating(words, onScale(rating));
    return {
      number: at + 1,
      cells: [statement, about, "", title, text(one.url), outlet, date, "article", stance, note],
    };
  });
  return { headers: headsOfReview, rows };
}

/** From 0 (worst) to 1 (best); null without figures, or without the ends of the scale. */
function onScale(rating: Json | undefined): number | null {
  const [value, best, worst] = [rating?.ratingValue, rating?.bestRating, rating?.worstRating].map((one) =>
    Number(text(one) || "NaN"),
  );
  if (value === undefined || best === undefined || worst === undefined || !(best > worst)) return null;
  const place = (value - worst) / (best - worst);
  return place >= 0 && place <= 1 ? place : null;
}
