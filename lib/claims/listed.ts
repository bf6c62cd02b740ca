/** The list of a dossier's claims: which are asked for, and what a line of it shows. */

import { type ClaimKind, type ClaimStatus, claimStatuses, type Stakes, type Substance } from "@/lib/claims/claim";
import { meetsOrigins } from "@/lib/dossiers/standard";
import type { CountedStance, Independence } from "@/lib/sources/independence";

/** The groups of the list in their order. A claim whose sign-off went stale is in its own, not with those for review. */
export const claimGroups = [...claimStatuses, "stale"] as const;
export type ClaimGroup = (typeof claimGroups)[number];

export const groupOf = ({ status, stale }: { status: ClaimStatus; stale: boolean }): ClaimGroup =>
  stale ? "stale" : status;

/** Which claims are asked for, as the address of the page says it; null for any. */
export type ClaimQuery = {
  status: ClaimGroup | null;
  /** The id of an article that they are in. */
  article: string | null;
  /** The id of a member, "me" or "nobody". */
  checker: string | null;
  /** Only those that fail a line of the standard. */
  failing: boolean;
  /** Words that the statement or the reference has. */
  q: string;
  view: "table" | "board";
  /** The id of the last claim of the page before. */
  after: string | null;
};

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the query out of an address. What it does not know it leaves out, so that an old link still opens the list. */
export function claimQueryIn(params: Params): ClaimQuery {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 500) : null;
  };
  const status = text("status");
  return {
    status: claimGroups.find((group) => group === status) ?? null,
    article: text("article"),
    checker: text("checker"),
    failing: text("failing") !== null,
    q: text("q") ?? "",
    view: text("view") === "board" ? "board" : "table",
    after: text("after"),
  };
}

/** The address of the list that answers a query; what is left at its default is left out. */
export function claimsHref(dossierId: string, query: Partial<ClaimQuery>): string {
  const params = new URLSearchParams();
  if (query.view === "board") params.set("view", "board");
  if (query.status) params.set("status", query.status);
  if (query.article) params.set("article", query.article);
  if (query.checker) params.set("checker", query.checker);
  if (query.failing) params.set("failing", "1");
  if (query.q) params.set("q", query.q);
  if (query.after) params.set("after", query.after);
  const asked = params.toString();
  return `/dossiers/${dossierId}/claims${asked ? `?${asked}` : ""}`;
}

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
  /** An article that it is read in, its own first; null while nothing mentions it. */
  articleId: string | null;
};

/** A line of the list. */
export type ListedClaim = ClaimRow & {
  href: string;
  counts: Pick<
    Independence,
    "sources" | "atLeast" | "atMost" | "unidentified" | "circular" | "primary" | "ifConfirmed"
  >;
  /** It has the origins that the dossier's standard asks for. */
  meets: boolean;
};

/** Completes a line with where the claim stands. */
export function listedClaim(
  dossierId: string,
  row: ClaimRow,
  standing: { independence: Record<CountedStance, Independence>; failing: readonly { rule: string }[] },
): ListedClaim {
  const side = standing.independence[countedSide(row.substance, standing.independence)];
  const { sources, atLeast, atMost, unidentified, circular, primary, ifConfirmed } = side;
  return {
    ...row,
    href: claimHref(dossierId, row),
    counts: { sources, atLeast, atMost, unidentified, circular, primary, ifConfirmed },
    meets: meetsOrigins(standing.failing),
  };
}

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
