import { articleById } from "@/db/articles";
import { readBlob } from "@/db/blobs";
import { read } from "@/db/client";
import { revisionById } from "@/db/revisions";
import { asFile } from "@/lib/api/file";
import { currentActor } from "@/lib/session";
import { settings } from "@/lib/settings";

/** Hands over the bytes of an article as they were uploaded, to whoever may see it; for everybody else nothing is here. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ dossierId: string; articleId: string }> },
): Promise<Response> {
  const { dossierId, articleId } = await params;
  const actor = await currentActor();
  const article = actor && (await articleById(read, actor, articleId));
  const revision = actor && article && (await revisionById(read, actor, article.revisionId));
  if (!revision || article.dossierId !== dossierId) return new Response("There is nothing here.", { status: 404 });
  const { stream, size } = await readBlob(settings().dataDir, revision.originalSha256);
  const file = asFile(stream, { name: revision.fileName || `${article.letter}.txt`, size });
  file.headers.set("X-Content-Type-Options", "nosniff");
  file.headers.set("Cache-Control", "no-store");
  return file;
}
