import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimKinds, stakesLevels, substances } from "@/lib/claims/claim";
import { type Standard, standardInput, twoOrigins } from "@/lib/dossiers/standard";
import { draftOf, newRule, standardOf } from "./standard-draft";

const some = <T>(of: readonly T[]) => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1 });
const when = fc.record(
  { kinds: some(claimKinds), stakes: some(stakesLevels), substances: some(substances) },
  {
    requiredKeys: [],
  },
);
const standard: fc.Arbitrary<Standard> = fc.record({
  name: fc.string({ minLength: 1 }).filter((name) => name.trim() === name && name !== ""),
  rules: fc.array(
    fc.oneof(
      fc.record({ rule: fc.constant("reply" as const), when }),
      fc.record({
        rule: fc.constant("origins" as const),
        when,
        atLeast: fc.integer({ min: 1, max: 20 }),
        orHeldPrimary: fc.boolean(),
      }),
    ),
    { maxLength: 5 },
  ),
});

describe("a standard in a form", () => {
  it("means the same when nothing is changed", () => {
    fc.assert(
      fc.property(standard, (one) => {
        expect(standardOf(draftOf(one))).toEqual(one);
      }),
    );
  });

  it("is one that is taken", () => {
    fc.assert(
      fc.property(standard, (one) => {
        expect(standardInput.safeParse(standardOf(draftOf(one))).success).toBe(true);
      }),
    );
  });

  it.each(["", "0", "21", "two", "1.5", "-1", " "])("is none while a rule asks for %o origins", (atLeast) => {
    const draft = draftOf(twoOrigins);
    const rules = draft.rules.map((rule) => ({ ...rule, atLeast }));
    expect(standardOf({ ...draft, rules })).toBeNull();
    expect(standardOf({ ...draft, rules: rules.filter((rule) => rule.rule === "reply") })).not.toBeNull();
  });

  it("is none without a name", () => {
    expect(standardOf({ name: "  ", rules: [] })).toBeNull();
  });

  it("gets a new rule like that of a new dossier, told apart from the others", () => {
    const { rules } = draftOf(twoOrigins);
    const added = newRule("reply", rules);
    expect(added).toMatchObject({ rule: "reply", kinds: ["allegation"], key: 2 });
    expect(newRule("origins", [])).toMatchObject({ atLeast: "2", orHeldPrimary: true, key: 0 });
  });
});
