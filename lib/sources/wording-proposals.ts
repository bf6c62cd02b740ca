/** What shared wording proposes about where an article comes from. */

import { agencyCopy, agencyOf, CARRIED } from "@/lib/sources/agency-copy";
import { earlierFirst, isEarlier } from "@/lib/sources/earlier";
import { type OutletNames, outletKey } from "@/lib/sources/outlet";
import type { LinkReason } from "@/lib/sources/proposal";
import type { SharedText } from "@/lib/sources/shared-text";

/** An article whose wording was compared, as far as the viewer may see it. */
export type WordedArticle = {
  articleId: string;
  revisionId: string;
  dossierId: string;
  /** Null for ours, which is never evidence. */
  sourceId: string | null;
  letter: string;
  title: string;
  outlet: string;
  byline: string;
  publishedAt: string | null;
  ours: boolean;
  /** The agency that its text is marked as having come from: "" for "agencies", left out or null without such a mark. */
  agency?: string | null;
};

/** Words of a text with their place in it, in UTF-16 units. */
export type QuotedWords = { quote: string; start: number; end: number };

/** Another article whose wording is in the one that was asked about: `a` is the one asked about, `b` the other. */
export type WordingMatch = SharedText & {
  other: WordedArticle;
  /** The beginning of the longest shared passage, in each text; null where none is long enough. */
  longest: { a: QuotedWords; b: QuotedWords } | null;
};

/** A link that shared wording speaks for: the later article has it from the earlier one. */
export type WordingProposal = {
  from: WordedArticle;
  to: WordedArticle;
  /** False where their dates do not tell which was first: then `from` is the one that was asked about. */
  ordered: boolean;
  kind: "republishes" | "rewrites";
  /** 0 to 1. */
  confidence: number;
  reasons: LinkReason[];
  /**
   * `from` has it from this agency, or from a text that nobody signed (""), as `to` has, and not from `to`; null where it has
   * it from `to`.
   */
  common: string | null;
};

/** The same for an article that is being stored, by what its text shows. @param matches as they were looked for before. */
export const proposalsOfText = (
  { text, ...asked }: Omit<WordedArticle, "agency"> & { text: string },
  matches: readonly WordingMatch[] = [],
): WordingProposal[] =>
  matches.length === 0 ? [] : wordingProposals({ ...asked, agency: agencyOf({ byline: asked.byline, text }) }, matches);

/** From here on it is likelier than not, with hardly a report of one's own among them. */
const SURE = 0.5;
/** So much is the text itself, not a version of it. */
const REPRINTED = 0.7;
/** What an order that nobody knows leaves of the confidence. */
const UNORDERED = 0.6;

/**
 * Turns what an article shares with others into links to propose. Each article is said to have it from one other: of those
 * before it the one whose wording it keeps most. Where many carry one text, each has it from whoever wrote that.
 * @param names tells which written forms are one outlet; two articles of one outlet are no link.
 */
export function wordingProposals(
  asked: WordedArticle,
  matches: readonly WordingMatch[],
  names?: OutletNames,
): WordingProposal[] {
  const counted = matches.filter(
    ({ other, rewrite, shareOfA, shareOfB }) =>
      other.sourceId !== null &&
      asked.sourceId !== null &&
      (rewrite >= SURE || Math.max(shareOfA, shareOfB) >= CARRIED) &&
      !isOneOutlet(asked.outlet, other.outlet, names),
  );
  const proposals: WordingProposal[] = [];
  const carried = counted.filter(({ shareOfA, shareOfB }) => Math.max(shareOfA, shareOfB) >= CARRIED);
  const copy = agencyCopy([asked, ...carried.map(({ other }) => other)], names);
  if (copy)
    for (const match of carried) {
      const reason = { ordered: false, common: copy.agency };
      proposals.push({ ...drawn(asked, match, true), ...reason }, { ...drawn(asked, match, false), ...reason });
    }
  const before: WordingMatch[] = [];
  for (const match of counted) {
    if (copy && carried.includes(match)) continue;
    const first = isEarlier(match.other.publishedAt, asked.publishedAt);
    if (first === false) proposals.push(drawn(asked, match, false));
    else before.push(match);
  }
  const [nearest] = before.sort(
    (one, other) => nearness(other) - nearness(one) || earlierFirst(one.other, other.other),
  );
  if (nearest && !copy) proposals.unshift(drawn(asked, nearest, true));
  return proposals;
}

const isOneOutlet = (one: string, other: string, names: OutletNames | undefined): boolean =>
  outletKey(one, names) !== "" && outletKey(one, names) === outletKey(other, names);

const nearness = ({ shareOfA, shareOfB, rewrite }: WordingMatch): number => Math.max(shareOfA, shareOfB) + rewrite;

/** @param later the article that was asked about has it from the other, not the other way round. */
function drawn(asked: WordedArticle, match: WordingMatch, later: boolean): WordingProposal {
  const { other, rewrite, shareOfA, shareOfB, passages, longest } = match;
  const [from, to] = later ? [asked, other] : [other, asked];
  const share = later ? shareOfA : shareOfB;
  const ordered = isEarlier(to.publishedAt, from.publishedAt) === true;
  const quoted = (later ? longest?.a : longest?.b) ?? { quote: "", start: 0, end: 0 };
  const sure = Math.max(rewrite, Math.min(0.95, Math.max(shareOfA, shareOfB) + 0.2));
  return {
    from,
    to,
    ordered,
    kind: share >= REPRINTED ? "republishes" : "rewrites",
    confidence: Math.min(0.97, sure * (ordered ? 1 : UNORDERED)),
    reasons: [
      {
        sign: "shared-wording",
        revisionId: from.revisionId,
        ...quoted,
        sentences: passages.map(({ a, b }) => (later ? a : b)).sort((x, y) => x[0] - y[0]),
        share,
      },
    ],
    common: null,
  };
}
