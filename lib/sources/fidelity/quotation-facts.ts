import { wordsOf } from "@/lib/sources/fidelity/align";
import type { Pair, RawFact } from "@/lib/sources/fidelity/pair";
import type { Quotation } from "@/lib/sources/fidelity/quotations";
import { sameness, streamOf, verbatimIn } from "@/lib/sources/fidelity/quotations";
import type { Placed } from "@/lib/sources/fidelity/reading";

/** So much alike two are the same saying, in other words; less where the sentences themselves are aligned. */
const ALIKE = 0.5;
const ALIKE_IN_PLACE = 0.34;
/** So much of a quotation is in a sentence that tells it in the rewrite's own words. */
const TOLD = 0.4;

/** Which quotations a rewrite kept word by word, changed, made its own words, or put into somebody's mouth. */
export function quotationFacts({ original, rewrite, alignment }: Pair): RawFact[] {
  const facts: RawFact[] = [];
  const stream = streamOf(original.quotations);
  const used = new Set<Placed<Quotation>>();
  const open: Placed<Quotation>[] = [];
  for (const quotation of rewrite.quotations) {
    const found = verbatimIn(quotation, stream);
    if (!found) {
      open.push(quotation);
      continue;
    }
    const covered = original.quotations.filter(({ at, words }) => at < found[1] && at + words.length > found[0]);
    for (const one of covered) used.add(one);
    const [one = null] = covered;
    facts.push({ what: "quotation", fate: "kept", one, other: quotation });
  }
  const linked = (one: Placed<Quotation>, other: Placed<Quotation>) =>
    alignment.ofOriginal[one.sentence]?.includes(other.sentence) ?? false;
  const candidates = open
    .flatMap((other) =>
      original.quotations.flatMap((one) => {
        if (used.has(one) && one.words.length > 4) return [];
        const score = sameness(one, other);
        // A part of the quotation, with other words in it.
        const part = partly(one, other);
        const enough = Math.max(score, part) >= (linked(one, other) ? ALIKE_IN_PLACE : ALIKE);
        return enough ? [{ one, other, score: Math.max(score, part) }] : [];
      }),
    )
    .sort((a, b) => b.score - a.score);
  const done = new Set<Placed<Quotation>>();
  for (const { one, other } of candidates) {
    if (done.has(other) || done.has(one)) continue;
    done.add(other).add(one);
    used.add(one);
    facts.push({ what: "quotation", fate: "changed", one, other });
  }
  for (const other of open)
    if (!done.has(other))
      facts.push({
        what: "quotation",
        fate: "added",
        one: null,
        other,
        there: alignment.ofRewrite[other.sentence]?.[0],
      });
  for (const one of original.quotations) {
    if (used.has(one) || one.head) continue;
    const there = toldIn(one);
    if (there !== null) facts.push({ what: "quotation", fate: "lost", one, other: null, there });
  }
  return facts;

  /** The sentence of the rewrite that says what the quotation says, or takes the rest of its sentence; null if none. */
  function toldIn(one: Placed<Quotation>): number | null {
    const links = alignment.ofOriginal[one.sentence] ?? [];
    const weights = alignment.original[one.sentence];
    const sentence = original.sentences[one.sentence];
    if (!weights || !sentence) return null;
    const words = [...wordsOf(original.text.slice(one.start, one.end)).keys()];
    const rest = [...weights.keys()].filter((word) => !words.includes(word));
    const share = (list: readonly string[], j: number): number => {
      let [all, shared] = [0, 0];
      for (const word of list) {
        const weight = weights?.get(word) ?? 1;
        all += weight;
        if (alignment.rewrite[j]?.has(word)) shared += weight;
      }
      return all === 0 ? 0 : shared / all;
    };
    const inOwnWords = links.find((j) => share(words, j) >= TOLD);
    if (inOwnWords !== undefined) return inOwnWords;
    // Its speaker is there, and quotes nothing.
    const silent = links.find(
      (j) => rest.length >= 3 && share(rest, j) >= 0.6 && !rewrite.quotations.some((other) => other.sentence === j),
    );
    return silent ?? null;
  }
}

/** How much of the shorter quotation is in the longer one, if it is long enough to say something. */
function partly(one: Quotation, other: Quotation): number {
  const [fewer, more] = one.words.length < other.words.length ? [one, other] : [other, one];
  if (fewer.words.length < 4) return 0;
  return (sameness(fewer, more) * more.words.length) / fewer.words.length - 0.2;
}
