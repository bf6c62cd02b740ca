import { readBlob } from "@/db/blobs";
import { performSlow } from "@/lib/action";
import { asFile } from "@/lib/api/file";
import { editionFile } from "@/lib/editions/files";
import { isFormat } from "@/lib/editions/formats";
import { Refusal } from "@/lib/errors";
import { currentActor } from "@/lib/session";
import { settings } from "@/lib/settings";

type Params = Promise<{ dossierId: string; editionId: string; format: string }>;

/** Hands over an edition as a file to keep. For whoever may not know of the dossier nothing is here. */
export async function GET(_request: Request, { params }: { params: Params }): Promise<Response> {
  const { editionId, format } = await params;
  if (!(await currentActor()) || !isFormat(format)) return refusal("There is nothing here.", 404);
  try {
    const { sha256, mediaType, fileName } = await performSlow((desk, actor) =>
      editionFile(desk, actor, { editionId, format }, settings()),
    );
    const { stream, size } = await readBlob(settings().dataDir, sha256);
    const file = asFile(stream, { name: fileName, size, type: mediaType });
    file.headers.set("X-Content-Type-Options", "nosniff");
    file.headers.set("Cache-Control", "no-store");
    return file;
  } catch (error) {
    if (error instanceof Refusal) return refusal(error.message, error.status);
    throw error;
  }
}

const refusal = (sentence: string, status: number): Response =>
  new Response(sentence, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
