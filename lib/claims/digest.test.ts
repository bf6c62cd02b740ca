import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf, formerDigestOf, type Signed } from "@/lib/claims/digest";

const signed: Signed = {
  statement: "The port paid in full.",
  substance: "supported",
  mentions: [
    { id: "m1", quote: "paid in full", mode: "asserts", attribution: null },
    { id: "m2", quote: "the Courier reported", mode: "attributes", attribution: "accurate" },
  ],
  evidence: [
    {
      id: "e1",
      sourceId: "s1",
      stance: "supports",
      quote: "q",
      locator: "p. 1",
      credibility: 2,
      note: "",
      via: ["l2", "l1"],
      settled: true,
    },
    {
      id: "e2",
      sourceId: "s2",
      stance: "context",
      quote: "",
      locator: "",
      credibility: 6,
      note: "n",
      via: [],
      settled: true,
    },
  ],
  ends: [
    { stance: "supports", class: "established", sourceIds: ["s3", "s4"] },
    { stance: "refutes", class: "open", sourceIds: ["s5"] },
  ],
  sources: [
    { id: "s1", reliability: "B", state: "good" },
    { id: "s3", reliability: "F", state: "good" },
  ],
  waivers: [{ rule: "reply", reason: "They are dead." }],
};

const salt = (sourceId: string) => `salt of ${sourceId}`;

const at = <T>(list: T[], i: number): T => list[i] as T;

describe("the digest of a claim", () => {
  it("cannot be made again by guessing what a source said, without its salt", () => {
    expect(digestOf(signed, () => "")).not.toBe(digestOf(signed, salt));
    expect(formerDigestOf(signed)).not.toBe(digestOf(signed, () => ""));
  });

  it("is 64 hexadecimal digits", () => expect(digestOf(signed, salt)).toMatch(/^[0-9a-f]{64}$/));

  it("does not depend on the order of lists", () => {
    const shuffled = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
    fc.assert(
      fc.property(
        shuffled(signed.mentions),
        shuffled(signed.evidence),
        shuffled(signed.ends),
        shuffled(signed.sources),
        (mentions, evidence, ends, sources) => {
          expect(digestOf({ ...signed, mentions, evidence, ends, sources }, salt)).toBe(digestOf(signed, salt));
        },
      ),
    );
  });

  it.each<[string, (copy: Signed) => void]>([
    [
      "the statement",
      (s) => {
        s.statement += " Twice.";
      },
    ],
    [
      "the substance",
      (s) => {
        s.substance = "refuted";
      },
    ],
    [
      "a mention's wording",
      (s) => {
        at(s.mentions, 0).quote = "paid";
      },
    ],
    [
      "a mention's mode",
      (s) => {
        at(s.mentions, 0).mode = "hedges";
      },
    ],
    [
      "an attribution",
      (s) => {
        at(s.mentions, 1).attribution = "inaccurate";
      },
    ],
    [
      "a lost mention",
      (s) => {
        s.mentions.pop();
      },
    ],
    [
      "an evidence quote",
      (s) => {
        at(s.evidence, 0).quote = "Q";
      },
    ],
    [
      "a stance",
      (s) => {
        at(s.evidence, 1).stance = "refutes";
      },
    ],
    [
      "a locator",
      (s) => {
        at(s.evidence, 0).locator = "p. 2";
      },
    ],
    [
      "a credibility",
      (s) => {
        at(s.evidence, 0).credibility = 3;
      },
    ],
    [
      "a note",
      (s) => {
        at(s.evidence, 0).note = "!";
      },
    ],
    [
      "what evidence is narrowed to",
      (s) => {
        at(s.evidence, 0).via = ["l1"];
      },
    ],
    [
      "evidence that is no longer settled",
      (s) => {
        at(s.evidence, 0).settled = false;
      },
    ],
    [
      "the class of an end",
      (s) => {
        at(s.ends, 0).class = "soft";
      },
    ],
    [
      "which ends are one origin",
      (s) => {
        at(s.ends, 0).sourceIds = ["s3"];
      },
    ],
    [
      "a source's grade",
      (s) => {
        at(s.sources, 1).reliability = "A";
      },
    ],
    [
      "a source's state",
      (s) => {
        at(s.sources, 0).state = "retracted";
      },
    ],
    [
      "a waiver",
      (s) => {
        s.waivers = [];
      },
    ],
  ])("changes with %s", (_, change) => {
    const copy = structuredClone(signed);
    change(copy);
    expect(digestOf(copy, salt)).not.toBe(digestOf(signed, salt));
  });
});
