import { articlesOfOurs } from "@/db/articles";
import { sealedClaims } from "@/db/blind";
import { judgesOf } from "@/db/blind-checks";
import { type Claim, claimContents, type Mention, signersOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { standardOf, type Waiver, waiversOf } from "@/db/dossiers";
import { evidenceAsIs, graphOf } from "@/db/graph";
import { hiddenSources } from "@/db/sources";
import { blockingTasks } from "@/db/tasks";
import type { Viewer } from "@/db/visible";
import type { Substance } from "@/lib/claims/claim";
import { digestOf, formerDigestOf, type Signed } from "@/lib/claims/digest";
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
  const { graph, grades, salts, confirmedBy } = await graphOf(db, dossierId);
  return {
    dossierId,
    index: indexGraph(graph),
    grades,
    salts,
    confirmedBy,
    /** Articles of this newsroom. */
    ours: await articlesOfOurs(db, dossierId),
    standard: await standardOf(db, dossierId),
  };
}

/**
 * Computes where some claims of one dossier stand, from everything as it is: counts, digests and failing lines are the
 * same for everybody, but for a claim whose verdict is sealed from the viewer, which stands for them as if it had none.
 * `shownTo` then withholds why origins were joined.
 * @param viewer who is shown it; null for the program alone.
 */
export async function standingsOf(
  db: Read,
  basis: Basis,
  claimIds: readonly string[],
  now: Date,
  viewer: Viewer | null,
): Promise<Map<string, Standing>> {
  const known = await rememberedStandings(basis, claimIds, (ids) => knownStandings(db, basis, ids));
  const sealed = viewer ? await sealedClaims(db, viewer) : new Set<string>();
  const blind = sealed.size > 0 ? claimIds.filter((id) => sealed.has(id)) : [];
  if (blind.length > 0)
    for (const [id, standing] of await knownStandings(db, basis, blind, asUnjudged)) known.set(id, standing);
  return new Map([...known].map(([id, standing]) => [id, withLines(standing, now)]));
}

/** Standings with their failing lines, where no passing of time changes these. */
const judged = new WeakMap<KnownStanding, Standing>();

function withLines(standing: KnownStanding, now: Date): Standing {
  const before = judged.get(standing);
  if (before) return before;
  const { standard, measured: facts, waivers } = standing;
  const whole = { ...standing, failing: failingLines(standard, facts, rulesOf(waivers), now) };
  // Whether silence is an answer depends on the time.
  if (!facts.reply?.until) judged.set(standing, whole);
  return whole;
}

/** A claim as one knows it who gives a blind second verdict: without the verdict, and without words that may state it. */
const asUnjudged = (contents: Contents): Contents => ({
  ...contents,
  claim: { ...contents.claim, substance: null, substanceBy: null },
  waivers: contents.waivers.map((waiver) => ({ ...waiver, reason: "" })),
  signerId: null,
  waitsFor: contents.waitsFor.map(() => "a task about this claim"),
  judges: [],
  sealed: true,
});

async function knownStandings(
  db: Read,
  basis: Basis,
  claimIds: readonly string[],
  as: (contents: Contents) => Contents = (contents) => contents,
): Promise<Map<string, KnownStanding>> {
  const all = await contentsOf(db, basis, claimIds);
  return new Map(all.map((contents) => [contents.claim.id, standing(basis, as(contents))]));
}

/** The digests of some claims as they were made before there were salts. */
export async function formerDigests(
  db: Read,
  basis: Basis,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const all = await contentsOf(db, basis, claimIds);
  return new Map(
    all.map((contents) => {
      const { evidence } = contents;
      const signed = signedOf(basis, contents, independence(basis.index, evidence), restsOn(basis.index, evidence));
      return [contents.claim.id, formerDigestOf(signed)];
    }),
  );
}

async function contentsOf(db: Read, basis: Basis, claimIds: readonly string[]): Promise<Contents[]> {
  const { claims, mentions } = await claimContents(db, claimIds);
  const evidence = await evidenceAsIs(db, claimIds);
  const waivers = await waiversOf(db, basis.dossierId, [...claimIds]);
  const signers = await signersOf(db, basis.dossierId, claimIds);
  const blocking = await blockingTasks(db, basis.dossierId, claimIds);
  const judges = await judgesOf(db, basis.dossierId, claimIds);
  const mentionsBy = groupBy(mentions, (mention) => mention.claimId);
  const evidenceBy = groupBy(evidence, (item) => item.claimId);
  const waiversBy = groupBy(waivers, (waiver) => waiver.claimId);
  return claims.map((claim) => ({
    claim,
    mentions: mentionsBy.get(claim.id) ?? [],
    evidence: evidenceBy.get(claim.id) ?? [],
    waivers: waiversBy.get(claim.id) ?? [],
    signerId: signers.get(claim.id) ?? null,
    waitsFor: blocking.get(claim.id) ?? [],
    judges: judges.get(claim.id) ?? [],
  }));
}

/**
 * Where one claim stands. The claim must exist.
 * @param viewer who is told of it; null for the program alone.
 */
export async function standingOf(
  db: Read,
  claim: { id: string; dossierId: string },
  now: Date,
  viewer: Viewer | null = null,
): Promise<Standing> {
  const basis = await basisOf(db, claim.dossierId);
  const found = (await standingsOf(db, basis, [claim.id], now, viewer)).get(claim.id);
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
  const restedOn = new Set([...standings.values()].flatMap((one) => one.restsOn.sourceIds));
  const hidden = await hiddenSources(db, viewer, dossierId, [...restedOn]);
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
  /** What the open tasks are called that its sign-off waits for. */
  waitsFor: readonly string[];
  /** What each found who judged it in a blind check that came to an end. */
  judges: readonly { personId: string; substance: Substance }[];
  /** The verdict is withheld (`asUnjudged`). */
  sealed?: true;
};

function standing(basis: Basis, contents: Contents): KnownStanding {
  const { evidence, waivers } = contents;
  const counts = independence(basis.index, evidence);
  const rests = restsOn(basis.index, evidence);
  return {
    independence: counts,
    digest: digestOf(signedOf(basis, contents, counts, rests), (sourceId) => basis.salts.get(sourceId) ?? ""),
    measured: measured(basis, contents, counts),
    waivers,
    standard: basis.standard,
    workers: workersOf(contents, rests, basis),
    restsOn: rests,
  };
}

/** What a sign-off of a claim would be bound to. */
function signedOf(
  basis: Basis,
  { claim, mentions, evidence, waivers }: Contents,
  counts: Record<CountedStance, Independence>,
  rests: RestsOn,
): Signed {
  const unsettled = new Set([...counts.supports.unsettled, ...counts.refutes.unsettled]);
  const sourceIds = new Set([...rests.sourceIds, ...evidence.map((item) => item.sourceId)]);
  return {
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
  };
}

/**
 * Own work: wrote the current statement, set a verdict, entered evidence that counts, or confirmed a link it rests on.
 * Whoever entered evidence stays one of its authors when somebody else mends it; whoever found in a blind check what the
 * verdict is now has set it, too.
 */
function workersOf(
  { claim, mentions, evidence, judges }: Contents,
  rests: RestsOn,
  basis: { confirmedBy: Basis["confirmedBy"] },
): ReadonlySet<string> {
  const people = [
    claim.statementBy,
    claim.substanceBy,
    ...judges.filter(({ substance }) => substance === claim.substance).map(({ personId }) => personId),
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
