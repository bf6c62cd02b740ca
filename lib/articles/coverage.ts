import type { SentenceState } from "@/lib/articles/article";

type Range = { start: number; end: number };

/** How far a text has been examined: every sentence is in exactly one of the three. */
export type Coverage = { sentences: number; claimed: number; notCheckable: number; unexamined: number };

/**
 * Tells for each sentence whether it is claimed (a mention overlaps it), not checkable (a person said so) or
 * unexamined. A mention outweighs a mark: who tagged a claim in a sentence found it checkable.
 *
 * Walks both lists once, since a long text has a thousand of each.
 * @param sentences in the order of the text, not overlapping.
 */
export function sentenceStates(
  sentences: readonly (Range & { notCheckable: boolean })[],
  mentions: readonly Range[],
): SentenceState[] {
  const ordered = [...mentions].sort((a, b) => a.start - b.start);
  let next = 0;
  // The furthest end of the mentions that begin before this sentence's end: all of them begin at or before it, so one
  // reaches into the sentence exactly if the furthest does.
  let furthest = 0;
  return sentences.map((sentence) => {
    for (let one = ordered[next]; one && one.start < sentence.end; one = ordered[++next])
      furthest = Math.max(furthest, one.end);
    if (furthest > sentence.start) return "claimed";
    return sentence.notCheckable ? "not-checkable" : "unexamined";
  });
}

/**
 * The sentences that have to be examined, each with its state. One in a paragraph that is set aside is none of them, unless
 * it bears a mention: who tagged a claim in it found it to be the article.
 * @param sentences in the order of the text, not overlapping.
 */
export function examinedSentences<S extends Range & { notCheckable: boolean; aside: boolean }>(
  sentences: readonly S[],
  mentions: readonly Range[],
): (Omit<S, "notCheckable" | "aside"> & { state: SentenceState })[] {
  const states = sentenceStates(sentences, mentions);
  return sentences.flatMap(({ notCheckable: _, aside, ...sentence }, index) => {
    const state = states[index] ?? "unexamined";
    return aside && state !== "claimed" ? [] : [{ ...sentence, state }];
  });
}

/**
 * Why a dossier cannot be closed yet: its articles that are to be checked in full, with how many sentences of each nobody
 * has examined.
 */
export function unexaminedSentence(articles: readonly { letter: string; unexamined: number }[]): string {
  const parts = articles.map(
    ({ letter, unexamined }) => `${unexamined} ${unexamined === 1 ? "sentence" : "sentences"} of article ${letter}`,
  );
  const last = parts.pop();
  const listed = parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
  return `To be checked in full, and not examined yet: ${listed}. Tag them or mark them not checkable, then close the dossier.`;
}

export const nothingCovered: Coverage = { sentences: 0, claimed: 0, notCheckable: 0, unexamined: 0 };

/** Counts sentences by state. */
export function coverageOfStates(states: readonly SentenceState[]): Coverage {
  const count = (state: SentenceState) => states.filter((one) => one === state).length;
  return {
    sentences: states.length,
    claimed: count("claimed"),
    notCheckable: count("not-checkable"),
    unexamined: count("unexamined"),
  };
}

/** The coverage of several texts together. */
export const coverageSum = (parts: readonly Coverage[]): Coverage =>
  parts.reduce(
    (sum, part) => ({
      sentences: sum.sentences + part.sentences,
      claimed: sum.claimed + part.claimed,
      notCheckable: sum.notCheckable + part.notCheckable,
      unexamined: sum.unexamined + part.unexamined,
    }),
    nothingCovered,
  );
