import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prose } from "@/bench/prose";
import { wordingOf } from "@/lib/sources/wording";
import { type Candidate, WordingIndex } from "@/lib/sources/wording-index";

const everybody = new Uint8Array([1, 1, 1]);
const texts = Array.from({ length: 60 }, (_, seed) => prose(120, seed));
/** A part of one of the texts above, in a text of its own. */
const copyOf = (which: number) => `${texts[which]?.slice(0, 500)} ${prose(30, 900 + which)}`;

function indexOf(list: readonly string[], groupOf: (at: number) => number = () => 0): WordingIndex {
  const index = new WordingIndex();
  for (const [at, text] of list.entries()) index.add(wordingOf(text), groupOf(at));
  return index;
}

describe("the index of wordings", () => {
  it("finds the text that one was copied from first", () => {
    const index = indexOf(texts);
    for (const which of [0, 17, 59])
      expect(index.candidates(wordingOf(copyOf(which)), everybody, 5)[0]?.text).toBe(which);
  });

  it("knows only what the asker may see: neither a match nor how rare a word is comes from elsewhere", () => {
    const own = texts.filter((_, at) => at % 3 === 0);
    const apart = indexOf(own);
    const together = indexOf(texts, (at) => at % 3);
    const allowed = new Uint8Array([1, 0, 0]);
    for (const which of [0, 1, 2, 3]) {
      const seen = together.candidates(wordingOf(copyOf(which)), allowed, 10);
      const expected = apart.candidates(wordingOf(copyOf(which)), allowed, 10);
      expect(seen.map(({ text, likeness }) => ({ text: text / 3, likeness }))).toEqual(expected);
    }
  });

  it("finds no text that a newer one stands for", () => {
    const index = indexOf(texts);
    index.supersede(17);
    expect(index.candidates(wordingOf(copyOf(17)), everybody, 60).some(({ text }) => text === 17)).toBe(false);
  });

  it("answers nothing before anything was added, and to an empty text", () => {
    expect(new WordingIndex().candidates(wordingOf(copyOf(1)), everybody, 5)).toEqual([]);
    expect(indexOf(texts).candidates(wordingOf(""), everybody, 5)).toEqual([]);
  });

  it("answers the same however it grew, and asked between or not", () => {
    const asked = wordingOf(copyOf(3));
    const long = Array.from({ length: 700 }, (_, at) => wordingOf(at % 50 === 3 ? copyOf(at % 7) : prose(25, at)));
    const answered = (pauses: ReadonlySet<number>): Candidate[] => {
      const index = new WordingIndex();
      for (const [at, wording] of long.entries()) {
        index.add(wording, at % 2);
        if (pauses.has(at)) index.candidates(asked, everybody, 3);
      }
      return index.candidates(asked, everybody, 20);
    };
    const atOnce = answered(new Set());
    expect(atOnce.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(699), { maxLength: 8 }), (pauses) => {
        expect(answered(new Set(pauses))).toEqual(atOnce);
      }),
      { numRuns: 15 },
    );
  });
});
