/** What a column of an imported sheet can hold, and the headings by which it is known. */
export const importFields = [
  "statement",
  "kind",
  "stakes",
  "about",
  "substance",
  "articles",
  "words",
  "prefix",
  "suffix",
  "start",
  "mode",
  "title",
  "url",
  "outlet",
  "author",
  "sourceKind",
  "publishedAt",
  "reliability",
  "stance",
  "quote",
  "locator",
  "credibility",
  "note",
] as const;
export type ImportField = (typeof importFields)[number];

/** Field → column from 0; a field that is left out is nowhere in the sheet. */
export type Mapping = Partial<Record<ImportField, number>>;

/** What people call each, in a sentence's place. */
export const fieldNames: Record<ImportField, string> = {
  statement: "Statement of the claim",
  kind: "Kind of claim",
  stakes: "Stakes",
  about: "Whom it is about",
  substance: "Verdict",
  articles: "Articles that make it",
  words: "Words in the articles",
  prefix: "Words before",
  suffix: "Words after",
  start: "Position of the words",
  mode: "How the article puts it",
  title: "Source",
  url: "Address of the source",
  outlet: "Outlet of the source",
  author: "Author of the source",
  sourceKind: "Kind of source",
  publishedAt: "Date of the source",
  reliability: "Reliability of the source",
  stance: "What the source does",
  quote: "Quote from the source",
  locator: "Where in the source",
  credibility: "Credibility",
  note: "Note on the evidence",
};

/** Headings as desks write them, the surest first; compared by their letters and figures alone. */
const headings: Record<ImportField, readonly string[]> = {
  statement: ["statement", "claim statement", "claim reviewed", "claim", "assertion", "fact", "sentence", "behauptung"],
  kind: ["kind", "claim type", "claim kind", "type of claim", "type", "category"],
  stakes: ["stakes", "priority", "importance", "risk"],
  about: ["about", "whom it is about", "person", "people", "claimant", "subject"],
  substance: ["substance", "verdict", "finding", "result", "conclusion", "rating", "true or false"],
  articles: ["articles", "article", "article letter", "article address"],
  words: ["words in the articles", "words", "passage", "excerpt", "text in article", "original wording"],
  prefix: ["prefix"],
  suffix: ["suffix"],
  start: ["start"],
  mode: ["mode", "how it puts it"],
  title: ["source title", "source name", "source", "sources", "title", "evidence", "reference", "quelle"],
  url: ["source address", "source url", "source link", "url", "link", "links", "address", "web address"],
  outlet: ["outlet", "publisher", "publication", "medium", "organisation", "organization", "fact checker"],
  author: ["author", "source author", "byline", "by"],
  sourceKind: ["source kind", "source type", "kind of source", "type of source"],
  publishedAt: ["source date", "published", "publication date", "date published", "date"],
  reliability: ["reliability", "source reliability", "grade"],
  stance: ["stance", "supports or refutes", "supports refutes", "direction"],
  quote: ["quote", "quotation", "source quote", "what it says"],
  locator: ["where", "locator", "page", "pages", "timestamp", "timecode"],
  credibility: ["credibility"],
  note: ["note", "notes", "comment", "comments", "remark", "remarks"],
};

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Proposes what each column holds by its heading; every column is taken once, by the field that it fits best. */
export function proposedMapping(headers: readonly string[]): Mapping {
  const names = headers.map(plain);
  const fits: { field: ImportField; column: number; rank: number }[] = [];
  for (const field of importFields)
    for (const [column, name] of names.entries()) {
      const rank = headings[field].indexOf(name);
      if (rank >= 0) fits.push({ field, column, rank });
    }
  const mapping: Mapping = {};
  const taken = new Set<number>();
  for (const { field, column } of fits.sort((a, b) => a.rank - b.rank || a.column - b.column))
    if (mapping[field] === undefined && !taken.has(column)) {
      mapping[field] = column;
      taken.add(column);
    }
  return mapping;
}
