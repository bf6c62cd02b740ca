import { readBlob } from "@/db/blobs";
import { read } from "@/db/client";
import { snapshotAt } from "@/db/sources";
import { asFile } from "@/lib/api/file";
import { currentActor } from "@/lib/session";
import { settings } from "@/lib/settings";

/** Hands over the bytes of a snapshot, to whoever is cleared for its source; for everybody else nothing is here. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ dossierId: string; sourceId: string; snapshotId: string }> },
): Promise<Response> {
  const actor = await currentActor();
  const snapshot = actor && (await snapshotAt(read, actor, await params));
  if (!snapshot) return new Response("There is nothing here.", { status: 404 });
  const { stream, size } = await readBlob(settings().dataDir, snapshot.sha256);
  const file = asFile(stream, { name: snapshot.fileName || snapshot.sha256, size });
  file.headers.set("X-Content-Type-Options", "nosniff");
  file.headers.set("Cache-Control", "no-store");
  return file;
}
