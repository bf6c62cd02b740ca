import { claimKindWord, stakesWord, statusWord, substanceWord } from "@/components/vocabulary/words";
import { type Stakes, stakesLevels } from "@/lib/claims/claim";
import {
  type ClaimColumn,
  type ClaimGroup,
  type ClaimGrouping,
  type ClaimSort,
  claimGroups,
  type DueAsked,
  type ListGroup,
  type VerdictAsked,
} from "@/lib/claims/listed";

export const columnWord: Record<ClaimColumn, string> = {
  verdict: "Verdict",
  independence: "Independence",
  kind: "Kind",
  stakes: "Stakes",
  checker: "Who",
  due: "Due",
  added: "Added",
};

export const groupingWord: Record<ClaimGrouping, string> = {
  status: "status",
  checker: "checker",
  article: "article",
  stakes: "stakes",
  none: "nothing",
};

export const sortWord: Record<ClaimSort["by"], string> = {
  ref: "reference",
  claim: "statement",
  status: "status",
  verdict: "verdict",
  kind: "kind",
  stakes: "stakes",
  checker: "checker",
  due: "due date",
  added: "when it was added",
};

export const dueWord: Record<DueAsked, string> = {
  overdue: "overdue",
  week: "in the next 7 days",
  set: "with a date",
  none: "without a date",
};

export const verdictWord = (verdict: VerdictAsked): string =>
  verdict === "none" ? "No verdict yet" : substanceWord[verdict];

export const kindWord = claimKindWord;

/** What a group of the list is called. */
export function groupLabel(grouping: ClaimGrouping, { key, label }: ListGroup): string {
  if (grouping === "status") return isGroup(key) ? statusWord[key] : key;
  if (grouping === "stakes") return isStakes(key) ? stakesWord[key] : key;
  return label;
}

export const isGroup = (key: string): key is ClaimGroup => (claimGroups as readonly string[]).includes(key);
const isStakes = (key: string): key is Stakes => (stakesLevels as readonly string[]).includes(key);
