import {
  type ClaimKind,
  type ClaimStatus,
  claimKinds,
  claimStatuses,
  type Stakes,
  type Substance,
  stakesLevels,
  substances,
} from "@/lib/claims/claim";
import { foldedWords, wantedWords } from "@/lib/search/fold";

/** The kinds of things that are found, as the query names them after `in:`. */
export const places = ["claims", "sentences", "articles", "sources", "talk", "tasks"] as const;
export type PlaceName = (typeof places)[number];

/** A word or some that follow each other; folded. */
export type Term = { words: string[]; beginning: boolean };

export type Filters = {
  in?: PlaceName;
  status?: ClaimStatus | "stale";
  verdict?: Substance | "none";
  kind?: ClaimKind;
  stakes?: Stakes;
  /** Part of a person's name: who checks, wrote or said it, or a byline. */
  person?: string;
  outlet?: string;
  /** A year, a month or a day in UTC: 2026, 2026-03, 2026-03-17. */
  date?: string;
  before?: string;
  after?: string;
};
export type FilterName = keyof Filters;

/** What somebody looks for. */
export type Asked = {
  terms: Term[];
  not: Term[];
  filters: Filters;
  /** What cannot be asked for, as typed: "status:maybe", "-e*". It is told, and left out. */
  ignored: string[];
};

const longest = 500;
const mostTerms = 12;
const mostWords = 24;

const choices: { [K in FilterName]?: readonly string[] } = {
  in: places,
  status: [...claimStatuses, "stale"],
  verdict: [...substances, "none"],
  kind: claimKinds,
  stakes: stakesLevels,
};
const free: readonly FilterName[] = ["person", "outlet"];
const dated: readonly FilterName[] = ["date", "before", "after"];
export const filterNames: readonly FilterName[] = [...(Object.keys(choices) as FilterName[]), ...free, ...dated];

const part = /(-?)(?:([a-z]+):)?(?:["“„«]([^"”“»]*)["”“»]?|([^\s"“„«]+))/giu;

/**
 * Reads what was typed: words, "phrases", -not, beginnings*, and filters such as status:for-review or
 * outlet:"The Courier". Whatever it is, it is read as something; the result holds folded words alone, so that nothing of
 * what was typed reaches the database as a query.
 * @param typing the last word may be unfinished: it is looked for as a beginning too.
 */
export function readQuery(text: string, { typing = false } = {}): Asked {
  const asked: Asked = { terms: [], not: [], filters: {}, ignored: [] };
  let words = 0;
  let last: Term | null = null;
  for (const [whole, minus, name = "", quoted, plain] of text.toWellFormed().slice(0, longest).matchAll(part)) {
    const value = quoted ?? plain ?? "";
    last = null;
    if (name && readFilter(asked, whole, minus !== "", name.toLowerCase(), value)) continue;
    const wanted = wantedWords(name ? `${name} ${value}` : value);
    const term = {
      words: wanted.words.slice(0, mostWords - words),
      beginning: wanted.beginning || (quoted === undefined && value.endsWith("*")),
    };
    if (term.words.length === 0) continue;
    // To leave out all that begins with one letter takes a second in a large newsroom, and leaves next to nothing.
    if (minus && value.endsWith("*") && (term.words.at(-1) ?? "").length < 2) {
      asked.ignored.push(whole.slice(0, 80));
      continue;
    }
    if (asked.terms.length + asked.not.length >= mostTerms) break;
    words += term.words.length;
    (minus ? asked.not : asked.terms).push(term);
    if (!minus && quoted === undefined) last = term;
  }
  if (typing && last && !/\s$/u.test(text)) last.beginning = true;
  return asked;
}

function readFilter(asked: Asked, whole: string, not: boolean, name: string, value: string): boolean {
  const filter = filterNames.find((one) => one === name);
  if (!filter) return false;
  const read = not ? null : choiceOf(filter, value);
  if (read === null) asked.ignored.push(whole.slice(0, 80));
  else Object.assign(asked.filters, { [filter]: read });
  return true;
}

function choiceOf(filter: FilterName, value: string): string | null {
  const typed = value.trim();
  if (dated.includes(filter)) return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(typed) ? typed : null;
  if (free.includes(filter)) return foldedWords(typed).length > 0 ? typed.slice(0, 100) : null;
  const plain = typed.toLowerCase().replace(/[\s_-]+/g, "-");
  return choices[filter]?.find((choice) => choice === plain) ?? null;
}

export const hasFilters = ({ filters }: Asked): boolean => Object.keys(filters).some((name) => name !== "in");

/** Nothing is looked for: no word and no filter. */
export const asksNothing = (asked: Asked): boolean => asked.terms.length === 0 && !hasFilters(asked);

/** Puts a filter that was chosen in the form into the query as if it had been typed. */
export function withFilters(text: string, chosen: { [K in FilterName]?: string | undefined }): string {
  const typed = filterNames.flatMap((name) => {
    const value = chosen[name]?.replaceAll('"', " ").trim();
    return value ? [`${name}:${/[\s"“„«]/u.test(value) ? `"${value}"` : value}`] : [];
  });
  return [text.trim(), ...typed].filter(Boolean).join(" ");
}

/** Is a day in the years, months or days that are asked for? `at` is ISO 8601. */
export function inTime({ date, before, after }: Filters, at: string): boolean {
  if (date !== undefined && at.slice(0, date.length) !== date) return false;
  if (before !== undefined && !(at.slice(0, before.length) < before)) return false;
  return after === undefined || at.slice(0, after.length) > after;
}

/** May a day of a month, such as 2026-03, be in the years, months or days that are asked for? */
export function mayBeInMonth({ date, before, after }: Filters, month: string): boolean {
  const to = (bound: string) => bound.slice(0, month.length);
  if (date !== undefined && month.slice(0, date.length) !== to(date)) return false;
  if (before !== undefined) {
    const here = month.slice(0, before.length);
    if (before.length > month.length ? here > to(before) : here >= before) return false;
  }
  if (after === undefined) return true;
  const here = month.slice(0, after.length);
  return after.length > month.length ? here >= to(after) : here > after;
}

/** Has a name all the words? */
export function isCalled(name: string, wanted: readonly string[]): boolean {
  const own = foldedWords(name);
  return wanted.every((word) => own.includes(word));
}
