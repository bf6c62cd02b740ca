import type { ClaimColumn, ClaimQuery, ListedClaim } from "@/lib/claims/listed";
import type { Column, Sheet } from "@/lib/editions/formats/sheet";

/** What is always in the sheet of a list, as it is always on the screen. */
const always: Column<ListedClaim>[] = [
  { title: "Claim", width: 8, of: ({ ref }) => ref },
  { title: "Status", width: 14, of: ({ status, stale }) => (stale ? "stale sign-off" : status) },
  { title: "Statement", width: 60, of: ({ statement }) => statement },
];

/** The columns of the screen, each as one or several of the sheet. None names a source. */
const chosen: Record<ClaimColumn, Column<ListedClaim>[]> = {
  verdict: [{ title: "Substance", width: 18, of: ({ substance }) => substance ?? "" }],
  independence: [
    { title: "Sources", width: 10, of: ({ counts }) => counts.sources },
    { title: "Origins at least", width: 10, of: ({ counts }) => counts.atLeast },
    { title: "Origins at most", width: 10, of: ({ counts }) => counts.atMost },
    { title: "Unidentified", width: 10, of: ({ counts }) => counts.unidentified },
    { title: "Meets the standard", width: 10, of: ({ fails }) => (fails ? "no" : "yes") },
  ],
  kind: [{ title: "Kind", width: 12, of: ({ kind }) => kind }],
  stakes: [{ title: "Stakes", width: 12, of: ({ stakes }) => stakes }],
  checker: [{ title: "Checker", width: 18, of: ({ assigneeName }) => assigneeName ?? "" }],
  due: [{ title: "Due", width: 22, of: ({ dueAt }) => dueAt ?? "" }],
  added: [{ title: "Added", width: 22, of: ({ createdAt }) => createdAt }],
};

/** The list as a sheet: its claims in its order, with its columns. */
export function listSheet(claims: readonly ListedClaim[], { columns }: Pick<ClaimQuery, "columns">): Sheet {
  const shown = [...always, ...columns.flatMap((column) => chosen[column])];
  return {
    name: "Claims",
    columns: shown.map(({ title, width }) => ({ title, width })),
    rows: claims.map((claim) => shown.map(({ of }) => of(claim))),
  };
}
