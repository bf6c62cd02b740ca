import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reply } from "@/lib/claims/claim";
import { mayBeWaived, type Rule, ruleNames, type Standard } from "@/lib/dossiers/standard";
import { failingLines, type Measured } from "@/lib/dossiers/standard-failing";
import { standardInput } from "@/lib/dossiers/standard-input";
import { twoOrigins } from "@/lib/dossiers/standard-presets";
import { anyMeasured, anyRule, anyStandard } from "@/lib/testing/standards";

const now = new Date("2026-03-17T09:00:00Z");
const claim = (over: Partial<Measured> = {}): Measured => ({
  kind: "figure",
  stakes: "important",
  substance: "supported",
  reply: null,
  unsettled: 0,
  waitsFor: [],
  atLeast: 2,
  heldPrimary: false,
  reports: 0,
  best: "established",
  grades: [],
  unchecked: 0,
  inaccurate: 0,
  uncredited: 0,
  signer: null,
  ...over,
});
const asked: Reply = { askedAt: "2026-03-10T09:00:00Z", how: "e-mail", until: null, answer: null, silence: false };

const cases: [string, Partial<Measured>, string[]][] = [
  ["an important supported claim with two independent origins passes", {}, []],
  ["with one origin it fails", { atLeast: 1 }, ["origins"]],
  ["with one origin and a primary source that we hold it passes", { atLeast: 1, heldPrimary: true }, []],
  ["a critical one with none fails", { stakes: "critical", atLeast: 0 }, ["origins"]],
  ["a routine one needs no origins", { stakes: "routine", atLeast: 0 }, []],
  ["a refuted one needs no origins", { substance: "refuted", atLeast: 0 }, []],
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
  ["an open task that its sign-off waits for fails under any standard", { waitsFor: ["Ring the port"] }, ["task"]],
  ["all lines are listed at once", { kind: "allegation", atLeast: 0, unsettled: 2 }, ["unsettled", "origins", "reply"]],
  ["reports, grades, credit and attributions are not asked for", { reports: 0, unchecked: 2, uncredited: 1 }, []],
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
});

const reliability = (over: Partial<Extract<Rule, { rule: "reliability" }>> = {}): Rule => ({
  rule: "reliability",
  when: {},
  atLeast: "B",
  of: "one",
  orUnjudged: false,
  ...over,
});
const reports: Rule = { rule: "reports", when: {}, atLeast: 3, orHeldPrimary: true };
const all = { of: "all" } as const;

/** A rule, what is measured, and the line that fails; null where it is met. */
const rules: [string, Rule, Partial<Measured>, string | null][] = [
  [
    "a primary source that is missing",
    { rule: "primary", when: {} },
    { atLeast: 9 },
    "Needs a primary source that we hold and that is itself evidence for it. It has none.",
  ],
  ["a primary source that we hold", { rule: "primary", when: {} }, { heldPrimary: true }, null],
  [
    "two of three reports of their own",
    reports,
    { reports: 2, atLeast: 5 },
    "Needs 3 independent secondary sources with own reporting, or one primary source that we hold and that is itself evidence for it. It has 2.",
  ],
  ["three reports of their own", reports, { reports: 3 }, null],
  ["a primary source in the place of three reports", reports, { heldPrimary: true }, null],
  [
    "a primary source where reports are asked for and nothing else",
    { ...reports, atLeast: 1, orHeldPrimary: false },
    { heldPrimary: true },
    "Needs one secondary source with own reporting. It has none.",
  ],
  ["one named origin", { rule: "named", when: {} }, { best: "established" }, null],
  [
    "unnamed people alone",
    { rule: "named", when: {} },
    { best: "soft" },
    "Needs one origin that is named and established. It rests on unnamed people alone.",
  ],
  [
    "an article nobody has established anything about",
    { rule: "named", when: {} },
    { best: "open" },
    "Needs one origin that is named and established. Nobody has established where it comes from.",
  ],
  [
    "a report that is not named",
    { rule: "named", when: {} },
    { best: "unidentified" },
    "Needs one origin that is named and established. It rests on what nobody has named.",
  ],
  [
    "no evidence for a named origin",
    { rule: "named", when: {} },
    { best: null },
    "Needs one origin that is named and established. It has no evidence.",
  ],
  ["one source of grade B", reliability(), { grades: ["B", "D"] }, null],
  ["one source of a better grade", reliability(), { grades: ["A"] }, null],
  [
    "only worse grades",
    reliability(),
    { grades: ["C", "D"] },
    "Needs one source graded B or better. The best that it has is C.",
  ],
  [
    "a source that nobody has judged",
    reliability(),
    { grades: ["F"] },
    "Needs one source graded B or better. None that it has is judged.",
  ],
  ["a source that nobody has judged, where that will do", reliability({ orUnjudged: true }), { grades: ["F"] }, null],
  [
    "a worse grade where one that nobody has judged would do",
    reliability({ orUnjudged: true }),
    { grades: ["C"] },
    "Needs one source graded B or better or not judged. The best that it has is C.",
  ],
  [
    "only the best grade",
    reliability({ atLeast: "A" }),
    { grades: [] },
    "Needs one source graded A. It has no source.",
  ],
  [
    "a source that was retracted",
    reliability({ atLeast: "E" }),
    { grades: [null] },
    "Needs one source graded E or better. What it has is retracted.",
  ],
  ["every source of grade B", reliability(all), { grades: ["A", "B"] }, null],
  [
    "one source below among three",
    reliability(all),
    { grades: ["A", "B", "C"] },
    "Needs every source of its evidence graded B or better. 1 of 3 is not.",
  ],
  [
    "a retracted one and one that nobody has judged among three",
    reliability(all),
    { grades: ["A", "F", null] },
    "Needs every source of its evidence graded B or better. 2 of 3 are not.",
  ],
  [
    "every source of none",
    reliability(all),
    { grades: [] },
    "Needs every source of its evidence graded B or better. It has none.",
  ],
  ["attributions that were checked", { rule: "attribution", when: {} }, {}, null],
  [
    "an attribution that nobody has checked",
    { rule: "attribution", when: {} },
    { unchecked: 1 },
    "An attribution has not been checked. Find out whether those who are cited say so.",
  ],
  [
    "two attributions that nobody has checked",
    { rule: "attribution", when: {} },
    { unchecked: 2 },
    "2 attributions have not been checked. Find out whether those who are cited say so.",
  ],
  [
    "an inaccurate attribution in our own text",
    { rule: "attribution", when: {} },
    { unchecked: 2, inaccurate: 1 },
    "Our own text cites somebody who does not say so. Mend the text, or the verdict on the attribution.",
  ],
  [
    "a text of ours that names nobody",
    { rule: "credit", when: {} },
    { uncredited: 1 },
    "Our own text does not name whom we have it from, and we hold no primary source for it. Attribute it there, and record who is cited.",
  ],
  [
    "a text of ours that names nobody, on a primary source",
    { rule: "credit", when: {} },
    { uncredited: 1, heldPrimary: true },
    null,
  ],
  ["no text of ours", { rule: "credit", when: {} }, {}, null],
  ["a claim that nobody has signed", { rule: "second-signer", when: {} }, { signer: null }, null],
  ["a claim that somebody else signs", { rule: "second-signer", when: {} }, { signer: "another" }, null],
  [
    "a claim that its checker signs",
    { rule: "second-signer", when: {} },
    { signer: "checker" },
    "Needs a signer who is not its checker.",
  ],
];

describe("a rule", () => {
  it.each(rules)("finds %s", (_, rule, over, detail) => {
    const lines = failingLines({ name: "x", rules: [rule] }, claim(over), [], now);
    expect(lines).toEqual(detail === null ? [] : [{ rule: rule.rule, detail }]);
  });

  it("applies only to what it describes", () => {
    const three: Standard = {
      name: "three for figures",
      rules: [{ rule: "origins", when: { kinds: ["figure"] }, atLeast: 3, orHeldPrimary: false }],
    };
    expect(failingLines(three, claim({ kind: "quote" }), [], now)).toEqual([]);
    expect(failingLines(three, claim({ heldPrimary: true }), [], now).map((l) => l.rule)).toEqual(["origins"]);
  });

  it("that asks for a verdict does not apply before there is one", () => {
    const named: Standard = { name: "x", rules: [{ rule: "named", when: { substances: ["supported"] } }] };
    const lines = failingLines(named, claim({ substance: null, best: null }), [], now);
    expect(lines.map((line) => line.rule)).toEqual(["verdict"]);
  });

  it("says that the verdict is sealed, and not that there is none, to whom it is", () => {
    const [line] = failingLines({ name: "x", rules: [] }, claim({ substance: null, sealed: true }), [], now);
    expect(line).toEqual({ rule: "verdict", detail: expect.stringContaining("sealed from you"), sealed: true });
  });

  it("of the same name as another shows one line, for what asks the most", () => {
    const origins = (atLeast: number, orHeldPrimary = true): Rule => ({
      rule: "origins",
      when: {},
      atLeast,
      orHeldPrimary,
    });
    const details = (...rules: Rule[]) =>
      failingLines({ name: "x", rules }, claim({ atLeast: 1 }), [], now).map((line) => line.detail);
    expect(details(origins(2), origins(4))).toEqual([expect.stringContaining("Needs 4 ")]);
    expect(details(origins(4), origins(2))).toEqual([expect.stringContaining("Needs 4 ")]);
    expect(details(origins(2), origins(2, false))).toEqual(["Needs 2 independent origins. It has 1."]);
    const graded = (over: object) => ({ ...reliability(), ...over }) as Rule;
    const grades = failingLines(
      { name: "x", rules: [graded({ atLeast: "D" }), graded({ atLeast: "A" }), graded({ atLeast: "D", of: "all" })] },
      claim({ grades: ["E"] }),
      [],
      now,
    );
    expect(grades.map((line) => line.detail)).toEqual(["Needs one source graded A. The best that it has is E."]);
  });
});

describe("any standard, of any claim", () => {
  it("fails at nothing but the verdict, what is unsettled and open tasks once every line is waived", () => {
    fc.assert(
      fc.property(anyStandard, anyMeasured, (standard, measured) => {
        const lines = failingLines(standard, measured, ruleNames, now).map((line) => line.rule);
        expect(lines).toEqual([
          ...(measured.substance === null ? ["verdict"] : []),
          ...(measured.unsettled > 0 ? ["unsettled"] : []),
          ...(measured.waitsFor.length > 0 ? ["task"] : []),
        ]);
        expect(lines.some(mayBeWaived)).toBe(false);
      }),
    );
  });

  it("fails at no line less when a rule is added, wherever", () => {
    fc.assert(
      fc.property(anyStandard, anyRule, anyMeasured, fc.nat(), (standard, rule, measured, at) => {
        const rules = standard.rules.toSpliced(at % (standard.rules.length + 1), 0, rule);
        const before = failingLines(standard, measured, [], now).map((line) => line.rule);
        const after = failingLines({ ...standard, rules }, measured, [], now).map((line) => line.rule);
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  it("shows one line for a rule, whatever the order of its rules", () => {
    fc.assert(
      fc.property(anyStandard, anyMeasured, (standard, measured) => {
        const lines = failingLines(standard, measured, [], now);
        expect(new Set(lines.map((line) => line.rule)).size).toBe(lines.length);
        const turned = failingLines({ ...standard, rules: standard.rules.toReversed() }, measured, [], now);
        expect(turned.map((line) => line.rule).sort()).toEqual(lines.map((line) => line.rule).sort());
      }),
    );
  });
});

describe("a standard as data", () => {
  it("takes every rule there is, and says it back", () => {
    fc.assert(
      fc.property(anyStandard, (standard) => {
        expect(standardInput.parse(standard)).toEqual(standard);
      }),
    );
  });

  it("takes what was stored before there were more rules", () => {
    const stored = {
      name: "two origins",
      rules: [
        {
          rule: "origins",
          when: { stakes: ["important", "critical"], substances: ["supported"] },
          atLeast: 2,
          orHeldPrimary: true,
        },
        { rule: "reply", when: { kinds: ["allegation"] } },
      ],
    };
    expect(standardInput.parse(JSON.parse(JSON.stringify(stored)))).toEqual(twoOrigins);
  });

  it.each([
    ["an unknown rule", { rule: "luck", when: {} }],
    ["a rule that holds by itself", { rule: "verdict", when: {} }],
    ["an unknown field", { rule: "reply", when: {}, days: 3 }],
    ["a field of another rule", { rule: "named", when: {}, atLeast: 2 }],
    ["an unknown kind of claim", { rule: "reply", when: { kinds: ["rumour"] } }],
    ["no origins at all", { rule: "origins", when: {}, atLeast: 0, orHeldPrimary: true }],
    ["half a report", { rule: "reports", when: {}, atLeast: 1.5, orHeldPrimary: true }],
    ["more reports than anybody finds", { rule: "reports", when: {}, atLeast: 21, orHeldPrimary: true }],
    ["a grade that says nothing", { rule: "reliability", when: {}, atLeast: "F", of: "one", orUnjudged: false }],
    ["grades of some", { rule: "reliability", when: {}, atLeast: "B", of: "some", orUnjudged: false }],
    ["a rule without whom it is for", { rule: "named" }],
  ])("refuses %s", (_, rule) => {
    expect(standardInput.safeParse({ name: "x", rules: [rule] }).success).toBe(false);
  });

  it.each([
    ["no name", { name: " ", rules: [] }],
    ["an unknown field", { name: "x", rules: [], extra: 1 }],
    [
      "more rules than anybody reads",
      { name: "x", rules: Array.from({ length: 21 }, () => ({ rule: "reply", when: {} })) },
    ],
  ])("refuses %s", (_, value) => {
    expect(standardInput.safeParse(value).success).toBe(false);
  });
});
