import { z } from "zod";
import type { Desk } from "@/db/client";
import { sourceById } from "@/db/sources";
import { placeOf } from "@/db/visible";
import { performSlow, refusedBy } from "@/lib/action";
import type { Actor } from "@/lib/actor";
import { bodyOf, discard } from "@/lib/api/body";
import { Forbidden, Invalid, NotFound, Refusal } from "@/lib/errors";
import { parse } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { settings } from "@/lib/settings";
import { captureNow } from "@/lib/sources/captures";
import { addSnapshot } from "@/lib/sources/commands";
import { prepareSnapshot } from "@/lib/sources/prepare-snapshot";

const takes = {
  json: z.strictObject({ fetch: z.literal(true) }),
  form: { fields: z.strictObject({}), files: "one" as const },
};

/**
 * Keeps the bytes of a source: a form with one `file`, or JSON `{fetch: true}` for the page that it links to. A server action
 * would not take more than a megabyte, and would keep the others of its page waiting while a site is asked.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ dossierId: string; sourceId: string }> },
): Promise<Response> {
  const { dossierId, sourceId } = await params;
  try {
    const value = await performSlow((desk, actor) => keep(request, desk, actor, { dossierId, sourceId }));
    return answer({ ok: true, value }, 201);
  } catch (error) {
    discard(request);
    if (error instanceof Refusal) return answer({ ok: false, refused: refusedBy(error) }, error.status);
    throw error;
  }
}

/** Whether the person may is asked before the body is read: what is refused anyway need not be sent to its end. */
async function keep(
  request: Request,
  desk: Pick<Desk, "read" | "transact">,
  actor: Actor,
  { dossierId, sourceId }: { dossierId: string; sourceId: string },
) {
  if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin")
    throw new Forbidden("This did not come from the desk itself. Open the source and store it there.");
  const place = await placeOf(desk.read, actor, "source", sourceId);
  const source = await sourceById(desk.read, actor, sourceId);
  if (!source || place.dossierId !== dossierId) throw new NotFound();
  authorise("source.edit", { ...place.facts, cleared: source.cleared });
  const of = settings();
  const { form, json } = await bodyOf(request, takes, of.maxUploadBytes);
  if (!form) {
    parse(takes.json, json);
    return captureNow({ desk, settings: of }, actor, sourceId);
  }
  const [file] = form.files;
  if (!file) throw new Invalid("Send one file at a time.", { file: "Choose a file." });
  const stored = await prepareSnapshot(file, of, actor.now);
  return desk.transact((tx) => addSnapshot(tx, actor, { sourceId, stored }));
}

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
