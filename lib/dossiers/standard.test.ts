import { describe, expect, it } from "vitest";
import {
  failingLines,
  type Measured,
  type Standard,
  standardInput,
  standardSentence,
  twoOrigins,
} from "@/lib/dossiers/standard";

const now = new Date("2026-03-17T09:00:00Z");
const claim = (over: Partial<Measured> = {}): Measured => ({
  kind: "figure",
  stakes: "important",
  substance: "supported",
  reply: null,
  atLeast: 2,
  heldPrimary: false,
  unsettled: 0,
  ...over,
});
const asked = { askedAt: "2026-03-10T09:00:00Z", how: "e-mail", until: null, answer: null, silence: false };

const cases: [string, Partial<Measured>, string[]][] = [
  ["an important supported claim with two independent origins passes", {}, []],
  ["with one origin it fails", { atLeast: 1 }, ["origins"]],
  ["with one origin and a primary source that we hold it passes", { atLeast: 1, heldPrimary: true }, []],
  ["a critical one with none fails", { stakes: "critical", atLeast: 0 }, ["origins"]],
  ["a routine one needs no origins", { stakes: "routine", atLeast: 0 }, []],
  ["a refuted one needs no origins of what supports it", { substance: "refuted", atLeast: 0 }, []],
  ["without a verdict there is nothing to sign", { substance: null }, ["verdict"]],
  ["an allegation whose subject was never asked fails", { kind: "allegation" }, ["reply"]],
  ["asked and not answered fails", { kind: "allegation", reply: asked }, ["reply"]],
  ["answered passes", { kind: "allegation", reply: { ...asked, answer: "We deny it." } }, []],
  ["an answer of blanks is none", { kind: "allegation", reply: { ...asked, answer: "  " } }, ["reply"]],
  ["recorded silence passes", { kind: "allegation", reply: { ...asked, silence: true } }, []],
  [
    "silence before the time is up fails",
    { kind: "allegation", reply: { ...asked, silence: true, until: "2026-03-17T09:00:01Z" } },
    ["reply"],
  ],
  [
    "silence after the time passes",
    { kind: "allegation", reply: { ...asked, silence: true, until: "2026-03-17T08:59:59Z" } },
    [],
  ],
  ["evidence on a link that is not confirmed fails under any standard", { unsettled: 1 }, ["unsettled"]],
  ["all lines are listed at once", { kind: "allegation", atLeast: 0, unsettled: 2 }, ["unsettled", "origins", "reply"]],
];

describe("two origins", () => {
  it.each(cases)("%s", (_, over, rules) => {
    expect(failingLines(twoOrigins, claim(over), [], now).map((line) => line.rule)).toEqual(rules);
  });

  it("leaves out a line that a lead waived", () => {
    const lines = failingLines(twoOrigins, claim({ kind: "allegation", atLeast: 1 }), ["origins"], now);
    expect(lines.map((line) => line.rule)).toEqual(["reply"]);
  });

  it("says what is missing in words", () => {
    const [line] = failingLines(twoOrigins, claim({ atLeast: 1 }), [], now);
    expect(line?.detail).toBe(
      "Needs 2 independent origins, or one primary source that we hold and that is itself evidence for it. It has 1.",
    );
  });

  it("reads as a sentence", () => {
    expect(standardSentence(twoOrigins)).toBe(
      "Important or critical supported claims need 2 independent origins or one primary source that we hold; allegations need the reply of whom they are about.",
    );
  });
});

describe("a standard as data", () => {
  const three: Standard = {
    name: "three for figures",
    rules: [{ rule: "origins", when: { kinds: ["figure"] }, atLeast: 3, orHeldPrimary: false }],
  };

  it("applies only to what its rule describes", () => {
    expect(failingLines(three, claim({ kind: "quote" }), [], now)).toEqual([]);
    expect(failingLines(three, claim({ heldPrimary: true }), [], now).map((l) => l.rule)).toEqual(["origins"]);
  });

  it.each([
    ["an unknown rule", { name: "x", rules: [{ rule: "luck", when: {} }] }],
    ["an unknown field", { name: "x", rules: [], extra: 1 }],
    ["no origins at all", { name: "x", rules: [{ rule: "origins", when: {}, atLeast: 0, orHeldPrimary: true }] }],
  ])("refuses %s", (_, value) => {
    expect(standardInput.safeParse(value).success).toBe(false);
  });
});
