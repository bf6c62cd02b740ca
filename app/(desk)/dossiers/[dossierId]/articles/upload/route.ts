import type { Uploaded } from "@/components/article/uploaded";
import { type Alike, alikeIn } from "@/db/alike";
import { type Article, articleById } from "@/db/articles";
import { read } from "@/db/client";
import { newsroomOutlets } from "@/db/outlets";
import { placeOf } from "@/db/visible";
import { perform, refusedBy } from "@/lib/action";
import type { Actor } from "@/lib/actor";
import { bodyOf, discard } from "@/lib/api/body";
import { fieldsOf, formInput } from "@/lib/api/form";
import { refuseAlike } from "@/lib/articles/alike-refusal";
import {
  addArticle,
  addArticleInput,
  type Prepared,
  prepareArticle,
  type Upload,
  uploadInput,
  uploadOf,
} from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { Forbidden, Invalid, NotFound, Refusal } from "@/lib/errors";
import { parse } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { type Settings, settings } from "@/lib/settings";
import { withMatches } from "@/lib/sources/wording-matches";

/**
 * Takes one article: a form with one `file`, or JSON with pasted `text` or `html`, or the address to `fetch`. With
 * `?revision-of=ID` it becomes the corrected version of that article. The route stands outside proxy.ts, which would hold
 * the body in memory and could cut it; a server action would not take more than a megabyte.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ dossierId: string }> },
): Promise<Response> {
  const { dossierId } = await params;
  const asked = new URL(request.url).searchParams;
  const articleId = asked.get("revision-of");
  try {
    const value = articleId
      ? await revise(request, dossierId, articleId)
      : await add(request, dossierId, asked.has("again"));
    return answer({ ok: true, value }, 201);
  } catch (error) {
    discard(request);
    if (error instanceof Refusal) return answer({ ok: false, refused: refusedBy(error) }, error.status);
    throw error;
  }
}

async function add(request: Request, dossierId: string, again: boolean): Promise<Uploaded> {
  let prepared: Prepared | undefined;
  let alike: Alike[] = [];
  const made = await perform(async (actor) => {
    const { upload, of } = await sent(request, actor, dossierId);
    prepared = await withMatches(
      read,
      actor,
      dossierId,
      await prepareArticle(upload, of, actor.now, { outlets: await newsroomOutlets(read) }),
    );
    alike = await alikeIn(read, actor, dossierId, { sha256: prepared.blob.sha256, sketch: prepared.sketch });
    if (!again) refuseAlike(prepared.metadata, alike);
    return { dossierId, prepared };
  }, addArticle);
  if (!prepared) throw new Error("an article was added that was not prepared");
  const { id, letter, version } = made;
  const { metadata, seenIn, ours, aside } = prepared;
  return { id, letter, version, ours, metadata, seenIn, alike, aside: aside.length, revision: null };
}

async function revise(request: Request, dossierId: string, articleId: string): Promise<Uploaded> {
  let before: Article | null = null;
  let aside = 0;
  const made = await perform(async (actor) => {
    before = await articleById(read, actor, articleId);
    if (before?.dossierId !== dossierId) throw new NotFound();
    const { upload, of } = await sent(request, actor, dossierId);
    const prepared = await prepareRevision(read, actor, articleId, upload, of, actor.now);
    aside = prepared.prepared.aside.length;
    return prepared;
  }, addRevision);
  const article = before as Article | null;
  if (!article) throw new Error("an article was revised that was not found");
  const { letter, version, ours, title, outlet, byline, publishedAt, url, language } = article;
  const metadata = { title, outlet, byline, publishedAt, url, language };
  const { id, number, fates } = made;
  const revision = { id, number, fates };
  return { id: articleId, letter, version: version + 1, ours, metadata, seenIn: {}, alike: [], aside, revision };
}

/** Whether the person may is asked before the body is read: what is refused anyway need not be sent to its end. */
async function sent(request: Request, actor: Actor, dossierId: string): Promise<{ upload: Upload; of: Settings }> {
  if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin")
    throw new Forbidden("This did not come from the desk itself. Open the dossier and upload it there.");
  authorise("article.edit", (await placeOf(read, actor, "dossier", dossierId)).facts);
  const of = settings();
  const takes = { json: addArticleInput, form: { fields: formInput(uploadInput), files: "one" as const } };
  const { form, json } = await bodyOf(request, takes, of.maxUploadBytes);
  const file = form?.files[0];
  const said = form ? fieldsOf(form, uploadInput) : null;
  if (form && !(file && said)) throw new Invalid("Send one file at a time.", { file: "Choose a file." });
  const upload =
    file && said
      ? { ...said, bytes: file.bytes, fileName: file.name }
      : await uploadOf(parse(addArticleInput, json), of, actor.now);
  return { upload, of };
}

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
