import { z } from "zod";
import { read } from "@/db/client";
import { sourceById } from "@/db/sources";
import { placeOf } from "@/db/visible";
import { perform, refusedBy } from "@/lib/action";
import type { Actor } from "@/lib/actor";
import { bodyOf, discard } from "@/lib/api/body";
import { Forbidden, Invalid, NotFound, Refusal } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import { settings } from "@/lib/settings";
import { addSnapshot, type StoredSnapshot } from "@/lib/sources/commands";
import { prepareSnapshot } from "@/lib/sources/prepare-snapshot";

/**
 * Keeps the bytes of a source: a form with one `file`. It stands outside proxy.ts, which would hold the body in memory
 * and could cut it; a server action would not take more than a megabyte.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ dossierId: string; sourceId: string }> },
): Promise<Response> {
  const { dossierId, sourceId } = await params;
  try {
    const value = await perform(
      async (actor) => ({ sourceId, stored: await prepare(request, actor, dossierId, sourceId) }),
      addSnapshot,
    );
    return answer({ ok: true, value }, 201);
  } catch (error) {
    discard(request);
    if (error instanceof Refusal) return answer({ ok: false, refused: refusedBy(error) }, error.status);
    throw error;
  }
}

/** Whether the person may is asked before the body is read: what is refused anyway need not be sent to its end. */
async function prepare(request: Request, actor: Actor, dossierId: string, sourceId: string): Promise<StoredSnapshot> {
  if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin")
    throw new Forbidden("This did not come from the desk itself. Open the source and store it there.");
  const place = await placeOf(read, actor, "source", sourceId);
  const source = await sourceById(read, actor, sourceId);
  if (!source || place.dossierId !== dossierId) throw new NotFound();
  authorise("source.edit", { ...place.facts, cleared: source.cleared });
  const of = settings();
  const takes = { form: { fields: z.strictObject({}), files: "one" as const } };
  const { form } = await bodyOf(request, takes, of.maxUploadBytes);
  const [file] = form?.files ?? [];
  if (!file) throw new Invalid("Send one file at a time.", { file: "Choose a file." });
  return prepareSnapshot(file, of, actor.now);
}

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
