import { and, asc, eq, ne, sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { outletsToRead } from "@/db/outlets";
import { among, idList } from "@/db/rows";
import { evidence, originLinks, revisions, snapshots, sources } from "@/db/schema";
import type { EvidenceItem, OriginGraph } from "@/lib/sources/origins";
import type { Reliability, SourceState } from "@/lib/sources/source";

/** What the count is computed from: everything as it is, for the program alone. Never shown as it stands. */
export async function graphOf(
  db: Read,
  dossierId: string,
): Promise<{
  graph: OriginGraph;
  grades: Map<string, { reliability: Reliability; state: SourceState }>;
  /** By source: what digests mix into its quotes. */
  salts: ReadonlyMap<string, string>;
  confirmedBy: Map<string, string>;
}> {
  const rows = await sourcesForGraph(db).execute({ dossierId });
  const bytes = await bytesForGraph(db).execute({ dossierId });
  const articleBytes = await articleBytesForGraph(db).execute({ dossierId });
  const links = await linksForGraph(db).execute({ dossierId });
  const { known } = await outletsToRead(db);

  const works = new Map<string, string[]>();
  const addWork = (id: string, work: string) => works.set(id, [...(works.get(id) ?? []), work]);
  for (const { sourceId, sha256 } of [...bytes, ...articleBytes]) addWork(sourceId, sha256);
  for (const { id, canonicalUrl } of rows) if (canonicalUrl) addWork(id, canonicalUrl);
  return {
    graph: {
      sources: rows.map(({ state, reliability, canonicalUrl, articleId, salt, snapshots: stored, ...row }) => ({
        ...row,
        retracted: state === "retracted",
        held: articleId !== null || stored > 0,
        works: works.get(row.id) ?? [],
      })),
      links: links.map(({ decidedBy, ...link }) => link),
      outlets: known,
    },
    grades: new Map(rows.map((row) => [row.id, { reliability: row.reliability, state: row.state }])),
    salts: new Map(rows.map(({ id, salt }) => [id, salt])),
    confirmedBy: new Map(
      links.flatMap((link) => (link.state === "confirmed" && link.decidedBy ? [[link.id, link.decidedBy]] : [])),
    ),
  };
}

const sourcesForGraph = prepared((db) =>
  db
    .select({
      id: sources.id,
      kind: sources.kind,
      ownReporting: sources.ownReporting,
      unidentified: sources.unidentified,
      outlet: sources.outlet,
      author: sources.author,
      canonicalUrl: sources.canonicalUrl,
      articleId: sources.articleId,
      state: sources.state,
      reliability: sources.reliability,
      salt: sources.salt,
      snapshots: sql<number>`(select count(*) from snapshots where snapshots.source_id = sources.id)`,
    })
    .from(sources)
    .where(eq(sources.dossierId, sql.placeholder("dossierId")))
    .orderBy(asc(sources.id))
    .prepare(),
);

const bytesForGraph = prepared((db) =>
  db
    .select({ sourceId: snapshots.sourceId, sha256: snapshots.sha256 })
    .from(snapshots)
    .where(eq(snapshots.dossierId, sql.placeholder("dossierId")))
    .prepare(),
);

const articleBytesForGraph = prepared((db) =>
  db
    .select({ sourceId: sources.id, sha256: revisions.originalSha256 })
    .from(sources)
    .innerJoin(revisions, eq(revisions.articleId, sources.articleId))
    .where(eq(sources.dossierId, sql.placeholder("dossierId")))
    .prepare(),
);

const linksForGraph = prepared((db) =>
  db
    .select({
      id: originLinks.id,
      from: originLinks.fromId,
      to: originLinks.toId,
      kind: originLinks.kind,
      state: originLinks.state,
      decidedBy: originLinks.decidedBy,
    })
    .from(originLinks)
    .where(eq(originLinks.dossierId, sql.placeholder("dossierId")))
    .orderBy(asc(originLinks.id))
    .prepare(),
);

/** Who got it from whom in a dossier, over links in any state, for the program alone. */
export async function linksAsTheyAre(db: Read, dossierId: string): Promise<{ from: string; to: string }[]> {
  return linksForGraph(db).execute({ dossierId });
}

const evidenceAmong = prepared((db) =>
  db.select().from(evidence).where(among(evidence.claimId, "claimIds")).orderBy(asc(evidence.id)).prepare(),
);

const claimsFrom = prepared((db) =>
  db
    .selectDistinct({ claimId: evidence.claimId })
    .from(evidence)
    .where(and(among(evidence.sourceId, "sourceIds"), eq(evidence.dossierId, sql.placeholder("dossierId"))))
    .prepare(),
);

/** The claims of a dossier with evidence of any stance from some sources, for the program alone. */
export async function claimsWithEvidenceFrom(db: Read, dossierId: string, sourceIds: string[]): Promise<string[]> {
  if (sourceIds.length === 0) return [];
  return (await claimsFrom(db).execute({ dossierId, sourceIds: idList(sourceIds) })).map(({ claimId }) => claimId);
}

const claimsOn = prepared((db) =>
  db
    .selectDistinct({ claimId: evidence.claimId })
    .from(evidence)
    .where(and(among(evidence.sourceId, "sourceIds"), ne(evidence.stance, "context")))
    .limit(sql.placeholder("most"))
    .prepare(),
);

const claimsNarrowed = prepared((db) =>
  db
    .selectDistinct({ claimId: evidence.claimId })
    .from(evidence)
    .where(
      and(
        eq(evidence.dossierId, sql.placeholder("dossierId")),
        ne(evidence.stance, "context"),
        // As the index is written that has these alone.
        sql`via <> '[]'`,
        sql`exists (select 1 from json_each(${evidence.via}) named where named.value = ${sql.placeholder("linkId")})`,
      ),
    )
    .limit(sql.placeholder("most"))
    .prepare(),
);

/**
 * Claims of a dossier that count evidence from some of its sources, or that is narrowed to a link, in the order of tagging:
 * no more than `most`, of thousands any. For the program alone.
 */
export async function claimsCounting(
  db: Read,
  dossierId: string,
  { sourceIds, linkId, most }: { sourceIds: readonly string[]; linkId: string; most: number },
): Promise<string[]> {
  const rows = [
    ...(await claimsOn(db).execute({ sourceIds: idList(sourceIds), most })),
    ...(await claimsNarrowed(db).execute({ dossierId, linkId, most })),
  ];
  return [...new Set(rows.map(({ claimId }) => claimId))].sort().slice(0, most);
}

const sourcesCounted = prepared((db) =>
  db
    .selectDistinct({ sourceId: evidence.sourceId })
    .from(evidence)
    .where(and(eq(evidence.dossierId, sql.placeholder("dossierId")), ne(evidence.stance, "context")))
    .prepare(),
);

/** The sources of a dossier that evidence for or against a claim comes from, for the program alone. */
export async function sourcesWithEvidence(db: Read, dossierId: string): Promise<string[]> {
  return (await sourcesCounted(db).execute({ dossierId })).map(({ sourceId }) => sourceId);
}

/** Evidence as it is, for the program alone: what counts and digests are made of. Never shown as it stands. */
export async function evidenceAsIs(db: Read, claimIds: readonly string[]) {
  return claimIds.length === 0 ? [] : evidenceAmong(db).execute({ claimIds: idList(claimIds) });
}

const evidenceItemsAmong = prepared((db) =>
  db
    .select({
      id: evidence.id,
      claimId: evidence.claimId,
      sourceId: evidence.sourceId,
      stance: evidence.stance,
      via: evidence.via,
    })
    .from(evidence)
    .where(among(evidence.claimId, "claimIds"))
    .orderBy(asc(evidence.id))
    .prepare(),
);

/** The same without its words, for counting over very many claims. */
export async function evidenceItems(
  db: Read,
  claimIds: readonly string[],
): Promise<(EvidenceItem & { claimId: string })[]> {
  return claimIds.length === 0 ? [] : evidenceItemsAmong(db).execute({ claimIds: idList(claimIds) });
}
