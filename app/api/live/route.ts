import { refusedBy } from "@/lib/action";
import { Refusal, SignedOut } from "@/lib/errors";
import { type Ask, live } from "@/lib/live/live";
import { currentSession } from "@/lib/session";

const noStore = { "Cache-Control": "no-store" };

/**
 * Tells a signed-in browser what happens in its person's dossiers, and who reads along, as server-sent events. Stands
 * under /api because a page's headers do not belong to a stream.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const session = await currentSession();
    if (!session) throw new SignedOut();
    const who = { sessionId: session.sessionId, personId: session.person.id };
    return new Response(live().open(who, asked(request)), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        // Compressed or gathered by something on the way it would come in lumps.
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
        // Kept for another request it would hold up a server that was told to stop.
        Connection: "close",
      },
    });
  } catch (error) {
    if (error instanceof Refusal)
      return Response.json({ refused: refusedBy(error) }, { status: error.status, headers: noStore });
    throw error;
  }
}

/** More than a browser's tabs have open together; what stands beyond is not listened to. */
const mostPlaces = 40;

function asked(request: Request): Ask {
  const query = new URL(request.url).searchParams;
  const after = request.headers.get("last-event-id") ?? query.get("after") ?? "";
  return {
    after: /^\d{1,15}$/.test(after) ? Number(after) : null,
    dossierIds: query.getAll("dossier").slice(0, mostPlaces),
    articleIds: query.getAll("article").slice(0, mostPlaces),
  };
}
