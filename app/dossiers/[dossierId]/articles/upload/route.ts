import type { Uploaded } from "@/components/article/uploaded";
import { alikeIn } from "@/db/alike";
import { articleById } from "@/db/articles";
import { type Desk, read } from "@/db/client";
import { newsroomOutlets } from "@/db/outlets";
import { placeOf } from "@/db/visible";
import { performSlow, refusedBy } from "@/lib/action";
import type { Actor } from "@/lib/actor";
import { bodyOf, discard } from "@/lib/api/body";
import { fieldsOf, formInput } from "@/lib/api/form";
import { refuseAlike } from "@/lib/articles/alike-refusal";
import {
  addArticle,
  addArticleInput,
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
import { arrivalOf, matchArrivals } from "@/lib/sources/arrivals";
import { withMatches } from "@/lib/sources/wording-matches";

/**
 * Takes one article: a form with one `file`, or JSON with pasted `text` or `html`, or the address to `fetch`. With
 * `?revision-of=ID` it becomes the corrected version of that article. A server action would not
 * take more than a megabyte.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ dossierId: string }> },
): Promise<Response> {
  const { dossierId } = await params;
  const asked = new URL(request.url).searchParams;
  const articleId = asked.get("revision-of");
  try {
    const value = await performSlow((desk, actor) =>
      articleId
        ? revise(request, desk, actor, dossierId, articleId)
        : add(request, desk, actor, dossierId, asked.has("again")),
    );
    return answer({ ok: true, value }, 201);
  } catch (error) {
    discard(request);
    if (error instanceof Refusal) return answer({ ok: false, refused: refusedBy(error) }, error.status);
    throw error;
  }
}

type Writing = Pick<Desk, "read" | "transact">;

async function add(
  request: Request,
  desk: Writing,
  actor: Actor,
  dossierId: string,
  again: boolean,
): Promise<Uploaded> {
  const { upload, of } = await sent(request, actor, dossierId);
  const outlets = await newsroomOutlets(desk.read);
  const uploaded = await prepareArticle(upload, of, actor.now, { outlets });
  const prepared = await withMatches(desk.read, actor, dossierId, uploaded);
  const { metadata, seenIn, ours, aside, blob, sketch } = prepared;
  const alike = await alikeIn(desk.read, actor, dossierId, { sha256: blob.sha256, sketch });
  if (!again) refuseAlike(metadata, alike);
  const made = await desk.transact((tx) => addArticle(tx, actor, { dossierId, prepared }));
  const { id, letter, version, revisionId } = made;
  await matchArrivals(desk, actor, [arrivalOf({ dossierId, articleId: id, revisionId }, prepared)]);
  return { id, letter, version, ours, metadata, seenIn, alike, aside: aside.length, revision: null };
}

async function revise(
  request: Request,
  desk: Writing,
  actor: Actor,
  dossierId: string,
  articleId: string,
): Promise<Uploaded> {
  const article = await articleById(desk.read, actor, articleId);
  if (article?.dossierId !== dossierId) throw new NotFound();
  const { upload, of } = await sent(request, actor, dossierId);
  const revised = await prepareRevision(desk.read, actor, articleId, upload, of, actor.now);
  const { id, number, fates } = await desk.transact((tx) => addRevision(tx, actor, revised));
  await matchArrivals(desk, actor, [arrivalOf({ dossierId, articleId, revisionId: id }, revised.prepared)]);
  const { letter, version, ours, title, outlet, byline, publishedAt, url, language } = article;
  const metadata = { title, outlet, byline, publishedAt, url, language };
  const aside = revised.prepared.aside.length;
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
