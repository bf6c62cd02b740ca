import { claimsOf } from "@/db/claims";
import { read } from "@/db/client";
import { currentActor } from "@/lib/session";

/** The claims of a dossier by name and statement, for choosing one by typing; none for whoever may not see them. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ dossierId: string }> },
): Promise<Response> {
  const { dossierId } = await params;
  const actor = await currentActor();
  const claims = actor ? await claimsOf(read, actor, dossierId) : [];
  return Response.json(
    claims.map(({ id, ref, statement, status, stale, version }) => ({ id, ref, statement, status, stale, version })),
    { status: actor ? 200 : 401, headers: { "Cache-Control": "no-store" } },
  );
}
