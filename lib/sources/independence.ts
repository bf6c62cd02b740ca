/**
 * How many independent origins a claim has (docs: rules, "Which ends are one origin" and "How many").
 *
 * Ends are joined to origins within the evidence of one stance. Unsettled evidence counts in "at most" only, in full:
 * which sources may be picked for "at least", and as what, is decided by the settled evidence alone, and two sources
 * that share an origin in either count are never both picked, so that unsettled evidence can never raise "at least".
 *
 * What was retracted is no origin, nor is what is known through it alone; a source that leads there among other
 * ends is never picked, until its evidence is narrowed past it (docs: origins, "A source is retracted"). One that was
 * corrected counts like any other: what to make of it is a person's verdict.
 */
import { type JoinedEnds, type JoinReason, joinEnds } from "@/lib/sources/join";
import { largestPick } from "@/lib/sources/largest-pick";
import { at, type End, type EvidenceItem, type GraphIndex, type Reading } from "@/lib/sources/origins";
import { isPrimary, type OriginClass, type Stance } from "@/lib/sources/source";
import { type Walk, walk } from "@/lib/sources/walk";

export type CountedStance = Exclude<Stance, "context">;
export const countedStances: readonly CountedStance[] = ["supports", "refutes"];

/** Ends that are one origin, and why they are. */
export type Origin = { class: OriginClass; sourceIds: string[]; joinedBy: Join[] };

/** The sources that share an outlet, an author or a work, or that are known through one outlet alone. */
export type Join = { reason: JoinReason; value: string; sourceIds: string[] };

export type Independence = {
  /** Distinct sources with evidence of the stance, also those that were retracted. */
  sources: number;
  atLeast: number;
  atMost: number;
  /** Origins that nobody has named; shown, never counted. */
  unidentified: number;
  circular: boolean;
  /** The only source is primary and is itself the origin. */
  primary: boolean;
  /** Best class first. */
  origins: Origin[];
  /** Sources that it would rest on, and that were retracted. */
  retracted: string[];
  /** Evidence narrowed to a link that is not confirmed, by id. */
  unsettled: string[];
  /** What confirming every proposed link would make of it. */
  ifConfirmed: Counts;
};

/** Counts the origins of what supports a claim and of what refutes it. Evidence that is only context is left out. */
export const independence = (
  index: GraphIndex,
  evidence: readonly EvidenceItem[],
): Record<CountedStance, Independence> => ({
  supports: independenceOf(index, evidence, "supports"),
  refutes: independenceOf(index, evidence, "refutes"),
});

/**
 * Counts the origins of a claim's evidence of one stance.
 *
 * "At most" is the number of origins that are established, soft or open. "At least" is the largest number of sources
 * that can be picked so that each has only established or soft ends, no two share an origin, and no more than one has
 * a soft end. It is exact, save for hundreds of entangled sources, where it may be too low but is still true.
 * @throws Error when evidence names a source that is not in the graph.
 */
export function independenceOf(
  index: GraphIndex,
  evidence: readonly EvidenceItem[],
  stance: CountedStance,
): Independence {
  const counted = evidence.filter((item) => item.stance === stance);
  const walks = walksOf(index, counted, "asItIs");
  const joined = joinEnds(index, walks);
  const counts = tally(index, walks, joined);
  const { atLeast, atMost } = counts;
  return {
    ...counts,
    origins: joined.origins
      .filter(({ stands }) => stands)
      .map((origin) => ({
        class: origin.class,
        sourceIds: idsOf(index, origin.members),
        joinedBy: origin.joins.map(({ reason, value, members }) => ({
          reason,
          value,
          sourceIds: idsOf(index, members),
        })),
      })),
    retracted: retractedIn(index, walks),
    unsettled: counted
      .filter((_, i) => !walks[i]?.settled)
      .map(({ id }) => id)
      .sort(),
    ifConfirmed: walks.every((each) => nothingProposed(index, each))
      ? { atLeast, atMost }
      : countIfConfirmed(index, counted),
  };
}

/** What the badge says of one side of a claim. */
export type Tally = Pick<Independence, "sources" | "atLeast" | "atMost" | "unidentified" | "circular" | "primary">;

/** The numbers of `independenceOf` alone: for asking what thousands of changes would do to them. */
export function tallyOf(index: GraphIndex, evidence: readonly EvidenceItem[], stance: CountedStance): Tally {
  const walks = walksOf(
    index,
    evidence.filter((item) => item.stance === stance),
    "asItIs",
  );
  return tally(index, walks, joinEnds(index, walks));
}

function tally(index: GraphIndex, walks: readonly Walk[], joined: JoinedEnds): Tally {
  const counts = count(index, walks, joined);
  const sources = new Set(walks.map(({ start }) => start));
  const [only = -1] = sources;
  const standing = joined.origins.filter(({ stands }) => stands);
  return {
    sources: sources.size,
    ...counts,
    unidentified: standing.length - counts.atMost,
    circular: walks.some(({ loops }) => loops.size > 0),
    primary:
      sources.size === 1 &&
      counts.atLeast === 1 &&
      isPrimary(at(index.sources, only).kind) &&
      standing.some(({ members }) => members.includes(only)),
  };
}

const retractedIn = (index: GraphIndex, walks: readonly Walk[]): string[] =>
  index.retracted.size === 0
    ? []
    : idsOf(
        index,
        [...index.retracted].filter((source) => walks.some(({ component }) => component[source] !== 0)).sort(ascending),
      );

type Counts = { atLeast: number; atMost: number };

const nothingProposed = (index: GraphIndex, { met, settled }: Walk): boolean =>
  settled && !met.some((source) => index.proposes[source]);

function countIfConfirmed(index: GraphIndex, evidence: readonly EvidenceItem[]): Counts {
  const walks = walksOf(index, evidence, "ifConfirmed");
  return count(index, walks, joinEnds(index, walks));
}

/**
 * The largest number of sources that can be picked as for "at least", from among those with settled evidence that
 * `among` tells: sources that report themselves, say. What joins ends is asked of all evidence of the stance.
 */
export function atLeastAmong(
  index: GraphIndex,
  evidence: readonly EvidenceItem[],
  stance: CountedStance,
  among: (walk: Walk) => boolean,
): number {
  const walks = walksOf(
    index,
    evidence.filter((item) => item.stance === stance),
    "asItIs",
  );
  return walks.some((each) => each.settled && among(each))
    ? count(index, walks, joinEnds(index, walks), among).atLeast
    : 0;
}

function count(
  index: GraphIndex,
  walks: readonly Walk[],
  joined: JoinedEnds,
  among: (walk: Walk) => boolean = () => true,
): Counts {
  const settled = walks.filter((each) => each.settled);
  const certain = settled.length === walks.length ? joined : joinEnds(index, settled);
  const bySource = new Map<number, (readonly End[])[]>();
  for (const { start, ends } of settled) bySource.set(start, [...(bySource.get(start) ?? []), ends]);
  const chosen = new Set(settled.filter(among).map(({ start }) => start));
  for (const { start, ends, standing } of settled) if (standing.length < ends.length) chosen.delete(start);
  const takes = new Map<readonly End[], ReadonlySet<number> | null>();
  const takenBy = (ends: readonly End[]) => {
    const known = takes.get(ends);
    if (known !== undefined) return known;
    const found = pickOf(ends, certain, joined);
    takes.set(ends, found);
    return found;
  };
  const picks = [...bySource]
    .filter(([start]) => chosen.has(start))
    .map(([, lists]) => (lists.length === 1 ? takenBy(lists[0] ?? []) : pickOf(lists.flat(), certain, joined)));
  return {
    atLeast: largestPick(picks.filter((pick) => pick !== null)),
    atMost: joined.origins.filter((origin) => origin.stands && origin.class !== "unidentified").length,
  };
}

/**
 * What a source takes up when it is picked for "at least": its origins, and the one place for unnamed people if one of
 * them is soft. Null when one of them is open or unidentified, so that the source can't be picked.
 */
function pickOf(ends: readonly End[], certain: JoinedEnds, joined: JoinedEnds): Set<number> | null {
  const takes = new Set<number>();
  for (const end of ends) {
    const place = certain.placeOf(end);
    const origin = at(certain.origins, place);
    if (origin.class === "open" || origin.class === "unidentified") return null;
    if (origin.class === "soft") takes.add(unnamedPeople);
    takes.add(2 * place);
    if (certain !== joined) takes.add(2 * joined.placeOf(end) + 1);
  }
  return takes;
}

const unnamedPeople = -1;

/** The count in the words of the screen: "6 sources · 1–2 origins · 1 unidentified", "1 source · primary". */
export function summary({ sources, atLeast, atMost, unidentified, primary, retracted }: Independence): string {
  const parts = [number(sources, "source")];
  if (primary && atMost === 1 && unidentified === 0) parts.push("primary");
  else if (sources > 0) parts.push(atLeast === atMost ? number(atMost, "origin") : `${atLeast}–${atMost} origins`);
  if (unidentified > 0) parts.push(`${unidentified} unidentified`);
  if (retracted.length > 0) parts.push(`${retracted.length} retracted`);
  return parts.join(" · ");
}

const number = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/**
 * What a claim rests on: each source on the way from its evidence to the ends, each confirmed link that is followed,
 * and the ends, each with the class of the origin it belongs to and that origin's place in `origins` of its stance.
 *
 * A sign-off is bound to it, and whoever confirmed one of the links can't sign. Unsettled evidence is included.
 */
export type RestsOn = {
  sourceIds: string[];
  linkIds: string[];
  ends: { stance: CountedStance; sourceIds: string[]; class: OriginClass; origin: number }[];
};

export function restsOn(index: GraphIndex, evidence: readonly EvidenceItem[]): RestsOn {
  const sources = new Set<number>();
  const links = new Set<number>();
  const ends: RestsOn["ends"] = [];
  for (const stance of countedStances) {
    const walks = walksOf(
      index,
      evidence.filter((item) => item.stance === stance),
      "asItIs",
    );
    for (const { met, stepAt } of walks) {
      for (const source of met) {
        const { onward, standsBehind } = stepAt(source);
        sources.add(source);
        for (const link of [...onward, ...standsBehind]) {
          links.add(link);
          sources.add(at(index.to, link));
        }
      }
    }
    joinEnds(index, walks).origins.forEach((origin, place) => {
      for (const end of origin.ends)
        ends.push({ stance, sourceIds: idsOf(index, end.members), class: origin.class, origin: place });
    });
  }
  return {
    sourceIds: idsOf(index, [...sources].sort(ascending)),
    linkIds: [...links].sort(ascending).map((link) => at(index.links, link).id),
    ends,
  };
}

const ascending = (a: number, b: number): number => a - b;

const idsOf = (index: GraphIndex, members: readonly number[]): string[] =>
  members.map((member) => at(index.sources, member).id);

const walksOf = (index: GraphIndex, evidence: readonly EvidenceItem[], reading: Reading): Walk[] =>
  evidence.map((item) => walk(index, item, reading));
