import type { Read } from "@/db/client";
import { evidenceAsIs, evidenceItems } from "@/db/graph";
import { type ClaimLine, claimLines, letteredArticles } from "@/db/source-list";
import { type LinkRow, originLinksOf, type Source, sourcesOf } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { claimHref, countedSide } from "@/lib/claims/listed";
import { basisOf, shownTo, standingsOf } from "@/lib/claims/standing";
import { meetsOrigins } from "@/lib/dossiers/standard";
import { NotFound } from "@/lib/errors";
import { may } from "@/lib/permissions";
import { type Independence, restsOn } from "@/lib/sources/independence";
import { type Circle, originMap } from "@/lib/sources/origin-map";
import { type OriginTreeNode, originTree } from "@/lib/sources/origin-tree";
import { at, type EvidenceItem } from "@/lib/sources/origins";
import type { OriginClass } from "@/lib/sources/source";

/** Where the reports of a dossier come from, as one viewer may see it. */
export type DossierOrigins = {
  sources: Source[];
  /** Links that are proposed, confirmed or rejected. */
  links: (LinkRow & { mayChange: boolean })[];
  letters: Map<string, string>;
  counts: Independence;
  /** Best first, with the reports that lead to each. */
  origins: { class: OriginClass; sourceIds: string[]; reportIds: string[] }[];
  circles: Circle[];
  /** What sort of end each source is; those that only pass on are left out. */
  ends: Map<string, OriginClass>;
  /** Claims whose evidence has one origin or none. */
  thin: ThinClaim[];
  claims: ClaimLine[];
  /** The one claim that is looked at. */
  focus: (ThinClaim & { sourceIds: string[]; linkIds: string[] }) | null;
  may: { draw: boolean; add: boolean };
};

export type ThinClaim = {
  id: string;
  ref: string;
  statement: string;
  href: string;
  counts: Independence;
  meets: boolean;
};

/**
 * Collects where the reports of a dossier come from.
 * @param claimId the one claim that is looked at, or null.
 * @throws NotFound for whoever may not know of the dossier, and for a claim of another one.
 */
export async function dossierOrigins(
  db: Read,
  actor: Actor,
  dossierId: string,
  claimId: string | null,
): Promise<DossierOrigins> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  const [basis, sources, links, articles, claims] = await Promise.all([
    basisOf(db, dossierId),
    sourcesOf(db, actor, dossierId),
    originLinksOf(db, actor, dossierId),
    letteredArticles(db, actor, dossierId),
    claimLines(db, actor, dossierId),
  ]);
  const { index } = basis;
  const veiled = new Set(sources.flatMap((source) => (source.cleared ? [] : [source.id])));
  const reportIds = articles.flatMap(({ sourceId }) => (sourceId ? [sourceId] : []));
  const { counts, behind, circles } = originMap(index, reportIds);

  const ids = claims.map((claim) => claim.id);
  const standings = await shownTo(db, actor, dossierId, await standingsOf(db, basis, ids, actor.now, actor));
  const standing = (claim: ClaimLine): ThinClaim[] => {
    const found = standings.get(claim.id);
    if (!found) return [];
    const side = found.independence[countedSide(claim.substance, found.independence)];
    const meets = meetsOrigins(found.failing);
    return [
      {
        id: claim.id,
        ref: claim.ref,
        statement: claim.statement,
        href: claimHref(dossierId, claim),
        counts: side,
        meets,
      },
    ];
  };

  return {
    sources,
    links: links.map((link) => ({
      ...link,
      mayChange: may("link.draw", { ...place.facts, cleared: !veiled.has(link.from) && !veiled.has(link.to) }),
    })),
    letters: new Map(articles.flatMap(({ sourceId, letter }) => (sourceId ? [[sourceId, letter]] : []))),
    // Why ends were joined tells something of each of them, and no page says it here.
    counts: { ...counts, origins: [] },
    origins: counts.origins.map((origin, i) => ({
      class: origin.class,
      sourceIds: origin.sourceIds,
      reportIds: behind[i] ?? [],
    })),
    // That two sources are of one outlet tells the outlet of both.
    circles: circles.filter(({ kind, sourceIds }) => kind === "loop" || !sourceIds.some((id) => veiled.has(id))),
    ends: new Map(
      index.sources.flatMap((source, i) => {
        const end = at(index.steps.asItIs, i).end;
        return end ? [[source.id, end.class]] : [];
      }),
    ),
    thin: claims
      .flatMap(standing)
      .filter(({ counts: { sources, atLeast, primary } }) => sources > 0 && atLeast <= 1 && !primary),
    claims,
    focus: claimId === null ? null : await focusOn(claimId),
    may: {
      draw: may("link.draw", { ...place.facts, cleared: true }),
      add: may("source.add", place.facts),
    },
  };

  async function focusOn(id: string): Promise<DossierOrigins["focus"]> {
    const claim = claims.find((each) => each.id === id);
    const [line] = claim ? standing(claim) : [];
    if (!line) throw new NotFound();
    const sourceIds = new Set<string>();
    const linkIds = new Set<string>();
    const visit = (nodes: readonly OriginTreeNode[]) => {
      for (const node of nodes) {
        sourceIds.add(node.sourceId);
        if (node.link) linkIds.add(node.link.id);
        visit(node.children);
      }
    };
    visit(originTree(index, await evidenceAsIs(db, [id])));
    return { ...line, sourceIds: [...sourceIds], linkIds: [...linkIds] };
  }
}

/** The claims that rest on a source, directly or through others that got it from there. */
export async function claimsRestingOn(
  db: Read,
  actor: Actor,
  dossierId: string,
  sourceId: string,
): Promise<{ id: string; ref: string; statement: string; href: string }[]> {
  const { index } = await basisOf(db, dossierId);
  const claims = await claimLines(db, actor, dossierId);
  const ids = claims.map((claim) => claim.id);
  const evidence = new Map<string, EvidenceItem[]>(ids.map((id) => [id, []]));
  for (const item of await evidenceItems(db, ids)) evidence.get(item.claimId)?.push(item);
  return claims.flatMap((claim) => {
    const own = evidence.get(claim.id) ?? [];
    const rests = own.some((item) => item.sourceId === sourceId) || restsOn(index, own).sourceIds.includes(sourceId);
    const { id, ref, statement } = claim;
    return rests ? [{ id, ref, statement, href: claimHref(dossierId, claim) }] : [];
  });
}
