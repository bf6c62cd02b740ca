import { wordsOf } from "@/lib/sources/fidelity/align";

type Range = { start: number; end: number };
type Standing = Range & { sentence: number };

/** What another text has of the words around a place. */
export type Coverage = {
  /** From 0 to 1; 0 where no sentence of the other text says what this one says. */
  share: (place: Standing) => number;
  /** The sentence of the other text that has most of them; undefined without one. */
  best: (place: Standing) => number | undefined;
};

const clause = /[,;:—–()“”"]|\s(?:and|but|while|which|who)\s/gu;

/** @param links for each sentence those of the other text that say the same. */
export function coverage(
  { text, sentences }: { text: string; sentences: readonly Range[] },
  links: readonly (readonly number[])[],
  own: readonly ReadonlyMap<string, number>[],
  others: readonly ReadonlyMap<string, number>[],
): Coverage {
  /** The words around a place, its own left out: of its clause, or of the sentence where that has hardly any. */
  const wordsAround = (place: Standing): string[] => {
    const range = sentences[place.sentence];
    if (!range) return [];
    const words = text.slice(range.start, range.end);
    const cuts = [0, ...[...words.matchAll(clause)].map((match) => match.index + match[0].length), words.length];
    let from = cuts.findLastIndex((cut) => range.start + cut <= place.start);
    let to = cuts.findIndex((cut) => range.start + cut >= place.end);
    if (to < 0) to = cuts.length - 1;
    const its = wordsOf(text.slice(place.start, place.end));
    const terms = () => [...wordsOf(words.slice(cuts[from], cuts[to])).keys()].filter((word) => !its.has(word));
    let near = terms();
    // What stands in a clause of its own belongs to those beside it.
    while (near.length === 0 && (from > 0 || to < cuts.length - 1)) {
      from = Math.max(0, from - 1);
      to = Math.min(cuts.length - 1, to + 1);
      near = terms();
    }
    return near;
  };
  const share = (place: Standing, words: readonly string[], has: (word: string) => boolean): number => {
    let [all, shared] = [0, 0];
    for (const word of words) {
      const there = has(word);
      // A figure that is not there may have been changed.
      if (!there && word.startsWith("#")) continue;
      const weight = own[place.sentence]?.get(word) ?? 1;
      all += weight;
      if (there) shared += weight;
    }
    return all === 0 ? 1 : shared / all;
  };
  return {
    share: (place) => {
      const there = links[place.sentence] ?? [];
      return there.length === 0
        ? 0
        : share(place, wordsAround(place), (word) => there.some((j) => others[j]?.has(word)));
    },
    best: (place) => {
      const there = links[place.sentence] ?? [];
      const words = wordsAround(place);
      let [best, most] = [there[0], 0];
      for (const j of there) {
        const has = share(place, words, (word) => others[j]?.has(word) ?? false);
        if (has > most) [best, most] = [j, has];
      }
      return best;
    },
  };
}
