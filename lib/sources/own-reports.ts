/**
 * Secondary sources that report themselves (docs: standards, "Reports of their own"): each an article, a post or an
 * image with own reporting, and not one agency story in many places.
 */
import { atLeastAmong, type CountedStance } from "@/lib/sources/independence";
import { at, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";
import { isFirstHand, isPrimary } from "@/lib/sources/source";
import type { Walk } from "@/lib/sources/walk";

/** Counts the secondary sources of one stance that report themselves and are independent of each other, at least. */
export const ownReports = (index: GraphIndex, evidence: readonly EvidenceItem[], stance: CountedStance): number =>
  atLeastAmong(index, evidence, stance, (walk) => reports(index, walk));

/**
 * Whether the source reports for this claim itself: it is an end by its own reporting, or it met or obtained what it
 * tells. One whose evidence is narrowed to what it took from others does not.
 */
function reports(index: GraphIndex, { start, stepAt }: Walk): boolean {
  if (isPrimary(at(index.sources, start).kind)) return false;
  const { end, onward } = stepAt(start);
  return (
    end?.class === "established" ||
    end?.class === "soft" ||
    onward.some((link) => isFirstHand(at(index.links, link).kind))
  );
}
