import { z } from "zod";
import { articleById, articlesAmong, articlesOf } from "@/db/articles";
import { readBlob } from "@/db/blobs";
import type { Read } from "@/db/client";
import { offersFor } from "@/db/elsewhere";
import { newsroomOutlets } from "@/db/outlets";
import { revisionById, revisionsOf } from "@/db/revisions";
import { suggestionById, suggestionsIn } from "@/db/suggestions";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { type Form, inputOf } from "@/lib/api/body";
import { component, listOf } from "@/lib/api/component";
import { type Call, type Endpoint, endpoint, reads, writes } from "@/lib/api/endpoint";
import { asFile } from "@/lib/api/file";
import { fieldsOf, formInput } from "@/lib/api/form";
import { found, member } from "@/lib/api/knows";
import { type Problem, problemOf } from "@/lib/api/problem";
import { paged, pageOf, pageQuery } from "@/lib/api/query";
import {
  articleAnswer,
  articleView,
  offersAnswer,
  revisionAnswer,
  revisionInListAnswer,
  revisionInListView,
  revisionView,
  sentenceAnswer,
  suggestionAnswer,
  suggestionView,
} from "@/lib/api/views/articles";
import { coverageCounts } from "@/lib/api/views/dossiers";
import {
  addArticle,
  addArticleInput,
  editArticle,
  editArticleInput,
  markSentences,
  markSentencesInput,
  type Prepared,
  prepareArticle,
  setAside,
  setAsideInput,
  uploadInput,
  uploadOf,
} from "@/lib/articles/commands";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision, addRevisionInput } from "@/lib/articles/revision-commands";
import {
  dismissSuggestion,
  dismissSuggestionInput,
  restoreSuggestion,
  restoreSuggestionInput,
} from "@/lib/claims/suggestion-commands";
import { Invalid, Refusal, Unprocessable } from "@/lib/errors";
import { seenInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { arrivalOf, matchArrivals } from "@/lib/sources/arrivals";
import { withMatches } from "@/lib/sources/wording-matches";

const articleInListAnswer = component("ArticleInList", articleAnswer.extend({ ...coverageCounts, claims: z.int() }));

const uploadedAnswer = component(
  "Uploaded",
  z.union([
    articleAnswer,
    z.object({
      items: z.array(
        z.object({
          fileName: z.string(),
          /** Null where the file was refused; then `problem` says why. */
          article: articleAnswer.nullable(),
          problem: z.object({ status: z.int(), title: z.string(), detail: z.string() }).nullable(),
        }),
      ),
    }),
  ]),
);

const dismissalAnswer = component(
  "Dismissal",
  z.object({ revisionId: z.string(), suggestionId: z.string(), dismissed: z.boolean() }),
);

const proposal = z.object({ value: z.string(), seenIn: z.string() }).optional();

const revisedAnswer = component(
  "Revised",
  revisionAnswer.extend({
    /** What the corrected text shows about itself that is not what is known of the article. */
    proposals: z.object({
      title: proposal,
      outlet: proposal,
      byline: proposal,
      publishedAt: proposal,
      url: proposal,
      language: proposal,
    }),
  }),
);

/** What a form says beside its file; a form knows text alone. */
const revisionFields = z.strictObject({ seen: z.coerce.number().pipe(seenInput).optional() });

export const articleRoutes: Endpoint[] = [
  reads({
    path: "/dossiers/:dossierId/articles",
    summary: "Lists the articles of a dossier in the order of their letters, with how far each has been examined.",
    knows: member("dossier"),
    query: pageQuery,
    answers: listOf(articleInListAnswer),
    kept: true,
    run: async ({ db, actor, params, query }) => {
      const { items, next } = await paged(
        query,
        (page) => articlesOf(db, actor, params.dossierId, page),
        ({ id }) => id,
      );
      const shown = items.map((article) => {
        const { sentences, claimed, notCheckable, unexamined, claims } = article;
        return { ...articleView(article), sentences, claimed, notCheckable, unexamined, claims };
      });
      return { items: shown, next };
    },
  }),
  endpoint({
    method: "POST",
    path: "/dossiers/:dossierId/articles",
    summary: "Adds an article from its text, or from a file; several files make several articles.",
    detail:
      "Send JSON with `text`, or a form with one `file` or more. What is left out is proposed from the text. One article answers as the article; several files answer as `items`, each with its article or with the problem that its file has.",
    scope: "write",
    status: 201,
    // Asked before the body is read: an upload that is refused anyway need not be sent, decoded and stored.
    knows: async (db, actor, { dossierId = "" }) =>
      authorise("article.edit", (await placeOf(db, actor, "dossier", dossierId)).facts),
    takes: { json: addArticleInput, form: { fields: formInput(uploadInput), files: "several" } },
    limit: (settings) => settings.maxUploadBytes,
    answers: uploadedAnswer,
    run: (call) => (call.form ? addFiles(call, call.form) : addText(call)),
  }),
  reads({
    path: "/articles/:articleId",
    summary: "Shows an article.",
    knows: member("article"),
    answers: articleAnswer,
    run: ({ db, actor, params }) => shownArticle(db, actor, params.articleId),
  }),
  writes({
    method: "PATCH",
    path: "/articles/:articleId",
    summary: "Corrects what is known about an article; the source that it is follows.",
    knows: member("article"),
    input: editArticleInput.extend({ seen: seenInput }),
    command: editArticle,
    answers: articleAnswer,
    show: (db, actor, { id }) => shownArticle(db, actor, id),
  }),
  reads({
    path: "/articles/:articleId/revisions",
    summary: "Lists the revisions of an article, newest first.",
    knows: member("article"),
    query: pageQuery,
    answers: listOf(revisionInListAnswer),
    run: async ({ db, actor, params, query }) =>
      pageOf((await revisionsOf(db, actor, params.articleId)).map(revisionInListView), query),
  }),
  endpoint({
    method: "POST",
    path: "/articles/:articleId/revisions",
    summary: "Adds the corrected version of an article and finds its mentions again.",
    detail:
      "Send JSON with `text`, `html` or `fetch`, or a form with one `file`. Every mention is unchanged, moved, reworded or gone, as `report` tells; only reworded and gone ones touch sign-offs. What the text shows about itself is answered as `proposals` and not applied.",
    scope: "write",
    status: 201,
    knows: async (db, actor, { articleId = "" }) =>
      authorise("article.edit", (await placeOf(db, actor, "article", articleId)).facts),
    takes: { json: addRevisionInput, form: { fields: formInput(revisionFields), files: "one" } },
    limit: (settings) => settings.maxUploadBytes,
    answers: revisedAnswer,
    run: addCorrection,
  }),
  reads({
    path: "/revisions/:revisionId",
    summary: "Shows a revision with its text and its sentences.",
    knows: member("revision"),
    answers: revisionAnswer,
    run: async ({ db, actor, params }) =>
      revisionView(db, actor, found(await revisionById(db, actor, params.revisionId))),
  }),
  reads({
    path: "/revisions/:revisionId/original",
    summary: "Hands over the bytes as they were uploaded.",
    knows: member("revision"),
    answers: "application/octet-stream",
    run: async ({ db, actor, params, settings }) => {
      const revision = found(await revisionById(db, actor, params.revisionId));
      const { stream, size } = await readBlob(settings.dataDir, revision.originalSha256);
      return asFile(stream, { name: revision.fileName || `${revision.id}.txt`, size });
    },
  }),
  writes({
    method: "POST",
    path: "/revisions/:revisionId/marks",
    summary: "Says of sentences that there is nothing in them to check, or takes that back.",
    knows: member("revision"),
    input: markSentencesInput,
    command: markSentences,
    answers: z.object({ revisionId: z.string(), sentences: z.array(sentenceAnswer) }),
    show: async (db, actor, _made, { revisionId, sentenceIds }) => {
      const revision = found(await revisionById(db, actor, revisionId));
      const { sentences } = await revisionView(db, actor, revision);
      return { revisionId, sentences: sentences.filter(({ id }) => sentenceIds.includes(id)) };
    },
  }),
  reads({
    path: "/revisions/:revisionId/suggestions",
    summary: "Lists sentences that may hold a claim and that nobody has examined, in the order of the text.",
    detail:
      "A suggestion is accepted by tagging a claim with a mention at its offsets. It is a hint for the order of work, never a verdict.",
    knows: member("revision"),
    query: pageQuery,
    answers: listOf(suggestionAnswer),
    run: async ({ db, actor, params, query }) =>
      pageOf((await suggestionsIn(db, actor, params.revisionId)).map(suggestionView), query),
  }),
  reads({
    path: "/revisions/:revisionId/suggestions/:suggestionId/offers",
    summary: "Lists claims and sentences of the dossier that say much the same as a suggestion, the likest first.",
    detail:
      "Where a claim says the same, add a mention to it instead of tagging a new one. `differences` are sentences on what is not the same.",
    knows: member("revision"),
    answers: offersAnswer,
    run: async ({ db, actor, params: { revisionId, suggestionId } }) => {
      const revision = found(await revisionById(db, actor, revisionId));
      const { start, end } = found(await suggestionById(db, revisionId, suggestionId));
      const words = revision.text.slice(start, end);
      return offersFor(db, actor, { dossierId: revision.dossierId, revisionId, words });
    },
  }),
  writes({
    method: "POST",
    path: "/revisions/:revisionId/dismissals",
    summary: "Dismisses a suggestion for everybody, in this revision and in later ones that say the same.",
    knows: member("revision"),
    input: dismissSuggestionInput,
    command: dismissSuggestion,
    answers: dismissalAnswer,
  }),
  writes({
    method: "DELETE",
    path: "/revisions/:revisionId/dismissals",
    summary: "Offers a dismissed suggestion again.",
    knows: member("revision"),
    input: restoreSuggestionInput,
    command: restoreSuggestion,
    answers: dismissalAnswer,
  }),
  writes({
    method: "POST",
    path: "/revisions/:revisionId/asides",
    summary: "Sets paragraphs aside as not being the article, or puts them back into it.",
    detail: "`paragraphs` are places in the revision's `paragraphs`, from 0. The text itself stays as it is.",
    knows: member("revision"),
    input: setAsideInput,
    command: setAside,
    answers: revisionAnswer,
    show: async (db, actor, { revisionId }) =>
      revisionView(db, actor, found(await revisionById(db, actor, revisionId))),
  }),
];

async function addCorrection({ desk, db, actor, params, json, form, settings, write }: Call) {
  const { articleId = "" } = params;
  const [file] = form?.files ?? [];
  const { seen, ...sent } = form ? fieldsOf(form, revisionFields) : inputOf(addRevisionInput, {}, json);
  const upload = file ? { bytes: file.bytes, fileName: file.name } : await uploadOf(sent, settings, actor.now);
  const prepared = await prepareRevision(db, actor, articleId, upload, settings, actor.now);
  const { dossierId } = await placeOf(db, actor, "article", articleId);
  const value = await write(async (tx) => {
    const { id, proposals } = await addRevision(tx, actor, { ...prepared, seen });
    return { ...(await revisionView(tx, actor, found(await revisionById(tx, actor, id)))), proposals };
  });
  await matchArrivals(desk, actor, [arrivalOf({ dossierId, articleId, revisionId: value.id }, prepared.prepared)]);
  return value;
}

async function shownArticle(db: Read, actor: Actor, id: string) {
  return articleView(found(await articleById(db, actor, id)));
}

async function addText(call: Call) {
  const { db, actor, params, json, settings } = call;
  const { dossierId = "" } = params;
  const upload = await uploadOf(inputOf(addArticleInput, {}, json), settings, actor.now);
  const prepared = await withMatches(
    db,
    actor,
    dossierId,
    await prepareArticle(upload, settings, actor.now, {
      outlets: await newsroomOutlets(db),
    }),
  );
  return addOne(call, dossierId, prepared);
}

async function addOne({ desk, actor, write }: Call, dossierId: string, prepared: Prepared) {
  const article = await write(async (tx) =>
    shownArticle(tx, actor, (await addArticle(tx, actor, { dossierId, prepared })).id),
  );
  await matchArrivals(desk, actor, [arrivalIn(dossierId, article, prepared)]);
  return article;
}

const arrivalIn = (dossierId: string, article: { id: string; revisionId: string }, prepared: Prepared) =>
  arrivalOf({ dossierId, articleId: article.id, revisionId: article.revisionId }, prepared);

async function addFiles(call: Call, form: Form) {
  const { desk, db, actor, params, settings, write } = call;
  const { dossierId = "" } = params;
  const said = fieldsOf(form, uploadInput);
  const outlets = await newsroomOutlets(db);
  const [first] = form.files;
  if (first && form.files.length === 1) {
    const read = await prepareArticle({ ...said, bytes: first.bytes, fileName: first.name }, settings, actor.now, {
      outlets,
    });
    const prepared = await withMatches(db, actor, dossierId, read);
    return addOne(call, dossierId, prepared);
  }
  for (const name of ["title", "url"] as const)
    if (said[name])
      throw new Invalid(`Please mend: ${name}.`, { [name]: "Several files do not share one. Leave it out." });
  // Each waits for one of the few processes that read; all of them are asked at once, and answered in their order.
  const read = await Promise.all(
    form.files.map(async ({ name: fileName, bytes }) => ({
      fileName,
      ...(await preparedOrProblem(async () =>
        withMatches(
          db,
          actor,
          dossierId,
          await prepareArticle({ ...said, bytes, fileName }, settings, actor.now, { outlets }),
        ),
      )),
    })),
  );
  if (read.every(({ prepared }) => prepared === null))
    throw new Unprocessable("None of these files can be read as an article.", { items: read.map(refused) });
  const value = await write(async (tx) => {
    const made: (string | null)[] = [];
    for (const { prepared } of read) {
      // Others are answered between two articles: statements of one transaction follow each other without a pause.
      await new Promise(setImmediate);
      made.push(prepared && (await addArticle(tx, actor, { dossierId, prepared })).id);
    }
    const added = made.filter((id) => id !== null);
    const shown = new Map((await articlesAmong(tx, actor, added)).map((article) => [article.id, articleView(article)]));
    return {
      items: read.map(({ fileName, problem }, at) => {
        return { fileName, article: shown.get(made[at] ?? "") ?? null, problem };
      }),
    };
  });
  const arrivals = value.items.flatMap(({ article }, at) => {
    const prepared = read[at]?.prepared;
    return article && prepared ? [arrivalIn(dossierId, article, prepared)] : [];
  });
  await matchArrivals(desk, actor, arrivals);
  return value;
}

const refused = ({ fileName, problem }: { fileName: string; problem: Problem | null }) => ({
  fileName,
  article: null,
  problem,
});

/** A file that cannot be read does not keep the others out. */
async function preparedOrProblem(prepare: () => Promise<Prepared>) {
  try {
    return { prepared: await prepare(), problem: null };
  } catch (error) {
    if (error instanceof Refusal) return { prepared: null, problem: problemOf(error) };
    throw error;
  }
}
