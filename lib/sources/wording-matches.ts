import type { Article } from "@/db/articles";
import type { Read } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import type { Viewer } from "@/db/visible";
import { likeWordings, newestWording, type WordedRevision, wordedRevisions, wordingOfRevision } from "@/db/wordings";
import { shareApart } from "@/lib/articles/intake/apart";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import type { Prepared } from "@/lib/articles/prepare";
import { NotFound } from "@/lib/errors";
import { agencyCopy, agencyOf, CARRIED } from "@/lib/sources/agency-copy";
import { earlierFirst, isEarlier } from "@/lib/sources/earlier";
import type { SharedText } from "@/lib/sources/shared-text";
import { type Wording, wordingOf } from "@/lib/sources/wording";
import type { QuotedWords, WordedArticle, WordingMatch } from "@/lib/sources/wording-proposals";
import { blanked } from "@/lib/sources/wording-text";

/** A text whose wording is looked for elsewhere. */
export type AskedText = {
  /** With blanks where a paragraph is set aside. */
  text: string;
  wording: Wording;
  /** The article that it is of: its own revisions are no match. */
  articleId?: string | undefined;
  /** A name for the very same text, under which what it shares with others is remembered. */
  key?: string | undefined;
  /** A dossier, where only its articles are asked for. */
  within?: string | undefined;
};

/** So many texts are compared; what is less alike shares no wording. */
export const COMPARED = 16;
/** Less of either text is a phrase, and less sure is none. */
const LEAST_SHARE = 0.06;
const LEAST_SURE = 0.3;
const LONGEST_QUOTE = 300;

/** What pairs of texts share; texts never change, and what is set aside in them is part of the key. */
const kept = new Map<string, SharedText>();
const keptAtMost = 2000;

/**
 * The articles whose wording is in a revision, or the other way round, the earliest first: among all dossiers of the viewer,
 * in their newest revisions.
 * @throws NotFound for whoever may not see the revision.
 * @throws UnreadableError where comparing them took too long.
 */
export async function matchesOf(
  db: Read,
  viewer: Viewer,
  revisionId: string,
  within?: string,
): Promise<{ asked: WordedArticle; matches: WordingMatch[] }> {
  const [revision] = await wordedRevisions(db, viewer, [revisionId]);
  if (!revision) throw new NotFound();
  const { text, articleId, key } = revision;
  const wording = (await wordingOfRevision(db, viewer, revisionId)) ?? wordingOf(text);
  const matches = await matchesOfText(db, viewer, { text, wording, articleId, key, within });
  return { asked: asWorded(revision), matches };
}

/** The same for a text that is about to be stored; ask before the transaction, and on the reading connection. */
export async function matchesOfText(db: Read, viewer: Viewer, asked: AskedText): Promise<WordingMatch[]> {
  const { text, wording, articleId, within } = asked;
  const alike = await likeWordings(db, viewer, wording, { most: COMPARED, within });
  const found = await wordedRevisions(
    db,
    viewer,
    alike.map(({ revisionId }) => revisionId),
  );
  const others = found.filter((other) => other.articleId !== articleId);
  const shares = await sharesOf(asked, others);
  return others
    .flatMap((other, at): WordingMatch[] => {
      const shared = shares[at];
      if (!shared) return [];
      const { shareOfA, shareOfB, rewrite } = shared;
      if (Math.max(shareOfA, shareOfB) < LEAST_SHARE && rewrite < LEAST_SURE) return [];
      return [{ ...shared, other: asWorded(other), longest: longestIn(shared, text, other.text) }];
    })
    .sort((one, other) => earlierFirst(one.other, other.other));
}

/**
 * What an article's page of shared wording shows: each match with where a click leads, and whose text it is where many
 * carry it.
 * @throws as `matchesOf` does.
 */
export async function sharedWordingOf(
  db: Read,
  viewer: Viewer,
  { revisionId, dossierId }: Pick<Article, "revisionId" | "dossierId">,
) {
  const { asked, matches } = await matchesOf(db, viewer, revisionId);
  const titles = new Map<string, string>();
  for (const { other } of matches) {
    if (other.dossierId === dossierId || titles.has(other.dossierId)) continue;
    titles.set(other.dossierId, (await dossierById(db, viewer, other.dossierId))?.title ?? "");
  }
  const shown = matches.map((match) => {
    const { other } = match;
    // The earlier one goes to the left.
    const [a, b] = isEarlier(asked.publishedAt, other.publishedAt) ? [asked, other] : [other, asked];
    return other.dossierId === dossierId
      ? { ...match, href: `/dossiers/${dossierId}/compare?a=${a.articleId}&b=${b.articleId}`, dossier: null }
      : {
          ...match,
          href: `/dossiers/${other.dossierId}/articles/${other.articleId}`,
          dossier: titles.get(other.dossierId) ?? "",
        };
  });
  const carrying = matches.filter(({ shareOfA, shareOfB }) => Math.max(shareOfA, shareOfB) >= CARRIED);
  const copy = agencyCopy([asked, ...carrying.map(({ other }) => other)]);
  return { asked, matches: shown, agency: copy?.agency ?? null };
}

/**
 * What an upload shares with the articles of its dossier, to be stored with it. Asked before the transaction; where that
 * takes too long the upload is as good without. What is stored meanwhile, `matchArrivals` looks at afterwards.
 */
export async function withMatches(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  prepared: Prepared,
  articleId?: string,
): Promise<Prepared> {
  const matchedUpTo = await newestWording(db);
  try {
    const asked = { ...askedOf(prepared), articleId, within: dossierId };
    return { ...prepared, matches: await matchesOfText(db, viewer, asked), matchedUpTo };
  } catch (error) {
    if (error instanceof UnreadableError) return prepared;
    throw error;
  }
}

/** What was read in an upload, as it can be asked about. */
export const askedOf = ({ text, paragraphs, aside, wording }: Prepared): Pick<AskedText, "text" | "wording"> => ({
  text: blanked(
    text,
    paragraphs,
    aside.map(({ paragraph }) => paragraph),
  ),
  wording,
});

async function sharesOf({ text, key }: AskedText, others: readonly WordedRevision[]): Promise<SharedText[]> {
  const nameOf = (other: WordedRevision) => `${key} | ${other.key}`;
  const open = others.filter((other) => key === undefined || !kept.has(nameOf(other)));
  const made = open.length === 0 ? [] : await shareApart({ shared: text, others: open.map((other) => other.text) });
  const fresh = new Map(open.map((other, at) => [other.revisionId, made[at]]));
  const shares = others.flatMap((other) => fresh.get(other.revisionId) ?? kept.get(nameOf(other)) ?? []);
  if (key !== undefined)
    for (const other of open) {
      const shared = fresh.get(other.revisionId);
      if (shared) kept.set(nameOf(other), shared);
    }
  for (const old of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(old);
  }
  return shares;
}

function asWorded({ text, key: _, language: __, ...article }: WordedRevision): WordedArticle {
  return { ...article, agency: agencyOf({ byline: article.byline, text }) };
}

function longestIn({ passages }: SharedText, a: string, b: string): WordingMatch["longest"] {
  const [longest] = [...passages].sort((one, other) => other.a[1] - other.a[0] - (one.a[1] - one.a[0]));
  return longest ? { a: quoted(a, longest.a), b: quoted(b, longest.b) } : null;
}

/** The words of a passage; a long one ends with a whole word. */
function quoted(text: string, [start, end]: [number, number]): QuotedWords {
  if (end - start <= LONGEST_QUOTE) return { quote: text.slice(start, end), start, end };
  const quote = text.slice(start, start + LONGEST_QUOTE).replace(/\s+\S*$/u, "");
  return { quote, start, end: start + quote.length };
}
