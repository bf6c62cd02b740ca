import { wordsOf } from "@/lib/sources/fidelity/align";
import type { Amount } from "@/lib/sources/fidelity/amounts";
import { type Hedge, sameHedge } from "@/lib/sources/fidelity/hedges";
import type { Pair, RawFact } from "@/lib/sources/fidelity/pair";
import type { Placed } from "@/lib/sources/fidelity/reading";
import { trueOf } from "@/lib/sources/fidelity/same-amount";

/** So much of what a hedge hedges must be in the rewrite for it to be missed there. */
const TAKEN = 0.4;
/** So much of what is hedged must be from the original for the hedge to be added to it. */
const GIVEN = 0.35;
/** An attribution governs a whole sentence. */
const TAKEN_SENTENCE = 0.3;

/** A figure or date of the original and what stands for it in the rewrite. */
export type Partners = {
  one: Placed<Range>;
  other: Placed<Range>;
  /** Does a hedge beside the rewrite's one belong to its rounding, as in "nearly 3,000" for 2,961? */
  rounded: (hedge: Hedge) => boolean;
};

/** Which hedges a rewrite kept, changed, lost or added. */
export function hedgeFacts(pair: Pair, partners: readonly Partners[], called: readonly string[]): RawFact[] {
  return [...partners.flatMap((both) => besideFigures(pair, both)), ...ofStatements(pair), ...ofSpeakers(pair, called)];
}

type Found = Placed<Hedge>;
type Range = { start: number; end: number };

const verbs: ReadonlySet<string> = new Set(
  wordsOf("according told tell claimed believe reported announced found shows").keys(),
);

const days = new Set(wordsOf("Monday Tuesday Wednesday Thursday Friday Saturday Sunday evening morning night").keys());
const isTime = (word: string): boolean => days.has(word);

function besideFigures({ original, rewrite }: Pair, { one: a, other: b, rounded }: Partners): RawFact[] {
  if (a.quoted || b.quoted) return [];
  const beside = (hedges: readonly Found[], place: Range): Found | null =>
    hedges.find(({ figure }) => figure?.start === place.start && figure.end === place.end) ?? null;
  const [one, other] = [beside(original.hedges, a), beside(rewrite.hedges, b)];
  if (one && other) return [{ what: "hedge", fate: sameHedge(one, other) ? "kept" : "changed", one, other }];
  if (one) return [{ what: "hedge", fate: "lost", one, other: null, there: b.sentence }];
  if (other && !rounded(other)) return [{ what: "hedge", fate: "added", one: null, other, there: a.sentence }];
  return [];
}

/** "nearly 3,000" for 2,961: the word belongs to the rounding. */
export const rounds = (exact: Amount, told: Amount, { is }: Hedge): boolean =>
  (exact.value !== told.value || exact.unit !== told.unit || exact.fraction) &&
  (is === "close" || is === "above" || is === "below") &&
  trueOf(exact, told, is);

function ofStatements({ original, rewrite, alignment, taken, given }: Pair): RawFact[] {
  const facts: RawFact[] = [];
  const states = ({ is, figure }: Found) => figure === null && is !== "by";
  const ours = original.hedges.filter((one) => states(one) && !one.head);
  const theirs = rewrite.hedges.filter((other) => states(other) && !other.head);
  const used = new Set<Found>();
  const open: Found[] = [];
  const linked = (one: Found, other: Found) => alignment.ofOriginal[one.sentence]?.includes(other.sentence) ?? false;
  for (const one of ours) {
    const other = theirs.find(
      (candidate) => !used.has(candidate) && linked(one, candidate) && sameHedge(one, candidate),
    );
    if (other) {
      used.add(other);
      facts.push({ what: "hedge", fate: "kept", one, other });
    } else open.push(one);
  }
  for (const one of open) {
    const links = alignment.ofOriginal[one.sentence] ?? [];
    if (links.length === 0) continue;
    const other = theirs.find((candidate) => !used.has(candidate) && linked(one, candidate));
    if (other) {
      used.add(other);
      facts.push({ what: "hedge", fate: "changed", one, other });
      continue;
    }
    // "reportedly" may have become "sources said": it still has it from somebody.
    if (one.is === "hearsay" && saysAnew(one)) continue;
    if (taken.share(one) >= TAKEN) facts.push({ what: "hedge", fate: "lost", one, other: null, there: links[0] });
  }
  for (const other of theirs) {
    const links = alignment.ofRewrite[other.sentence] ?? [];
    if (used.has(other) || links.length === 0) continue;
    // What the original hedges twice, or in a sentence beside.
    if (ours.some((one) => links.includes(one.sentence) && sameHedge(one, other))) continue;
    if (
      other.is === "hearsay" &&
      original.hedges.some((one) => one.is === "by" && !one.weak && links.includes(one.sentence))
    )
      continue;
    if (given.share(other) >= GIVEN)
      facts.push({ what: "hedge", fate: "added", one: null, other, there: given.best(other) });
  }
  return facts;

  function saysAnew(one: Found): boolean {
    const there = taken.best(one);
    const said = (hedges: readonly Found[], at: number | undefined) =>
      hedges.filter(({ is, sentence, weak }) => is === "by" && sentence === at && !weak).length;
    return said(rewrite.hedges, there) > said(original.hedges, one.sentence);
  }
}

function ofSpeakers({ original, rewrite, alignment, taken, given }: Pair, called: readonly string[]): RawFact[] {
  const facts: RawFact[] = [];
  const credit = called.map((name) => name.toLowerCase().replace(/^the /, "")).filter(Boolean);
  const isCredit = ({ words }: Found) => credit.some((name) => words.toLowerCase().includes(name));
  const quotes = (reading: Pair["original"], sentence: number) => quotedShare(reading, sentence) > 0.35;
  const ours = original.hedges
    .filter(({ is, head, sentence }) => is === "by" && !head && !quotes(original, sentence))
    .filter((one) => !besideQuote(original, one));
  const theirs = rewrite.hedges.filter(({ is, head }) => is === "by" && !head);
  const used = new Set<Found>();
  const seen = new Set<number>();
  for (const one of ours) {
    const links = alignment.ofOriginal[one.sentence] ?? [];
    if (links.length === 0) continue;
    const there = taken.best(one);
    const inPlace = theirs.filter(({ sentence }) => sentence === there);
    const said =
      inPlace.length > 0
        ? inPlace
        : theirs.filter((other) => (near(other, there) || links.includes(other.sentence)) && speaker(one, other));
    const other =
      said.find((candidate) => !used.has(candidate) && speaker(one, candidate)) ??
      said.find((candidate) => !used.has(candidate)) ??
      said[0];
    if (other) {
      used.add(other);
      facts.push({ what: "hedge", fate: "kept", one, other, key: `by ${one.start}` });
    } else if (!one.weak && !seen.has(one.sentence) && !acts(one, there) && sentenceTaken(one.sentence, one)) {
      seen.add(one.sentence);
      facts.push({ what: "hedge", fate: "lost", one, other: null, there });
    }
  }
  for (const other of theirs) {
    const links = alignment.ofRewrite[other.sentence] ?? [];
    if (
      other.weak ||
      used.has(other) ||
      links.length === 0 ||
      isCredit(other) ||
      quotes(rewrite, other.sentence) ||
      besideQuote(rewrite, other)
    )
      continue;
    // The sentence before may have said who speaks.
    const told = original.hedges.some(
      ({ is, sentence, weak }) => is === "by" && (links.includes(sentence) || (!weak && links.includes(sentence + 1))),
    );
    if (told || actor(other, links) || original.quotations.some(({ sentence }) => links.includes(sentence))) continue;
    if (given.share(other) >= GIVEN)
      facts.push({ what: "hedge", fate: "added", one: null, other, there: given.best(other) });
  }
  return facts;

  /** Is what is said, without who says it, in the rewrite? */
  function sentenceTaken(sentence: number, by: Found): boolean {
    const weights = alignment.original[sentence];
    if (!weights) return false;
    const own = wordsOf(by.words);
    let [all, shared] = [0, 0];
    const links = alignment.ofOriginal[sentence] ?? [];
    for (const [word, weight] of weights) {
      const has = links.some((j) => alignment.rewrite[j]?.has(word));
      // A figure that is not there may have been changed.
      if (own.has(word) || (!has && word.startsWith("#"))) continue;
      all += weight;
      if (has) shared += weight;
    }
    return all > 0 && shared / all >= TAKEN_SENTENCE;
  }

  /** Who says it does it in the original: "expects to report" has become "says that it will report". */
  function actor(other: Found, links: readonly number[]): boolean {
    const words = [...wordsOf(other.words).keys()].filter((word) => !verbs.has(word));
    return words.length > 0 && links.some((i) => words.every((word) => alignment.original[i]?.has(word)));
  }

  /** Who says it in the original does it in the rewrite, or is told of: "That is the result of a study". */
  function acts(one: Found, there: number | undefined): boolean {
    // "Wade Collier said that he would appeal" tells of nothing but his word.
    if (
      there === undefined ||
      /\bthat$/.test(one.words) ||
      !/^\W*$|^[,;]/.test(original.text.slice(one.end, original.sentences[one.sentence]?.end))
    )
      return false;
    const words = [...wordsOf(one.words).keys()].filter((word) => !verbs.has(word) && !isTime(word));
    const near = [there, there + 1].flatMap((j) => [...(alignment.rewrite[j]?.keys() ?? [])]);
    return words.length > 0 && words.every((word) => near.includes(word));
  }

  /** Beside the sentence that says it: "NorSound announced the change yesterday." */
  function near(other: Found, there: number | undefined): boolean {
    return there !== undefined && Math.abs(other.sentence - there) <= 1;
  }

  /** Is it the same one who says it? */
  function speaker(one: Found, other: Found): boolean {
    const words = new Set(wordsOf(one.words).keys());
    const from = rewrite.sentences[other.sentence]?.start ?? other.start;
    return [...wordsOf(rewrite.text.slice(from, other.end)).keys()].some((word) => words.has(word) && !verbs.has(word));
  }
}

/** "…," said Doreen Pike; Doreen Pike said: "…" */
const besideQuote = ({ text }: Pair["original"], { start, end }: Found): boolean =>
  /["”’»]\s*$/.test(text.slice(Math.max(0, start - 3), start)) || /^\s*[:,]?\s*["“‘„«]/.test(text.slice(end, end + 4));

/** Which part of a sentence is quoted, from 0 to 1. */
function quotedShare({ quotations, sentences }: Pair["original"], sentence: number): number {
  const range = sentences[sentence];
  if (!range) return 0;
  let quoted = 0;
  for (const one of quotations) if (one.sentence === sentence) quoted += Math.min(one.end, range.end) - one.start;
  return quoted / Math.max(1, range.end - range.start);
}
