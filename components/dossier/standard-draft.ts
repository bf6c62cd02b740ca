import type { ClaimKind, Stakes, Substance } from "@/lib/claims/claim";
import type { gradesAsked, Rule, Standard, StandardRule, When } from "@/lib/dossiers/standard";
import { type Preset, presetOf, presets } from "@/lib/dossiers/standard-presets";

/** A rule as it is edited: every field of every rule is there, and an empty list stands for any. */
export type RuleDraft = {
  /** Tells the rules of a form apart; means nothing outside it. */
  key: number;
  rule: StandardRule;
  kinds: ClaimKind[];
  stakes: Stakes[];
  substances: Substance[];
  /** As typed. */
  atLeast: string;
  orHeldPrimary: boolean;
  grade: (typeof gradesAsked)[number];
  of: "one" | "all";
  orUnjudged: boolean;
};

export type StandardDraft = { name: string; rules: RuleDraft[] };

/** Rules that ask for a number of something. */
export const counts = (rule: StandardRule): rule is "origins" | "reports" => rule === "origins" || rule === "reports";

export const draftOf = ({ name, rules }: Standard): StandardDraft => ({
  name,
  rules: rules.map((rule, key) => ({
    key,
    rule: rule.rule,
    kinds: [...(rule.when.kinds ?? [])],
    stakes: [...(rule.when.stakes ?? [])],
    substances: [...(rule.when.substances ?? [])],
    atLeast: "orHeldPrimary" in rule ? String(rule.atLeast) : "2",
    orHeldPrimary: "orHeldPrimary" in rule && rule.orHeldPrimary,
    grade: rule.rule === "reliability" ? rule.atLeast : "C",
    of: rule.rule === "reliability" ? rule.of : "one",
    orUnjudged: rule.rule === "reliability" && rule.orUnjudged,
  })),
});

/** The standard that a draft means; null where a number is none from 1 to 20, or the name is missing. */
export function standardOf({ name, rules }: StandardDraft): Standard | null {
  const meant = rules.map(ruleOf);
  if (!name.trim() || meant.some((rule) => rule === null)) return null;
  return { name: name.trim(), rules: meant.filter((rule) => rule !== null) };
}

/** The rule that a draft means; null where a number that it asks for is none from 1 to 20. */
export function ruleOf(draft: RuleDraft): Rule | null {
  const when = whenOf(draft);
  const { rule, orHeldPrimary, grade, of, orUnjudged } = draft;
  if (counts(rule)) {
    const atLeast = atLeastOf(draft);
    return atLeast === null ? null : { rule, when, atLeast, orHeldPrimary };
  }
  if (rule === "reliability") return { rule, when, atLeast: grade, of, orUnjudged };
  return { rule, when };
}

/** The number that was typed; null where it is none from 1 to 20. */
export const atLeastOf = ({ atLeast }: Pick<RuleDraft, "atLeast">): number | null => {
  const number = Number(atLeast);
  return /^\d+$/.test(atLeast.trim()) && number >= 1 && number <= 20 ? number : null;
};

/** A rule to begin with, as the presets have it. */
export function newRule(rule: StandardRule, rules: readonly RuleDraft[]): RuleDraft {
  const key = Math.max(-1, ...rules.map((one) => one.key)) + 1;
  const like = presets.flatMap(({ standard }) => draftOf(standard).rules).find((one) => one.rule === rule);
  return {
    kinds: [],
    stakes: [],
    substances: [],
    atLeast: "2",
    orHeldPrimary: true,
    grade: "C",
    of: "one",
    orUnjudged: false,
    ...like,
    key,
    rule,
  };
}

/** Puts a rule one place earlier or later. */
export function moved(rules: readonly RuleDraft[], key: number, by: -1 | 1): RuleDraft[] {
  const from = rules.findIndex((rule) => rule.key === key);
  const rule = rules[from];
  const to = from + by;
  return !rule || to < 0 || to >= rules.length ? [...rules] : rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

/** The preset whose rules a draft has; null for one of the newsroom's own, and while it is not complete. */
export function presetIn({ rules }: StandardDraft): Preset | null {
  const meant = rules.map(ruleOf);
  return meant.includes(null) ? null : presetOf({ rules: meant.filter((rule) => rule !== null) });
}

/**
 * A draft whose rules were changed, under a name that does not lie: what has a preset's name and no longer its rules is
 * called changed, and gets the name back with the rules. A name that somebody typed stays.
 */
export function changedRules(draft: StandardDraft, rules: RuleDraft[]): StandardDraft {
  const named = presets.find(({ standard: { name } }) => draft.name === name || draft.name === `${name}, changed`);
  const next = { ...draft, rules };
  if (!named) return next;
  const { name } = named.standard;
  return { ...next, name: presetIn(next)?.id === named.id ? name : `${name}, changed` };
}

function whenOf({ kinds, stakes, substances }: RuleDraft): When {
  return {
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(stakes.length > 0 ? { stakes } : {}),
    ...(substances.length > 0 ? { substances } : {}),
  };
}
