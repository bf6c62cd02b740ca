import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Read } from "@/db/client";
import { articles, asides, claims, mentions, revisions, sentences } from "@/db/schema";
import { type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import type { ClaimStatus } from "@/lib/claims/claim";
import { differenceSentence, differences } from "@/lib/claims/differences";
import { alikeAmong, indexOfTerms, indexTerms, type Term, type TermIndex, termsOf } from "@/lib/claims/elsewhere";

/** A claim of the dossier that may be what some words say. */
export type ClaimOffer = {
  id: string;
  ref: string;
  statement: string;
  status: ClaimStatus;
  stale: boolean;
  /** From 0 to 1. */
  likeness: number;
  /** What differs between the words and the statement, each a sentence. */
  differences: string[];
};

/** A sentence of another article that says much the same. */
export type SentenceOffer = {
  revisionId: string;
  articleId: string;
  letter: string;
  outlet: string;
  start: number;
  end: number;
  words: string;
  likeness: number;
  differences: string[];
  /** The claims that are tagged in it. */
  claims: { id: string; ref: string }[];
};

export type Offers = { claims: ClaimOffer[]; sentences: SentenceOffer[] };

const most = { claims: 5, sentences: 5 };

/**
 * Finds where else in a dossier the same is said: its claims, and sentences of its other articles as they now stand.
 * None for whoever may not see the dossier.
 * @param revisionId where the words stand; its article is left out.
 * @param only claims: sentences are then not looked for.
 */
export async function offersFor(
  db: Read,
  viewer: Viewer,
  {
    dossierId,
    revisionId,
    words,
    only,
  }: { dossierId: string; revisionId: string | null; words: string; only?: "claims" | undefined },
): Promise<Offers> {
  const wording = termsOf(words);
  if (wording.length === 0) return { claims: [], sentences: [] };
  return {
    claims: await claimsAlike(db, viewer, dossierId, words, wording),
    sentences: only ? [] : await sentencesAlike(db, viewer, dossierId, revisionId, words, wording),
  };
}

const differing = (words: string, other: string, name: string): string[] =>
  differences(words, other).map((one) => differenceSentence(one, "this text", name));

async function claimsAlike(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  words: string,
  wording: readonly Term[],
): Promise<ClaimOffer[]> {
  const all = await db
    .select({
      id: claims.id,
      ref: claims.ref,
      statement: claims.statement,
      status: claims.status,
      stale: claims.stale,
    })
    .from(claims)
    .where(and(eq(claims.dossierId, dossierId), isNull(claims.mergedInto), visible(viewer, claims.dossierId)))
    .orderBy(asc(claims.id));
  if (all.length === 0) return [];
  const quotes = await db
    .select({ claimId: mentions.claimId, quote: mentions.quote })
    .from(mentions)
    .where(eq(mentions.dossierId, dossierId));
  const at = new Map(all.map((claim, index) => [claim.id, index]));
  const said = [
    ...all.map((claim, index) => ({ claim: index, text: claim.statement })),
    ...quotes.flatMap(({ claimId, quote }) => ({ claim: at.get(claimId) ?? -1, text: quote })),
  ].filter((one) => one.claim >= 0);
  const index = indexOfTerms(said.slice(0, 60_000).map((one) => knownTerms(one.text)));
  const best = new Map<number, number>();
  for (const { sentence, likeness } of alikeAmong(wording, [index], 50)) {
    const claim = said[sentence]?.claim ?? -1;
    if ((best.get(claim) ?? 0) < likeness) best.set(claim, likeness);
  }
  return [...best]
    .sort((one, other) => other[1] - one[1])
    .slice(0, most.claims)
    .flatMap(([claim, likeness]): ClaimOffer[] => {
      const found = all[claim];
      return found ? [{ ...found, likeness, differences: differing(words, found.statement, found.ref) }] : [];
    });
}

const newest = sql`${revisions.number} = (select max(r.number) from revisions r where r.article_id = ${articles.id})`;

async function sentencesAlike(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  revisionId: string | null,
  words: string,
  wording: readonly Term[],
): Promise<SentenceOffer[]> {
  const texts = await db
    .select({
      revisionId: revisions.id,
      articleId: articles.id,
      position: articles.position,
      outlet: sql<string>`case when ${articles.outlet} <> '' then ${articles.outlet} else ${articles.title} end`,
    })
    .from(articles)
    .innerJoin(revisions, and(eq(revisions.articleId, articles.id), newest))
    .where(
      and(
        eq(articles.dossierId, dossierId),
        visible(viewer, articles.dossierId),
        revisionId
          ? sql`${articles.id} is not (select r.article_id from revisions r where r.id = ${revisionId})`
          : undefined,
      ),
    )
    .orderBy(asc(articles.position));
  if (texts.length === 0) return [];
  const read = await sentencesOf(
    db,
    texts.map((text) => text.revisionId),
  );
  const setAside = new Set(
    (
      await db
        .select({ revisionId: asides.revisionId, paragraph: asides.paragraph })
        .from(asides)
        .where(eq(asides.dossierId, dossierId))
    ).map((one) => `${one.revisionId} ${one.paragraph}`),
  );
  const hits = alikeAmong(
    wording,
    read.map((text) => text.index),
    most.sentences,
    (text, sentence) => setAside.has(`${read[text]?.revisionId} ${read[text]?.paragraphs[sentence]}`),
  );
  const places = hits.flatMap(({ text, sentence, likeness }) => {
    const found = read[text];
    const named = texts.find((one) => one.revisionId === found?.revisionId);
    const [start, end] = [found?.starts[sentence], found?.ends[sentence]];
    return named && start !== undefined && end !== undefined ? [{ ...named, start, end, likeness }] : [];
  });
  const revisionIds = [...new Set(places.map((place) => place.revisionId))];
  const bodies = new Map(
    (
      await db
        .select({ id: revisions.id, text: revisions.text })
        .from(revisions)
        .where(inArray(revisions.id, revisionIds))
    ).map(({ id, text }) => [id, text]),
  );
  const tagged = await db
    .select({
      revisionId: mentions.revisionId,
      start: mentions.start,
      end: mentions.end,
      id: claims.id,
      ref: claims.ref,
    })
    .from(mentions)
    .innerJoin(claims, eq(claims.id, mentions.claimId))
    .where(inArray(mentions.revisionId, revisionIds))
    .orderBy(asc(mentions.start), asc(mentions.id));
  return places.map(({ position, start, end, ...place }) => {
    const sentence = (bodies.get(place.revisionId) ?? "").slice(start, end);
    const letter = letterOf(position);
    const here = tagged.filter((one) => one.revisionId === place.revisionId && one.start < end && one.end > start);
    return {
      ...place,
      letter,
      start,
      end,
      words: sentence,
      differences: differing(words, sentence, letter),
      claims: [...new Map(here.map(({ id, ref }) => [id, { id, ref }])).values()],
    };
  });
}

/** A revision's sentences by their words. A revision never changes, so that it is read once. */
type ReadSentences = {
  revisionId: string;
  index: TermIndex;
  starts: Int32Array;
  ends: Int32Array;
  paragraphs: Int32Array;
};

const kept = new Map<string, ReadSentences>();
/** So many sentences are kept over all revisions, and so many looked through for one question. */
const keptAtMost = 60_000;
const readAtMost = 40_000;
let keptSentences = 0;

async function sentencesOf(db: Read, revisionIds: readonly string[]): Promise<ReadSentences[]> {
  const found: ReadSentences[] = [];
  let count = 0;
  for (const id of revisionIds) {
    const known = kept.get(id);
    // Taken out and put back: what was used last goes last.
    if (known) {
      kept.delete(id);
      kept.set(id, known);
    }
    const one = known ?? (await indexed(db, id));
    found.push(one);
    count += one.starts.length;
    if (count >= readAtMost) break;
  }
  return found;
}

async function indexed(db: Read, revisionId: string): Promise<ReadSentences> {
  // A long reading gives way to others after each text.
  await new Promise((resolve) => setImmediate(resolve));
  const [revision] = await db.select({ text: revisions.text }).from(revisions).where(eq(revisions.id, revisionId));
  const rows = await db
    .select({ start: sentences.start, end: sentences.end, paragraph: sentences.paragraph })
    .from(sentences)
    .where(eq(sentences.revisionId, revisionId))
    .orderBy(asc(sentences.position))
    .limit(readAtMost);
  const text = revision?.text ?? "";
  const made = {
    revisionId,
    index: indexTerms(rows.map(({ start, end }) => text.slice(start, end))),
    starts: Int32Array.from(rows, (row) => row.start),
    ends: Int32Array.from(rows, (row) => row.end),
    paragraphs: Int32Array.from(rows, (row) => row.paragraph),
  };
  kept.set(revisionId, made);
  keptSentences += rows.length;
  for (const [id, old] of kept) {
    if (keptSentences <= keptAtMost) break;
    kept.delete(id);
    keptSentences -= old.starts.length;
  }
  return made;
}

const terms = new Map<string, Term[]>();
const termsAtMost = 20_000;

/** The words of a statement or a quote: most are asked for at every question. */
function knownTerms(text: string): Term[] {
  const known = terms.get(text);
  if (known) return known;
  if (terms.size >= termsAtMost) terms.clear();
  const made = termsOf(text);
  terms.set(text, made);
  return made;
}
