/** The card beside the text of each claim in it: written into the claim's first mark, and read from there again. */

import { type ClaimStatus, claimStatuses, type Substance, substances } from "@/lib/claims/claim";
import type { Independence } from "@/lib/sources/independence";

export type CardCounts = Pick<Independence, "sources" | "atLeast" | "atMost" | "unidentified" | "circular" | "primary">;

export type ReadingCard = {
  claimId: string;
  mentionId: string;
  ref: string;
  status: ClaimStatus;
  stale: boolean;
  substance: Substance | null;
  assigneeId: string | null;
  assigneeName: string | null;
  /** Of what supports it, or of what refutes it once it is refuted; null without evidence. */
  counts: CardCounts | null;
  meets: boolean;
};

/** What the mark itself does not say: which claim and mention it is, and a card's values as they are at first. */
export type CardValues = Omit<ReadingCard, "claimId" | "mentionId">;

/** Writes a card as the `data-` attributes of its mark, by name. What nobody has touched yet takes one. */
export function cardData(card: CardValues): Record<string, string> {
  const { ref, status, stale, substance, assigneeId, assigneeName, counts, meets } = card;
  const data: Record<string, string> = { ref };
  if (status !== "to-check") data.status = status;
  if (stale) data.stale = "";
  if (substance) data.found = substance;
  if (assigneeId) data.by = assigneeId;
  if (assigneeName) data.name = assigneeName;
  if (counts) {
    const { sources, atLeast, atMost, unidentified, circular, primary } = counts;
    data.counts = [sources, atLeast, atMost, unidentified, Number(circular), Number(primary)].join(" ");
  }
  if (!meets) data.below = "";
  return data;
}

/** Reads a card from its mark's data; null for a mark without one: its claim's card is at another mention. */
export function cardIn(data: Readonly<Record<string, string | undefined>>): ReadingCard | null {
  const { c: claimId, m: mentionId, ref } = data;
  if (!claimId || !mentionId || ref === undefined) return null;
  return {
    claimId,
    mentionId,
    ref,
    status: claimStatuses.find((each) => each === data.status) ?? "to-check",
    stale: data.stale !== undefined,
    substance: substances.find((each) => each === data.found) ?? null,
    assigneeId: data.by ?? null,
    assigneeName: data.name ?? null,
    counts: data.counts === undefined ? null : countsIn(data.counts),
    meets: data.below === undefined,
  };
}

function countsIn(written: string): CardCounts {
  const [sources = 0, atLeast = 0, atMost = 0, unidentified = 0, circular, primary] = written.split(" ").map(Number);
  return { sources, atLeast, atMost, unidentified, circular: circular === 1, primary: primary === 1 };
}
