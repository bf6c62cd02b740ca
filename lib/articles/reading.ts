import { type Article, articleById } from "@/db/articles";
import { claimsOf } from "@/db/claims";
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
import { readingMarkup } from "@/lib/articles/markup";
import type { ParagraphRole } from "@/lib/articles/paragraphs";
import type { ClaimStatus, Substance } from "@/lib/claims/claim";
import { basisOf, type Standing, standingsOf } from "@/lib/claims/standing";
import { NotFound } from "@/lib/errors";
import { may } from "@/lib/permissions";
import type { Independence } from "@/lib/sources/independence";

/** What an article's page says of it, to one viewer. */
export type Reading = {
  dossier: Dossier;
  article: Article;
  /** The source that the article is; null for ours. */
  source: Pick<Source, "id" | "version" | "ownReporting" | "cleared"> | null;
  may: { edit: boolean; inFull: boolean };
};

/** The text as HTML and, as plain data, a card for each claim in it: the same for everybody who may see the article. */
export type ReadText = {
  revisionId: string;
  html: string;
  /** The text shows its own headline, so that the page need not. */
  headed: boolean;
  /** How many mentions of the article are not found in this, its newest revision. */
  gone: number;
  paragraphs: number;
  sentences: number;
  examined: number;
  /** In the order of the text, one for each claim, at its first mention. */
  cards: ReadingCard[];
};

export type ReadingCard = {
  claimId: string;
  mentionId: string;
  ref: string;
  status: ClaimStatus;
  stale: boolean;
  substance: Substance | null;
  assigneeId: string | null;
  assigneeName: string | null;
  /** Of what supports it, or of what refutes it once it is refuted; null without evidence. */
  counts: Pick<Independence, "sources" | "atLeast" | "atMost" | "unidentified" | "circular" | "primary"> | null;
  meets: boolean;
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
    source: source && {
      id: source.id,
      version: source.version,
      ownReporting: source.ownReporting,
      cleared: source.cleared,
    },
    may: { edit: may("claim.edit", place.facts), inFull: may("article.in-full", place.facts) },
  };
}

/** Texts as they were last written; a long one takes a while, and most readings change nothing. */
const kept = new Map<string, Promise<ReadText>>();
const keptAtMost = 24;

/**
 * Writes the text of an article that the viewer was found to see; with the id of an older revision in its place, that one
 * as it stood, with the claims that were found in it.
 * Every change writes an event, so that what was written is right until the next event of dossier or newsroom.
 */
export async function readText(db: Read, actor: Actor, article: Article): Promise<ReadText> {
  const events = [await lastEventNumber(db, article.dossierId), await lastEventNumber(db, newsroomChain)];
  const key = [article.revisionId, ...events].join(" ");
  const known = kept.get(key);
  if (known) return known;
  const made = write(db, actor, article);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(old);
  }
  return made;
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
  const standings = await standingsOf(db, await basisOf(db, dossierId), [...claims.keys()], actor.now);
  const names = await peopleNamed(
    db,
    [...claims.values()].map((claim) => claim.assigneeId),
  );

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
      return [{ id, claimId, start, end, number, ...called, status: stale ? "stale" : status, substance, statement }];
    }),
  });

  const cards = new Map<string, ReadingCard>();
  for (const { id: mentionId, claimId } of mentions) {
    const claim = claims.get(claimId);
    if (!claim || cards.has(claimId)) continue;
    const { ref, status, stale, substance, assigneeId } = claim;
    const assigneeName = assigneeId ? (names.get(assigneeId) ?? null) : null;
    const count = countOf(standings.get(claimId), substance);
    cards.set(claimId, {
      claimId,
      mentionId,
      ref,
      status,
      stale,
      substance,
      assigneeId,
      assigneeName,
      ...count,
    });
  }
  return {
    revisionId,
    html,
    gone: (await mentionsOfArticle(db, article.id, revisionId)).filter((mention) => mention.gone).length,
    headed: revision.paragraphs.some(([, , role]) => role === "headline"),
    paragraphs: revision.paragraphs.length,
    sentences: sentences.length,
    examined: sentences.filter((sentence) => sentence.state !== "unexamined").length,
    cards: [...cards.values()],
  };
}

/** The side that the verdict rests on. */
function countOf(standing: Standing | undefined, substance: Substance | null): Pick<ReadingCard, "counts" | "meets"> {
  if (!standing) return { counts: null, meets: true };
  const { supports, refutes } = standing.independence;
  const refuted = substance === "refuted" || (supports.sources === 0 && refutes.sources > 0);
  const side = refuted ? refutes : supports;
  if (side.sources === 0) return { counts: null, meets: true };
  const { sources, atLeast, atMost, unidentified, circular, primary } = side;
  return {
    counts: { sources, atLeast, atMost, unidentified, circular, primary },
    meets: refuted || !standing.failing.some((line) => line.rule === "origins"),
  };
}
