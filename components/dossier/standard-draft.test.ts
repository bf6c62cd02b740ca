import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standardRules } from "@/lib/dossiers/standard";
import { standardInput } from "@/lib/dossiers/standard-input";
import { presets, twoOrigins } from "@/lib/dossiers/standard-presets";
import { anyStandard } from "@/lib/testing/standards";
import { changedRules, draftOf, moved, newRule, presetIn, ruleOf, standardOf } from "./standard-draft";

describe("a standard in a form", () => {
  it("means the same when nothing is changed", () => {
    fc.assert(
      fc.property(anyStandard, (one) => {
        expect(standardOf(draftOf(one))).toEqual(one);
      }),
    );
  });

  it("is one that is taken", () => {
    fc.assert(
      fc.property(anyStandard, (one) => {
        expect(standardInput.safeParse(standardOf(draftOf(one))).success).toBe(true);
      }),
    );
  });

  it.each(["", "0", "21", "two", "1.5", "-1", " "])("is none while a rule asks for %o origins", (atLeast) => {
    const draft = draftOf(twoOrigins);
    const rules = draft.rules.map((rule) => ({ ...rule, atLeast }));
    expect(standardOf({ ...draft, rules })).toBeNull();
    expect(presetIn({ ...draft, rules })).toBeNull();
    expect(standardOf({ ...draft, rules: rules.filter((rule) => rule.rule === "reply") })).not.toBeNull();
  });

  it("is none without a name", () => {
    expect(standardOf({ name: "  ", rules: [] })).toBeNull();
  });

  it.each(standardRules)("gets a new rule of %s that is taken, told apart from the others", (rule) => {
    const { rules } = draftOf(twoOrigins);
    const added = newRule(rule, rules);
    expect(added).toMatchObject({ rule, key: 2 });
    expect(standardInput.safeParse({ name: "x", rules: [ruleOf(added)] }).success).toBe(true);
    expect(newRule(rule, []).key).toBe(0);
  });

  it("gets new rules as the presets have them", () => {
    expect(newRule("reply", [])).toMatchObject({ kinds: ["allegation"] });
    expect(newRule("origins", [])).toMatchObject({ atLeast: "2", orHeldPrimary: true });
    expect(newRule("reports", [])).toMatchObject({ atLeast: "3", substances: ["supported"] });
  });

  it("moves a rule one place, and no further than the ends", () => {
    const { rules } = draftOf({ ...twoOrigins, rules: [...twoOrigins.rules, { rule: "primary", when: {} }] });
    const keys = (key: number, by: -1 | 1) => moved(rules, key, by).map((rule) => rule.key);
    expect(keys(0, 1)).toEqual([1, 0, 2]);
    expect(keys(2, -1)).toEqual([0, 2, 1]);
    expect(keys(0, -1)).toEqual([0, 1, 2]);
    expect(keys(2, 1)).toEqual([0, 1, 2]);
    expect(keys(9, 1)).toEqual([0, 1, 2]);
  });
});

describe("a preset in a form", () => {
  it.each(presets.map((preset) => [preset.title, preset] as const))("is known: %s", (_, preset) => {
    expect(presetIn(draftOf(preset.standard))?.id).toBe(preset.id);
  });

  it("loses its name with its rules, and gets it back with them", () => {
    const draft = draftOf(twoOrigins);
    const three = changedRules(
      draft,
      draft.rules.map((rule) => ({ ...rule, atLeast: "3" })),
    );
    expect(three.name).toBe("two origins, changed");
    expect(changedRules(three, three.rules.slice(1)).name).toBe("two origins, changed");
    expect(changedRules(three, draft.rules).name).toBe("two origins");
  });

  it("keeps a name that somebody typed", () => {
    const draft = { ...draftOf(twoOrigins), name: "Courts desk" };
    expect(changedRules(draft, []).name).toBe("Courts desk");
  });
});
