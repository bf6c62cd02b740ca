/** What a page's structured data (JSON-LD with the words of schema.org) say about its article. */

export type Structured = {
  headline: string;
  /** Persons first. */
  authors: string[];
  /** The authors are persons, and not only the house that publishes. */
  signed: boolean;
  published: string;
  outlet: string;
  url: string;
  language: string;
  /** The text of the article, or its beginning, without tags. */
  body: string;
};

type Item = Record<string, unknown>;

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null;

/** More than this is no description of one article. */
const MOST_ITEMS = 5_000;

/** Reads all blocks of structured data on a page; what is broken or says nothing leaves its fields empty. */
export function structuredIn(scripts: readonly string[]): Structured {
  const items = itemsIn(scripts.map(parsed));
  const byId = new Map<string, Item>();
  // Elsewhere an item is only referred to by its id; where it is described it has more to say.
  for (const item of items) {
    const id = item["@id"];
    if (typeof id === "string" && Object.keys(item).length > 1 && !byId.has(id)) byId.set(id, item);
  }
  const described = (value: unknown): unknown => (isItem(value) ? (byId.get(wordsIn(value["@id"])) ?? value) : value);

  const articles = items.filter((item) => typesOf(item).some((type) => /(?:Article|Posting|Report)$/.test(type)));
  const pages = items.filter((item) => typesOf(item).some((type) => /(?:^|[a-z])Page$/.test(type)));
  const first = <Found>(from: readonly Item[], read: (item: Item) => Found | ""): Found | "" => {
    for (const item of from) {
      const found = read(item);
      if (found) return found;
    }
    return "";
  };
  const both = [...articles, ...pages];
  const authors = first(both, (item) => {
    const names = authorsOf(item.author, described);
    return names.names.length > 0 ? names : "";
  });
  return {
    headline: first(articles, ({ headline, name }) => wordsIn(headline) || wordsIn(name)),
    authors: authors ? authors.names : [],
    signed: authors !== "" && authors.signed,
    published: first(both, ({ datePublished }) => wordsIn(datePublished)),
    outlet: first(both, ({ publisher }) => nameOf(described(one(publisher)))),
    url: first(articles, ({ url, mainEntityOfPage }) => wordsIn(url) || wordsIn(addressOf(mainEntityOfPage))),
    language: first(both, ({ inLanguage }) => wordsIn(one(inLanguage))),
    body: first(articles, ({ articleBody }) => wordsIn(articleBody).replace(/<[^<>]*>/g, " ")),
  };
}

function parsed(script: string): unknown {
  // What stands around the data are comment signs of HTML or JavaScript.
  const bare = script.replace("<![CDATA[", "").replace("]]>", "");
  const data = bare.slice(bare.search(/[{[]/), Math.max(bare.lastIndexOf("}"), bare.lastIndexOf("]")) + 1);
  // Sites write line breaks into strings, and commas behind the last item.
  const joined = data.replace(/\s+/g, " ");
  for (const attempt of [data, joined, joined.replace(/, ?(?=[}\]])/g, "")])
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt mends more; a page whose data cannot be read at all is read without them.
    }
  return null;
}

/** All items at any depth, the outer ones first. */
function itemsIn(roots: readonly unknown[]): Item[] {
  const items: Item[] = [];
  let level: unknown[] = [...roots];
  while (level.length > 0 && items.length < MOST_ITEMS) {
    const next: unknown[] = [];
    for (const value of level) {
      if (!isItem(value)) continue;
      if (!Array.isArray(value)) items.push(value);
      for (const inner of Object.values(value)) if (isItem(inner)) next.push(inner);
    }
    level = next;
  }
  return items;
}

const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const wordsIn = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const typesOf = (item: Item): string[] =>
  [item["@type"]].flat().filter((type): type is string => typeof type === "string");
const nameOf = (value: unknown): string => (isItem(value) ? wordsIn(one(value.name)) : wordsIn(value));
const addressOf = (value: unknown): unknown => (isItem(value) ? value["@id"] : value);

function authorsOf(author: unknown, described: (value: unknown) => unknown): { names: string[]; signed: boolean } {
  const all = [author].flat().slice(0, 20).map(described);
  const houses = all.filter((who) => isItem(who) && typesOf(who).some((type) => type.endsWith("Organization")));
  const persons = all.filter((who) => !houses.includes(who));
  const named = (from: readonly unknown[]) => [
    ...new Set(from.map(nameOf).filter((name) => /^[\p{L}\p{N}]/u.test(name))),
  ];
  const signed = named(persons).filter((name) => !/^https?:/.test(name));
  return signed.length > 0 ? { names: signed, signed: true } : { names: named(houses), signed: false };
}
