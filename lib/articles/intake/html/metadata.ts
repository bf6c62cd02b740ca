/** What a page says about its article, each field with where it says so, in words for the editor who checks it. */

import type { AsideReason } from "@/lib/articles/article";
import type { Shown } from "@/lib/articles/intake/document";
import type { ReadingTime } from "@/lib/articles/intake/formats";
import { type Headline, headlineOf, withoutOutlet } from "@/lib/articles/intake/html/headline";
import type { Mark, Piece } from "@/lib/articles/intake/html/pieces";
import type { Structured } from "@/lib/articles/intake/html/structured";
import { bylineIn } from "@/lib/articles/intake/masthead";
import { publishedAtIn } from "@/lib/articles/intake/published";
import { urlOf } from "@/lib/url";

export type Page = {
  document: Document;
  structured: Structured;
  pieces: readonly Piece[];
  /** Of each piece, why it is not the article; null if it is. */
  aside: readonly (AsideReason | null)[];
  marks: readonly Mark[];
};

/** A masthead has a few names and times; comments have hundreds. */
const MOST_MARKS = 40;
const LONGEST_TITLE = 500;

type Said = readonly [value: string, seenIn: string];

const inData = (field: string) => `the page's structured data (JSON-LD ${field})`;
const inMeta = (name: string) => `the meta tag ${name}`;
const inLine = (line: string) => `the line “${line.length > 120 ? `${line.slice(0, 119).toWellFormed()}…` : line}”`;

/** Reads the fields of a page and finds its headline among its pieces. */
export function pageMetadata(
  page: Page,
  time: ReadingTime & { url?: string | undefined },
): Shown & { headline: Headline } {
  const { document, structured, pieces, aside } = page;
  const meta = metaOf(document);
  const url = first(
    [...addresses(document, structured, meta), [time.url ?? "", "the address where the page was found"]],
    ([value, where]) => said(httpAddress(value, time.url), where),
  );
  const language = first(
    [
      [document.documentElement.getAttribute("lang") ?? "", "the page's language (html lang)"],
      [(meta.get("og:locale") ?? "").replace("_", "-"), inMeta("og:locale")],
      [structured.language, inData("inLanguage")],
    ],
    ([value, where]) => said(languageCode(value), where),
  );
  const outlet = first(
    [[structured.outlet, inData("publisher")], ...inMetas(meta, ["og:site_name", "application-name"])],
    ([value, where]) => said(/^https?:/.test(value) || value.length > 80 ? "" : line(value), where),
  );
  const outlets = [outlet?.[0], meta.get("og:site_name"), hostOf(url?.[0] ?? time.url)].filter(
    (name) => name !== undefined,
  );
  const titles = [
    [structured.headline, inData("headline")] as Said,
    ...inMetas(meta, ["og:title", "twitter:title"]),
    [document.querySelector("title")?.textContent ?? "", "the page's title"] as Said,
  ].flatMap(([value, where]): Said[] => {
    const title = value.length > LONGEST_TITLE ? "" : withoutOutlet(line(decoded(value, document)), outlets);
    return title === "" ? [] : [[title, where]];
  });
  const end = aside.lastIndexOf(null) + 1 || pieces.length;
  const headline = headlineOf(pieces, aside, end, { titles, outlets });
  const around = { from: Math.max(0, headline.at < 0 ? aside.indexOf(null) - 12 : headline.at - 6), end };
  const published = publishedOn(
    page,
    meta,
    around,
    { ...time, language: language?.[0] ?? "" },
    url?.[0] ?? time.url ?? "",
  );
  const byline = bylineOn(page, meta, around);

  const shown: Shown = { metadata: {}, seenIn: {} };
  const fields = {
    title: [headline.title, headline.seenIn] as Said,
    outlet,
    byline,
    publishedAt: published,
    url,
    language,
  };
  for (const [field, found] of Object.entries(fields) as [keyof typeof fields, Said | undefined][]) {
    if (!found?.[0]) continue;
    shown.metadata[field] = found[0];
    shown.seenIn[field] = found[1];
  }
  return { ...shown, headline };
}

/** The first that can be read. */
function first<Found>(from: readonly Said[], read: (one: Said) => Found | undefined): Found | undefined {
  for (const one of from) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

const said = (value: string, seenIn: string): Said | undefined => (value === "" ? undefined : [value, seenIn]);
const line = (words: string) => words.replace(/\s+/g, " ").trim();

/** Meta tags by name, property or itemprop in lower case; of several the first that is not empty. */
function metaOf(document: Document): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = line(element.getAttribute("content") ?? "");
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name && content !== "" && !meta.has(name)) meta.set(name, content);
    }
  }
  return meta;
}

const inMetas = (meta: Map<string, string>, names: readonly string[]): Said[] =>
  names.map((name) => [meta.get(name) ?? "", inMeta(name)]);

/** Structured data often hold the entities of HTML, which JSON does not know. */
function decoded(words: string, document: Document): string {
  if (!words.includes("&")) return words;
  const element = document.createElement("p");
  element.innerHTML = words.replaceAll("<", "&lt;");
  return element.textContent ?? "";
}

function addresses(document: Document, structured: Structured, meta: Map<string, string>): Said[] {
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute("href") ?? "";
  return [
    [canonical, "the page's canonical address (link rel=canonical)"],
    ...inMetas(meta, ["og:url"]),
    [structured.url, inData("url")],
  ];
}

/** An address of the web without credentials; "" for all else. */
function httpAddress(address: string, base: string | undefined): string {
  if (address === "") return "";
  const url = urlOf(address, base);
  return url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" ? url.href : "";
}

function hostOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : urlOf(address)?.hostname.replace(/^www\./, "");
}

function languageCode(tag: string): string {
  try {
    const { language } = new Intl.Locale(tag.trim());
    return language === "und" ? "" : language;
  } catch {
    return "";
  }
}

/** Where the masthead may stand among the pieces: from a little before the headline to the end of the article. */
type Around = { from: number; end: number };

const authorMetas = "author article:author parsely-author sailthru.author byl dc.creator dcterms.creator".split(" ");

function bylineOn(
  { structured, pieces, aside, marks }: Page,
  meta: Map<string, string>,
  around: Around,
): Said | undefined {
  const signed = structured.authors.join(", ");
  const labelled = /^(?:written )?by$|author/i.test(meta.get("twitter:label1") ?? "") ? "twitter:data1" : "";
  const lines = pieces.slice(around.from, around.from + 20).map(({ text }): Said => [line(text), inLine(line(text))]);
  return (
    (structured.signed ? said(byName(signed), inData("author")) : undefined) ??
    first(inMetas(meta, [...authorMetas, labelled]), ([name, where]) => said(byName(name), where)) ??
    markedAuthor(marks, aside, around) ??
    first(lines, ([text, where]) => said(bylineIn(text)?.byline ?? "", where)) ??
    said(byName(signed), inData("author"))
  );
}

/** A byline's names; "" for addresses, accounts and what is no name. */
function byName(words: string): string {
  const name = line(words).replace(/^(?:(?:written|posted|words|text|story|reported)\s+)?by\b:?\s*/i, "");
  return name.length > 120 || /^(?:https?:|www\.)|[:@<>]/.test(name) || /^(?:admin|administrator|author)$/i.test(name)
    ? ""
    : name;
}

/** Names that stand in elements marked as author or byline, as links with rel=author are. */
function markedAuthor(marks: readonly Mark[], aside: Page["aside"], { from, end }: Around): Said | undefined {
  const authors = marks.filter(
    ({ kind, at }) =>
      kind === "author" && at >= from && (at < end ? aside[at] !== "read-also" : aside[at] === "author-note"),
  );
  let found = -1;
  const names: string[] = [];
  for (const { element, at } of authors.slice(0, MOST_MARKS)) {
    const name = nameWithin(element);
    if (name === "" || (found >= 0 && found !== at)) continue;
    found = at;
    if (!names.includes(name)) names.push(name);
  }
  return said(names.join(", "), "the name that the page marks as its author");
}

const noName =
  /^(?:about|author|authors|posted|published|updated|written|words|text|reviewed|edited|by|and|share|follow|read|view|see|photo|image|insights|from|sponsored|contributor|staff writer|all posts)\b|[\d@:|•·]|[.!?]$/i;

/** The first of an element's texts that may be a name. */
function nameWithin(element: Element): string {
  const document = element.ownerDocument;
  const texts = document.createTreeWalker(element, 4);
  for (let seen = 0; seen < 12 && texts.nextNode(); seen += 1) {
    const words = byName(texts.currentNode.nodeValue ?? "").replace(/[,;\s–—-]+$/, "");
    if (words.length > 1 && words.length <= 60 && words.split(" ").length <= 8 && !noName.test(words)) return words;
  }
  return "";
}

const dateMetas = (
  "article:published_time og:published_time article:published parsely-pub-date datepublished date pubdate publishdate " +
  "publish_date publish-date publication_date sailthru.date dc.date dc.date.issued dcterms.created dcterms.date " +
  "citation_publication_date article.published"
).split(" ");

function publishedOn(
  { structured, pieces, aside, marks }: Page,
  meta: Map<string, string>,
  { from, end }: Around,
  reading: ReadingTime & { language: string },
  address: string,
): Said | undefined {
  const read = ([words, where]: Said) => said(dayOrInstant(words, reading), where);
  const times = marks
    .filter(({ kind, at }) => kind === "time" && at >= from && at <= end && isNear(aside[at]))
    .slice(0, MOST_MARKS)
    .filter(({ element }) => !isUpdate(element))
    .flatMap(({ element }) => [element.getAttribute("datetime") ?? "", line(element.textContent ?? "")])
    .map((words): Said => [words, "the time that the page shows (time)"]);
  const body = aside.findIndex(
    (reason, index) => index >= from && reason === null && (pieces[index]?.text.length ?? 0) > 160,
  );
  const lines = [...pieces.slice(from, body < 0 ? from + 12 : body), ...pieces.slice(end, end + 3)]
    .map(({ text }) => line(text))
    .filter((text) => text.length <= 120 && /\d{4}/.test(text) && !updated.test(text));
  const [, year, month, day] = /\/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)/.exec(address) ?? [];
  const inAddress = year ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : "";
  return first(
    [
      [structured.published, inData("datePublished")],
      ...inMetas(meta, dateMetas),
      ...times,
      ...lines.map((text): Said => [text, inLine(text)]),
      [inAddress, "the date in the page's address"],
    ],
    read,
  );
}

const updated = /updated|modified|reviewed|aktualisiert|mis à jour|actualizado|aggiornato/i;
const isUpdate = (element: Element) => updated.test(`${element.className} ${element.textContent}`);
const isNear = (reason: AsideReason | null | undefined) => reason !== "read-also" && reason !== "subscribe";

/** A date as metadata have it: midnight stands for a day whose hour nobody gave. */
function dayOrInstant(words: string, reading: ReadingTime & { language: string }): string {
  const exact = words
    .trim()
    .replace(/^(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$/, "$1")
    .replace(/(\d\d:\d\d:\d\d)[.,]\d+/, "$1");
  return publishedAtIn(exact, reading) ?? "";
}
