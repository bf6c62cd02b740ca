import { bytesOfBlob } from "@/db/blobs";
import type { Read } from "@/db/client";
import { type Edition, editionBefore } from "@/db/editions";
import type { Actor } from "@/lib/actor";
import { readableEdition } from "@/lib/editions/files";
import { type DossierExport, dossierExport } from "@/lib/editions/schema";
import { correctionsNote, since, sinceLines } from "@/lib/editions/since";

/** What an edition changed against the one before it for the same audience. */
export type EditionChanges = {
  edition: Pick<Edition, "number" | "audience" | "createdAt" | "reason">;
  /** Null for the first for its audience. */
  before: { number: number; createdAt: string } | null;
  lines: string[];
  /** For publishing; empty where readers need none. */
  note: string;
};

/**
 * Compares an edition with the one before it, by what both hold.
 * @throws NotFound for a non-member, Forbidden for whoever may not read one of the two.
 */
export async function editionChanges(
  read: Read,
  actor: Actor,
  editionId: string,
  dataDir: string,
): Promise<EditionChanges> {
  const { id, dossierId, ...edition } = await readableEdition({ read }, actor, editionId);
  const earlier = await editionBefore(read, actor, { dossierId, ...edition });
  const { number, audience, createdAt, reason } = edition;
  const shown = { number, audience, createdAt, reason };
  if (!earlier) return { edition: shown, before: null, lines: [], note: "" };
  await readableEdition({ read }, actor, earlier.id);
  const [was, is] = await Promise.all([contentOf(earlier, dataDir), contentOf(edition, dataDir)]);
  return {
    edition: shown,
    before: { number: earlier.number, createdAt: earlier.createdAt },
    lines: sinceLines(since(was, is)),
    note: correctionsNote(was, is),
  };
}

async function contentOf({ contentSha256 }: Pick<Edition, "contentSha256">, dataDir: string): Promise<DossierExport> {
  return dossierExport.parse(JSON.parse(new TextDecoder().decode(await bytesOfBlob(dataDir, contentSha256))));
}
