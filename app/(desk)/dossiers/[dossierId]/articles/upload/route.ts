import type { Uploaded } from "@/components/article/uploaded";
import { sameOriginalIn } from "@/db/articles";
import { read } from "@/db/client";
import { placeOf } from "@/db/visible";
import { perform, refusedBy } from "@/lib/action";
import type { Actor } from "@/lib/actor";
import { bodyOf, discard } from "@/lib/api/body";
import { fieldsOf, formInput } from "@/lib/api/form";
import { addArticle, addArticleInput, type Prepared, prepareArticle, uploadInput } from "@/lib/articles/commands";
import { Conflict, Forbidden, Invalid, Refusal } from "@/lib/errors";
import { parse } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { settings } from "@/lib/settings";

/**
 * Takes one article: a form with one `file`, or JSON with the pasted `text`. It stands outside proxy.ts, which would hold
 * the body in memory and could cut it; a server action would not take more than a megabyte.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ dossierId: string }> },
): Promise<Response> {
  const { dossierId } = await params;
  let prepared: Prepared | undefined;
  try {
    const made = await perform(async (actor) => {
      prepared = await prepare(request, actor, dossierId);
      return { dossierId, prepared };
    }, addArticle);
    if (!prepared) throw new Error("an article was added that was not prepared");
    const { id, letter, version } = made;
    const { metadata, seenIn, ours } = prepared;
    const value: Uploaded = { id, letter, version, ours, metadata, seenIn };
    return answer({ ok: true, value }, 201);
  } catch (error) {
    discard(request);
    if (error instanceof Refusal) return answer({ ok: false, refused: refusedBy(error) }, error.status);
    throw error;
  }
}

/** Whether the person may is asked before the body is read: what is refused anyway need not be sent to its end. */
async function prepare(request: Request, actor: Actor, dossierId: string): Promise<Prepared> {
  if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin")
    throw new Forbidden("This did not come from the desk itself. Open the dossier and upload it there.");
  authorise("article.edit", (await placeOf(read, actor, "dossier", dossierId)).facts);
  const of = settings();
  const takes = { json: addArticleInput, form: { fields: formInput(uploadInput), files: "one" as const } };
  const { form, json } = await bodyOf(request, takes, of.maxUploadBytes);
  const file = form?.files[0];
  const said = form ? fieldsOf(form, uploadInput) : null;
  if (form && !(file && said)) throw new Invalid("Send one file at a time.", { file: "Choose a file." });
  const upload = file && said ? { ...said, bytes: file.bytes, fileName: file.name } : parse(addArticleInput, json);
  const prepared = await prepareArticle(upload, of, actor.now);
  if (!new URL(request.url).searchParams.has("again")) await refuseTheSame(actor, dossierId, prepared);
  return prepared;
}

async function refuseTheSame(actor: Actor, dossierId: string, { blob }: Prepared): Promise<void> {
  const same = await sameOriginalIn(read, actor, dossierId, blob.sha256);
  const [first] = same;
  if (first)
    throw new Conflict(
      `This dossier has it already, byte for byte, as article ${first.letter}. It was not added again.`,
      {
        same,
      },
    );
}

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
