import { type Article, articleById } from "@/db/articles";
import { claimsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { mentionsShownIn } from "@/db/mention-places";
import { revisionById, sentencesOfRevision } from "@/db/revisions";
import type { Actor } from "@/lib/actor";
import type { Compared, Comparison } from "@/lib/articles/compare";
import { type ComparedSide, comparisonMarkup } from "@/lib/articles/compare-markup";
import { compareApart } from "@/lib/articles/intake/apart";
import type { DifferenceKind } from "@/lib/claims/differences";
import { NotFound } from "@/lib/errors";

/** A difference as the list beside the texts tells it. */
export type ListedDifference = {
  number: number;
  kind: DifferenceKind;
  /** The words of each side; null where a side leaves it out. */
  one: string | null;
  other: string | null;
  rounded: boolean;
  /** Claims that are tagged in both passages: they are about this. */
  refs: string[];
};

export type ComparedArticle = Pick<
  Article,
  "id" | "letter" | "outlet" | "title" | "publishedAt" | "ours" | "sourceId"
> & { sentences: number };

export type ComparisonShown = {
  one: ComparedArticle;
  other: ComparedArticle;
  /** The rows, as the body of a table. */
  html: string;
  rows: number;
  share: number;
  differences: ListedDifference[];
  onlyOne: Comparison["onlyOne"];
  onlyOther: Comparison["onlyOther"];
};

/** Comparisons as they were last made; texts never change, what is set aside in them may. */
const kept = new Map<string, Promise<Comparison>>();
const keptAtMost = 16;

/**
 * Lays two articles of a dossier side by side, as they now stand.
 * @throws NotFound for whoever may not see them, and for articles of another dossier.
 * @throws UnreadableError where comparing them took too long.
 */
export async function comparisonOf(
  db: Read,
  actor: Actor,
  dossierId: string,
  ids: { one: string; other: string },
): Promise<ComparisonShown> {
  const one = await sideOf(db, actor, dossierId, ids.one);
  const other = await sideOf(db, actor, dossierId, ids.other);
  const comparison = await compareOnce(one, other);
  const refs = new Map((await claimsOf(db, actor, dossierId)).map((claim) => [claim.id, claim.ref]));
  const shown = async ({ article, text }: Side): Promise<ComparedSide> => ({
    text,
    name: article.outlet || article.title,
    letter: article.letter,
    language: article.language,
    mentions: (await mentionsShownIn(db, actor, article.revisionId)).flatMap(({ claimId, start, end }) => {
      const ref = refs.get(claimId);
      return ref ? [{ claimId, ref, start, end }] : [];
    }),
  });
  const [left, right] = [await shown(one), await shown(other)];
  const inBoth = (row: number): string[] => {
    const { one: a = null, other: b = null } = comparison.rows[row] ?? {};
    const claims = (side: ComparedSide, passage: { start: number; end: number } | null) =>
      passage ? side.mentions.filter(({ start, end }) => start < passage.end && end > passage.start) : [];
    const there = new Set(claims(right, b).map((mention) => mention.ref));
    return [...new Set(claims(left, a).map((mention) => mention.ref))].filter((ref) => there.has(ref));
  };
  return {
    one: named(one),
    other: named(other),
    html: comparisonMarkup(comparison, left, right, (claimId) => `/dossiers/${dossierId}/claims/${claimId}`),
    rows: comparison.rows.length,
    share: comparison.share,
    differences: comparison.differences.map(({ row, kind, rounded, one: a, other: b }, at) => ({
      number: at + 1,
      kind,
      one: a && one.text.slice(...a),
      other: b && other.text.slice(...b),
      rounded,
      refs: inBoth(row),
    })),
    onlyOne: comparison.onlyOne,
    onlyOther: comparison.onlyOther,
  };
}

/** Roles of paragraphs that are not the running text. */
const heads = new Set(["headline", "byline", "published", "heading"]);

type Side = Compared & { article: Article; key: string };

const named = ({ article, sentences }: Side): ComparedArticle => {
  const { id, letter, outlet, title, publishedAt, ours, sourceId } = article;
  return { id, letter, outlet, title, publishedAt, ours, sourceId, sentences: sentences.length };
};

async function sideOf(db: Read, actor: Actor, dossierId: string, articleId: string): Promise<Side> {
  const article = await articleById(db, actor, articleId);
  if (article?.dossierId !== dossierId) throw new NotFound();
  const revision = await revisionById(db, actor, article.revisionId);
  if (!revision) throw new NotFound();
  const sentences = (await sentencesOfRevision(db, actor, revision)).map(({ start, end, paragraph }) => ({
    start,
    end,
    paragraph,
    head: heads.has(revision.paragraphs[paragraph]?.[2] ?? ""),
  }));
  // Which of its paragraphs are left out decides which sentences there are.
  const paragraphs = [...new Set(sentences.map((sentence) => sentence.paragraph))].join(" ");
  return { article, text: revision.text, sentences, key: `${revision.id} ${sentences.length} ${paragraphs}` };
}

function compareOnce(one: Side, other: Side): Promise<Comparison> {
  const key = `${one.key} | ${other.key}`;
  const known = kept.get(key);
  if (known) return known;
  const side = ({ text, sentences }: Side): Compared => ({ text, sentences });
  const made = compareApart({ one: side(one), other: side(other) });
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(old);
  }
  return made;
}
