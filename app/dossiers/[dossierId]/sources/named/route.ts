import { read } from "@/db/client";
import { sourcesNamed } from "@/db/source-choices";
import { askerOf } from "../../asker";

/** Longer wordings are looked for by their beginning. */
const longest = 300;

/** The sources of a dossier that answer to what is typed, for choosing one; for whoever may not see it there is none. */
export async function GET(request: Request, { params }: { params: Promise<{ dossierId: string }> }): Promise<Response> {
  const asker = await askerOf(params);
  if (asker instanceof Response) return asker;
  const query = new URL(request.url).searchParams;
  const from = Number(query.get("from") ?? 0);
  const found = await sourcesNamed(read, asker.actor, asker.dossierId, {
    words: (query.get("words") ?? "").slice(0, longest).toWellFormed(),
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
    ...(query.get("without") ? { without: query.get("without") ?? "" } : {}),
    ...(query.get("claim") ? { claimId: query.get("claim") ?? "" } : {}),
  });
  return Response.json(found, { headers: { "Cache-Control": "no-store" } });
}
