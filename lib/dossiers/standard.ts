import { z } from "zod";
import {
  type ClaimKind,
  claimKinds,
  type Reply,
  type Stakes,
  type Substance,
  stakesLevels,
  substances,
} from "@/lib/claims/claim";

/**
 * A dossier's rules for sign-off, as data. A rule applies to the claims that its `when` describes (a list left out
 * means any), and fails with one line that says what is missing.
 */
const when = z.strictObject({
  kinds: z.array(z.enum(claimKinds)).optional(),
  stakes: z.array(z.enum(stakesLevels)).optional(),
  substances: z.array(z.enum(substances)).optional(),
});

const rule = z.discriminatedUnion("rule", [
  z.strictObject({
    rule: z.literal("origins"),
    when,
    /** Independent origins that the claim needs at least. */
    atLeast: z.number().int().min(1).max(20),
    /** One primary source that we hold, itself evidence for the claim, will do instead. */
    orHeldPrimary: z.boolean(),
  }),
  z.strictObject({ rule: z.literal("reply"), when }),
]);

export const standardInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  rules: z.array(rule).max(20),
});
export type Standard = z.infer<typeof standardInput>;
export type When = z.infer<typeof when>;

/** The standard of a new dossier. */
export const twoOrigins: Standard = {
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

/** What the standard asks of: plain facts about one claim, gathered by `lib/claims/standing.ts`. */
export type Measured = {
  kind: ClaimKind;
  stakes: Stakes;
  substance: Substance | null;
  reply: Reply | null;
  /** Independent origins of what supports it, at least. */
  atLeast: number;
  /** A primary source that we hold supports it directly, settled and not retracted. */
  heldPrimary: boolean;
  /** Pieces of evidence that are narrowed to a link that is no longer confirmed. */
  unsettled: number;
};

/** Names of the lines that can fail. `verdict` and `unsettled` hold under every standard. */
export const ruleNames = ["verdict", "unsettled", "origins", "reply"] as const;
export type RuleName = (typeof ruleNames)[number];
export type FailingLine = { rule: RuleName; detail: string };

/**
 * Lists what still fails before a claim can be signed off, in the order of the standard.
 * @param waived rules that a lead waived for this claim; they are left out.
 * @param now decides whether the time for a reply has run out.
 */
export function failingLines(standard: Standard, claim: Measured, waived: readonly string[], now: Date): FailingLine[] {
  const lines: FailingLine[] = [];
  if (claim.substance === null)
    lines.push({ rule: "verdict", detail: "No verdict yet: say what was found about the claim." });
  if (claim.unsettled > 0)
    lines.push({
      rule: "unsettled",
      detail: `${claim.unsettled === 1 ? "A piece of evidence is" : `${claim.unsettled} pieces of evidence are`} narrowed to an origin link that is not confirmed. Confirm the link or narrow the evidence anew.`,
    });
  for (const rule of standard.rules) {
    if (!applies(rule.when, claim)) continue;
    if (rule.rule === "origins" && claim.atLeast < rule.atLeast && !(rule.orHeldPrimary && claim.heldPrimary))
      lines.push({ rule: "origins", detail: originsDetail(rule.atLeast, rule.orHeldPrimary, claim.atLeast) });
    if (rule.rule === "reply") {
      const detail = replyDetail(claim.reply, now);
      if (detail) lines.push({ rule: "reply", detail });
    }
  }
  return lines.filter((line, i) => !waived.includes(line.rule) && lines.findIndex((l) => l.rule === line.rule) === i);
}

/** The standard in one sentence, as the overview shows it. */
export function standardSentence(standard: Standard): string {
  const parts = standard.rules.map((rule) => {
    const of = whenWords(rule.when);
    if (rule.rule === "reply") return `${of} need the reply of whom they are about`;
    return `${of} need ${count(rule.atLeast)}${rule.orHeldPrimary ? " or one primary source that we hold" : ""}`;
  });
  if (parts.length === 0) return "Every claim needs a verdict.";
  const sentence = parts.join("; ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

const applies = (when: When, claim: Measured): boolean =>
  (!when.kinds || when.kinds.includes(claim.kind)) &&
  (!when.stakes || when.stakes.includes(claim.stakes)) &&
  (!when.substances || (claim.substance !== null && when.substances.includes(claim.substance)));

const count = (n: number): string => (n === 1 ? "one independent origin" : `${n} independent origins`);

function originsDetail(needed: number, orHeldPrimary: boolean, has: number): string {
  const primary = orHeldPrimary ? ", or one primary source that we hold and that is itself evidence for it" : "";
  return `Needs ${count(needed)}${primary}. It has ${has === 0 ? "none for certain" : `${has}`}.`;
}

function replyDetail(reply: Reply | null, now: Date): string | null {
  if (!reply) return "Whom it is about has not been asked. Record when and how you asked them.";
  if (reply.answer?.trim()) return null;
  if (!reply.silence) return "Whom it is about was asked. Record the answer, or that none came.";
  if (reply.until && new Date(reply.until) > now)
    return "Silence is recorded, but the time they were given has not run out.";
  return null;
}

function whenWords({ kinds, stakes, substances }: When): string {
  const list = (words: readonly string[] | undefined) => (words ?? []).join(" or ").replaceAll("-", " ");
  const of = kinds?.length ? list(kinds.map((kind) => (kind === "other" ? "other claims" : `${kind}s`))) : "claims";
  return [list(stakes), list(substances), of].filter(Boolean).join(" ");
}
