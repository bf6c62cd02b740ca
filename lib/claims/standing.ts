import { type Claim, claimContents, type Mention } from "@/db/claims";
import type { Read } from "@/db/client";
import { standardOf, type Waiver, waiversOf } from "@/db/dossiers";
import { evidenceAsIs, graphOf } from "@/db/graph";
import { hiddenSources } from "@/db/sources";
import type { Viewer } from "@/db/visible";
import { digestOf } from "@/lib/claims/digest";
import { type FailingLine, failingLines, type Standard } from "@/lib/dossiers/standard";
import { type CountedStance, type Independence, independence, type RestsOn, restsOn } from "@/lib/sources/independence";
import { type GraphIndex, indexGraph } from "@/lib/sources/origins";
import { isPrimary } from "@/lib/sources/source";

/** Where a claim stands: what it rests on, what its sign-off would be bound to, what still fails, whose work it is. */
export type Standing = {
  independence: Record<CountedStance, Independence>;
  digest: string;
  failing: FailingLine[];
  waivers: Waiver[];
  /** People who may not sign it: it is their own work. */
  workers: ReadonlySet<string>;
  restsOn: RestsOn;
};

/** A dossier's graph and standard, read once for any number of claims. */
export type Basis = Awaited<ReturnType<typeof basisOf>>;

export async function basisOf(db: Read, dossierId: string) {
  const { graph, grades, confirmedBy } = await graphOf(db, dossierId);
  return { dossierId, index: indexGraph(graph), grades, confirmedBy, standard: await standardOf(db, dossierId) };
}

/**
 * Computes where some claims of one dossier stand, from everything as it is, whoever looks: counts, digests and
 * failing lines are the same for everybody. `shownTo` then withholds what a viewer may not see.
 */
export async function standingsOf(
  db: Read,
  basis: Basis,
  claimIds: readonly string[],
  now: Date,
): Promise<Map<string, Standing>> {
  const { claims, mentions } = await claimContents(db, claimIds);
  const evidence = await evidenceAsIs(db, claimIds);
  const waivers = await waiversOf(db, basis.dossierId, [...claimIds]);
  const mentionsBy = groupBy(mentions, (mention) => mention.claimId);
  const evidenceBy = groupBy(evidence, (item) => item.claimId);
  const waiversBy = groupBy(waivers, (waiver) => waiver.claimId);
  return new Map(
    claims.map((claim) => [
      claim.id,
      standing(
        basis,
        claim,
        mentionsBy.get(claim.id) ?? [],
        evidenceBy.get(claim.id) ?? [],
        waiversBy.get(claim.id) ?? [],
        now,
      ),
    ]),
  );
}

/** Where one claim stands. The claim must exist. */
export async function standingOf(db: Read, claim: { id: string; dossierId: string }, now: Date): Promise<Standing> {
  const basis = await basisOf(db, claim.dossierId);
  const found = (await standingsOf(db, basis, [claim.id], now)).get(claim.id);
  if (!found) throw new Error("no such claim");
  return found;
}

/** Withholds from a viewer why origins were joined where a confidential source that they are not cleared for plays a part. */
export async function shownTo(
  db: Read,
  viewer: Viewer,
  dossierId: string,
  standings: Map<string, Standing>,
): Promise<Map<string, Standing>> {
  const hidden = await hiddenSources(db, viewer, dossierId);
  if (hidden.size === 0) return standings;
  const shown = (side: Independence): Independence => ({
    ...side,
    origins: side.origins.map((origin) => ({ ...origin, joinedBy: [] })),
  });
  return new Map(
    [...standings].map(([id, one]) => {
      if (!one.restsOn.sourceIds.some((sourceId) => hidden.has(sourceId))) return [id, one];
      const { supports, refutes } = one.independence;
      return [id, { ...one, independence: { supports: shown(supports), refutes: shown(refutes) } }];
    }),
  );
}

type EvidenceRow = Awaited<ReturnType<typeof evidenceAsIs>>[number];

function standing(
  basis: { index: GraphIndex; grades: Basis["grades"]; confirmedBy: Basis["confirmedBy"]; standard: Standard },
  claim: Claim,
  mentions: Mention[],
  evidence: EvidenceRow[],
  waivers: Waiver[],
  now: Date,
): Standing {
  const counts = independence(basis.index, evidence);
  const rests = restsOn(basis.index, evidence);
  const unsettled = new Set([...counts.supports.unsettled, ...counts.refutes.unsettled]);
  const sourceIds = new Set([...rests.sourceIds, ...evidence.map((item) => item.sourceId)]);
  const digest = digestOf({
    statement: claim.statement,
    substance: claim.substance,
    mentions: mentions.map(({ id, quote, mode, attribution, gone }) => ({
      id,
      quote,
      mode,
      attribution,
      ...(gone ? { gone } : {}),
    })),
    evidence: evidence.map(({ id, sourceId, stance, quote, locator, credibility, note, via }) => ({
      id,
      sourceId,
      stance,
      quote,
      locator,
      credibility,
      note,
      via,
      settled: !unsettled.has(id),
    })),
    ends: (["supports", "refutes"] as const).flatMap((stance) =>
      counts[stance].origins.map((origin) => ({ stance, class: origin.class, sourceIds: origin.sourceIds })),
    ),
    sources: [...sourceIds].map((id) => {
      const grade = basis.grades.get(id);
      if (!grade) throw new Error("evidence names a source of another dossier");
      return { id, ...grade };
    }),
    waivers: waivers.map(({ rule, reason }) => ({ rule, reason })),
  });
  const failing = failingLines(
    basis.standard,
    {
      kind: claim.kind,
      stakes: claim.stakes,
      substance: claim.substance,
      reply: claim.reply,
      atLeast: counts.supports.atLeast,
      heldPrimary: evidence.some((item) => !unsettled.has(item.id) && isHeldPrimary(basis, item)),
      unsettled: unsettled.size,
    },
    waivers.map((waiver) => waiver.rule),
    now,
  );
  return {
    independence: counts,
    digest,
    failing,
    waivers,
    workers: workersOf(claim, mentions, evidence, rests, basis),
    restsOn: rests,
  };
}

/** A primary source that we hold, not retracted, that supports the claim itself. */
function isHeldPrimary(basis: { index: GraphIndex; grades: Basis["grades"] }, item: EvidenceRow): boolean {
  if (item.stance !== "supports") return false;
  const source = basis.index.sources[basis.index.sourceAt.get(item.sourceId) ?? -1];
  if (!source || !isPrimary(source.kind) || !source.held || source.unidentified) return false;
  return basis.grades.get(item.sourceId)?.state !== "retracted";
}

/**
 * Own work: wrote the current statement, set a verdict, entered evidence that counts, or confirmed a link it rests on.
 * Whoever entered evidence stays one of its authors when somebody else mends it.
 */
function workersOf(
  claim: Claim,
  mentions: Mention[],
  evidence: EvidenceRow[],
  rests: RestsOn,
  basis: { confirmedBy: Basis["confirmedBy"] },
): ReadonlySet<string> {
  const people = [
    claim.statementBy,
    claim.substanceBy,
    ...mentions.map((mention) => mention.attributionBy),
    ...evidence.filter((item) => item.stance !== "context").flatMap((item) => [item.createdBy, item.enteredBy]),
    ...rests.linkIds.map((id) => basis.confirmedBy.get(id)),
  ];
  return new Set(people.filter((id): id is string => typeof id === "string"));
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
