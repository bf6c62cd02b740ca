/** The list of a dossier's claims: which are asked for, and what a line of it shows. */

import {
  type ClaimKind,
  type ClaimStatus,
  claimKinds,
  claimStatuses,
  type Stakes,
  type Substance,
  stakesLevels,
  substances,
} from "@/lib/claims/claim";
import { meetsOrigins } from "@/lib/dossiers/standard";
import type { CountedStance, Independence } from "@/lib/sources/independence";

/** The groups of the list in their order. A claim whose sign-off went stale is in its own, not with those for review. */
export const claimGroups = [...claimStatuses, "stale"] as const;
export type ClaimGroup = (typeof claimGroups)[number];

export const groupOf = ({ status, stale }: { status: ClaimStatus; stale: boolean }): ClaimGroup =>
  stale ? "stale" : status;

/** What the list is put together by; "none" is one long table. */
export const claimGroupings = ["status", "checker", "article", "stakes", "none"] as const;
export type ClaimGrouping = (typeof claimGroupings)[number];

/** What the claims of a group are ordered by. "ref" is the order of the articles and of tagging. */
export const claimSorts = ["ref", "claim", "status", "verdict", "kind", "stakes", "checker", "due", "added"] as const;
export type ClaimSort = { by: (typeof claimSorts)[number]; down: boolean };

/** Columns that can be chosen, in their order; the reference, the status and the statement are always there. */
export const claimColumns = ["verdict", "independence", "kind", "stakes", "checker", "due", "added"] as const;
export type ClaimColumn = (typeof claimColumns)[number];
export const usualColumns: readonly ClaimColumn[] = ["verdict", "independence", "stakes", "checker", "due"];

export const verdictsAsked = [...substances, "none"] as const;
export type VerdictAsked = (typeof verdictsAsked)[number];

export const duesAsked = ["overdue", "week", "set", "none"] as const;
export type DueAsked = (typeof duesAsked)[number];

/** Which claims are asked for, and how they are shown, as the address of the page says it; an empty list is any. */
export type ClaimQuery = {
  status: readonly ClaimGroup[];
  /** Ids of articles that they are in. */
  article: readonly string[];
  /** Ids of members, "me" or "nobody". */
  checker: readonly string[];
  stakes: readonly Stakes[];
  verdict: readonly VerdictAsked[];
  kind: readonly ClaimKind[];
  due: DueAsked | null;
  /** Only those that fail a line of the standard. */
  failing: boolean;
  /** Words that the statement or the reference has. */
  q: string;
  view: "table" | "board";
  group: ClaimGrouping;
  sort: ClaimSort;
  columns: readonly ClaimColumn[];
};

export const plainQuery: ClaimQuery = {
  status: [],
  article: [],
  checker: [],
  stakes: [],
  verdict: [],
  kind: [],
  due: null,
  failing: false,
  q: "",
  view: "table",
  group: "status",
  sort: { by: "ref", down: false },
  columns: usualColumns,
};

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** More values of one filter than these narrow nothing down. */
const mostValues = 50;

/** Reads the query out of an address. What it does not know it leaves out, so that an old link still opens the list. */
export function claimQueryIn(params: Params): ClaimQuery {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 2000) : null;
  };
  const values = (name: string) => [...new Set((text(name) ?? "").split(",").filter(Boolean))].slice(0, mostValues);
  const known = <T extends string>(name: string, all: readonly T[]) => all.filter((one) => values(name).includes(one));
  const sort = text("sort") ?? "";
  const by = claimSorts.find((one) => one === sort.replace(/^-/, ""));
  const view = text("view") === "board" ? "board" : "table";
  const group = claimGroupings.find((one) => one === text("group")) ?? "status";
  return {
    status: known("status", claimGroups),
    article: values("article"),
    checker: values("checker"),
    stakes: known("stakes", stakesLevels),
    verdict: known("verdict", verdictsAsked),
    kind: known("kind", claimKinds),
    due: duesAsked.find((one) => one === text("due")) ?? null,
    failing: text("failing") !== null,
    q: (text("q") ?? "").slice(0, 500),
    view,
    // A board of one column would be a list.
    group: view === "board" && group === "none" ? "status" : group,
    sort: by ? { by, down: sort.startsWith("-") } : plainQuery.sort,
    columns: text("columns") === null ? usualColumns : known("columns", claimColumns),
  };
}

/** Commas and what words are made of stay readable; the server reads both. */
const parameter = (name: string, value: string): string =>
  `${name}=${/^[\w.,-]*$/.test(value) ? value : new URLSearchParams({ value }).toString().slice(6).replaceAll("%2C", ",")}`;

/** The query part of the list's address, without "?"; what is left at its default is left out. */
export function claimQueryText(query: Partial<ClaimQuery>): string {
  const { sort, columns } = query;
  const params: string[] = [];
  const set = (name: string, value: string) => void params.push(parameter(name, value));
  if (query.view === "board") set("view", "board");
  for (const name of ["status", "article", "checker", "stakes", "verdict", "kind"] as const) {
    const values = query[name];
    if (values && values.length > 0) set(name, values.join(","));
  }
  if (query.due) set("due", query.due);
  if (query.failing) set("failing", "1");
  if (query.q) set("q", query.q);
  if (query.group && query.group !== plainQuery.group) set("group", query.group);
  if (sort && (sort.by !== "ref" || sort.down)) set("sort", `${sort.down ? "-" : ""}${sort.by}`);
  if (columns && columns.join() !== usualColumns.join()) set("columns", columns.join(",") || "none");
  return params.join("&");
}

/** The address of the list that answers a query. */
export const claimsHref = (dossierId: string, query: Partial<ClaimQuery>): string =>
  claimsAsked(dossierId, claimQueryText(query));

/** The same for a query that is written already (`claimQueryText`). */
export const claimsAsked = (dossierId: string, asked: string): string =>
  `/dossiers/${dossierId}/claims${asked ? `?${asked}` : ""}`;

/** The same query, brought into the one form in which it is kept and compared. */
export const tidyQueryText = (text: string): string =>
  claimQueryText(claimQueryIn(Object.fromEntries(new URLSearchParams(text))));

/** What narrows the list down; how it is shown left out. */
export const narrowed = (query: ClaimQuery): boolean =>
  claimQueryText({ ...query, view: "table", group: "status", sort: plainQuery.sort, columns: usualColumns }) !== "";

/** What is stored of a claim that the list shows. */
export type ClaimRow = {
  id: string;
  ref: string;
  statement: string;
  kind: ClaimKind;
  stakes: Stakes;
  status: ClaimStatus;
  stale: boolean;
  substance: Substance | null;
  assigneeId: string | null;
  assigneeName: string | null;
  /** When its check is to be done, ISO 8601 UTC. */
  dueAt: string | null;
  /** An article that it is read in, its own first; null while nothing mentions it. */
  articleId: string | null;
  createdAt: string;
  /** What a change of it has to have seen. */
  version: number;
};

/** A line of the list. */
export type ListedClaim = ClaimRow & {
  counts: Pick<
    Independence,
    "sources" | "atLeast" | "atMost" | "unidentified" | "circular" | "primary" | "ifConfirmed"
  >;
  /** It has the origins that the dossier's standard asks for. */
  meets: boolean;
  /** It is among those that fail a line of the standard. */
  fails: boolean;
};

/** Whether a claim fails a line of the dossier's standard, or of what holds under every one. */
export const failsStandard = (standing: { failing: readonly unknown[] } | undefined): boolean =>
  standing !== undefined && standing.failing.length > 0;

/** Completes a line with where the claim stands. */
export function listedClaim(
  row: ClaimRow,
  standing: { independence: Record<CountedStance, Independence>; failing: readonly { rule: string }[] },
): ListedClaim {
  const side = standing.independence[countedSide(row.substance, standing.independence)];
  const { sources, atLeast, atMost, unidentified, circular, primary, ifConfirmed } = side;
  return {
    ...row,
    counts: { sources, atLeast, atMost, unidentified, circular, primary, ifConfirmed },
    meets: meetsOrigins(standing.failing),
    fails: failsStandard(standing),
  };
}

/** A group of the list, in its place among the others: what it is called and how many claims are in it. */
export type ListGroup = { key: string; label: string; count: number };

/** Where a claim opens: in the article that makes it, or on its own page while none does. */
export const claimHref = (dossierId: string, claim: { id: string; articleId: string | null }): string =>
  claim.articleId
    ? `/dossiers/${dossierId}/articles/${claim.articleId}?claim=${claim.id}`
    : `/dossiers/${dossierId}/claims/${claim.id}`;

/** The side of the evidence that one badge stands for: what refutes it once it is refuted, or if nothing supports it. */
export function countedSide(
  substance: Substance | null,
  independence: Record<CountedStance, { sources: number }>,
): CountedStance {
  if (independence.refutes.sources === 0) return "supports";
  return substance === "refuted" || independence.supports.sources === 0 ? "refutes" : "supports";
}
