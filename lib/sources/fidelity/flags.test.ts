import { describe, expect, it } from "vitest";
import type { Fact } from "./fact";
import { factSentence, flagsAt, flagsOfLinks } from "./flags";

const place = (text: string, start = 10) => ({ start, end: start + text.length, text });
const fact = (what: Fact["what"], fate: Fact["fate"], one: string | null, other: string | null): Fact => ({
  what,
  fate,
  inOriginal: one === null ? null : place(one),
  inRewrite: other === null ? null : place(other),
  again: [],
  originalSentence: [0, 40],
  rewriteSentence: [0, 50],
});

describe("what became of a fact is told in a sentence", () => {
  it.each<[Fact, string]>([
    [fact("figure", "changed", "five", "six"), "The Courier says “five”, this says “six”"],
    [fact("date", "lost", "on Tuesday", null), "“on Tuesday” of The Courier is missing here"],
    [fact("name", "added", null, "Dana Whitlow"), "“Dana Whitlow” is not in The Courier"],
    [fact("hedge", "lost", "reportedly", null), "“reportedly” of The Courier was lost: this sounds surer"],
    [fact("hedge", "added", null, "about"), "“about” was added: The Courier is surer"],
    [fact("hedge", "changed", "may", "probably"), "The Courier says “may”, this says “probably”"],
    [fact("quotation", "added", null, "It is over,"), "The quotation “It is over” is not in The Courier"],
    [
      fact("quotation", "changed", "It is over,", "It was over,"),
      "The Courier quotes “It is over”, this quotes “It was over”",
    ],
    [fact("quotation", "lost", "It is over,", null), "The Courier quotes “It is over”, this tells it in its own words"],
  ])("%#", (one, sentence) => {
    expect(factSentence(one, "The Courier")).toBe(sentence);
  });

  it("cuts a long quotation", () => {
    expect(factSentence(fact("quotation", "added", null, "word ".repeat(80)), "The Courier").length).toBeLessThan(140);
  });
});

describe("flags", () => {
  const link = (linkId: string, ...facts: Fact[]) => ({ linkId, original: linkId, facts });

  it("stand at every place of what was changed, and at the sentence of what was lost", () => {
    const changed = { ...fact("figure", "changed", "5", "6"), again: [place("6", 90)] };
    const flags = flagsOfLinks([
      link("a", changed, fact("hedge", "lost", "may", null), fact("name", "kept", "X", "X")),
    ]);
    expect(flags.map(({ fate, start }) => [fate, start])).toEqual([
      ["changed", 10],
      ["changed", 90],
      ["lost", 0],
    ]);
  });

  it("are not made of what another source has, and once of what none has", () => {
    const changed = fact("figure", "changed", "5", "6");
    const added = fact("name", "added", null, "Dana Whitlow");
    expect(flagsOfLinks([link("a", changed), link("b", fact("figure", "kept", "6", "6"))])).toEqual([]);
    expect(flagsOfLinks([link("a", added), link("b")])).toEqual([]);
    expect(flagsOfLinks([link("a", added), link("b", added)])).toHaveLength(1);
  });

  it("concern the mentions that they overlap, each sentence once", () => {
    const flags = [
      { start: 10, end: 12, sentence: "one" },
      { start: 11, end: 13, sentence: "one" },
      { start: 30, end: 32, sentence: "two" },
    ];
    expect(flagsAt(flags, { start: 12, end: 30 })).toEqual([flags[1]]);
    expect(flagsAt(flags, { start: 0, end: 40 })).toHaveLength(2);
    expect(flagsAt(flags, { start: 13, end: 30 })).toEqual([]);
  });
});
