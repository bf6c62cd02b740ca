import { linkKindWord, sourceKindWord } from "@/components/vocabulary/words";
import type { LinkSign } from "@/lib/sources/proposal";
import type { WaitingEnd, WaitingLink } from "@/lib/sources/proposal-queue";

/** "B Northline rewrites A The Halvern Courier" */
export const waitingWords = ({
  from,
  kind,
  to,
}: Pick<WaitingLink, "kind"> & { from: { name: string }; to: { name: string } }) =>
  `${from.name} ${linkKindWord[kind]} ${to.name}`;

/** What the program read, in two or three words. */
export const signWord: Record<LinkSign, string> = {
  attributed: "says so",
  byline: "in its byline",
  hyperlink: "links to it",
  "shared-wording": "shares wording",
};

/** "82 % sure"; who proposed it where it was no program. */
export const sureWords = (confidence: number | null): string =>
  confidence === null ? "proposed by a colleague" : `${confidence} % sure`;

/** What will stand in the list of sources once it is confirmed; null for a source that is there already. */
export function putUpWords({ proposed, kind, unidentified, ownReporting, title, name }: WaitingEnd): string | null {
  if (!proposed) return null;
  const what = unidentified ? "nobody named" : sourceKindWord[kind].toLowerCase();
  const own = ownReporting === true ? ", taken to report itself" : "";
  return `new source${title === name ? "" : ` “${title}”`}: ${what}${own}`;
}

/** "70 % shared" */
export const shareWords = (share: number | null): string =>
  share === null ? "" : `${Math.round(share * 100)} % shared`;
