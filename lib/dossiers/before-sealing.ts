import type { ArticleInDossier } from "@/db/articles";
import type { Read } from "@/db/client";
import { lineTasksOf } from "@/db/line-tasks";
import { claimsNamed, type NamedClaim, signersIn, staleIn } from "@/db/overview";
import type { Actor } from "@/lib/actor";
import { type Stakes, stakesLevels } from "@/lib/claims/claim";
import { bearingStance } from "@/lib/claims/measured";
import type { Standing } from "@/lib/claims/standing";
import type { ShownCounts } from "@/lib/dossiers/progress";
import { meetsOrigins, type RuleName } from "@/lib/dossiers/standard";
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

/** How many there are, and the first of them: those with the highest stakes. */
export type Some<T> = { count: number; first: T[] };

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
  withoutVerdict: Some<OpenClaim>;
  belowStandard: Some<OpenClaim>;
  /** Why: "7 one origin, 2 unidentified"; empty where none is below. */
  whyBelow: string;
  replies: Some<OpenReply>;
  stale: Some<OpenClaim>;
  /** Claims that nobody has signed off yet, the stale ones left out. */
  unsigned: number;
  unexamined: { articleId: string; letter: string; count: number }[];
  /** Signed by somebody who has since worked on what the claim rests on. */
  signedByOwn: Some<OpenClaim>;
};

/** What is still missing is empty: the dossier can be sealed. */
export const nothingMissing = (before: BeforeSealing): boolean =>
  before.unsigned === 0 &&
  before.unexamined.length === 0 &&
  [before.withoutVerdict, before.belowStandard, before.replies, before.stale, before.signedByOwn].every(
    ({ count }) => count === 0,
  );

/** So many of each are shown or named. */
const shownFirst = 8;
const repliesFirst = 15;

/**
 * Finds what is missing in a dossier. Every claim is judged; only those that are shown are read.
 * @param standings of all its claims, as the viewer may know them.
 */
export async function beforeSealing(
  db: Read,
  actor: Actor,
  dossierId: string,
  {
    standings,
    counts,
    articles,
  }: { standings: ReadonlyMap<string, Standing>; counts: ShownCounts; articles: readonly ArticleInDossier[] },
): Promise<BeforeSealing> {
  const found = judged(standings);
  const stale = await staleIn(db, actor, dossierId, shownFirst);
  const signedByOwn: string[] = [];
  for (const { claimId, personId } of await signersIn(db, actor, dossierId))
    if (standings.get(claimId)?.workers.has(personId)) signedByOwn.push(claimId);
  const own = [...new Set(signedByOwn)];

  const firsts = {
    withoutVerdict: highestFirst(found.withoutVerdict, standings, shownFirst),
    belowStandard: highestFirst(found.belowStandard, standings, shownFirst),
    replies: highestFirst(found.replies, standings, repliesFirst),
    signedByOwn: own.slice(0, shownFirst),
  };
  const shownIds = [...new Set([...Object.values(firsts).flat(), ...stale])];
  const claims = await claimsNamed(db, actor, dossierId, shownIds);
  const tasks = await lineTasksOf(db, actor, dossierId, shownIds);
  const linesOf = (id: string): LineWithTask[] =>
    (standings.get(id)?.failing ?? []).map((line) => ({ ...line, task: tasks.get(id)?.get(line.rule) ?? null }));
  const shown = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const [claim, standing] = [claims.get(id), standings.get(id)];
      return claim && standing ? [openClaim(claim, standing, linesOf(id))] : [];
    });
  return {
    withoutVerdict: { count: found.withoutVerdict.length, first: shown(firsts.withoutVerdict) },
    belowStandard: { count: found.belowStandard.length, first: shown(firsts.belowStandard) },
    whyBelow: sumUp(found.shortfalls),
    replies: {
      count: found.replies.length,
      first: firsts.replies.flatMap((id) => {
        const claim = claims.get(id);
        const line = linesOf(id).find(({ rule }) => rule === "reply");
        if (!claim || !line) return [];
        const { ref, about, reply } = claim;
        return [{ claimId: id, ref, about, asked: reply !== null, until: reply?.until ?? null, line }];
      }),
    },
    stale: { count: counts.stale, first: shown(stale) },
    unsigned: counts["to-check"] + counts.checking + counts["for-review"],
    unexamined: articles
      .filter((article) => article.unexamined > 0)
      .map(({ id, letter, unexamined }) => ({ articleId: id, letter, count: unexamined }))
      .sort((a, b) => b.count - a.count),
    signedByOwn: { count: own.length, first: shown(firsts.signedByOwn) },
  };
}

/** What fails in each claim, by the ids of those that fail it, and how often what. */
function judged(standings: ReadonlyMap<string, Standing>) {
  const withoutVerdict: string[] = [];
  const belowStandard: string[] = [];
  const replies: string[] = [];
  const shortfalls = new Map<string, number>();
  for (const [id, { failing, independence, measured }] of standings) {
    if (failing.length === 0) continue;
    let below = false;
    for (const { rule } of failing) {
      // A verdict and a reply have lists of their own.
      if (rule === "verdict") withoutVerdict.push(id);
      else if (rule === "reply") replies.push(id);
      else below = true;
    }
    if (!below) continue;
    belowStandard.push(id);
    const why = shortfall(independence[bearingStance(measured.substance)], failing);
    shortfalls.set(why, (shortfalls.get(why) ?? 0) + 1);
  }
  return { withoutVerdict, belowStandard, replies, shortfalls };
}

const rankOf: ReadonlyMap<Stakes, number> = new Map(stakesLevels.map((stakes, at) => [stakes, at]));

/** The first so many of those with the highest stakes, among equals of those that were tagged first. */
function highestFirst(ids: readonly string[], standings: ReadonlyMap<string, Standing>, most: number): string[] {
  const levels: string[][] = stakesLevels.map(() => []);
  for (const id of ids) levels[rankOf.get(standings.get(id)?.measured.stakes ?? "routine") ?? 0]?.push(id);
  const first: string[] = [];
  // No level is put in order of which none is among the first.
  for (const level of levels.reverse())
    if (first.length < most) first.push(...level.sort().slice(0, most - first.length));
  return first;
}

/** Sums up why claims fail the standard: "7 one origin, 2 unidentified, 3 no evidence". */
function sumUp(counts: ReadonlyMap<string, number>): string {
  const [only] = counts.keys();
  if (counts.size === 1 && only) return only;
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([why, count]) => `${count} ${why}`)
    .join(", ");
}

function shortfall(
  { sources, atLeast, atMost, unidentified }: Pick<Independence, "sources" | "atLeast" | "atMost" | "unidentified">,
  lines: readonly { rule: RuleName }[],
): string {
  const [first] = lines.flatMap(({ rule }) => shortfallWords[rule] ?? []);
  if (!lines.some(({ rule }) => rule === "origins")) return first ?? "not settled";
  if (sources === 0) return "no evidence";
  if (atLeast === 1) return "one origin";
  if (atLeast > 1) return `${atLeast} origins`;
  return atMost === 0 && unidentified > 0 ? "unidentified" : "origin not established";
}

const shortfallWords: Partial<Record<RuleName, string>> = {
  unsettled: "not settled",
  task: "open task",
  primary: "no primary source",
  reports: "too few reports",
  named: "nobody named",
  reliability: "not reliable enough",
  attribution: "attribution not checked",
  credit: "no credit in our text",
  "second-signer": "signed by their checker",
};

function openClaim(claim: NamedClaim, standing: Standing, lines: LineWithTask[]): OpenClaim {
  return {
    id: claim.id,
    ref: claim.ref,
    statement: claim.statement,
    assigneeId: claim.assigneeId,
    assigneeName: claim.assigneeName,
    // Why origins were joined may tell of a confidential source, and no list shows it.
    independence: { ...standing.independence[bearingStance(standing.measured.substance)], origins: [] },
    meetsOrigins: meetsOrigins(standing.failing),
    lines,
  };
}
