/** What a rewrite changed, in sentences: for the list on the link, and for the mentions that it concerns. */

import type { Fact, FactKind, Fate } from "@/lib/sources/fidelity/fact";

/** Something that a mention says otherwise than the source that its article got it from. */
export type Flag = {
  linkId: string;
  what: FactKind;
  fate: Exclude<Fate, "kept">;
  /** In the rewriting text: the words, or the sentence that lost them. */
  start: number;
  end: number;
  /** Without a full stop: "The Halvern Courier says “14”, this says “13”". */
  sentence: string;
};

const LONGEST = 90;
const quoted = (words: string): string => {
  const told = words.replace(/\s+/g, " ").replace(/^[\s"“„«‘']+|[\s"”»’',.]+$/g, "");
  return `“${told.length > LONGEST ? `${told.slice(0, LONGEST).trimEnd()}…` : told}”`;
};

/**
 * Tells what became of a fact, in a sentence without a full stop.
 * @param original what the source is called that it was taken from.
 */
export function factSentence({ what, fate, inOriginal, inRewrite }: Fact, original: string): string {
  const [one, other] = [inOriginal && quoted(inOriginal.text), inRewrite && quoted(inRewrite.text)];
  if (fate === "kept") return `${other} is as ${original} has it`;
  if (fate === "changed")
    return what === "quotation"
      ? `${original} quotes ${one}, this quotes ${other}`
      : `${original} says ${one}, this says ${other}`;
  if (fate === "lost") {
    if (what === "hedge") return `${one} of ${original} was lost: this sounds surer`;
    if (what === "quotation") return `${original} quotes ${one}, this tells it in its own words`;
    return `${one} of ${original} is missing here`;
  }
  if (what === "hedge") return `${other} was added: ${original} is surer`;
  if (what === "quotation") return `The quotation ${other} is not in ${original}`;
  return `${other} is not in ${original}`;
}

/**
 * The flags of a rewriting text: each fact that it changed, lost or added.
 * Where it got things from several sources, what it has from one of them is not held against it by another.
 */
export function flagsOfLinks(links: readonly { linkId: string; original: string; facts: readonly Fact[] }[]): Flag[] {
  const kept = new Set<string>();
  const added = new Map<string, number>();
  for (const { facts } of links)
    for (const { what, fate, inRewrite, again } of facts)
      for (const place of inRewrite ? [inRewrite, ...again] : []) {
        const key = `${what} ${place.start}`;
        if (fate === "kept") kept.add(key);
        if (fate === "added") added.set(key, (added.get(key) ?? 0) + 1);
      }
  const told = new Set<string>();
  return links.flatMap(({ linkId, original, facts }) =>
    facts.flatMap((fact): Flag[] => {
      const { what, fate, inRewrite, again, rewriteSentence } = fact;
      if (fate === "kept") return [];
      const sentence = factSentence(fact, original);
      const places = inRewrite ? [inRewrite, ...again] : rewriteSentence ? [rangeOf(rewriteSentence)] : [];
      return places.flatMap(({ start, end }): Flag[] => {
        const key = `${what} ${start}`;
        if (inRewrite && kept.has(key)) return [];
        if (fate === "added" && (added.get(key) !== links.length || told.has(key))) return [];
        if (fate === "added") told.add(key);
        return [{ linkId, what, fate, start, end, sentence }];
      });
    }),
  );
}

const rangeOf = ([start, end]: [number, number]) => ({ start, end });

/** The flags that concern a place of the rewriting text, each sentence once. */
export function flagsAt<T extends Pick<Flag, "start" | "end" | "sentence">>(
  flags: readonly T[],
  { start, end }: { start: number; end: number },
): T[] {
  const told = new Set<string>();
  return flags.filter((flag) => {
    if (flag.start >= end || flag.end <= start || told.has(flag.sentence)) return false;
    told.add(flag.sentence);
    return true;
  });
}
