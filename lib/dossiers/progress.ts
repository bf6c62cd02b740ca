import type { ClaimStatus } from "@/lib/claims/claim";

/** Claims by what is shown of them: one whose sign-off went stale counts as stale, not as for review. */
export type ShownCounts = Record<ClaimStatus | "stale", number>;

/** How far the claims and the texts of a dossier have come. */
export type Progress = { counts: ShownCounts; examined: number; sentences: number };

export const noClaims: ShownCounts = { "to-check": 0, checking: 0, "for-review": 0, "signed-off": 0, stale: 0 };

export function countsOf(claims: readonly { status: ClaimStatus; stale: boolean }[]): ShownCounts {
  const counts = { ...noClaims };
  for (const { status, stale } of claims) counts[stale ? "stale" : status] += 1;
  return counts;
}

/** What is furthest behind in a dossier; one without claims is to check. */
export const furthestBehind = (counts: ShownCounts): keyof ShownCounts =>
  (["to-check", "checking", "for-review", "stale", "signed-off"] as const).find((status) => counts[status] > 0) ??
  "to-check";

/** Orders by deadline, the soonest first and those without one last. */
export function byDeadline(a: { deadline: string | null }, b: { deadline: string | null }): number {
  const [x, y] = [a.deadline ?? "9999", b.deadline ?? "9999"];
  return x < y ? -1 : x > y ? 1 : 0;
}
