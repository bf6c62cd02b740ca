import { read } from "@/db/client";
import { sourcesNamed } from "@/db/source-choices";
import { placeOf } from "@/db/visible";
import { NotFound } from "@/lib/errors";
import { currentActor } from "@/lib/session";

/** Longer wordings are looked for by their beginning. */
const longest = 300;

/** The sources of a dossier that answer to what is typed, for choosing one; for whoever may not see it there is none. */
export async function GET(request: Request, { params }: { params: Promise<{ dossierId: string }> }): Promise<Response> {
  const { dossierId } = await params;
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  try {
    await placeOf(read, actor, "dossier", dossierId);
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
  const query = new URL(request.url).searchParams;
  const from = Number(query.get("from") ?? 0);
  const found = await sourcesNamed(read, actor, dossierId, {
    words: (query.get("words") ?? "").slice(0, longest).toWellFormed(),
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
    ...(query.get("without") ? { without: query.get("without") ?? "" } : {}),
    ...(query.get("claim") ? { claimId: query.get("claim") ?? "" } : {}),
  });
  return Response.json(found, { headers: { "Cache-Control": "no-store" } });
}
