import type { ClaimKind, Stakes, Substance } from "@/lib/claims/claim";
import { type Standard, twoOrigins, type When } from "@/lib/dossiers/standard";

/** A rule as it is edited: every list is there, an empty one stands for any. */
export type RuleDraft = {
  /** Tells the rules of a form apart; means nothing outside it. */
  key: number;
  rule: "origins" | "reply";
  kinds: ClaimKind[];
  stakes: Stakes[];
  substances: Substance[];
  /** As typed. */
  atLeast: string;
  orHeldPrimary: boolean;
};

export type StandardDraft = { name: string; rules: RuleDraft[] };

export const draftOf = ({ name, rules }: Standard): StandardDraft => ({
  name,
  rules: rules.map((rule, key) => ({
    key,
    rule: rule.rule,
    kinds: [...(rule.when.kinds ?? [])],
    stakes: [...(rule.when.stakes ?? [])],
    substances: [...(rule.when.substances ?? [])],
    atLeast: rule.rule === "origins" ? String(rule.atLeast) : "2",
    orHeldPrimary: rule.rule === "origins" && rule.orHeldPrimary,
  })),
});

/** The standard that a draft means; null where a number of origins is none from 1 to 20, or the name is missing. */
export function standardOf({ name, rules }: StandardDraft): Standard | null {
  if (!name.trim() || rules.some((rule) => rule.rule === "origins" && atLeastOf(rule) === null)) return null;
  return {
    name: name.trim(),
    rules: rules.map((rule) => {
      const when = whenOf(rule);
      return rule.rule === "reply"
        ? { rule: "reply", when }
        : { rule: "origins", when, atLeast: atLeastOf(rule) ?? 1, orHeldPrimary: rule.orHeldPrimary };
    }),
  };
}

/** The number that was typed; null where it is none from 1 to 20. */
export const atLeastOf = ({ atLeast }: Pick<RuleDraft, "atLeast">): number | null => {
  const number = Number(atLeast);
  return /^\d+$/.test(atLeast.trim()) && number >= 1 && number <= 20 ? number : null;
};

/** A rule to begin with, as the standard of a new dossier has it. */
export function newRule(rule: RuleDraft["rule"], rules: readonly RuleDraft[]): RuleDraft {
  const key = Math.max(-1, ...rules.map((one) => one.key)) + 1;
  const like = draftOf(twoOrigins).rules.find((one) => one.rule === rule);
  return {
    kinds: [],
    stakes: [],
    substances: [],
    atLeast: "2",
    orHeldPrimary: true,
    ...like,
    key,
    rule,
  };
}

function whenOf({ kinds, stakes, substances }: RuleDraft): When {
  return {
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(stakes.length > 0 ? { stakes } : {}),
    ...(substances.length > 0 ? { substances } : {}),
  };
}
