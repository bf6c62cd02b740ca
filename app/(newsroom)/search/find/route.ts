import { read } from "@/db/client";
import { find } from "@/db/search";
import { currentActor } from "@/lib/session";

const shown = 24;
/** So many of them are of the dossier that one is in, if it has them. */
const here = 16;
const longest = 500;

/** What the palette finds while somebody types: in the dossier that they are in first, then in all of theirs. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const headers = { "Cache-Control": "no-store" };
  if (!actor) return Response.json({ items: [] }, { status: 401, headers });
  const asked = new URL(request.url).searchParams;
  const query = (asked.get("q") ?? "").slice(0, longest);
  const dossierId = asked.get("dossier");
  const first = dossierId ? await find(read, actor, query, { limit: here, dossierId, typing: true }) : [];
  const others = await find(read, actor, query, { limit: shown, typing: true });
  const known = new Set(first.map(({ kind, id }) => `${kind} ${id}`));
  const items = [...first, ...others.filter(({ kind, id }) => !known.has(`${kind} ${id}`))].slice(0, shown);
  return Response.json({ items }, { headers });
}
