/** Whom a text names, as a source that an origin link can lead to: which one it is, or what is to be put up for it. */

import type { NamedSource } from "@/lib/sources/attribution/attribution";
import { authorsIn, canonicalUrl, type OutletNames, outletKey } from "@/lib/sources/outlet";
import { isPrimary, type LinkKind, type SourceKind } from "@/lib/sources/source";
import { urlOf } from "@/lib/url";

/** A source of the dossier, as far as it matters for whether a text means it. */
export type KnownSource = {
  id: string;
  kind: SourceKind;
  title: string;
  outlet: string;
  author: string;
  canonicalUrl: string;
  publishedAt: string | null;
  unidentified: boolean;
  confidential: boolean;
  proposed: boolean;
};

/** A source that is not there yet. */
export type PutUp = {
  /** Stands for its id among what is proposed together with it. */
  key: string;
  kind: SourceKind;
  title: string;
  outlet: string;
  author: string;
  url: string;
  unidentified: boolean;
  /** True for an outlet's report that is not told to come from elsewhere; null where that does not arise. */
  ownReporting: true | null;
};

/** What a text names, reduced to what tells it from others. */
export type Target = Omit<PutUp, "key" | "ownReporting"> & {
  /** The same for all spellings of the same one: "outlet courier", "person ann lee", "nobody two officials". */
  identity: string;
  /** One spelling of its address, or "". */
  work: string;
};

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Reads whom an attribution names; null where nothing of it can be a source. */
export function targetOf(source: NamedSource, kind: LinkKind, names: OutletNames): Target | null {
  const name = source.name.replace(/\s+/g, " ").trim();
  const url = source.url ?? "";
  const work = canonicalUrl(url) ?? "";
  const outlet = source.outlet.trim();
  const institution = source.institution.trim();
  if (source.unidentified) {
    const called = name || "Somebody unnamed";
    const of = source.is === "report" || source.is === "outlet" ? "article" : kindOfUnnamed(called, kind, source.is);
    return {
      ...{ kind: of, title: capital(called), outlet: "", author: "", url, work, unidentified: true },
      identity: `nobody ${unnamedAs(called)}`,
    };
  }
  const reports = source.is === "outlet" || source.is === "report";
  if (outlet !== "" && reports) {
    const title = `${outlet}: ${headlineIn(work) || "report"}`;
    return {
      ...{ kind: "article", title, outlet, author: "", url, work, unidentified: false },
      identity: `outlet ${outletKey(outlet, names)}`,
    };
  }
  if (work !== "" && reports) {
    const host = hostOf(work);
    const title = name && plain(name) !== plain(host) ? capital(name) : `${host}: ${headlineIn(work) || "page"}`;
    return {
      ...{ kind: "article", title, outlet: host, author: "", url, work, unidentified: false },
      identity: `outlet ${outletKey(host, names)}`,
    };
  }
  const called = name || institution || outlet;
  if (called === "") return null;
  const of = kindOfNamed(called, kind, source.is);
  const author = source.is === "person" ? personIn(called) : "";
  const speaksFor = institution || outlet || (source.is === "institution" ? called : "");
  const made = { kind: of, title: capital(called), outlet: speaksFor, author, url, work, unidentified: false };
  return { ...made, identity: identityOf({ ...made, title: called }, names) };
}

/** What tells a source of the dossier from the others, in the words of `targetOf`. */
export function identityOf(
  source: Pick<KnownSource, "kind" | "title" | "outlet" | "author" | "unidentified">,
  names: OutletNames,
): string {
  const { kind, title, outlet, author } = source;
  if (source.unidentified) return `nobody ${unnamedAs(title)}`;
  const key = outletKey(outlet, names);
  if (!isPrimary(kind)) return key ? `outlet ${key}` : `title ${plain(title)}`;
  if (kind === "document" || kind === "dataset") return `${kind} ${wordsOfDocument(title).join(" ")}`;
  const [person] = authorsIn(author, names);
  if (person) return `person ${person.key}`;
  return `said ${plain(title)} ${key}`.trim();
}

const nobodysWords = new Set(
  "a an the some several many few other another one two three four five six seven eight nine ten both unnamed anonymous unidentified".split(
    " ",
  ),
);

/** "two unnamed officials", "the officials" and "an official" are the same people as far as one text tells. */
const unnamedAs = (name: string): string =>
  plain(name)
    .split(" ")
    .filter((word) => !nobodysWords.has(word))
    .map((word) => word.replace(/(?<=\p{L}{3})s$/u, ""))
    .join(" ");

/**
 * Whether the same words in two articles mean the same one. They do for an outlet, for a person by name, and for whoever
 * speaks for a named institution; "a contract" may be any contract.
 */
export function meansTheSameEverywhere(identity: string): boolean {
  const [sort = "", ...words] = identity.split(" ");
  if (sort === "outlet" || sort === "person") return words.length > 0;
  return sort === "document" || sort === "dataset" ? words.length > 1 : sort === "said" && words.length > 2;
}

const dataWords = /\b(data|datasets?|statistics|figures|census|index|polls?|surveys?)\b/i;
const documentWords =
  /\b(documents?|papers?|files?|memos?|memorand(?:um|a)|records?|contracts?|letters?|e-?mails?|filings?|indictments?|rulings?|minutes|transcripts?|schedules?|registers?|logs?|cables?|recordings?|footage)\b/i;
const postWords = /\b(posts?|tweets?|thread)\b/i;

/** "Survey data" is data, a "survey log" is a document. */
const kindOfPaper = (name: string): SourceKind =>
  dataWords.test(name) && !documentWords.test(name) ? "dataset" : "document";

function kindOfUnnamed(name: string, link: LinkKind, is: NamedSource["is"]): SourceKind {
  if (link === "interviewed") return "interview";
  if (link === "witnessed") return "observation";
  if (link === "obtained" || is === "document") return kindOfPaper(name);
  return documentWords.test(name) ? "document" : "statement";
}

function kindOfNamed(name: string, link: LinkKind, is: NamedSource["is"]): SourceKind {
  if (link === "interviewed") return "interview";
  if (link === "witnessed") return "observation";
  if (is === "document" || link === "obtained") return kindOfPaper(name);
  if (is === "report") return "article";
  return is !== "person" && postWords.test(name) ? "post" : "statement";
}

const office =
  /^(?:(?:the|a|an|former|then|acting|deputy|vice|prime|chief|foreign|interior|defen[cs]e|finance|health|us|uk|eu|un)\s+)*(?:president|minister|secretary|senator|spokes(?:person|man|woman)|general|colonel|captain|governor|mayor|judge|justice|professor|prof|doctor|dr|mr|mrs|ms|sir|dame|lord|lady|king|queen|prince|princess|pope|chancellor|ambassador|director|commissioner|chair(?:man|woman|person)?|rep|sen|gov|gen|col)\.?\s+/i;

/** "Dana Rossiter" of "President Dana Rossiter, a former adviser"; "" of "a spokesperson for the council". */
function personIn(name: string): string {
  const called = (name.split(/,| \(| (?:of|for|from) the /)[0] ?? "").trim().replace(office, "");
  const parts = called.split(/\s+/);
  const isName = (part: string) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(part);
  const isParticle = (part: string) => /^(?:de|da|di|del|der|den|van|von|al|el|bin|ibn|la|le|dos|das)$/u.test(part);
  const written = parts.every((part, at) => isName(part) || (at > 0 && at < parts.length - 1 && isParticle(part)));
  return written && parts.length >= 2 && parts.length <= 5 ? called : "";
}

const ofNoWeight = new Set(
  "a an the of by from for in on and to leaked secret internal confidential classified official newly document documents papers paper files file memo memos records record report reports that which it its their".split(
    " ",
  ),
);

/** The words that tell one document from another: of "leaked papers of the Harbour Command" the last two. */
export const wordsOfDocument = (title: string): string[] => [
  ...new Set(
    plain(title)
      .split(" ")
      .filter((word) => word !== "" && !ofNoWeight.has(word)),
  ),
];

/** Two documents that one outlet has are the same where their names share a word of weight, or one has none. */
export function sameDocument(one: string, other: string): boolean {
  const [a, b] = [wordsOfDocument(one), wordsOfDocument(other)];
  return a.length === 0 || b.length === 0 || a.some((word) => b.includes(word));
}

const hostOf = (work: string): string => urlOf(work)?.hostname ?? "";

/** Words of an address, where it ends in a headline: "/2025/10/harbour-papers-leaked" gives "Harbour papers leaked". */
function headlineIn(work: string): string {
  const last = urlOf(work)?.pathname.split("/").filter(Boolean).at(-1) ?? "";
  let slug = last;
  try {
    slug = decodeURIComponent(last);
  } catch {
    // Written otherwise than addresses are: it is taken as it stands.
  }
  const words = slug
    .replace(/\.\w{2,5}$/, "")
    .split(/[-_]+/)
    .filter((word) => /^\p{L}[\p{L}\p{M}]*$|^\p{N}{1,4}$/u.test(word));
  return words.length < 3 ? "" : capital(words.slice(0, 14).join(" ")).toWellFormed();
}

const capital = (text: string): string => {
  const [first = ""] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}`.slice(0, 500).toWellFormed();
};
