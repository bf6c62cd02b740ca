import { z } from "zod";
import { claimById } from "@/db/claims";
import type { Tx } from "@/db/client";
import { membersOf } from "@/db/dossiers";
import { lineTasksOf } from "@/db/line-tasks";
import { mustStand } from "@/db/merges";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { failingFor, standingOf } from "@/lib/claims/standing";
import { ruleNames } from "@/lib/dossiers/standard";
import { Conflict, NotFound } from "@/lib/errors";
import { idInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { asksTheChecker, lineTask } from "@/lib/tasks/line-task";

export const makeLineTaskInput = z.strictObject({ claimId: idInput, rule: z.enum(ruleNames) });

/**
 * Makes the task of a line of the standard that a claim fails: it says what is to be done, and goes to the claim's
 * checker. Where the line has an open task already, that one is answered: two who press at once make one.
 */
export async function makeLineTask(tx: Tx, actor: Actor, input: z.output<typeof makeLineTaskInput>) {
  const { claimId, rule } = input;
  const { dossierId, facts } = await placeOf(tx, actor, "claim", claimId);
  authorise("task.edit", facts);
  const claim = await claimById(tx, actor, claimId);
  if (!claim) throw new NotFound();
  await mustStand(tx, actor, claimId);
  const standing = await standingOf(tx, claim, actor.now, actor);
  // That its checker may not sign fails for them alone, until they have.
  const asChecker = failingFor(standing, claim, { personId: claim.assigneeId ?? "", now: actor.now });
  const line = [...standing.failing, ...asChecker].find((each) => each.rule === rule);
  if (!line)
    throw new Conflict(`${claim.ref} does not fail this line, or no longer does. There is nothing to make a task of.`);
  if (line.sealed)
    throw new Conflict(`What was found about ${claim.ref} is sealed from you. Give your own verdict first.`);
  const known = (await lineTasksOf(tx, actor, dossierId, [claimId])).get(claimId)?.get(rule);
  if (known) return { id: known.id, title: known.title, made: false };
  const members = await membersOf(tx, actor, dossierId);
  const checker = members.find((member) => member.personId === claim.assigneeId && !member.disabled);
  const words = lineTask(line, claim);
  const assigneeId = asksTheChecker(line) ? (checker?.personId ?? null) : null;
  const { id } = await assignTask(tx, actor, assignTaskInput.parse({ dossierId, claimId, assigneeId, ...words }), rule);
  return { id, title: words.title, made: true };
}
