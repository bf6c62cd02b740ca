import { alikeIn } from "@/db/alike";
import { articleById } from "@/db/articles";
import type { Desk } from "@/db/client";
import { newsroomOutlets } from "@/db/outlets";
import { placeOf } from "@/db/visible";
import { performSlow, refusedBy } from "@/lib/action";
import type { Actor } from "@/lib/actor";
import { bodyOf, discard } from "@/lib/api/body";
import { fieldsOf, formInput } from "@/lib/api/form";
import { refuseAlike } from "@/lib/articles/alike-refusal";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { Forbidden, Invalid, NotFound, Refusal } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import { settings } from "@/lib/settings";
import { arrivalOf, matchArrivals } from "@/lib/sources/arrivals";
import { clipInput, handedOverAt, keepClip } from "@/lib/sources/clip-commands";
import { prepareSnapshot } from "@/lib/sources/prepare-snapshot";
import { withMatches } from "@/lib/sources/wording-matches";

const takes = { form: { fields: formInput(clipInput), files: "one" as const } };

/**
 * Keeps a page that an editor's browser handed over, after a person has confirmed it: as an article of theirs, or as a
 * snapshot of a source.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ dossierId: string }> },
): Promise<Response> {
  const { dossierId } = await params;
  try {
    const value = await performSlow((desk, actor) => keep(request, desk, actor, dossierId));
    return answer({ ok: true, value }, 201);
  } catch (error) {
    discard(request);
    if (error instanceof Refusal) return answer({ ok: false, refused: refusedBy(error) }, error.status);
    throw error;
  }
}

/** @returns the address of what it became. */
async function keep(
  request: Request,
  desk: Pick<Desk, "read" | "transact">,
  actor: Actor,
  dossierId: string,
): Promise<{ href: string }> {
  if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin")
    throw new Forbidden("This did not come from the desk itself. Hand the page over again.");
  const { facts } = await placeOf(desk.read, actor, "dossier", dossierId);
  // Whoever may do the one may do the other; the commands ask again for what it becomes.
  authorise("source.add", facts);
  const of = settings();
  const { form } = await bodyOf(request, takes, of.maxUploadBytes);
  const bytes = form?.files[0]?.bytes;
  if (!form || !bytes) throw new Invalid("Hand the page over again: it did not arrive.", { file: "Send the page." });
  const said = fieldsOf(form, clipInput);
  const captured = handedOverAt(said.url, actor.now);
  if (said.as === "source") {
    const stored = await prepareSnapshot({ bytes, captured }, of, actor.now);
    const { sourceId } = await desk.transact((tx) => keepClip(tx, actor, { dossierId, said, stored }));
    return { href: `/dossiers/${dossierId}/sources/${sourceId}` };
  }
  const asked = new URL(request.url).searchParams;
  const upload = { bytes, fileName: "", captured };
  const articleId = asked.get("revision-of");
  if (articleId) {
    if ((await articleById(desk.read, actor, articleId))?.dossierId !== dossierId) throw new NotFound();
    const corrected = await prepareRevision(desk.read, actor, articleId, upload, of, actor.now);
    const { id } = await desk.transact((tx) => addRevision(tx, actor, corrected));
    await matchArrivals(desk, actor, [arrivalOf({ dossierId, articleId, revisionId: id }, corrected.prepared)]);
    return { href: `/dossiers/${dossierId}/articles/${articleId}/revisions/${id}` };
  }
  const clipped = await prepareArticle({ ...upload, url: said.url }, of, actor.now, {
    outlets: await newsroomOutlets(desk.read),
  });
  const prepared = await withMatches(desk.read, actor, dossierId, clipped);
  if (!asked.has("again")) {
    const { blob, sketch } = prepared;
    refuseAlike(prepared.metadata, await alikeIn(desk.read, actor, dossierId, { sha256: blob.sha256, sketch }));
  }
  const { id, revisionId } = await desk.transact((tx) => addArticle(tx, actor, { dossierId, prepared }));
  await matchArrivals(desk, actor, [arrivalOf({ dossierId, articleId: id, revisionId }, prepared)]);
  return { href: `/dossiers/${dossierId}/articles/${id}` };
}

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
