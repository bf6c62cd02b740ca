import { z } from "zod";
import { type Claim, type Mention, mentionsOf, type SignOff, signOffsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { evidenceOf } from "@/db/evidence";
import type { Viewer } from "@/db/visible";
import { component, instant } from "@/lib/api/component";
import { evidenceAnswer, evidenceView } from "@/lib/api/views/evidence";
import { waiverAnswer, waiverView } from "@/lib/api/views/waivers";
import { attributions, claimKinds, claimStatuses, mentionModes, stakesLevels, substances } from "@/lib/claims/claim";
import { basisOf, type Standing, shownTo, standingsOf } from "@/lib/claims/standing";
import { ruleNames } from "@/lib/dossiers/standard";

export const mentionAnswer = component(
  "Mention",
  z.object({
    id: z.string(),
    claimId: z.string(),
    revisionId: z.string(),
    start: z.int(),
    end: z.int(),
    quote: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    mode: z.enum(mentionModes),
    attribution: z.enum(attributions).nullable(),
    /** Whom the article cites for it, with the words; null where nobody said. */
    cites: z
      .object({
        who: z.enum(["person", "outlet", "unidentified"]),
        name: z.string(),
        quote: z.string(),
        start: z.int(),
        end: z.int(),
      })
      .nullable(),
    /** Its words are no longer in the article: it stands in the last revision that had them. */
    gone: z.boolean(),
    version: z.int(),
  }),
);

export function mentionView(mention: Mention): z.input<typeof mentionAnswer> {
  const { id, claimId, revisionId, start, end, quote, prefix, suffix, mode, attribution, gone, version } = mention;
  const { cites } = mention;
  return { id, claimId, revisionId, start, end, quote, prefix, suffix, mode, attribution, cites, gone, version };
}

export const failingAnswer = component(
  "FailingLine",
  z.object({
    rule: z.enum(ruleNames),
    detail: z.string(),
    sealed: z
      .literal(true)
      .optional()
      .describe("The verdict is withheld from whoever gives a blind second one; no task can be made of the line."),
  }),
);

/** A failing line in the list of a dossier's; `taskId` is the open task that was made of it. */
export const listedLineAnswer = component("ListedFailingLine", failingAnswer.extend({ taskId: z.string().nullable() }));

export const signOffAnswer = component(
  "SignOff",
  z.object({ personId: z.string(), digest: z.string(), at: instant, staleAt: instant.nullable() }),
);

export const replyAnswer = component(
  "Reply",
  z.object({
    askedAt: instant,
    how: z.string(),
    until: instant.nullable(),
    answer: z.string().nullable(),
    silence: z.boolean(),
  }),
);

export const claimAnswer = component(
  "Claim",
  z.object({
    id: z.string(),
    dossierId: z.string(),
    /** What people call it: A2. */
    ref: z.string(),
    articleId: z.string().nullable(),
    statement: z.string(),
    kind: z.enum(claimKinds),
    stakes: z.enum(stakesLevels),
    about: z.array(z.string()),
    reply: replyAnswer.nullable(),
    status: z.enum(claimStatuses),
    stale: z.boolean(),
    substance: z.enum(substances).nullable(),
    assigneeId: z.string().nullable(),
    /** When its check is to be done; null for no date of its own. */
    dueAt: instant.nullable(),
    /** The claim that it was merged into; null while it is one of its own. Lists leave merged claims out. */
    mergedInto: z.string().nullable(),
    version: z.int(),
    digest: z.string(),
    mentions: z.array(mentionAnswer),
    evidence: z.array(evidenceAnswer),
    failing: z.array(failingAnswer),
    waivers: z.array(waiverAnswer),
    signOffs: z.array(signOffAnswer),
    createdBy: z.string(),
    createdAt: instant,
  }),
);

/**
 * How some claims of one dossier look to a viewer, in their order. Whatever their number it takes the same few
 * queries: the dossier's graph is read once.
 */
export async function claimViews(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  claims: readonly Claim[],
  now: Date,
): Promise<z.input<typeof claimAnswer>[]> {
  if (claims.length === 0) return [];
  const ids = claims.map((claim) => claim.id);
  const standings = await standingsOf(db, await basisOf(db, dossierId), ids, now, viewer);
  const mentions = byClaim(await mentionsOf(db, viewer, ids));
  const evidence = byClaim(await evidenceOf(db, viewer, ids));
  const signOffs = byClaim(await signOffsOf(db, viewer, ids));
  return claims.map((claim) => {
    const { id, ref, articleId, statement, kind, stakes, about, reply, status, stale, substance } = claim;
    const { assigneeId, dueAt, mergedInto, version, createdBy, createdAt } = claim;
    const { digest, failing, waivers } = standingIn(standings, id);
    return {
      id,
      dossierId,
      ref,
      articleId,
      statement,
      kind,
      stakes,
      about,
      reply,
      status,
      stale,
      substance,
      assigneeId,
      dueAt,
      mergedInto,
      version,
      digest,
      mentions: (mentions.get(id) ?? []).map(mentionView),
      evidence: (evidence.get(id) ?? []).map(evidenceView),
      failing,
      waivers: waivers.map(waiverView),
      signOffs: (signOffs.get(id) ?? []).map(signOffView),
      createdBy,
      createdAt,
    };
  });
}

export async function claimView(db: Read, viewer: Viewer, claim: Claim, now: Date) {
  const [view] = await claimViews(db, viewer, claim.dossierId, [claim], now);
  if (!view) throw new Error("a claim has no view");
  return view;
}

/** Where one claim stands, with what a viewer may not see withheld. */
export async function standingShown(db: Read, viewer: Viewer, claim: Claim, now: Date): Promise<Standing> {
  const standings = await standingsOf(db, await basisOf(db, claim.dossierId), [claim.id], now, viewer);
  return standingIn(await shownTo(db, viewer, claim.dossierId, standings), claim.id);
}

function standingIn(standings: Map<string, Standing>, claimId: string): Standing {
  const found = standings.get(claimId);
  if (!found) throw new Error("a claim stands nowhere");
  return found;
}

const signOffView = ({ personId, digest, at, staleAt }: SignOff) => ({ personId, digest, at, staleAt });

function byClaim<T extends { claimId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group) group.push(row);
    else groups.set(row.claimId, [row]);
  }
  return groups;
}
