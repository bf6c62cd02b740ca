import { readBlob } from "@/db/blobs";
import { read } from "@/db/client";
import { revisionById } from "@/db/revisions";
import { asFile } from "@/lib/api/file";
import { currentActor } from "@/lib/session";
import { settings } from "@/lib/settings";

/** Hands over the bytes of one revision as they came, to whoever may see it; for everybody else nothing is here. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ dossierId: string; articleId: string; revisionId: string }> },
): Promise<Response> {
  const { dossierId, articleId, revisionId } = await params;
  const actor = await currentActor();
  const revision = actor && (await revisionById(read, actor, revisionId));
  if (revision?.articleId !== articleId || revision.dossierId !== dossierId)
    return new Response("There is nothing here.", { status: 404 });
  const { stream, size } = await readBlob(settings().dataDir, revision.originalSha256);
  const file = asFile(stream, { name: revision.fileName || `revision-${revision.number}.txt`, size });
  file.headers.set("X-Content-Type-Options", "nosniff");
  file.headers.set("Cache-Control", "no-store");
  return file;
}
