/** What confirming a proposed link would do to the counts of claims, told before anybody confirms it. */
import { type CountedStance, countedStances, type Tally, tallyOf } from "@/lib/sources/independence";
import { confirming, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";

export type ClaimWithEvidence = { id: string; evidence: readonly EvidenceItem[] };

/** What a side of a claim counts at present; undefined where nobody has counted it yet. */
export type NowCounted = (claimId: string, stance: CountedStance) => Tally | undefined;

const numbersOf = ({ sources, atLeast, atMost, unidentified, circular, primary }: Tally): Tally => ({
  ...{ sources, atLeast, atMost, unidentified, circular, primary },
});

/** One side of one claim whose count would change. */
export type Effect = { claimId: string; stance: CountedStance; before: Tally; after: Tally };

/**
 * Claims by the sources on the confirmed ways from their evidence, and by what it is narrowed to: a link changes only what
 * leads to where it begins, or names it.
 */
export type Reach = ReadonlyMap<string, readonly ClaimWithEvidence[]>;

/** Notes which claims lead to which sources. `restsOn` is what each claim rests on, its evidence's own sources included. */
export function reachOf(claims: readonly (ClaimWithEvidence & { restsOn: readonly string[] })[]): Reach {
  const reach = new Map<string, ClaimWithEvidence[]>();
  for (const { id, evidence, restsOn } of claims)
    for (const at of new Set([...restsOn, ...evidence.flatMap((item) => [item.sourceId, ...item.via])])) {
      const there = reach.get(at);
      if (there) there.push({ id, evidence });
      else reach.set(at, [{ id, evidence }]);
    }
  return reach;
}

/**
 * The claims that count differently once these links are confirmed, in the order in which they are given.
 * @param links with where they begin.
 * @param now what claims count at present, where that is known.
 */
export function effectsOf(
  index: GraphIndex,
  reach: Reach,
  links: readonly { id: string; from: string }[],
  now?: NowCounted,
): Effect[] {
  const nowOf = (id: string, stance: CountedStance, evidence: readonly EvidenceItem[]): Tally =>
    numbersOf(now?.(id, stance) ?? tallyOf(index, evidence, stance));
  const touched = new Map(
    links
      .flatMap(({ id, from }) => [...(reach.get(from) ?? []), ...(reach.get(id) ?? [])])
      .map((claim) => [claim.id, claim]),
  );
  if (touched.size === 0) return [];
  const then = confirming(
    index,
    links.map(({ id }) => id),
  );
  return [...touched.values()].flatMap(({ id, evidence }) =>
    countedStances.flatMap((stance): Effect[] => {
      if (!evidence.some((item) => item.stance === stance)) return [];
      const before = nowOf(id, stance, evidence);
      const after = tallyOf(then, evidence, stance);
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ claimId: id, stance, before, after }];
    }),
  );
}

/** "2 sources · 0–2 origins → 1 origin": what it is now whole, then what of it is other. */
export function effectWords({ before, after }: Pick<Effect, "before" | "after">): string {
  const sources = `${before.sources} ${before.sources === 1 ? "source" : "sources"}`;
  return `${sources} · ${partsOf(before).join(" · ")} → ${partsOf(after).join(" · ")}`;
}

function partsOf({ atLeast, atMost, unidentified, circular, primary, sources }: Tally): string[] {
  const range = atLeast === atMost ? String(atMost) : `${atLeast}–${atMost}`;
  const isPrimary = primary && sources === 1 && atMost === 1 && unidentified === 0;
  return [
    isPrimary ? "primary" : `${range} ${range === "1" ? "origin" : "origins"}`,
    ...(unidentified > 0 ? [`${unidentified} unidentified`] : []),
    ...(circular ? ["circular"] : []),
  ];
}
