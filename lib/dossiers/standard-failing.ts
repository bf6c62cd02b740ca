import type { ClaimKind, Reply, Stakes, Substance } from "@/lib/claims/claim";
import {
  type FailingLine,
  gradesAsked,
  type Rule,
  type RuleName,
  type Standard,
  type When,
} from "@/lib/dossiers/standard";
import type { OriginClass, Reliability } from "@/lib/sources/source";

/** What a standard asks of: plain facts about one claim, gathered by `lib/claims/standing.ts`. */
export type Measured = {
  kind: ClaimKind;
  stakes: Stakes;
  substance: Substance | null;
  /** The verdict is withheld from the viewer, who gives a blind second one: it is none here, whatever it is. */
  sealed?: true;
  reply: Reply | null;
  /** Pieces of evidence that are narrowed to a link that is no longer confirmed. */
  unsettled: number;
  /** What the open tasks are called that its sign-off waits for. */
  waitsFor: readonly string[];
  // Of what bears the verdict:
  /** Independent origins, at least. */
  atLeast: number;
  /** A primary source that we hold is itself evidence, settled and not retracted. */
  heldPrimary: boolean;
  /** Independent secondary sources with own reporting, at least; none of them retracted. */
  reports: number;
  /** Class of the best origin; null where there is none. */
  best: OriginClass | null;
  /** Grade of each source of settled evidence, the best first; null for one that was retracted. */
  grades: readonly (Reliability | null)[];
  // Of its mentions:
  /** Mentions that attribute, and nobody has checked whether those who are cited say so. */
  unchecked: number;
  /** Mentions of our own text whose attribution is inaccurate. */
  inaccurate: number;
  /** Mentions of our own text that make the claim and name nobody whom we have it from. */
  uncredited: number;
  /** Who has signed it off, or is about to; null where nobody has. */
  signer: "checker" | "another" | null;
};

/**
 * Lists what still fails before a claim can be signed off, in the order of the standard: one line for each rule, of
 * several of one name the hardest that is not met.
 * @param waived rules that a lead waived for this claim; they are left out, but for what holds under every standard.
 * @param now decides whether the time for a reply has run out.
 */
export function failingLines(standard: Standard, claim: Measured, waived: readonly string[], now: Date): FailingLine[] {
  const lines = new Map<RuleName, FailingLine & { hard: number }>();
  if (claim.substance === null)
    lines.set("verdict", {
      rule: "verdict",
      ...(claim.sealed
        ? { detail: "The verdict is sealed from you while the blind check runs: say what you find.", sealed: true }
        : { detail: "No verdict yet: say what was found about the claim." }),
      hard: 0,
    });
  if (claim.unsettled > 0)
    lines.set("unsettled", {
      rule: "unsettled",
      detail: `${claim.unsettled === 1 ? "A piece of evidence is" : `${claim.unsettled} pieces of evidence are`} narrowed to an origin link that is not confirmed. Confirm the link or narrow the evidence anew.`,
      hard: 0,
    });
  if (claim.waitsFor.length > 0) lines.set("task", { rule: "task", detail: waitingWords(claim.waitsFor), hard: 0 });
  for (const rule of standard.rules) {
    if (!applies(rule.when, claim) || waived.includes(rule.rule)) continue;
    const detail = missing(rule, claim, now);
    if (detail === null) continue;
    const before = lines.get(rule.rule);
    const hard = hardness(rule);
    if (!before || hard > before.hard) lines.set(rule.rule, { rule: rule.rule, detail, hard });
  }
  return [...lines.values()].map(({ hard: _, ...line }) => line);
}

/** So many tasks are named, the others counted. */
const mostNamed = 3;

function waitingWords(tasks: readonly string[]): string {
  const named = tasks.slice(0, mostNamed).map((title) => `“${title}”`);
  const more = tasks.length - named.length;
  return `Its sign-off waits for ${tasks.length === 1 ? "the open task" : `${tasks.length} open tasks:`} ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}. Say what came of ${tasks.length === 1 ? "it" : "them"} first.`;
}

/** Whether a rule is one for this claim. */
export const applies = (when: When, claim: Pick<Measured, "kind" | "stakes" | "substance">): boolean =>
  (!when.kinds || when.kinds.includes(claim.kind)) &&
  (!when.stakes || when.stakes.includes(claim.stakes)) &&
  (!when.substances || (claim.substance !== null && when.substances.includes(claim.substance)));

const heldPrimary = "primary source that we hold and that is itself evidence for it";

/** What a rule finds missing in a claim, as a sentence; null where it is met. */
function missing(rule: Rule, claim: Measured, now: Date): string | null {
  switch (rule.rule) {
    case "origins":
      if (claim.atLeast >= rule.atLeast || (rule.orHeldPrimary && claim.heldPrimary)) return null;
      return `Needs ${origins(rule.atLeast)}${rule.orHeldPrimary ? `, or one ${heldPrimary}` : ""}. It has ${claim.atLeast === 0 ? "none for certain" : `${claim.atLeast}`}.`;
    case "primary":
      return claim.heldPrimary ? null : `Needs a ${heldPrimary}. It has none.`;
    case "reports":
      if (claim.reports >= rule.atLeast || (rule.orHeldPrimary && claim.heldPrimary)) return null;
      return `Needs ${reports(rule.atLeast)}${rule.orHeldPrimary ? `, or one ${heldPrimary}` : ""}. It has ${claim.reports === 0 ? "none" : claim.reports}.`;
    case "named":
      if (claim.best === "established") return null;
      return `Needs one origin that is named and established. ${bestWords(claim.best)}`;
    case "reliability":
      return reliabilityMissing(rule, claim.grades);
    case "attribution":
      if (claim.inaccurate > 0)
        return "Our own text cites somebody who does not say so. Mend the text, or the verdict on the attribution.";
      if (claim.unchecked === 0) return null;
      return `${claim.unchecked === 1 ? "An attribution has" : `${claim.unchecked} attributions have`} not been checked. Find out whether those who are cited say so.`;
    case "credit":
      if (claim.heldPrimary || claim.uncredited === 0) return null;
      return "Our own text does not name whom we have it from, and we hold no primary source for it. Attribute it there, and record who is cited.";
    case "reply":
      return replyMissing(claim.reply, now);
    case "second-signer":
      return claim.signer === "checker" ? "Needs a signer who is not its checker." : null;
  }
}

const origins = (n: number): string => (n === 1 ? "one independent origin" : `${n} independent origins`);
const reports = (n: number): string =>
  n === 1 ? "one secondary source with own reporting" : `${n} independent secondary sources with own reporting`;

function bestWords(best: OriginClass | null): string {
  if (best === null) return "It has no evidence.";
  if (best === "soft") return "It rests on unnamed people alone.";
  return best === "open" ? "Nobody has established where it comes from." : "It rests on what nobody has named.";
}

type ReliabilityRule = Extract<Rule, { rule: "reliability" }>;

function reliabilityMissing(rule: ReliabilityRule, grades: Measured["grades"]): string | null {
  const asked = `graded ${rule.atLeast}${rule.atLeast === "A" ? "" : " or better"}${rule.orUnjudged ? " or not judged" : ""}`;
  const enough = (grade: Reliability | null) =>
    grade !== null && (grade === "F" ? rule.orUnjudged : grade <= rule.atLeast);
  const below = grades.filter((grade) => !enough(grade)).length;
  if (rule.of === "all") {
    if (grades.length > 0 && below === 0) return null;
    const has =
      grades.length === 0 ? "It has none." : `${below} of ${grades.length} ${below === 1 ? "is" : "are"} not.`;
    return `Needs every source of its evidence ${asked}. ${has}`;
  }
  if (below < grades.length) return null;
  const [best] = grades;
  const has =
    best === undefined
      ? "It has no source."
      : best === null
        ? "What it has is retracted."
        : best === "F"
          ? "None that it has is judged."
          : `The best that it has is ${best}.`;
  return `Needs one source ${asked}. ${has}`;
}

function replyMissing(reply: Reply | null, now: Date): string | null {
  if (!reply) return "Whom it is about has not been asked. Record when and how you asked them.";
  if (reply.answer?.trim()) return null;
  if (!reply.silence) return "Whom it is about was asked. Record the answer, or that none came.";
  if (reply.until && new Date(reply.until) > now)
    return "Silence is recorded, but the time they were given has not run out.";
  return null;
}

/** Which of two rules of one name asks for more. */
function hardness(rule: Rule): number {
  switch (rule.rule) {
    case "origins":
    case "reports":
      return 2 * rule.atLeast + (rule.orHeldPrimary ? 0 : 1);
    case "reliability":
      return (
        4 * (gradesAsked.length - gradesAsked.indexOf(rule.atLeast)) +
        (rule.of === "all" ? 2 : 0) +
        (rule.orUnjudged ? 0 : 1)
      );
    default:
      return 0;
  }
}
