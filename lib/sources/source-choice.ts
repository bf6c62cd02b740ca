/** Sources as one that evidence or an origin link can name, and how they are found by what somebody types. */
import { foldedWords, foldText, wantedWords } from "@/lib/search/fold";
import type { SourceKind } from "@/lib/sources/source";

/** A source as it can be chosen, in the viewer's words. */
export type SourceChoice = {
  id: string;
  kind: SourceKind;
  title: string;
  outlet: string;
  confidential: boolean;
  cleared: boolean;
};

/** What is shown of a source that can be chosen, of all that is known of it. */
export const asChoice = ({ id, kind, title, outlet, confidential, cleared }: SourceChoice): SourceChoice => ({
  ...{ id, kind, title, outlet, confidential, cleared },
});

/** The best of those that answer to what was typed. */
export type FoundChoices = {
  sources: SourceChoice[];
  /** So many there are in all. */
  total: number;
  /** One has exactly this title: adding another says so. */
  exists: boolean;
};

/** So many are given at once. */
export const choicesAtOnce = 40;

type Known = { id: string; title: string; outlet: string; author: string };

/** The lower, the better. */
const ranks = { titled: 0, begun: 1, words: 2, within: 3 } as const;

/**
 * Those of some sources that have every word typed in title, outlet or author, the best first: whose title it is, whose
 * title or outlet begins with it, who has it as words or their beginnings, then who has it inside of words. Among equals
 * those at hand come first, then the order given.
 * @param atHand ids of sources that are looked at already.
 */
export function choicesFor(
  sources: readonly Known[],
  typed: string,
  atHand: ReadonlySet<string>,
): { ids: string[]; exists: boolean } {
  const { words } = wantedWords(typed);
  const whole = foldedWords(typed).join(" ");
  const found: { id: string; weight: number }[] = [];
  let exists = false;
  for (const { id, title, outlet, author } of sources) {
    const rank = whole === "" ? ranks.titled : rankOf(foldText(`${title}\n${outlet}\n${author}`), words, whole);
    if (rank === null) continue;
    if (rank === ranks.titled && whole !== "") exists = true;
    found.push({ id, weight: 2 * rank + (atHand.has(id) ? 0 : 1) });
  }
  found.sort((one, other) => one.weight - other.weight);
  return { ids: found.map(({ id }) => id), exists };
}

function rankOf(folded: string, words: readonly string[], whole: string): number | null {
  if (!words.every((word) => folded.includes(word))) return null;
  const [title = "", outlet = ""] = folded.split("\n").map((line) => line.trim());
  if (title === whole) return ranks.titled;
  if (title.startsWith(whole) || outlet.startsWith(whole)) return ranks.begun;
  const parted = ` ${folded.replaceAll("\n", " ")}`;
  return words.every((word) => parted.includes(` ${word}`)) ? ranks.words : ranks.within;
}
