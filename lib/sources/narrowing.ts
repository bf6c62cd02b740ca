/**
 * What evidence could be narrowed to: the links that the article's own words name for the sentence that makes the claim
 * (docs: origins, "Narrowing").
 */

import { at, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";
import type { LinkReason } from "@/lib/sources/proposal";
import type { LinkKind } from "@/lib/sources/source";
import { walk } from "@/lib/sources/walk";

/** Where an article makes the claim. */
export type ClaimedAt = { sourceId: string; revisionId: string; start: number; end: number };

/** What to narrow a piece of evidence to. */
export type NarrowingOffer = {
  evidenceId: string;
  /** Ids of confirmed links: those that the words name, and those that lead there. */
  via: string[];
  /** The sources that it then leads to, in the order of the text. */
  to: string[];
  /** The words that say so; null where no sentence says otherwise than that the article is a rewrite. */
  reason: LinkReason | null;
};

const wholeText: readonly LinkKind[] = ["rewrites", "republishes", "translates"];

/**
 * Offers what each piece of evidence could be narrowed to. Nothing is offered for evidence that is narrowed already, nor
 * where narrowing would lead to the same ends.
 * @param reasonsOf what texts say for a link.
 */
export function narrowingOffers(
  index: GraphIndex,
  evidence: readonly EvidenceItem[],
  claimedAt: readonly ClaimedAt[],
  reasonsOf: (linkId: string) => readonly LinkReason[],
): NarrowingOffer[] {
  return evidence.flatMap((item) => {
    const places = claimedAt.filter(({ sourceId }) => sourceId === item.sourceId);
    const start = index.sourceAt.get(item.sourceId);
    if (item.stance === "context" || item.via.length > 0 || places.length === 0 || start === undefined) return [];
    const ways = waysFrom(index, start);
    const governing = [...ways.keys()].flatMap((link) => {
      const reason = reasonsOf(at(index.links, link).id).find((one) => places.some((place) => governs(one, place)));
      return reason ? [{ link, reason }] : [];
    });
    // A byline stands above all of a text; a sentence that names somebody else means somebody else.
    const sentences = governing.filter(({ reason }) => reason.sign !== "byline");
    const chosen = (sentences.length > 0 ? sentences : governing).sort((a, b) => a.reason.start - b.reason.start);
    const whole = at(index.outOf, start).filter((link) => isConfirmed(index, link) && isWhole(index, link));
    const links = chosen.length > 0 ? chosen.map(({ link }) => link) : whole.length === 1 ? whole : [];
    if (links.length === 0) return [];
    const via = [...new Set(links.flatMap((link) => [...(ways.get(link) ?? []), link]))].map(
      (link) => at(index.links, link).id,
    );
    if (sameEnds(index, item, via)) return [];
    // What leads on to another one that is named is the way, and not where it ends.
    const last = links.filter((link) => !links.some((other) => at(index.from, other) === at(index.to, link)));
    return [
      {
        evidenceId: item.id,
        via,
        to: last.map((link) => at(index.sources, at(index.to, link)).id),
        reason: chosen[0]?.reason ?? null,
      },
    ];
  });
}

const isConfirmed = (index: GraphIndex, link: number): boolean => at(index.links, link).state === "confirmed";
const isWhole = (index: GraphIndex, link: number): boolean => wholeText.includes(at(index.links, link).kind);

const governs = (reason: LinkReason, { revisionId, start, end }: ClaimedAt): boolean =>
  reason.revisionId === revisionId &&
  (reason.sign === "byline" || reason.sentences.some(([from, to]) => from < end && to > start));

/** Every confirmed link upstream of a source, with the links that lead to where it begins. */
function waysFrom(index: GraphIndex, start: number): Map<number, readonly number[]> {
  const ways = new Map<number, readonly number[]>();
  const met = new Map<number, readonly number[]>([[start, []]]);
  for (const [source, way] of met)
    for (const link of at(index.outOf, source)) {
      if (!isConfirmed(index, link)) continue;
      ways.set(link, way);
      const to = at(index.to, link);
      if (!met.has(to)) met.set(to, [...way, link]);
    }
  return ways;
}

/** Ids of some sources, and of every source that a confirmed link leads to from there. */
export function upstream(index: GraphIndex, sourceIds: Iterable<string>): string[] {
  const met = new Set([...sourceIds].flatMap((id) => index.sourceAt.get(id) ?? []));
  for (const source of met)
    for (const link of at(index.outOf, source)) if (isConfirmed(index, link)) met.add(at(index.to, link));
  return [...met].map((source) => at(index.sources, source).id);
}

function sameEnds(index: GraphIndex, item: EvidenceItem, via: readonly string[]): boolean {
  const ends = (narrowed: readonly string[]) =>
    walk(index, { ...item, via: narrowed })
      .ends.map((end) => `${end.class} ${end.members.join(" ")}`)
      .sort()
      .join("\n");
  return ends([]) === ends(via);
}
