import { plainOutlet } from "@/lib/sources/outlet";
import { shippedBehind, shippedBeside } from "@/lib/sources/outlets/known";
import type { Reliability } from "@/lib/sources/source";

/** An outlet as settings list it. */
export type ListedOutlet = {
  /** Null, like its version, for one that comes with the desk. */
  id: string | null;
  version: number | null;
  name: string;
  shortNames: readonly string[];
  domains: readonly string[];
  /** ISO 3166-1 alpha-2, or "". */
  country: string;
  reliability: Reliability | null;
  agency: boolean;
  /** The outlet of the desk's list that this one of the newsroom stands for. */
  standsFor: string | null;
};

export const whoseOutlets = ["all", "own", "desk"] as const;
export type WhoseOutlets = (typeof whoseOutlets)[number];

export type OutletQuery = { words: string; country: string; whose: WhoseOutlets; page: number };

export const outletsOnPage = 50;

type Own = Omit<ListedOutlet, "id" | "version" | "agency" | "standsFor"> & { id: string; version: number };

/** How one is found, the same as long as its words are. */
const found = new WeakMap<readonly string[], string>();

function haystack({ name, shortNames, domains }: ListedOutlet): string {
  const known = found.get(domains);
  if (known !== undefined) return known;
  const made = [name, ...shortNames, ...domains].map(plainOutlet).join("\n");
  found.set(domains, made);
  return made;
}

/**
 * A page of all outlets that the newsroom knows, by name: its own and those that come with the desk.
 * @returns the page that is asked for, or the last one there is; `total` counts all that were found.
 */
export function listOutlets(own: readonly Own[], query: OutletQuery) {
  const listed: ListedOutlet[] = own.map((outlet) => {
    const behind = shippedBehind(outlet);
    return { ...outlet, agency: behind?.agency ?? false, standsFor: behind?.name ?? null };
  });
  const desk: ListedOutlet[] = shippedBeside(own).map((outlet) => ({
    ...outlet,
    ...{ id: null, version: null, reliability: null, standsFor: null },
  }));
  const all = query.whose === "own" ? listed : query.whose === "desk" ? desk : [...listed, ...desk];
  const words = plainOutlet(query.words).split(" ").filter(Boolean);
  const matching = all
    .filter((outlet) => query.country === "" || outlet.country === query.country)
    .filter((outlet) => words.every((word) => haystack(outlet).includes(word)))
    .sort(byName);
  const pages = Math.max(1, Math.ceil(matching.length / outletsOnPage));
  const page = Math.min(Math.max(1, query.page), pages);
  return {
    outlets: matching.slice((page - 1) * outletsOnPage, page * outletsOnPage),
    total: matching.length,
    page,
    pages,
    countries: [...new Set([...listed, ...desk].map(({ country }) => country))].filter(Boolean).sort(),
  };
}

const collator = new Intl.Collator("en");
const byName = (a: ListedOutlet, b: ListedOutlet): number =>
  collator.compare(sortName(a), sortName(b)) || collator.compare(a.country, b.country);

const sortName = ({ name }: ListedOutlet): string => name.replace(/^the (?=.)|^[^\p{L}\p{N}]+/iu, "");
