import { type ClaimListFilter, claimListGroups, claimListIds, claimListRows } from "@/db/claim-list";
import type { Read } from "@/db/client";
import type { Viewer } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { stakesLevels } from "@/lib/claims/claim";
import { countedClaims, totalsOf } from "@/lib/claims/counted";
import {
  type ClaimGroup,
  type ClaimQuery,
  claimGroups,
  failsStandard,
  type ListedClaim,
  type ListGroup,
  listedClaim,
} from "@/lib/claims/listed";
import { basisOf, standingsOf } from "@/lib/claims/standing";
import { wordsOf } from "@/lib/search/words";

/** A query of the list, made ready to be answered for somebody: what it asks of all claims is found out once. */
export type Listing = {
  db: Read;
  actor: Actor;
  dossierId: string;
  query: ClaimQuery;
  filter: ClaimListFilter;
};

/** Makes a query ready. Where claims that fail the standard are asked for, every claim of the dossier is. */
export async function listingOf(db: Read, actor: Actor, dossierId: string, query: ClaimQuery): Promise<Listing> {
  const ids = query.failing ? await failingClaims(db, actor, dossierId) : undefined;
  return {
    db,
    actor,
    dossierId,
    query,
    filter: {
      status: query.status,
      articleIds: query.article,
      checkerIds: query.checker.map((one) => (one === "nobody" ? null : one === "me" ? actor.personId : one)),
      stakes: query.stakes,
      verdicts: query.verdict,
      kinds: query.kind,
      due: query.due,
      words: wordsOf(query.q),
      ids,
    },
  };
}

/** The claims of a dossier that fail a line of its standard, as somebody may know them. */
export async function failingClaims(db: Read, actor: Actor, dossierId: string): Promise<string[]> {
  const all = [...(await countedClaims(db, actor, dossierId)).keys()];
  const standings = await standingsOf(db, await basisOf(db, dossierId), all, actor.now, actor);
  return all.filter((id) => failsStandard(standings.get(id)));
}

const askedOf = ({ actor, dossierId, filter }: Listing) => ({ viewer: actor, dossierId, filter, now: actor.now });

/** A run of the list as lines, in order; of one group where that is named. */
export async function listedClaims(
  listing: Listing,
  { from, count, group }: { from: number; count: number; group?: string },
): Promise<ListedClaim[]> {
  const { db, query } = listing;
  const asked = askedOf(listing);
  const filter: ClaimListFilter =
    group === undefined ? asked.filter : { ...asked.filter, inGroup: { grouping: query.group, key: group } };
  const found = await claimListIds(db, { ...asked, filter }, query, { from, count });
  return linesOf(
    listing,
    found.map(({ id }) => id),
  );
}

/** The first lines of some groups of the list, by the key of the group. */
export async function firstsOfGroups(
  listing: Listing,
  groups: readonly ListGroup[],
  each: number,
): Promise<Map<string, ListedClaim[]>> {
  const { db, query } = listing;
  const asked = askedOf(listing);
  const idsOf = async (key: string) => {
    const filter = { ...asked.filter, inGroup: { grouping: query.group, key } };
    const found = await claimListIds(db, { ...asked, filter }, { ...query, group: "none" }, { count: each });
    return found.map(({ id }) => id);
  };
  const firsts = new Map<string, string[]>();
  for (const { key, count } of groups) if (count > 0) firsts.set(key, await idsOf(key));
  const lines = new Map((await linesOf(listing, [...firsts.values()].flat())).map((line) => [line.id, line]));
  return new Map([...firsts].map(([key, ids]) => [key, ids.flatMap((id) => lines.get(id) ?? [])]));
}

/** Ids and versions of a run of the list, in order: what somebody selects who has not scrolled there. */
export const matchesOf = (
  listing: Listing,
  run: { from: number; count: number },
): Promise<{ id: string; version: number }[]> => claimListIds(listing.db, askedOf(listing), listing.query, run);

/** What groups by article are called by. */
export type Lettered = readonly { id: string; letter: string; title: string; outlet: string }[];

/** The groups of the list in their order, with how many claims each has. */
export async function groupsOf(listing: Listing, articles: Lettered): Promise<ListGroup[]> {
  const { db, query } = listing;
  const counts = await claimListGroups(db, askedOf(listing), query.group);
  const named = new Map(articles.map(({ id, letter, outlet, title }) => [id, `${letter} · ${outlet || title}`]));
  return counts.map(({ key, count, name }) => ({
    key,
    count,
    label:
      query.group === "article"
        ? (named.get(key) ?? "No article")
        : query.group === "checker"
          ? (name ?? "Unassigned")
          : // What a status and stakes are called is the screen's.
            "",
  }));
}

/** Every group that there is by nature, with those that have no claim: the columns of a board. */
export function withEmpty(groups: readonly ListGroup[], query: ClaimQuery): ListGroup[] {
  const asked: readonly string[] =
    query.group === "status"
      ? claimGroups.filter((one) => query.status.length === 0 || query.status.includes(one))
      : query.group === "stakes"
        ? [...stakesLevels].reverse().filter((one) => query.stakes.length === 0 || query.stakes.includes(one))
        : [];
  if (asked.length === 0) return [...groups];
  return asked.map((key) => groups.find((group) => group.key === key) ?? { key, count: 0, label: "" });
}

async function linesOf({ db, actor, dossierId }: Listing, ids: readonly string[]): Promise<ListedClaim[]> {
  if (ids.length === 0) return [];
  const rows = await claimListRows(db, actor, dossierId, ids);
  const standings = await standingsOf(db, await basisOf(db, dossierId), ids, actor.now, actor);
  return rows.flatMap((row) => {
    const standing = standings.get(row.id);
    return standing ? [listedClaim(row, standing)] : [];
  });
}

/** How many claims there are in all, in each group, and whose they are. */
export type ClaimTotals = { all: number; mine: number; unassigned: number; groups: Record<ClaimGroup, number> };

/** The totals over a list of claims, and the viewer's own; nothing for whoever may not know of the dossier. */
export async function claimTotals(db: Read, viewer: Viewer, dossierId: string): Promise<ClaimTotals> {
  const totals: ClaimTotals = {
    ...{ all: 0, mine: 0, unassigned: 0 },
    groups: { "to-check": 0, checking: 0, "for-review": 0, "signed-off": 0, stale: 0 },
  };
  for (const { status, assigneeId, count } of totalsOf(await countedClaims(db, viewer, dossierId)).tallies) {
    totals.all += count;
    totals.groups[status] += count;
    if (assigneeId === viewer.personId) totals.mine += count;
    if (assigneeId === null) totals.unassigned += count;
  }
  return totals;
}
