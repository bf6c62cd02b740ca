import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { type Desk, prepared, type Read, type Tx } from "@/db/client";
import { insertInto } from "@/db/rows";
import { articles, asides, dossiers, revisions, sources, wordings } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import { letterOf } from "@/lib/articles/letter";
import { packed, unpacked, type Wording, wordingOf } from "@/lib/sources/wording";
import { type Candidate, WordingIndex } from "@/lib/sources/wording-index";
import { blanked } from "@/lib/sources/wording-text";

const insertRow = insertInto(wordings);

/** Remembers what copied wording is found by, in the transaction that stores the revision. */
export async function insertWording(
  tx: Tx,
  { revisionId, dossierId, wording }: { revisionId: string; dossierId: string; wording: Wording },
): Promise<void> {
  await insertRow(tx, {
    revisionId,
    dossierId,
    prints: Buffer.from(packed(wording.prints)),
    marks: Buffer.from(packed(wording.marks)),
  });
}

const wordingRow = prepared((db) =>
  db
    .select({ prints: wordings.prints, marks: wordings.marks })
    .from(wordings)
    .where(and(eq(wordings.revisionId, sql.placeholder("revisionId")), visible(anyViewer, sql`${wordings.dossierId}`)))
    .prepare(),
);

/** The wording of a revision that the viewer may see; null where there is none yet. */
export async function wordingOfRevision(db: Read, viewer: Viewer, revisionId: string): Promise<Wording | null> {
  const [row] = await wordingRow(db).execute({ revisionId, ...lookingAs(viewer) });
  return row ? { prints: unpacked(row.prints), marks: unpacked(row.marks) } : null;
}

/** The wordings of one database in memory, up to the row that was read last. */
class Followed {
  readonly index = new WordingIndex();
  readonly revisionIds: string[] = [];
  readonly groups = new Map<string, number>();
  private readonly newest = new Map<string, { text: number; number: number }>();
  private last = { row: 0, revisionId: "" };

  add(row: WordingRow): void {
    const group = this.groups.get(row.dossierId) ?? this.groups.size;
    this.groups.set(row.dossierId, group);
    const text = this.index.add({ prints: unpacked(row.prints), marks: unpacked(row.marks) }, group);
    this.revisionIds.push(row.revisionId);
    const before = this.newest.get(row.articleId);
    if (before && before.number > row.number) this.index.supersede(text);
    else {
      if (before) this.index.supersede(before.text);
      this.newest.set(row.articleId, { text, number: row.number });
    }
    this.last = { row: row.row, revisionId: row.revisionId };
  }

  /** Reads the rows that came since. False where what was read last is no longer what is there. */
  async follow(db: Read): Promise<boolean> {
    if (this.last.row > 0) {
      const [there] = await rowAt(db).execute({ row: this.last.row });
      if (there?.revisionId !== this.last.revisionId) return false;
    }
    for (;;) {
      const rows = await rowsAfter(db).execute({ row: this.last.row });
      for (const row of rows) this.add(row);
      if (rows.length < SLICE) return true;
      await new Promise(setImmediate);
    }
  }
}

/** Rows are read so many at a time, and others are let through between. */
const SLICE = 500;

type WordingRow = Awaited<ReturnType<ReturnType<typeof rowsAfter>["execute"]>>[number];

const rowsAfter = prepared((db) =>
  db
    .select({
      row: sql<number>`${wordings}.rowid`.as("row"),
      revisionId: wordings.revisionId,
      dossierId: wordings.dossierId,
      articleId: revisions.articleId,
      number: revisions.number,
      prints: wordings.prints,
      marks: wordings.marks,
    })
    .from(wordings)
    .innerJoin(revisions, eq(revisions.id, wordings.revisionId))
    .where(gt(sql`${wordings}.rowid`, sql.placeholder("row")))
    .orderBy(sql`${wordings}.rowid`)
    .limit(SLICE)
    .prepare(),
);

const rowAt = prepared((db) =>
  db
    .select({ revisionId: wordings.revisionId })
    .from(wordings)
    .where(eq(sql`${wordings}.rowid`, sql.placeholder("row")))
    .prepare(),
);

const followed = prepared((_: Read) => ({ now: new Followed(), turn: Promise.resolve() }));

/**
 * The index as the database now stands. Whoever writes, in this process or another one, is followed by the numbers of the
 * rows; a database that was put back, or a transaction that was, is read anew.
 */
async function indexNow(db: Read): Promise<Followed> {
  const kept = followed(db);
  const turn = kept.turn.then(async () => {
    if (await kept.now.follow(db)) return;
    kept.now = new Followed();
    await kept.now.follow(db);
  });
  kept.turn = turn.catch(() => undefined);
  await turn;
  return kept.now;
}

const dossiersSeen = prepared((db) =>
  db.select({ id: dossiers.id }).from(dossiers).where(visible(anyViewer, dossiers.id)).prepare(),
);

/**
 * The newest revisions that share most with a wording, the likest first, among those that the viewer may see: what others
 * have takes no part in it, not even as a number.
 * @param within a dossier, where only its own articles are asked for.
 */
export async function likeWordings(
  db: Read,
  viewer: Viewer,
  wording: Wording,
  { most, within }: { most: number; within?: string | undefined },
): Promise<(Candidate & { revisionId: string })[]> {
  const seen = await dossiersSeen(db).execute({ ...lookingAs(viewer) });
  const { index, groups, revisionIds } = await indexNow(db);
  const allowed = new Uint8Array(groups.size);
  for (const { id } of seen) {
    const group = groups.get(id);
    if (group !== undefined && (within === undefined || within === id)) allowed[group] = 1;
  }
  return index
    .candidates(wording, allowed, most)
    .map((candidate) => ({ ...candidate, revisionId: revisionIds[candidate.text] ?? "" }));
}

const newestRow = prepared((db) =>
  db
    .select({ row: sql<number | null>`max(${wordings}.rowid)` })
    .from(wordings)
    .prepare(),
);

/** The row of the wording that was stored last, 0 where there is none: what comes later has a greater one. */
export async function newestWording(db: Read): Promise<number> {
  const [newest] = await newestRow(db).execute();
  return newest?.row ?? 0;
}

const rowBetween = prepared((db) =>
  db
    .select({ revisionId: wordings.revisionId })
    .from(wordings)
    .where(
      and(
        eq(wordings.dossierId, sql.placeholder("dossierId")),
        gt(sql`${wordings}.rowid`, sql.placeholder("row")),
        sql`${wordings}.rowid < (select own.rowid from wordings own where own.revision_id = ${sql.placeholder("revisionId")})`,
      ),
    )
    .limit(1)
    .prepare(),
);

/** Says whether other wordings of a dossier were stored after a row and before that of a revision. */
export const cameBetween = async (
  db: Read,
  asked: { dossierId: string; row: number; revisionId: string },
): Promise<boolean> => (await rowBetween(db).execute(asked)).length > 0;

/** Says whether any of some wordings was stored after a row. */
export async function cameAfter(db: Read, row: number, revisionIds: readonly string[]): Promise<boolean> {
  const [one] = await db
    .select({ revisionId: wordings.revisionId })
    .from(wordings)
    .where(and(inArray(wordings.revisionId, [...revisionIds]), gt(sql`${wordings}.rowid`, row)))
    .limit(1);
  return one !== undefined;
}

/** An article whose wording was compared, with its text as it now counts: what is set aside is blank. */
export type WordedRevision = {
  articleId: string;
  revisionId: string;
  dossierId: string;
  sourceId: string | null;
  letter: string;
  title: string;
  outlet: string;
  byline: string;
  publishedAt: string | null;
  ours: boolean;
  language: string;
  text: string;
  /** Changes when paragraphs are set aside or put back. */
  key: string;
};

/** Some revisions with the articles that they are of; those that the viewer may not see are left out. */
export async function wordedRevisions(
  db: Read,
  viewer: Viewer,
  revisionIds: readonly string[],
): Promise<WordedRevision[]> {
  if (revisionIds.length === 0) return [];
  const rows = await db
    .select({ article: articles, sourceId: sources.id, revision: revisions })
    .from(revisions)
    .innerJoin(articles, eq(articles.id, revisions.articleId))
    .leftJoin(sources, eq(sources.articleId, articles.id))
    .where(and(inArray(revisions.id, [...revisionIds]), visible(viewer, revisions.dossierId)));
  const aside = await db
    .select({ revisionId: asides.revisionId, paragraph: asides.paragraph })
    .from(asides)
    .where(inArray(asides.revisionId, [...revisionIds]))
    .orderBy(asc(asides.paragraph));
  return rows.map(({ article, sourceId, revision }) => {
    const out = aside.filter(({ revisionId }) => revisionId === revision.id).map(({ paragraph }) => paragraph);
    const { id: articleId, dossierId, title, outlet, byline, publishedAt, ours, language } = article;
    return {
      ...{ articleId, revisionId: revision.id, dossierId, sourceId, letter: letterOf(article.position) },
      ...{ title, outlet, byline, publishedAt, ours, language },
      text: blanked(revision.text, revision.paragraphs, out),
      key: `${revision.id} ${out.join(",")}`,
    };
  });
}

/** So many revisions are read in one transaction; what others do goes between. */
const AT_ONCE = 50;
const rest = 10;

/** Makes the wordings of revisions that were stored before there were any. Done at once where none is missing. */
export async function wordWhatWasThere(desk: Pick<Desk, "read" | "transact">): Promise<void> {
  for (;;) {
    const missing = await desk.read
      .select({
        id: revisions.id,
        dossierId: revisions.dossierId,
        text: revisions.text,
        paragraphs: revisions.paragraphs,
      })
      .from(revisions)
      .leftJoin(wordings, eq(wordings.revisionId, revisions.id))
      .where(isNull(wordings.revisionId))
      .limit(AT_ONCE);
    if (missing.length === 0) return;
    const ids = missing.map(({ id }) => id);
    const aside = await desk.read.select().from(asides).where(inArray(asides.revisionId, ids));
    const made = missing.map(({ id, dossierId, text, paragraphs }) => {
      const out = aside.filter(({ revisionId }) => revisionId === id).map(({ paragraph }) => paragraph);
      const { prints, marks } = wordingOf(blanked(text, paragraphs, out));
      return { revisionId: id, dossierId, prints: Buffer.from(packed(prints)), marks: Buffer.from(packed(marks)) };
    });
    await desk.transact(async (tx) => {
      await tx.insert(wordings).values(made).onConflictDoNothing();
    });
    await new Promise((resolve) => setTimeout(resolve, rest).unref());
  }
}
