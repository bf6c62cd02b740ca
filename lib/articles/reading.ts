import { hash } from "node:crypto";
import { type Article, articleById } from "@/db/articles";
import { sealedClaims } from "@/db/blind";
import { type Claim, claimsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { type Dossier, dossierById } from "@/db/dossiers";
import { lastEventNumber, newsroomChain } from "@/db/history";
import { mentionsOfArticle, mentionsShownIn } from "@/db/mention-places";
import { peopleNamed } from "@/db/people";
import { asidesOf, revisionById, sentencesOfRevision } from "@/db/revisions";
import { type Source, sourceById } from "@/db/sources";
import { suggestionsIn } from "@/db/suggestions";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import type { CardValues } from "@/lib/articles/card";
import { changedParagraphs, paragraphsFrom } from "@/lib/articles/changed-paragraphs";
import { readingMarkup } from "@/lib/articles/markup";
import type { ParagraphRole } from "@/lib/articles/paragraphs";
import type { Substance } from "@/lib/claims/claim";
import { basisOf, type Standing, standingsOf } from "@/lib/claims/standing";
import { meetsOrigins } from "@/lib/dossiers/standard";
import { NotFound } from "@/lib/errors";
import { may } from "@/lib/permissions";
import { asChoice, type SourceChoice } from "@/lib/sources/source-choice";

/** What an article's page says of it, to one viewer. */
export type Reading = {
  dossier: Dossier;
  article: Article;
  /** The source that the article is; null for ours. */
  source: (SourceChoice & Pick<Source, "version" | "ownReporting">) | null;
  may: { edit: boolean; inFull: boolean; comment: boolean };
};

/** The text as HTML, and what is told of it: the same for everybody who may see the article. */
export type ReadText = {
  revisionId: string;
  /** Names what was written: the same for the same HTML, and for no other. */
  version: string;
  html: string;
  /** The text shows its own headline, so that the page need not. */
  headed: boolean;
  /** How many mentions of the article are not found in this, its newest revision. */
  gone: number;
  paragraphs: number;
  sentences: number;
  examined: number;
  /** Claims with a mention in the text. */
  claims: number;
};

/**
 * Finds an article as its page shows it; `readText` then reads its text.
 * @throws NotFound for whoever may not know of the article, and for one of another dossier.
 */
export async function readingOf(db: Read, actor: Actor, dossierId: string, articleId: string): Promise<Reading> {
  const place = await placeOf(db, actor, "article", articleId);
  const article = await articleById(db, actor, articleId);
  const dossier = await dossierById(db, actor, dossierId);
  if (!article || !dossier || place.dossierId !== dossierId) throw new NotFound();
  const source = article.sourceId ? await sourceById(db, actor, article.sourceId) : null;
  return {
    dossier,
    article,
    source: source && { ...asChoice(source), version: source.version, ownReporting: source.ownReporting },
    may: {
      edit: may("claim.edit", place.facts),
      inFull: may("article.in-full", place.facts),
      comment: may("comment", place.facts),
    },
  };
}

/** Texts as they were last written; a long one takes a while, and most readings change nothing. */
type Kept = Map<string, Promise<ReadText>>;
// Pages and the text on its own are made by different copies of this module.
const shared = globalThis as { keptTexts?: Kept };
shared.keptTexts ??= new Map();
const kept: Kept = shared.keptTexts;
const keptAtMost = 24;

/**
 * Writes the text of an article that the viewer was found to see; with the id of an older revision in its place, that one
 * as it stood, with the claims that were found in it.
 * Every change writes an event, so that what was written is right until the next event of dossier or newsroom.
 */
export async function readText(db: Read, actor: Actor, article: Article): Promise<ReadText> {
  const events = [await lastEventNumber(db, article.dossierId), await lastEventNumber(db, newsroomChain)];
  // Who gives a blind second verdict reads a text of their own, in which the first is not told.
  const sealed = [...(await sealedClaims(db, actor))].sort();
  const key = [article.revisionId, ...events, ...sealed].join(" ");
  const made = kept.get(key) ?? write(db, actor, article);
  // The one that was asked for last goes last.
  kept.delete(key);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(old);
  }
  return made;
}

/** A text on its way to a browser that shows an older one, or none yet. */
export type SentText = {
  version: string;
  /** All of it, what follows the opening, or only the paragraphs that read otherwise than in the older one. */
  part: "whole" | "rest" | "changes";
  html: string;
};

/**
 * The text of an article alone, for whoever may see the article.
 * @param has the version that a browser shows, which is then told what changed, where it is still known.
 * @param wants the version that its page was made with; where that is no longer known, the newest is sent.
 * @param from where the rest begins that a page wants which has the opening, an offset into the article's text.
 * @throws NotFound for whoever may not know of the article, and for one of another dossier.
 */
export async function textOf(
  db: Read,
  actor: Actor,
  place: { dossierId: string; articleId: string },
  { has, wants, from }: { has?: string | undefined; wants?: string | undefined; from?: number | undefined } = {},
): Promise<SentText> {
  const article = await articleById(db, actor, place.articleId);
  if (!article || article.dossierId !== place.dossierId) throw new NotFound();
  const newest = await readText(db, actor, article);
  const sent = (wants && (await keptText(article.revisionId, wants))) || newest;
  const { version } = sent;
  if (from) return { version, part: "rest", html: paragraphsFrom(sent.html, from) };
  const older = has ? await keptText(article.revisionId, has) : null;
  const changes = older && changedParagraphs(older.html, sent.html);
  return changes === null ? { version, part: "whole", html: sent.html } : { version, part: "changes", html: changes };
}

/** A text of a revision as it was written before; null when it is kept no longer. */
async function keptText(revisionId: string, version: string): Promise<ReadText | null> {
  for (const [key, made] of kept) {
    if (!key.startsWith(`${revisionId} `)) continue;
    const text = await made.catch(() => null);
    if (text?.version === version) return text;
  }
  return null;
}

async function write(db: Read, actor: Actor, article: Article): Promise<ReadText> {
  const { dossierId, letter, revisionId } = article;
  const revision = await revisionById(db, actor, revisionId);
  if (!revision) throw new NotFound();
  const sentences = await sentencesOfRevision(db, actor, revision);
  const mentions = await mentionsShownIn(db, actor, revisionId);
  const mentioned = new Set(mentions.map((mention) => mention.claimId));
  const claims = new Map(
    (await claimsOf(db, actor, dossierId, { articleId: article.id }))
      .filter((claim) => mentioned.has(claim.id))
      .map((claim) => [claim.id, claim]),
  );
  const standings = await standingsOf(db, await basisOf(db, dossierId), [...claims.keys()], actor.now, actor);
  const names = await peopleNamed(
    db,
    [...claims.values()].map((claim) => claim.assigneeId),
  );

  // In the order of the text: a claim's card stands at the first of its mentions.
  const first = new Map<string, string>();
  for (const { id, claimId } of mentions) if (!first.has(claimId)) first.set(claimId, id);
  const cardOf = (claim: Claim): CardValues => {
    const { id, ref, status, stale, substance, assigneeId } = claim;
    const assigneeName = assigneeId ? (names.get(assigneeId) ?? null) : null;
    return { ref, status, stale, substance, assigneeId, assigneeName, ...countOf(standings.get(id), substance) };
  };
  const html = readingMarkup({
    text: revision.text,
    letter,
    paragraphs: revision.paragraphs.map(([start, end, role]) => ({ start, end, role: role as ParagraphRole })),
    sentences,
    aside: await asidesOf(db, revisionId),
    suggestions: await suggestionsIn(db, actor, revisionId, sentences),
    mentions: mentions.flatMap(({ id, claimId, start, end }) => {
      const claim = claims.get(claimId);
      if (!claim) return [];
      const { number, status, stale, substance, statement } = claim;
      const called = claim.articleId === article.id ? {} : { ref: claim.ref };
      const card = first.get(claimId) === id ? { card: cardOf(claim) } : {};
      const shown = { number, ...called, status: stale ? ("stale" as const) : status, substance, statement };
      return [{ id, claimId, start, end, ...shown, ...card }];
    }),
  });
  return {
    revisionId,
    version: hash("sha256", html, "base64url").slice(0, 22),
    html,
    gone: (await mentionsOfArticle(db, article.id, revisionId)).filter((mention) => mention.gone).length,
    headed: revision.paragraphs.some(([, , role]) => role === "headline"),
    paragraphs: revision.paragraphs.length,
    sentences: sentences.length,
    examined: sentences.filter((sentence) => sentence.state !== "unexamined").length,
    claims: claims.size,
  };
}

/** The side that the verdict rests on. */
function countOf(standing: Standing | undefined, substance: Substance | null): Pick<CardValues, "counts" | "meets"> {
  if (!standing) return { counts: null, meets: true };
  const { supports, refutes } = standing.independence;
  const refuted = substance === "refuted" || (supports.sources === 0 && refutes.sources > 0);
  const side = refuted ? refutes : supports;
  if (side.sources === 0) return { counts: null, meets: true };
  const { sources, atLeast, atMost, unidentified, circular, primary } = side;
  return {
    counts: { sources, atLeast, atMost, unidentified, circular, primary },
    meets: (refuted && substance !== "refuted") || meetsOrigins(standing.failing),
  };
}
