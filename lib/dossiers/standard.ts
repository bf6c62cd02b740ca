/**
 * A dossier's standard: its rules for sign-off, as data (docs: standards). What one may look like is told by
 * `standard-input.ts`, what fails by `standard-failing.ts`; here are the words, without what only a server needs.
 */
import type { z } from "zod";
import type { standardInput } from "@/lib/dossiers/standard-input";

export type Standard = z.infer<typeof standardInput>;
export type Rule = Standard["rules"][number];
export type When = Rule["when"];

/** Grades that can be asked for. F is no grade: it says that nobody can judge the source. */
export const gradesAsked = ["A", "B", "C", "D", "E"] as const;

/** The rules that a standard is made of, in the order in which they are offered. */
export const standardRules = [
  "origins",
  "primary",
  "reports",
  "named",
  "reliability",
  "attribution",
  "credit",
  "reply",
  "second-signer",
] as const;
export type StandardRule = (typeof standardRules)[number];

/**
 * Names of the lines that can fail. `verdict`, `unsettled` and `task`, an open task that the sign-off waits for, hold
 * under every standard, and nobody waives them.
 */
const ownRules = ["verdict", "unsettled", "task"] as const;
export const ruleNames = [...ownRules, ...standardRules] as const;
export type RuleName = (typeof ruleNames)[number];

export const mayBeWaived = (rule: RuleName): boolean => !ownRules.some((own) => own === rule);

/** One line that fails, and what is missing. `sealed`: what would tell is withheld from the viewer, who makes no task of it. */
export type FailingLine = { rule: RuleName; detail: string; sealed?: true };

const ofOrigins: readonly string[] = ["origins", "primary", "reports", "named"] satisfies RuleName[];

/** Whether a claim has the origins that the standard asks for: what its count of sources and origins is coloured by. */
export const meetsOrigins = (failing: readonly { rule: string }[]): boolean =>
  !failing.some(({ rule }) => ofOrigins.includes(rule));
