import { type ClaimListView, claimListViewsOf } from "@/db/claim-list-views";
import type { Read } from "@/db/client";
import { type Member, membersOf } from "@/db/dossiers";
import { letteredArticles } from "@/db/source-list";
import { type Place, placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import {
  type ClaimTotals,
  claimTotals,
  failingClaims,
  firstsOfGroups,
  groupsOf,
  type Lettered,
  type Listing,
  listedClaims,
  listingOf,
  withEmpty,
} from "@/lib/claims/list";
import { type ClaimQuery, claimGroups, type ListedClaim, type ListGroup, narrowed } from "@/lib/claims/listed";

/** Rows that the page brings; the others are fetched as they come into sight. */
const firstRows = 50;
/** Cards of each column, and columns, that a board begins with. */
const firstCards = 20;
const mostColumns = 24;
/** Up to so many claims the standard is asked of all of them, so that its tab can say how many fail. */
const askedAtOnce = 200;

/** What the page of a dossier's claims shows to somebody who asks for a part of them. */
export type ClaimsPage = {
  place: Place;
  totals: ClaimTotals;
  articles: Lettered;
  members: readonly Member[];
  views: readonly ClaimListView[];
  /** How many claims fail the standard; null where it was not asked of so many. */
  failing: number | null;
  /** How many the query asks for. */
  shown: number;
  groups: readonly ListGroup[];
  /** The first rows of the table; none on a board. */
  first: readonly ListedClaim[];
  board: Board | null;
};

export type Board = {
  /** How many groups there are; the first of them are columns. */
  groups: number;
  columns: readonly (ListGroup & { claims: readonly ListedClaim[] })[];
};

/**
 * Reads the page of a dossier's claims.
 * @throws NotFound for whoever may not know of the dossier.
 */
export async function claimsPage(db: Read, actor: Actor, dossierId: string, query: ClaimQuery): Promise<ClaimsPage> {
  const place = await placeOf(db, actor, "dossier", dossierId);
  const totals = await claimTotals(db, actor, dossierId);
  const articles = await letteredArticles(db, actor, dossierId);
  const members = await membersOf(db, actor, dossierId);
  const views = await claimListViewsOf(db, actor, dossierId);
  const listing = await listingOf(db, actor, dossierId, query);
  const groups = await shownGroups(listing, totals, articles);
  const isTable = query.view === "table";
  return {
    ...{ place, totals, articles, members, views, groups },
    failing: await failingOf(listing, totals),
    shown: groups.reduce((sum, { count }) => sum + count, 0),
    first: isTable ? await listedClaims(listing, { from: 0, count: firstRows }) : [],
    board: isTable ? null : await boardOf(listing, groups),
  };
}

/** By status, and not narrowed down, claims are counted already. */
const shownGroups = async (listing: Listing, totals: ClaimTotals, articles: Lettered): Promise<ListGroup[]> =>
  listing.query.group === "status" && !narrowed(listing.query)
    ? claimGroups.flatMap((key) => (totals.groups[key] > 0 ? [{ key, label: "", count: totals.groups[key] }] : []))
    : groupsOf(listing, articles);

async function failingOf({ db, actor, dossierId, query, filter }: Listing, { all }: ClaimTotals) {
  // Where the query asks for them they are known, however many claims there are.
  if (query.failing) return filter.ids?.length ?? 0;
  return all > askedAtOnce ? null : (await failingClaims(db, actor, dossierId)).length;
}

async function boardOf(listing: Listing, groups: readonly ListGroup[]): Promise<Board> {
  const all = withEmpty(groups, listing.query);
  const columns = all.slice(0, mostColumns);
  const firsts = await firstsOfGroups(listing, columns, firstCards);
  return { groups: all.length, columns: columns.map((group) => ({ ...group, claims: firsts.get(group.key) ?? [] })) };
}
