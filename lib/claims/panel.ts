import type { Read } from "@/db/client";
import { standsFor } from "@/db/merges";
import { peopleNamed } from "@/db/people";
import { revisionById, sentencesOfRevision } from "@/db/revisions";
import type { Actor } from "@/lib/actor";
import { sentencesTouched } from "@/lib/claims/anchor";
import { type ClaimSheet, claimSheet } from "@/lib/claims/sheet";
import { NotFound } from "@/lib/errors";

/** A claim's sheet with what its panel needs besides, to write names, places and times. */
export type ClaimPanelData = ClaimSheet & {
  dossierId: string;
  me: { id: string; name: string };
  /** The newsroom's time zone, and the time on the server's clock. */
  zone: string;
  now: string;
  /** Where each mention stands: "paragraph 1, sentence 2"; of one that is gone, where it stood: "gone since revision 1". */
  places: Record<string, string>;
  /** Who set the substance; null while nobody did. */
  substanceByName: string | null;
};

/**
 * Collects what a claim's panel or page shows; of one that was merged into another, what that one's shows.
 * @param moment writes an instant in the newsroom's time zone.
 * @throws NotFound for whoever may not know of the claim, and for one of another dossier.
 */
export async function claimPanel(
  db: Read,
  actor: Actor,
  ids: { dossierId: string; claimId: string },
  { zone, moment }: { zone: string; moment: (iso: string) => string },
): Promise<ClaimPanelData> {
  const sheet = await claimSheet(db, actor, await standsFor(db, ids.claimId), moment);
  if (sheet.claim.dossierId !== ids.dossierId) throw new NotFound();
  const { substanceBy } = sheet.claim;
  const names = await peopleNamed(db, [actor.personId, substanceBy]);
  return {
    ...sheet,
    dossierId: ids.dossierId,
    me: { id: actor.personId, name: names.get(actor.personId) ?? "" },
    zone,
    now: actor.now.toISOString(),
    places: await placesOf(db, actor, sheet.mentions),
    substanceByName: substanceBy ? (names.get(substanceBy) ?? null) : null,
  };
}

async function placesOf(db: Read, actor: Actor, mentions: ClaimSheet["mentions"]): Promise<Record<string, string>> {
  const places: Record<string, string> = {};
  for (const revisionId of new Set(mentions.map((mention) => mention.revisionId))) {
    const revision = await revisionById(db, actor, revisionId);
    if (!revision) continue;
    const sentences = await sentencesOfRevision(db, actor, revision);
    for (const { id, start, gone, revisionNumber } of mentions.filter((one) => one.revisionId === revisionId)) {
      if (gone) {
        places[id] = `gone since revision ${revisionNumber}`;
        continue;
      }
      const at = revision.paragraphs.findIndex(([, end]) => end > start);
      const role = revision.paragraphs[at]?.[2] ?? "body";
      const [sentence] = sentencesTouched(sentences, start, start + 1);
      const first = sentences.find((one) => one.paragraph === sentence?.paragraph);
      const inParagraph = sentence && first ? sentence.position - first.position + 1 : 1;
      const number = revision.paragraphs.slice(0, at + 1).filter(([, , of]) => of === "body").length;
      places[id] = role === "body" ? `paragraph ${number}, sentence ${inParagraph}` : role;
    }
  }
  return places;
}
