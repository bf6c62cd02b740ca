import type { Read } from "@/db/client";
import { memberRole } from "@/db/dossiers";
import { personById } from "@/db/people";
import { type Place, type Placed, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { NotFound } from "@/lib/errors";

/** The name in a path by which each noun is addressed, which is also the field of the commands' inputs. */
const nameOf = {
  dossier: "dossierId",
  article: "articleId",
  revision: "revisionId",
  claim: "claimId",
  mention: "mentionId",
  source: "sourceId",
  "origin-link": "linkId",
  evidence: "evidenceId",
  task: "taskId",
  comment: "commentId",
  edition: "editionId",
  "blind-check": "checkId",
  "claim-list-view": "viewId",
} as const satisfies Record<Placed, string>;

/** Only members know of what is in a dossier; for all others it does not exist. */
export const member =
  <N extends Placed>(noun: N) =>
  (db: Read, actor: Actor, params: Record<(typeof nameOf)[N], string>): Promise<Place> =>
    placeOf(db, actor, noun, params[nameOf[noun]]);

/** A person's membership is known to the members of the dossier. */
export async function membership(db: Read, actor: Actor, params: { dossierId: string; personId: string }) {
  await placeOf(db, actor, "dossier", params.dossierId);
  if (!(await memberRole(db, params.dossierId, params.personId)))
    throw new NotFound("This person is not a member of the dossier.");
}

/** Members of the newsroom know each other. */
export async function person(db: Read, _actor: Actor, { personId }: { personId: string }) {
  if (!(await personById(db, personId))) throw new NotFound();
}

/** What was found; nothing answers like a thing that does not exist. */
export function found<T>(thing: T | null): T {
  if (thing === null) throw new NotFound();
  return thing;
}
