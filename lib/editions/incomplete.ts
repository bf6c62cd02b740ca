import type { Incomplete } from "@/lib/editions/schema";

const sentences: Record<Incomplete["reason"], [one: string, many: string]> = {
  failing: ["claim has a failing line", "claims have failing lines"],
  unsigned: ["claim is not signed off", "claims are not signed off"],
  stale: ["sign-off is stale", "sign-offs are stale"],
  unexamined: ["sentence has not been examined", "sentences have not been examined"],
};

/** Why a dossier is not complete, a line for each reason: "3 sign-offs are stale", with "A5, C9, E6" to look at. */
export const incompleteLines = (reasons: readonly Incomplete[]): { words: string; of: readonly string[] }[] =>
  reasons.map(({ reason, count, of }) => ({ words: `${count} ${sentences[reason][count === 1 ? 0 : 1]}`, of }));
