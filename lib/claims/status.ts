import type { ClaimStatus } from "@/lib/claims/claim";
import { Conflict, Invalid } from "@/lib/errors";
import type { Act } from "@/lib/permissions";

/**
 * How a claim moves. Read a line as: from, to, who may, what it needs, what people call it.
 * Only a sign-off reaches signed-off, and that is a command of its own; a sign-off that goes stale moves the claim to
 * for-review by itself.
 */
export const transitions = [
  { from: "to-check", to: "checking", act: "claim.edit", needs: null, name: "Start checking" },
  { from: "checking", to: "to-check", act: "claim.edit", needs: null, name: "Put back" },
  { from: "checking", to: "for-review", act: "claim.edit", needs: null, name: "Ask for review" },
  { from: "for-review", to: "checking", act: "claim.review", needs: "reason", name: "Send back" },
  { from: "signed-off", to: "checking", act: "claim.review", needs: "reason", name: "Reopen" },
] as const satisfies readonly {
  from: ClaimStatus;
  to: ClaimStatus;
  act: Act;
  needs: "reason" | null;
  name: string;
}[];

export type Transition = (typeof transitions)[number];

export const transitionsFrom = (status: ClaimStatus): Transition[] => transitions.filter((t) => t.from === status);

/**
 * Finds the line of the table for a move.
 * @throws Conflict when there is none, Invalid when it needs a reason and none is given.
 */
export function transition(from: ClaimStatus, to: ClaimStatus, reason: string): Transition {
  if (to === "signed-off") throw new Conflict("Only a sign-off by a second person makes a claim signed off.");
  const found = transitions.find((t) => t.from === from && t.to === to);
  if (!found) throw new Conflict(`A claim that is ${statusName[from]} cannot become ${statusName[to]} in one step.`);
  if (found.needs === "reason" && !reason.trim())
    throw new Invalid("Say why, so that the checker knows what to do.", { reason: "Write the reason." });
  return found;
}

export const statusName: Record<ClaimStatus, string> = {
  "to-check": "to check",
  checking: "being checked",
  "for-review": "for review",
  "signed-off": "signed off",
};
