import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { prepared, type Read, type Tx } from "@/db/client";
import { among, idList } from "@/db/rows";
import { evidence, originLinks, revisions, sentences, snapshots, sources } from "@/db/schema";
import { anyViewer, lookingAs, type Viewer, visible } from "@/db/visible";
import type { LinkReason } from "@/lib/sources/proposal";
import type { KnownLink, KnownSource } from "@/lib/sources/proposals";
import type { LinkKind, LinkState } from "@/lib/sources/source";

/**
 * What a dossier has of sources and links, as it is and whoever looks: for the program alone, which finds in it whom a
 * text means. Never shown as it stands.
 */
export async function knownIn(db: Read, dossierId: string): Promise<{ sources: KnownSource[]; links: KnownLink[] }> {
  return {
    sources: await knownSources(db).execute({ dossierId }),
    links: (await knownLinks(db).execute({ dossierId })).map(
      ({ reasons, ...link }) => new LinkWithReasons(link, reasons),
    ),
  };
}

/** A link whose reasons are read from their JSON when they are asked for: most never are. */
class LinkWithReasons implements KnownLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly state: LinkState;
  readonly #json: string;
  #read: LinkReason[] | undefined;

  constructor({ id, from, to, kind, state }: Omit<KnownLink, "reasons">, json: string) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.kind = kind;
    this.state = state;
    this.#json = json;
  }

  get reasons(): LinkReason[] {
    this.#read ??= JSON.parse(this.#json) as LinkReason[];
    return this.#read;
  }
}

const knownSources = prepared((db) =>
  db
    .select({
      id: sources.id,
      kind: sources.kind,
      title: sources.title,
      outlet: sources.outlet,
      author: sources.author,
      canonicalUrl: sources.canonicalUrl,
      publishedAt: sources.publishedAt,
      unidentified: sources.unidentified,
      confidential: sources.confidential,
      proposed: sources.proposed,
    })
    .from(sources)
    .where(eq(sources.dossierId, sql.placeholder("dossierId")))
    .orderBy(asc(sources.id))
    .prepare(),
);

const knownLinks = prepared((db) =>
  db
    .select({
      id: originLinks.id,
      from: originLinks.fromId,
      to: originLinks.toId,
      kind: originLinks.kind,
      state: originLinks.state,
      reasons: sql<string>`${originLinks.reasons}`,
    })
    .from(originLinks)
    .where(eq(originLinks.dossierId, sql.placeholder("dossierId")))
    .orderBy(asc(originLinks.id))
    .prepare(),
);

const revisionsBefore = prepared((db) =>
  db
    .select({ id: revisions.id })
    .from(revisions)
    .where(
      and(
        eq(revisions.articleId, sql.placeholder("articleId")),
        sql`${revisions.id} <> ${sql.placeholder("revisionId")}`,
      ),
    )
    .prepare(),
);

/** The other revisions of an article. */
export async function otherRevisions(db: Read, articleId: string, revisionId: string): Promise<string[]> {
  return (await revisionsBefore(db).execute({ articleId, revisionId })).map(({ id }) => id);
}

/**
 * Keeps what texts say for a link. It is what the program read, and no part of what a person decided: the version that
 * somebody looks at stays the same.
 */
export async function saveReasons(tx: Tx, linkId: string, reasons: LinkReason[]): Promise<void> {
  await tx.update(originLinks).set({ reasons }).where(eq(originLinks.id, linkId));
}

const adoption = prepared((tx: Tx) =>
  tx
    .update(sources)
    .set({ proposed: false })
    .where(and(among(sources.id, "ids"), eq(sources.proposed, true)))
    .prepare(),
);

/** Makes ordinary sources of those that the program put up, now that a person confirmed or used them. */
export async function adoptSources(tx: Tx, ids: readonly string[]): Promise<void> {
  await adoption(tx).execute({ ids: idList(ids) });
}

/**
 * Takes a confirmation back also for the sources that it made ordinary ones: those that the program put up together with
 * one of their links, and that nobody has used or changed since. A source and its link bear the same time of creation
 * only where the program made both.
 */
export async function releaseSources(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .update(sources)
    .set({ proposed: true })
    .where(
      and(
        inArray(sources.id, [...ids]),
        eq(sources.proposed, false),
        eq(sources.version, 1),
        sql`${sources.articleId} is null`,
        sql`exists (select 1 from origin_links l where l.by_program = 1 and l.created_at = sources.created_at
          and (l.to_id = sources.id or l.from_id = sources.id))`,
        sql`not exists (select 1 from origin_links l where (l.to_id = sources.id or l.from_id = sources.id)
          and (l.state = 'confirmed' or l.by_program = 0))`,
        sql`not exists (select 1 from ${evidence} e where e.source_id = sources.id)`,
        sql`not exists (select 1 from ${snapshots} p where p.source_id = sources.id)`,
        sql`not exists (select 1 from tasks t where t.source_id = sources.id)`,
        sql`not exists (select 1 from comments c where c.source_id = sources.id)`,
      ),
    );
}

const sentenceAt = prepared((db) =>
  db
    .select({ id: sentences.id })
    .from(sentences)
    .where(
      and(
        eq(sentences.revisionId, sql.placeholder("revisionId")),
        sql`${sentences.end} > ${sql.placeholder("at")}`,
        visible(anyViewer, sentences.dossierId),
      ),
    )
    .orderBy(asc(sentences.position))
    .limit(1)
    .prepare(),
);

/** The sentence that a place of a text is in, or the next one; null in a revision that the viewer may not see. */
export async function sentenceWith(db: Read, viewer: Viewer, revisionId: string, at: number): Promise<string | null> {
  const [row] = await sentenceAt(db).execute({ revisionId, at, ...lookingAs(viewer) });
  return row?.id ?? null;
}

/** The newest revision of each article of a dossier. */
export async function newestRevisions(db: Read, viewer: Viewer, dossierId: string): Promise<ReadonlySet<string>> {
  const rows = await newestInDossier(db).execute({ dossierId, ...lookingAs(viewer) });
  return new Set(rows.map(({ id }) => id));
}

const newestInDossier = prepared((db) =>
  db
    .select({ id: revisions.id, number: sql<number>`max(${revisions.number})` })
    .from(revisions)
    .where(and(eq(revisions.dossierId, sql.placeholder("dossierId")), visible(anyViewer, revisions.dossierId)))
    .groupBy(revisions.articleId)
    .prepare(),
);

/** A link between two sources that the program proposed and nobody has decided; null where there is none. */
export async function undecidedByProgram(tx: Tx, from: string, to: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: originLinks.id })
    .from(originLinks)
    .where(
      and(
        eq(originLinks.fromId, from),
        eq(originLinks.toId, to),
        eq(originLinks.state, "proposed"),
        eq(originLinks.byProgram, true),
      ),
    );
  return row?.id ?? null;
}
