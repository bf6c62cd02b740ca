import { type ArticleInDossier, articlesOf, examinedByDossier } from "@/db/articles";
import { blindChecksEnded } from "@/db/blind-checks";
import type { Read } from "@/db/client";
import {
  countsIn,
  type Dossier,
  type DossierCounts,
  dossierById,
  dossiersOf,
  type Member,
  membersOf,
  statusCounts,
} from "@/db/dossiers";
import { changesExamined } from "@/db/examined";
import { confirmedLinks, linkedSources, longestWaiting, type Waiting } from "@/db/overview";
import { openTasksBy } from "@/db/tasks";
import { placeOf, type Viewer } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { coverageSum } from "@/lib/articles/coverage";
import { type Relation, relationsOf } from "@/lib/articles/relation";
import { type Stakes, stakesLevels } from "@/lib/claims/claim";
import { countedClaims, totalsOf } from "@/lib/claims/counted";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { type BeforeSealing, beforeSealing } from "@/lib/dossiers/before-sealing";
import { type BurnDown, burnDown } from "@/lib/dossiers/burn-down";
import { changesOfOpenClaims } from "@/lib/dossiers/open-changes";
import { byDeadline, furthestBehind, noClaims, type Progress, type ShownCounts } from "@/lib/dossiers/progress";
import { mayChangeCounts, rememberedOf } from "@/lib/dossiers/remembered-counts";
import { type Alike, alikeAmong } from "@/lib/dossiers/standard-effect";
import { NotFound } from "@/lib/errors";
import { may } from "@/lib/permissions";

export type OverviewArticle = ArticleInDossier & { counts: ShownCounts; relation: Relation | null };

/** What somebody has open in a dossier; nobody's has no person. */
export type Load = {
  openTasks: number;
  openClaims: number;
  /** Their claims that are not signed off, by status. */
  counts: ShownCounts;
};

export type Overview = {
  dossier: Dossier;
  counts: ShownCounts;
  claims: number;
  /** The highest first; stakes that no claim has are left out. */
  byStakes: { stakes: Stakes; claims: number; counts: ShownCounts }[];
  examined: number;
  sentences: number;
  before: BeforeSealing;
  articles: OverviewArticle[];
  team: (Member & Load)[];
  /** Claims that nobody checks, and tasks that nobody has. */
  nobodys: Load;
  /** Null while there has been no claim. */
  burnDown: BurnDown | null;
  waiting: { forReview: Waiting[]; forChecker: Waiting[] };
  /** Blind second checks with both verdicts in: from one on there is agreement to look at. */
  blindChecks: number;
  /** What this viewer may do here now. */
  may: { addArticle: boolean; manageMembers: boolean; assignTasks: boolean };
};

/** So many of those that have waited longest are named. */
const waitingFirst = 5;

/**
 * Collects what a dossier's overview shows: a fixed number of reads that add up where the claims lie, however many they are.
 * @param timeZone of the newsroom, whose days are counted.
 * @throws NotFound for whoever may not know of the dossier.
 */
export async function overviewOf(db: Read, actor: Actor, dossierId: string, timeZone: string): Promise<Overview> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  const dossier = await dossierById(db, actor, dossierId);
  if (!dossier) throw new NotFound();
  const members = await membersOf(db, actor, dossierId);
  const articles = await articlesOf(db, actor, dossierId);
  const all = await countedClaims(db, actor, dossierId);
  const { tallies, tagged } = totalsOf(all);
  const counts = summed(tallies);
  const claims = all.size;
  const standings = await standingsOf(db, await basisOf(db, dossierId), [...all.keys()], actor.now, actor);
  const relations = await relationsIn(db, actor, dossierId, articles);
  const openTasks = await openTasksBy(db, actor, dossierId);
  const changes = await changesOfOpenClaims(db, dossierId);

  const coverage = coverageSum(articles);
  const load = (personId: string | null): Load => {
    const theirs = summed(tallies.filter((one) => one.assigneeId === personId && one.status !== "signed-off"));
    return { openTasks: openTasks.get(personId) ?? 0, openClaims: totalOf(theirs), counts: theirs };
  };
  return {
    dossier,
    counts,
    claims,
    byStakes: [...stakesLevels].reverse().flatMap((stakes) => {
      const of = summed(tallies.filter((one) => one.stakes === stakes));
      return totalOf(of) > 0 ? [{ stakes, claims: totalOf(of), counts: of }] : [];
    }),
    examined: coverage.claimed + coverage.notCheckable,
    sentences: coverage.sentences,
    before: await beforeSealing(db, actor, dossierId, { standings, counts, articles }),
    articles: articles.map((article) => ({
      ...article,
      counts: summed(tagged.filter(({ revisionId }) => revisionId === article.revisionId)),
      relation: (article.sourceId && relations.get(article.sourceId)) || null,
    })),
    team: members.map((member) => ({ ...member, ...load(member.personId) })),
    nobodys: load(null),
    burnDown: burnDown(changes, claims - counts["signed-off"], {
      now: actor.now,
      deadline: dossier.deadline,
      timeZone,
    }),
    waiting: await longestWaiting(db, actor, dossierId, waitingFirst),
    blindChecks: await blindChecksEnded(db, actor, dossierId),
    may: {
      addArticle: may("article.edit", place.facts),
      manageMembers: may("members.manage", place.facts),
      assignTasks: may("task.edit", place.facts),
    },
  };
}

function summed(tallies: readonly { status: keyof ShownCounts; count: number }[]): ShownCounts {
  const counts = { ...noClaims };
  for (const { status, count } of tallies) counts[status] += count;
  return counts;
}

const totalOf = (counts: ShownCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

const rememberedStatuses = rememberedOf<Progress["counts"]>(mayChangeCounts);
const rememberedSentences = rememberedOf<Omit<Progress, "counts">>((type) => changesExamined.has(type));
const rememberedCounts = rememberedOf<DossierCounts>(mayChangeCounts);
const noSentences = { sentences: 0, examined: 0 };
const nothing: DossierCounts = { claims: 0, sources: 0, proposals: 0, tasks: 0 };

/** How much there is in a dossier, for its navigation; nothing for whoever may not know of it. */
export async function countsAtHand(db: Read, viewer: Viewer, dossierId: string): Promise<DossierCounts> {
  if (!(await dossierById(db, viewer, dossierId))) return nothing;
  const found = await rememberedCounts(
    db,
    [dossierId],
    async () => new Map([[dossierId, await countsIn(db, viewer, dossierId)]]),
  );
  return found.get(dossierId) ?? nothing;
}

/** Dossiers of the viewer's with how far they have come: two reads for those in which something has happened since. */
export async function withProgress<D extends { id: string }>(
  db: Read,
  viewer: Viewer,
  dossiers: readonly D[],
): Promise<(D & Progress)[]> {
  const ids = dossiers.map((dossier) => dossier.id);
  const statuses = await rememberedStatuses(db, ids, async (some) => {
    const counts = await statusCounts(db, viewer, some);
    return new Map(some.map((id) => [id, { ...noClaims, ...counts.get(id) }]));
  });
  const sentences = await rememberedSentences(db, ids, async (some) => {
    const examined = await examinedByDossier(db, viewer, some);
    return new Map(some.map((id) => [id, examined.get(id) ?? noSentences]));
  });
  return dossiers.map((dossier) => ({
    ...dossier,
    counts: statuses.get(dossier.id) ?? noClaims,
    ...(sentences.get(dossier.id) ?? noSentences),
  }));
}

/** The viewer's open dossiers for the sidebar, soonest deadline first, each with what is furthest behind in it. */
export async function dossiersAtHand(
  db: Read,
  viewer: Viewer,
): Promise<{ id: string; title: string; status: keyof ShownCounts }[]> {
  const open = (await dossiersOf(db, viewer, { limit: 50 })).filter((dossier) => dossier.state === "open");
  const shown = open.sort(byDeadline).slice(0, 8);
  const progress = await withProgress(db, viewer, shown);
  return progress.map(({ id, title, counts }) => ({ id, title, status: furthestBehind(counts) }));
}

/** The claims of a dossier as any standard judges them, for saying what another would make fail. */
export async function claimsAlike(db: Read, actor: Actor, dossierId: string): Promise<Alike[]> {
  const ids = [...(await countedClaims(db, actor, dossierId)).keys()];
  const standings = await standingsOf(db, await basisOf(db, dossierId), ids, actor.now, actor);
  return alikeAmong(
    [...standings.values()].map(({ measured, waivers }) => ({ measured, waived: waivers.map(({ rule }) => rule) })),
  );
}

async function relationsIn(
  db: Read,
  actor: Actor,
  dossierId: string,
  articles: readonly ArticleInDossier[],
): Promise<Map<string, Relation>> {
  const letters = new Map(articles.flatMap(({ sourceId, letter }) => (sourceId ? [[sourceId, letter]] : [])));
  if (letters.size === 0) return new Map();
  return relationsOf(await linkedSources(db, actor, dossierId), await confirmedLinks(db, actor, dossierId), letters);
}
