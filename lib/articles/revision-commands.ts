import { z } from "zod";
import { insertSketchMarks } from "@/db/alike";
import { type Article, articleById, updateArticle } from "@/db/articles";
import { rememberBlob } from "@/db/blobs";
import { updateMention } from "@/db/claims";
import type { Tx } from "@/db/client";
import { newId } from "@/db/columns";
import { commentsOnWords, moveWords } from "@/db/comments";
import { record } from "@/db/history";
import { type MentionOfArticle, mentionsOfArticle, savePlaces } from "@/db/mention-places";
import {
  asidesOf,
  insertAsides,
  insertRevision,
  insertSentences,
  markedSentences,
  type Revision,
  revisionById,
} from "@/db/revisions";
import { dismissedIn, insertSuggestions } from "@/db/suggestions";
import { placeOf } from "@/db/visible";
import { insertWording } from "@/db/wordings";
import type { Actor } from "@/lib/actor";
import type { ArticleMetadata, MentionFate } from "@/lib/articles/article";
import { foundIn, type LookedUp } from "@/lib/articles/looked-up";
import type { Prepared } from "@/lib/articles/prepare";
import type { PreparedRevision } from "@/lib/articles/prepare-revision";
import { type Selector, selectorAt } from "@/lib/claims/anchor";
import { citedIn } from "@/lib/claims/cited";
import type { Reanchored } from "@/lib/claims/reanchor";
import { settle } from "@/lib/claims/settle";
import { Conflict, NotFound } from "@/lib/errors";
import { seenInput, urlInput } from "@/lib/input";
import { authorise } from "@/lib/permissions";
import { proposeLinks, sentencesRead } from "@/lib/sources/proposal-commands";
import { proposalsOfText } from "@/lib/sources/wording-proposals";

/** A corrected text that is sent without a file, in exactly one of the ways of an article. */
export const addRevisionInput = z.strictObject({
  text: z.string({ error: "Write or paste the corrected text." }).optional(),
  html: z.string().optional(),
  fetch: urlInput.optional(),
  /** The article's version that the sender saw. */
  seen: seenInput.optional(),
});

/** What a corrected text shows about itself that is not what is known of the article; nothing of it is applied. */
export type Proposals = { [K in keyof ArticleMetadata]?: { value: NonNullable<ArticleMetadata[K]>; seenIn: string } };

/**
 * Adds the corrected version of an article. Every mention is looked for in it and follows its words; one that is gone
 * stays in the revision where it last stood, and is tried again with the next correction; so are words that were talked about. Marks of sentences and what
 * people set aside carry over where the words are the same.
 * @param input.seen the article's version that the sender saw.
 * @returns the fates of all mentions; `reportOf` tells them one by one.
 * @throws Conflict where the article was changed since, or the newest revision has the very same bytes.
 */
export async function addRevision(
  tx: Tx,
  actor: Actor,
  { articleId, prepared, lookedUp, seen }: PreparedRevision & { seen?: number | undefined },
) {
  const { dossierId, facts } = await placeOf(tx, actor, "article", articleId);
  authorise("article.edit", facts);
  const article = await articleById(tx, actor, articleId);
  const before = article && (await revisionById(tx, actor, article.revisionId));
  if (!article || !before) throw new NotFound();
  await updateArticle(tx, articleId, seen, {});
  if (before.originalSha256 === prepared.blob.sha256)
    throw new Conflict("This is the same file as the newest revision, byte for byte. Choose the corrected one.", {
      revisionId: before.id,
    });
  const id = newId();
  const number = before.number + 1;
  await rememberBlob(tx, prepared.blob);
  await insertRevision(tx, {
    id,
    dossierId,
    articleId,
    number,
    text: prepared.text,
    paragraphs: prepared.paragraphs,
    originalSha256: prepared.blob.sha256,
    fileName: prepared.fileName,
    charset: prepared.charset,
    format: prepared.format,
    pages: prepared.pages,
    captured: prepared.captured,
    sketch: prepared.sketch,
    createdBy: actor.personId,
    createdAt: actor.now.toISOString(),
  });
  await insertSketchMarks(tx, { dossierId, revisionId: id, sketch: prepared.sketch });
  await insertWording(tx, { dossierId, revisionId: id, wording: prepared.wording });

  const revised: Revised = { dossierId, articleId, sourceId: article.sourceId, before, id, prepared };
  const mentions = await mentionsOfArticle(tx, articleId, before.id);
  const marks = await markedSentences(tx, before.id);
  const standing = mentions.filter((mention) => !mention.gone);
  const found = foundIn(lookedUp, before, prepared.text, [
    ...standing.map(selectorOf),
    ...marks.map((mark, index) => ({ id: markId(index), ...selectorAt(before.text, mark.start, mark.end) })),
  ]);
  await addSentences(tx, revised, marks, found.slice(standing.length));
  await addAsides(tx, revised);
  await addSuggestions(tx, revised);
  const places = new Map(found.slice(0, standing.length).map((one) => [one.id, one]));
  const gone = mentions.filter((mention) => mention.gone);
  for (const one of await triedAgain(tx, actor, gone, prepared.text, lookedUp)) places.set(one.id, one);
  const fates = await follow(tx, actor, revised, mentions, places, number);
  await followTalk(tx, actor, revised, lookedUp);
  if (article.sourceId) {
    const { outlet, url, publishedAt, sourceId } = article;
    const says = { dossierId, articleId, sourceId, revisionId: id, outlet, url, publishedAt };
    const { attributions } = prepared;
    const wording = proposalsOfText({ ...article, ...says, text: prepared.text }, prepared.matches);
    await proposeLinks(tx, actor, says, { attributions, sentences: sentencesRead(prepared), wording });
  }
  return { id, articleId, number, fates, proposals: proposalsOf(article, prepared) };
}

type Revised = {
  dossierId: string;
  articleId: string;
  sourceId: string | null;
  before: Revision;
  id: string;
  prepared: Prepared;
};

const selectorOf = ({ id, quote, prefix, suffix, start, end }: MentionOfArticle): Selector & { id: string } => ({
  id,
  exact: quote,
  prefix,
  suffix,
  start,
  end,
});

const markId = (index: number): string => `mark ${index}`;

type Mark = Awaited<ReturnType<typeof markedSentences>>[number];

/** A sentence whose words are the same keeps the mark that there is nothing to check in it. */
async function addSentences(tx: Tx, { dossierId, id, prepared }: Revised, marks: Mark[], found: Reanchored[]) {
  const markedBy = new Map<string, string>();
  for (const [index, { state, start, end }] of found.entries()) {
    const by = marks[index]?.notCheckableBy;
    if (by && (state === "unchanged" || state === "moved")) markedBy.set(`${start} ${end}`, by);
  }
  await insertSentences(
    tx,
    prepared.sentences.map((sentence, position) => ({
      id: newId(),
      dossierId,
      revisionId: id,
      position,
      ...sentence,
      notCheckableBy: markedBy.get(`${sentence.start} ${sentence.end}`) ?? null,
    })),
  );
}

/** What was dismissed stays dismissed where the text says the same. */
async function addSuggestions(tx: Tx, { dossierId, id: revisionId, before, prepared }: Revised): Promise<void> {
  const dismissedBy = new Map(
    (await dismissedIn(tx, before.id)).map(({ start, end, dismissedBy: by }) => [wordsIn(before.text, start, end), by]),
  );
  await insertSuggestions(
    tx,
    prepared.suggestions.map((suggestion) => ({
      id: newId(),
      dossierId,
      revisionId,
      ...suggestion,
      dismissedBy: dismissedBy.get(wordsIn(prepared.text, suggestion.start, suggestion.end)) ?? null,
    })),
  );
}

/** Where its lines break is no part of what a text says. */
const wordsIn = (text: string, start: number, end: number): string => text.slice(start, end).replace(/\s+/g, " ");

/** A paragraph that says the same keeps what was decided about it, by intake or by hand; others are as intake found. */
async function addAsides(tx: Tx, { dossierId, id, before, prepared }: Revised): Promise<void> {
  const decided = new Map((await asidesOf(tx, before.id)).map((aside) => [aside.paragraph, aside]));
  const known = new Map<string, number[]>();
  for (const [index, [start, end]] of before.paragraphs.entries()) {
    const text = before.text.slice(start, end);
    known.set(text, [...(known.get(text) ?? []), index]);
  }
  const proposed = new Map(prepared.aside.map(({ paragraph, reason }) => [paragraph, reason]));
  await insertAsides(
    tx,
    prepared.paragraphs.flatMap(([start, end], paragraph) => {
      const old = known.get(prepared.text.slice(start, end))?.shift();
      const kept = old === undefined ? undefined : decided.get(old);
      const reason = old === undefined ? proposed.get(paragraph) : kept?.reason;
      return reason ? [{ dossierId, revisionId: id, paragraph, reason, setBy: kept?.setBy ?? null }] : [];
    }),
  );
}

/** What was gone before may be back: looked for from the revision in which it last stood. */
async function triedAgain(
  tx: Tx,
  actor: Actor,
  gone: MentionOfArticle[],
  text: string,
  lookedUp: LookedUp,
): Promise<Reanchored[]> {
  const found: Reanchored[] = [];
  for (const revisionId of new Set(gone.map((mention) => mention.revisionId))) {
    const revision = await revisionById(tx, actor, revisionId);
    const mentions = gone.filter((mention) => mention.revisionId === revisionId);
    if (revision) found.push(...foundIn(lookedUp, revision, text, mentions.map(selectorOf)));
  }
  return found;
}

/** Comments on words follow them; where the words are gone, they stay with the text in which they last stood. */
async function followTalk(
  tx: Tx,
  actor: Actor,
  { articleId, id, prepared }: Revised,
  lookedUp: LookedUp,
): Promise<void> {
  const comments = await commentsOnWords(tx, articleId);
  for (const revisionId of new Set(comments.map(({ words }) => words.revisionId))) {
    const revision = await revisionById(tx, actor, revisionId);
    if (!revision) continue;
    const those = comments.filter(({ words }) => words.revisionId === revisionId);
    const wanted = those.map((one) => ({ id: one.id, ...selectorAt(revision.text, one.words.start, one.words.end) }));
    const quoteOf = new Map(those.map((one) => [one.id, one.words.quote]));
    for (const { id: commentId, start, end } of foundIn(lookedUp, revision, prepared.text, wanted))
      if (start !== null && end !== null)
        await moveWords(tx, commentId, { revisionId: id, start, end, quote: quoteOf.get(commentId) ?? "" });
  }
}

/** Moves the mentions after their words, keeps where they stood, tells the history, and looks at the sign-offs. */
async function follow(
  tx: Tx,
  actor: Actor,
  { dossierId, articleId, sourceId, id, prepared }: Revised,
  mentions: MentionOfArticle[],
  places: ReadonlyMap<string, Reanchored>,
  number: number,
): Promise<Record<MentionFate, number>> {
  const fates: Record<MentionFate, number> = { unchanged: 0, moved: 0, reworded: 0, gone: 0 };
  const outcomes = mentions.map((mention) => {
    const place = places.get(mention.id);
    const found = place && place.start !== null && place.end !== null;
    const at = found ? selectorAt(prepared.text, place.start ?? 0, place.end ?? 0) : null;
    const fate = at && place ? place.state : "gone";
    fates[fate] += 1;
    return { mention, fate, at, candidates: place?.candidates ?? [] };
  });
  await savePlaces(
    tx,
    outcomes
      .filter(({ mention }) => !mention.gone)
      .map(({ mention: { id: mentionId, revisionId, start, end, quote } }) => {
        return { dossierId, mentionId, revisionId, fate: null, start, end, quote, candidates: [] };
      }),
  );
  await savePlaces(
    tx,
    outcomes.map(({ mention, fate, at, candidates }) => ({
      dossierId,
      mentionId: mention.id,
      revisionId: id,
      fate,
      start: at?.start ?? null,
      end: at?.end ?? null,
      quote: at?.exact ?? mention.quote,
      candidates,
    })),
  );
  for (const { mention, at } of outcomes) {
    if (!at) continue;
    const { start, end, exact: quote, prefix, suffix } = at;
    const cites = mention.cites && citedIn(prepared.text, at, mention.cites);
    await updateMention(tx, mention.id, null, { revisionId: id, start, end, quote, prefix, suffix, cites });
  }
  await record(tx, actor, dossierId, {
    type: "article-revised",
    subject: { type: "article", id: articleId },
    payload: {
      revisionId: id,
      number,
      originalSha256: prepared.blob.sha256,
      fileName: prepared.fileName,
      fates,
      mentions: outcomes.flatMap(({ mention: { id: mentionId, claimId }, fate }) =>
        fate === "unchanged" ? [] : [{ mentionId, claimId, fate }],
      ),
    },
  });
  const touched = new Set<string>();
  for (const { mention, at } of outcomes) {
    const { claimId, quote } = mention;
    if (mention.gone ? !at : at?.exact === quote) continue;
    touched.add(claimId);
    const about = { subject: { type: "mention" as const, id: mention.id }, claimId };
    const where = { claimId, articleId, revisionId: id };
    if (!at) await record(tx, actor, dossierId, { type: "mention-gone", ...about, payload: { ...where, quote } });
    else if (at.exact !== quote)
      await record(tx, actor, dossierId, {
        type: "mention-reworded",
        ...about,
        payload: { ...where, changes: { quote: [quote, at.exact] } },
      });
    else await record(tx, actor, dossierId, { type: "mention-found", ...about, payload: { ...where, quote } });
  }
  // The new bytes may be those of another source, which makes one origin of both.
  await settle(tx, actor, dossierId, { claimIds: [...touched], ...(sourceId ? { sourceIds: [sourceId] } : {}) });
  return fates;
}

function proposalsOf(known: Article, { metadata, seenIn }: Prepared): Proposals {
  const proposals: Proposals = {};
  const propose = <K extends keyof ArticleMetadata>(field: K) => {
    const seen = seenIn[field];
    const value = metadata[field];
    if (seen && value && value !== known[field]) Object.assign(proposals, { [field]: { value, seenIn: seen } });
  };
  for (const field of ["title", "outlet", "byline", "publishedAt", "url", "language"] as const) propose(field);
  return proposals;
}
