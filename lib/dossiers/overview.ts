import { type ArticleInDossier, articlesOf, examinedByDossier } from "@/db/articles";
import { claimIdsOf } from "@/db/claim-list";
import { type Claim, claimsInRevisions, claimsOf, signOffsOf } from "@/db/claims";
import type { Read } from "@/db/client";
import { type Dossier, dossierById, dossiersOf, type Member, membersOf, statusCounts } from "@/db/dossiers";
import { type LineTasks, lineTasksOf } from "@/db/line-tasks";
import { originLinksOf, sourcesOf } from "@/db/sources";
import { openTasksBy } from "@/db/tasks";
import { placeOf, type Viewer } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { coverageSum } from "@/lib/articles/coverage";
import { type Relation, relationsOf } from "@/lib/articles/relation";
import { bearingStance } from "@/lib/claims/measured";
import { basisOf, type Standing, standingsOf } from "@/lib/claims/standing";
import {
  byDeadline,
  countsOf,
  furthestBehind,
  noClaims,
  type Progress,
  type ShownCounts,
} from "@/lib/dossiers/progress";
import { meetsOrigins, type RuleName } from "@/lib/dossiers/standard";
import { type Alike, alikeAmong } from "@/lib/dossiers/standard-effect";
import { NotFound } from "@/lib/errors";
import { may } from "@/lib/permissions";
import type { Independence } from "@/lib/sources/independence";
import type { LineWithTask } from "@/lib/tasks/line-task";

/** A claim in a list of what is still missing. */
export type OpenClaim = {
  id: string;
  ref: string;
  statement: string;
  assigneeName: string | null;
  assigneeId: string | null;
  /** Of what bears its verdict. */
  independence: Independence;
  meetsOrigins: boolean;
  /** What it fails, each line with the task that was made of it. */
  lines: LineWithTask[];
};

/** A reply that the standard asks for and that has not come, with the end of the time that they were given. */
export type OpenReply = {
  claimId: string;
  ref: string;
  about: string[];
  asked: boolean;
  until: string | null;
  line: LineWithTask;
};

/** What stands between a dossier and its seal. */
export type BeforeSealing = {
  withoutVerdict: OpenClaim[];
  belowStandard: OpenClaim[];
  replies: OpenReply[];
  stale: OpenClaim[];
  /** Claims that nobody has signed off yet, the stale ones left out. */
  unsigned: number;
  unexamined: { articleId: string; letter: string; count: number }[];
  /** Signed by somebody who has since worked on what the claim rests on. */
  signedByOwn: OpenClaim[];
};

export type OverviewArticle = ArticleInDossier & { counts: ShownCounts; relation: Relation | null };

export type Overview = {
  dossier: Dossier;
  counts: ShownCounts;
  claims: number;
  examined: number;
  sentences: number;
  before: BeforeSealing;
  articles: OverviewArticle[];
  team: (Member & { openTasks: number; openClaims: number })[];
  /** What this viewer may do here now. */
  may: { addArticle: boolean; manageMembers: boolean; assignTasks: boolean };
};

/**
 * Collects what a dossier's overview shows: a fixed number of reads, however much is in it.
 * @throws NotFound for whoever may not know of the dossier.
 */
export async function overviewOf(db: Read, actor: Actor, dossierId: string): Promise<Overview> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  const dossier = await dossierById(db, actor, dossierId);
  if (!dossier) throw new NotFound();
  const members = await membersOf(db, actor, dossierId);
  const articles = await articlesOf(db, actor, dossierId);
  const claims = await claimsOf(db, actor, dossierId);
  const claimIds = claims.map((claim) => claim.id);
  const standings = await standingsOf(db, await basisOf(db, dossierId), claimIds, actor.now);
  const signed = claims.filter((claim) => claim.status === "signed-off").map((claim) => claim.id);
  const signOffs = await signOffsOf(db, actor, signed);
  const tagged = await claimsInRevisions(db, actor, dossierId);
  const relations = await relationsIn(db, actor, dossierId, articles);
  const openTasks = await openTasksBy(db, actor, dossierId);
  const lineTasks = await lineTasksOf(db, actor, dossierId);

  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const names = new Map(members.map((member) => [member.personId, member.name]));
  const coverage = coverageSum(articles);
  return {
    dossier,
    counts: countsOf(claims),
    claims: claims.length,
    examined: coverage.claimed + coverage.notCheckable,
    sentences: coverage.sentences,
    before: beforeSealing(claims, standings, { names, lineTasks }, articles, signersOf(signOffs)),
    articles: articles.map((article) => ({
      ...article,
      counts: countsOf((tagged.get(article.revisionId) ?? []).flatMap((id) => byId.get(id) ?? [])),
      relation: (article.sourceId && relations.get(article.sourceId)) || null,
    })),
    team: members.map((member) => ({
      ...member,
      openTasks: openTasks.get(member.personId) ?? 0,
      openClaims: claims.filter((claim) => claim.assigneeId === member.personId && claim.status !== "signed-off")
        .length,
    })),
    may: {
      addArticle: may("article.edit", place.facts),
      manageMembers: may("members.manage", place.facts),
      assignTasks: may("task.edit", place.facts),
    },
  };
}

/** Dossiers with how far they have come: two reads, however many they are. */
export async function withProgress<D extends { id: string }>(
  db: Read,
  viewer: Viewer,
  dossiers: readonly D[],
): Promise<(D & Progress)[]> {
  const ids = dossiers.map((dossier) => dossier.id);
  const counts = await statusCounts(db, viewer, ids);
  const examined = await examinedByDossier(db, viewer, ids);
  return dossiers.map((dossier) => ({
    ...dossier,
    counts: { ...noClaims, ...counts.get(dossier.id) },
    ...(examined.get(dossier.id) ?? { sentences: 0, examined: 0 }),
  }));
}

/** The viewer's open dossiers for the sidebar, soonest deadline first, each with what is furthest behind in it. */
export async function dossiersAtHand(
  db: Read,
  viewer: Viewer,
): Promise<{ id: string; title: string; status: keyof ShownCounts }[]> {
  const open = (await dossiersOf(db, viewer, { limit: 50 })).filter((dossier) => dossier.state === "open");
  const shown = open.sort(byDeadline).slice(0, 8);
  const counts = await statusCounts(
    db,
    viewer,
    shown.map((dossier) => dossier.id),
  );
  return shown.map(({ id, title }) => ({ id, title, status: furthestBehind({ ...noClaims, ...counts.get(id) }) }));
}

/** The claims of a dossier as any standard judges them, for saying what another would make fail. */
export async function claimsAlike(db: Read, actor: Actor, dossierId: string): Promise<Alike[]> {
  const ids = await claimIdsOf(db, actor, dossierId);
  const standings = await standingsOf(db, await basisOf(db, dossierId), ids, actor.now);
  return alikeAmong(
    [...standings.values()].map(({ measured, waivers }) => ({ measured, waived: waivers.map(({ rule }) => rule) })),
  );
}

/** What is still missing is empty: the dossier can be sealed. */
export const nothingMissing = (before: BeforeSealing): boolean =>
  before.unsigned === 0 &&
  [
    before.withoutVerdict,
    before.belowStandard,
    before.replies,
    before.stale,
    before.unexamined,
    before.signedByOwn,
  ].every((list) => list.length === 0);

/** Sums up why claims fail the standard: "7 one origin, 2 unidentified, 3 no evidence". */
export function whyBelow(claims: readonly Pick<OpenClaim, "independence" | "lines">[]): string {
  const counts = new Map<string, number>();
  for (const claim of claims) counts.set(shortfall(claim), (counts.get(shortfall(claim)) ?? 0) + 1);
  const [only] = counts.keys();
  return counts.size === 1 && only ? only : [...counts].map(([why, count]) => `${count} ${why}`).join(", ");
}

function shortfall({ independence, lines }: Pick<OpenClaim, "independence" | "lines">): string {
  const { sources, atLeast, atMost, unidentified } = independence;
  const [first] = lines.flatMap(({ rule }) => shortfallWords[rule] ?? []);
  if (!lines.some(({ rule }) => rule === "origins")) return first ?? "not settled";
  if (sources === 0) return "no evidence";
  if (atLeast === 1) return "one origin";
  if (atLeast > 1) return `${atLeast} origins`;
  return atMost === 0 && unidentified > 0 ? "unidentified" : "origin not established";
}

const shortfallWords: Partial<Record<RuleName, string>> = {
  unsettled: "not settled",
  primary: "no primary source",
  reports: "too few reports",
  named: "nobody named",
  reliability: "not reliable enough",
  attribution: "attribution not checked",
  credit: "no credit in our text",
  "second-signer": "signed by their checker",
};

function beforeSealing(
  claims: readonly Claim[],
  standings: ReadonlyMap<string, Standing>,
  known: Known,
  articles: readonly ArticleInDossier[],
  signers: ReadonlyMap<string, string[]>,
): BeforeSealing {
  const all = claims.flatMap((claim) => {
    const standing = standings.get(claim.id);
    if (!standing) return [];
    const failing = new Set(standing.failing.map((line) => line.rule));
    return [{ claim, standing, failing, shown: shownClaim(claim, standing, known) }];
  });
  const shown = (list: typeof all) => list.map((one) => one.shown);
  return {
    withoutVerdict: shown(all.filter(({ failing }) => failing.has("verdict"))),
    // A verdict and a reply have lists of their own.
    belowStandard: shown(
      all.filter(({ failing }) => [...failing].some((rule) => rule !== "verdict" && rule !== "reply")),
    ),
    replies: all.flatMap(({ claim: { id, ref, about, reply }, shown: { lines } }) =>
      lines
        .filter((line) => line.rule === "reply")
        .map((line) => ({ claimId: id, ref, about, asked: reply !== null, until: reply?.until ?? null, line })),
    ),
    stale: shown(all.filter(({ claim }) => claim.stale)),
    unsigned: claims.filter((claim) => claim.status !== "signed-off" && !claim.stale).length,
    unexamined: articles
      .filter((article) => article.unexamined > 0)
      .map(({ id, letter, unexamined }) => ({ articleId: id, letter, count: unexamined }))
      .sort((a, b) => b.count - a.count),
    signedByOwn: shown(
      all.filter(({ claim, standing }) => signers.get(claim.id)?.some((personId) => standing.workers.has(personId))),
    ),
  };
}

/** What is known beside the claims: names of members, and tasks that were made of failing lines. */
type Known = { names: ReadonlyMap<string, string>; lineTasks: LineTasks };

function shownClaim(claim: Claim, standing: Standing, { names, lineTasks }: Known): OpenClaim {
  const tasks = lineTasks.get(claim.id);
  return {
    id: claim.id,
    ref: claim.ref,
    statement: claim.statement,
    assigneeId: claim.assigneeId,
    assigneeName: claim.assigneeId ? (names.get(claim.assigneeId) ?? "Somebody who has left") : null,
    // Why origins were joined may tell of a confidential source, and no list shows it.
    independence: { ...standing.independence[bearingStance(claim.substance)], origins: [] },
    meetsOrigins: meetsOrigins(standing.failing),
    lines: standing.failing.map((line) => ({ ...line, task: tasks?.get(line.rule) ?? null })),
  };
}

/** Who has signed each claim, by sign-offs that are in force. */
function signersOf(signOffs: readonly { claimId: string; personId: string; staleAt: string | null }[]) {
  const signers = new Map<string, string[]>();
  for (const { claimId, personId, staleAt } of signOffs)
    if (staleAt === null) signers.set(claimId, [...(signers.get(claimId) ?? []), personId]);
  return signers;
}

async function relationsIn(
  db: Read,
  actor: Actor,
  dossierId: string,
  articles: readonly ArticleInDossier[],
): Promise<Map<string, Relation>> {
  const links = await originLinksOf(db, actor, dossierId);
  const letters = new Map(articles.flatMap(({ sourceId, letter }) => (sourceId ? [[sourceId, letter]] : [])));
  const confirmed = links.filter((link) => link.state === "confirmed");
  return relationsOf(await sourcesOf(db, actor, dossierId), confirmed, letters);
}
