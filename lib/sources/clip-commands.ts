import { z } from "zod";
import type { Read, Tx } from "@/db/client";
import { sourceById, sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import type { Capture } from "@/lib/articles/article";
import { Invalid } from "@/lib/errors";
import { idInput, optionalLine, urlInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { addSnapshot, addSource, addSourceInput, type StoredSnapshot } from "@/lib/sources/commands";
import { canonicalUrl } from "@/lib/sources/outlet";
import { sourceKinds } from "@/lib/sources/source";

/** What a person says about a page that was handed over: what it comes in as, and for a source, which or what it is. */
export const clipInput = z.strictObject({
  as: z.enum(["article", "source"]),
  url: urlInput.refine((url) => url !== "", "Hand the page over again: its address is missing."),
  title: optionalLine(500).optional(),
  /** A source that is there already; without one a new source is added. */
  sourceId: idInput.optional(),
  kind: z.enum(sourceKinds).optional(),
});

/** How a page came that an editor's browser handed over. */
export const handedOverAt = (url: string, now: Date): Capture => ({
  by: "bookmarklet",
  url,
  finalUrl: url,
  at: now.toISOString(),
  status: null,
  headers: [],
});

/** Keeps a page that was handed over as a snapshot of a source, which is added when it is new. */
export async function keepClip(
  tx: Tx,
  actor: Actor,
  input: { dossierId: string; said: z.output<typeof clipInput>; stored: StoredSnapshot },
) {
  const { dossierId, said, stored } = input;
  const { url, sourceId, title, kind = "article" } = said;
  if (sourceId !== undefined) {
    const source = await sourceById(tx, actor, sourceId);
    if (source?.dossierId !== dossierId)
      throw new Invalid("That source is not in this dossier.", { sourceId: "Choose a source of this dossier." });
    return addSnapshot(tx, actor, { sourceId, stored });
  }
  const named = addSourceInput.parse({ dossierId, kind, title: title || new URL(url).hostname, url });
  const { id } = await addSource(tx, actor, named);
  return addSnapshot(tx, actor, { sourceId: id, stored });
}

export const linkedInput = z.strictObject({ dossierId: idInput, url: urlInput });

/** The sources of a dossier that link to a page, however its address is written, and that the person may add to. */
export async function sourcesLinkingTo(
  db: Read,
  actor: Actor,
  { dossierId, url }: z.output<typeof linkedInput>,
): Promise<{ id: string; title: string; outlet: string }[]> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  authorise("source.add", place.facts);
  const wanted = canonicalUrl(url);
  if (wanted === null) return [];
  return (await sourcesOf(db, actor, dossierId))
    .filter((source) => source.cleared && source.url !== "" && canonicalUrl(source.url) === wanted)
    .map(({ id, title, outlet }) => ({ id, title, outlet }));
}
