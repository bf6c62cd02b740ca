import type { Article } from "@/db/articles";
import type { Read } from "@/db/client";
import { type ReportLine, reportOf } from "@/db/mention-places";
import { asidesOf, type Revision, revisionById, revisionsOf } from "@/db/revisions";
import type { Viewer } from "@/db/visible";
import type { MentionFate } from "@/lib/articles/article";
import { type Change, changesOf } from "@/lib/articles/changes";

/** Where a gone mention may be: the words there, with those around them. */
export type Candidate = { start: number; end: number; before: string; words: string; after: string };

export type ReportedMention = Omit<ReportLine, "candidates"> & { candidates: Candidate[] };

/** So many characters on either side show where a candidate stands. */
const AROUND = 60;

/**
 * What one revision changed: the fate of each mention, and the paragraphs that are others than in the revision before.
 * `changes` is null where the two have hardly a paragraph in common; empty for the first revision.
 */
export async function revisionReport(
  db: Read,
  viewer: Viewer,
  article: Pick<Article, "id">,
  revision: Revision,
): Promise<{ fates: Record<MentionFate, number>; lines: ReportedMention[]; changes: Change[] | null }> {
  const { text } = revision;
  const fates: Record<MentionFate, number> = { unchanged: 0, moved: 0, reworded: 0, gone: 0 };
  const lines = (await reportOf(db, viewer, revision.id)).map((line): ReportedMention => {
    fates[line.fate] += 1;
    const candidates = line.candidates.map(({ start, end }) => ({
      start,
      end,
      before: text.slice(Math.max(0, start - AROUND), start).toWellFormed(),
      words: text.slice(start, end),
      after: text.slice(end, end + AROUND).toWellFormed(),
    }));
    return { ...line, candidates };
  });
  if (revision.number === 1) return { fates, lines, changes: [] };
  const all = await revisionsOf(db, viewer, article.id);
  const previous = all.find(({ number }) => number === revision.number - 1);
  const before = previous && (await revisionById(db, viewer, previous.id));
  return { fates, lines, changes: before ? changesOf(await wordsOf(db, before), await wordsOf(db, revision)) : [] };
}

/** The paragraphs of the article, without what is set aside. */
async function wordsOf(db: Read, { id, text, paragraphs }: Revision): Promise<string[]> {
  const aside = new Set((await asidesOf(db, id)).map(({ paragraph }) => paragraph));
  return paragraphs.filter((_, index) => !aside.has(index)).map(([start, end]) => text.slice(start, end));
}
