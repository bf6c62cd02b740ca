import { read } from "@/db/client";
import { type Offers, offersFor } from "@/db/elsewhere";
import { currentActor } from "@/lib/session";

/** Longer wordings are looked for by their beginning. */
const longest = 2000;

/** Where else in a dossier the same is said: claims, and sentences of other articles; none for whoever may not see it. */
export async function GET(request: Request, { params }: { params: Promise<{ dossierId: string }> }): Promise<Response> {
  const { dossierId } = await params;
  const query = new URL(request.url).searchParams;
  const actor = await currentActor();
  const words = (query.get("words") ?? "").slice(0, longest).toWellFormed();
  const nothing: Offers = { claims: [], sentences: [] };
  const offers = actor
    ? await offersFor(read, actor, {
        dossierId,
        revisionId: query.get("revision"),
        words,
        only: query.get("only") === "claims" ? "claims" : undefined,
      })
    : nothing;
  return Response.json(offers, { status: actor ? 200 : 401, headers: { "Cache-Control": "no-store" } });
}
