import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FactKind, type FactPlace, type Fate, factKinds, fates, type Telling } from "@/lib/sources/fidelity/fact";
import { tellingOf } from "@/lib/sources/fidelity/telling";

/** What a person marked in a pair of texts: what became of one fact. */
export type Mark = { fate: Fate; what: FactKind; one: FactPlace | null; other: FactPlace | null };
export type MarkedPair = { name: string; original: Telling; rewrite: Telling; marks: Mark[] };

const here = join(process.cwd(), "bench", "fidelity");

/** Reads pairs of an original and its rewrite with what was marked in them; `README.md` beside them tells the form. */
export function markedPairs(file: string): MarkedPair[] {
  const blocks = readFileSync(join(here, file), "utf8").split(/^# /m).slice(1);
  return blocks.map((block) => {
    const cut = block.indexOf("\n");
    const [name = "", one = "", other = ""] = block.slice(0, cut).split(" | ");
    const [first = "", second = "", list = ""] = block.slice(cut + 1).split(/^----$/m);
    const telling = (head: string, text: string): Telling => {
      const [outlet = "", publishedAt = ""] = head.split(", ");
      return tellingOf({ text: text.trim(), publishedAt, language: "en", called: [outlet] });
    };
    const [original, rewrite] = [telling(one, first), telling(other, second)];
    const marks = list
      .trim()
      .split("\n")
      .map((line): Mark => {
        const [told = "", inOne = "", inOther = ""] = line.split("|").map((part) => part.trim());
        const [fate, what] = told.split(" ");
        if (!fates.includes(fate as Fate) || !factKinds.includes(what as FactKind))
          throw new Error(`${name}: “${line}”`);
        return {
          fate: fate as Fate,
          what: what as FactKind,
          one: placeOf(name, original.text, inOne),
          other: placeOf(name, rewrite.text, inOther),
        };
      });
    return { name, original, rewrite, marks };
  });
}

/** The words as marked; "two#3" is the third "two". Words are looked for as words. */
function placeOf(name: string, text: string, marked: string): FactPlace | null {
  if (marked === "") return null;
  const [, words = "", nth = "1"] = /^(.*?)(?:#(\d+))?$/.exec(marked) ?? [];
  let start = -1;
  for (let count = Number(nth); count > 0; ) {
    start = text.indexOf(words, start + 1);
    if (start < 0) throw new Error(`“${name}” does not say “${marked}”.`);
    if (!inWord.test(text.charAt(start - 1)) && !inWord.test(text.charAt(start + words.length))) count -= 1;
  }
  return { start, end: start + words.length, text: words };
}

const inWord = /[\p{L}\p{N}]/u;
