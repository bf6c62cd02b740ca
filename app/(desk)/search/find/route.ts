import { read } from "@/db/client";
import { find } from "@/db/search";
import { currentActor } from "@/lib/session";

const shown = 24;
const longest = 500;

/** What the palette finds while somebody types. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const headers = { "Cache-Control": "no-store" };
  if (!actor) return Response.json({ items: [] }, { status: 401, headers });
  const query = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json({ items: await find(read, actor, query.slice(0, longest), { limit: shown }) }, { headers });
}
