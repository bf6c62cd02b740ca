import { bytesOfBlob } from "@/db/blobs";
import { read } from "@/db/client";
import { snapshotAt } from "@/db/sources";
import { currentActor } from "@/lib/session";
import { settings } from "@/lib/settings";
import { isShown, pageText, quieted, viewHeaders } from "@/lib/sources/capture-view";

/**
 * Shows a captured page as a document that runs nothing and asks nobody, to whoever is cleared for its source. It is
 * framed by the page of the capture; opened on its own it is sandboxed just the same.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ dossierId: string; sourceId: string; snapshotId: string }> },
): Promise<Response> {
  const actor = await currentActor();
  const snapshot = actor && (await snapshotAt(read, actor, await params));
  if (!snapshot || !isShown(snapshot)) return new Response("There is nothing here.", { status: 404 });
  const bytes = await bytesOfBlob(settings().dataDir, snapshot.sha256);
  return new Response(quieted(pageText(bytes, snapshot.captured)), { headers: viewHeaders });
}
