import { articlesOfOurs } from "@/db/articles";
import { type Claim, claimContents, type Mention, signersOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { standardOf, type Waiver, waiversOf } from "@/db/dossiers";
import { evidenceAsIs, graphOf } from "@/db/graph";
import { hiddenSources } from "@/db/sources";
import type { Viewer } from "@/db/visible";
import { digestOf } from "@/lib/claims/digest";
import { measured } from "@/lib/claims/measured";
import { rememberedBasis, rememberedStandings } from "@/lib/claims/standing-cache";
import type { FailingLine, Standard } from "@/lib/dossiers/standard";
import { failingLines, type Measured } from "@/lib/dossiers/standard-failing";
import { type CountedStance, type Independence, independence, type RestsOn, restsOn } from "@/lib/sources/independence";
import { indexGraph } from "@/lib/sources/origins";

/** Where a claim stands: what it rests on, what its sign-off would be bound to, what still fails, whose work it is. */
export type Standing = {
  independence: Record<CountedStance, Independence>;
  digest: string;
  /** What the standard asks of. */
  measured: Measured;
  failing: FailingLine[];
  waivers: Waiver[];
  standard: Standard;
  /** People who may not sign it: it is their own work. */
  workers: ReadonlySet<string>;
  restsOn: RestsOn;
};

/** All but what depends on the time. */
export type KnownStanding = Omit<Standing, "failing">;

/** A dossier's graph and standard, read once for any number of claims. */
export type Basis = Awaited<ReturnType<typeof readBasis>>;

/** What any number of claims of a dossier are computed against, as it is now. */
export const basisOf = (db: Read, dossierId: string): Promise<Basis> =>
  rememberedBasis(db, dossierId, () => readBasis(db, dossierId));

async function readBasis(db: Read, dossierId: string) {
  const { graph, grades, confirmedBy } = await graphOf(db, dossierId);
  return {
    dossierId,
    index: indexGraph(graph),
    grades,
    confirmedBy,
    /** Articles of this newsroom. */
    ours: await articlesOfOurs(db, dossierId),
    standard: await standardOf(db, dossierId),
  };
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
  const known = await rememberedStandings(basis, claimIds, (ids) => knownStandings(db, basis, ids));
  return new Map(
    [...known].map(([id, standing]) => [
      id,
      {
        ...standing,
        failing: failingLines(basis.standard, standing.measured, rulesOf(standing.waivers), now),
      },
    ]),
  );
}

async function knownStandings(
  db: Read,
  basis: Basis,
  claimIds: readonly string[],
): Promise<Map<string, KnownStanding>> {
  const { claims, mentions } = await claimContents(db, claimIds);
  const evidence = await evidenceAsIs(db, claimIds);
  const waivers = await waiversOf(db, basis.dossierId, [...claimIds]);
  const signers = await signersOf(db, basis.dossierId, claimIds);
  const mentionsBy = groupBy(mentions, (mention) => mention.claimId);
  const evidenceBy = groupBy(evidence, (item) => item.claimId);
  const waiversBy = groupBy(waivers, (waiver) => waiver.claimId);
  return new Map(
    claims.map((claim) => [
      claim.id,
      standing(basis, {
        claim,
        mentions: mentionsBy.get(claim.id) ?? [],
        evidence: evidenceBy.get(claim.id) ?? [],
        waivers: waiversBy.get(claim.id) ?? [],
        signerId: signers.get(claim.id) ?? null,
      }),
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

/** What still fails if this person were to sign the claim off. */
export const failingFor = (
  { standard, measured, waivers }: Standing,
  claim: Pick<Claim, "assigneeId">,
  signer: { personId: string; now: Date },
): FailingLine[] =>
  failingLines(
    standard,
    { ...measured, signer: claim.assigneeId === signer.personId ? "checker" : "another" },
    rulesOf(waivers),
    signer.now,
  );

const rulesOf = (waivers: readonly Waiver[]): string[] => waivers.map(({ rule }) => rule);

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

/** A claim with everything that its standing is computed from. */
export type Contents = {
  claim: Claim;
  mentions: Mention[];
  evidence: EvidenceRow[];
  waivers: Waiver[];
  /** Whose sign-off is in force; null while nobody's is. */
  signerId: string | null;
};

function standing(basis: Basis, contents: Contents): KnownStanding {
  const { claim, mentions, evidence, waivers } = contents;
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
  return {
    independence: counts,
    digest,
    measured: measured(basis, contents, counts),
    waivers,
    standard: basis.standard,
    workers: workersOf(claim, mentions, evidence, rests, basis),
    restsOn: rests,
  };
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
