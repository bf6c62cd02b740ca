/** Which ends are one origin (docs: rules, "Which ends are one origin"). */
import { at, type End, type GraphIndex } from "@/lib/sources/origins";
import type { Named } from "@/lib/sources/outlet";
import { type OriginClass, originClasses } from "@/lib/sources/source";
import type { Walk } from "@/lib/sources/walk";

export type JoinReason = "outlet" | "author" | "work" | "known-through";

/** One origin, by positions in the index. */
export type JoinedOrigin = {
  /** The best class of its ends that stand; "unidentified" where none does. */
  class: OriginClass;
  /** False for one that is known from, or through, retracted sources alone: it joins others and counts as nothing. */
  stands: boolean;
  /** The sources of its ends, in order. */
  members: readonly number[];
  ends: readonly End[];
  joins: readonly { reason: JoinReason; value: string; members: readonly number[] }[];
};

export type JoinedEnds = {
  /** Those that stand first, the best class first, then in order of their sources: the same for any order of the walks. */
  origins: readonly JoinedOrigin[];
  /** The place in `origins` of an end of one of the walks. */
  placeOf: (end: End) => number;
};

/**
 * Joins the ends of the walks to origins.
 *
 * Ends with the same outlet, author or work are one origin, and so are ends joined through a third. An end that is not
 * held and is known through one outlet alone also carries that outlet. Unidentified ends join nothing: each is shown
 * alone. The best class of the joined ends wins. What comes from a retracted source still joins, so that taking one
 * back never makes two origins of one, but it has no class to give.
 */
export function joinEnds(index: GraphIndex, walks: readonly Walk[]): JoinedEnds {
  const ends = bestOf(walks.map((walk) => walk.ends));
  const allStand = walks.every((walk) => walk.sound === null);
  const standing = allStand ? ends : bestOf(walks.map((walk) => walk.standing));
  const [nobody, identified] = part([...ends.values()], (end) => end.class === "unidentified");
  const shared = sharedBy(index, walks, identified.map(sourceOf));
  const origins = [...groupsOf(identified, shared), ...nobody.map((end) => [end])]
    .map((group) => originOf(group, shared, standing))
    .sort((a, b) => Number(b.stands) - Number(a.stands) || rank(a) - rank(b) || compare(a.members, b.members));
  const places = new Map(origins.flatMap(({ ends }, place) => ends.map((end) => [nameOf(end), place])));
  return { origins, placeOf: (end) => places.get(nameOf(end)) ?? -1 };
}

/** Each end once, in the best class that it is met in. */
function bestOf(lists: readonly (readonly End[])[]): Map<number | string, End> {
  const best = new Map<number | string, End>();
  for (const ends of new Set(lists))
    for (const end of ends) {
      const name = nameOf(end);
      const known = best.get(name);
      if (!known || rank(end) < rank(known)) best.set(name, end);
    }
  return best;
}

/** An end is the same one wherever it is met; a loop that nobody is behind is not what an identified end is. */
const nameOf = (end: End): number | string => (end.class === "unidentified" ? end.members.join(" ") : sourceOf(end));

const rank = ({ class: name }: { class: OriginClass }): number => originClasses.indexOf(name);

const sourceOf = ({ members: [source = -1] }: End): number => source;

const ascending = (a: number, b: number): number => a - b;

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, place) => value !== b[place]);
  return i < 0 ? a.length - b.length : (a[i] ?? 0) - (b[i] ?? -1);
}

function part<T>(list: readonly T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  return [list.filter(test), list.filter((item) => !test(item))];
}

/** Something that ends can have in common, and which have it: as their own, or because of how they are known. */
type Shared = { reason: "outlet" | "author" | "work"; value: string; own: number[]; known: number[] };

function sharedBy(index: GraphIndex, walks: readonly Walk[], sources: readonly number[]): Shared[] {
  const all = new Map<string, Shared>();
  const share = (reason: Shared["reason"], key: string, value: string, as: "own" | "known", source: number) => {
    const shared = all.get(`${reason} ${key}`) ?? { reason, value, own: [], known: [] };
    shared[as].push(source);
    all.set(`${reason} ${key}`, shared);
  };
  for (const source of [...sources].sort(ascending)) {
    const outlet = at(index.outlets, source);
    if (outlet) share("outlet", outlet.key, outlet.name, "own", source);
    for (const { key, name } of at(index.authors, source)) share("author", key, name, "own", source);
    for (const work of new Set(at(index.sources, source).works)) if (work) share("work", work, work, "own", source);
    const through = at(index.sources, source).held ? null : knownThrough(index, walks, source);
    if (through && through.key !== outlet?.key) share("outlet", through.key, through.name, "known", source);
  }
  return [...all.values()].filter(({ own, known }) => own.length + known.length > 1);
}

/**
 * The one outlet that a source is known through: the last one before it, on every way there. Null when there is more
 * than one, when it is itself evidence, and when a way has no known outlet on it.
 */
function knownThrough(index: GraphIndex, walks: readonly Walk[], source: number): Named | null {
  let through: Named | null = null;
  for (const walk of walks) {
    if (walk.start === source) return null;
    if (!walk.component[source]) continue;
    for (const outlet of lastOutlets(index, walk, source)) {
      if (outlet === null || (through && through.key !== outlet.key)) return null;
      through = outlet;
    }
  }
  return through;
}

/** The last outlet before the source on each way of the walk; null stands for a way without one. */
function lastOutlets(index: GraphIndex, walk: Walk, source: number): (Named | null)[] {
  const before = beforeReaching(walk, source);
  const seen = new Set([source]);
  const found: (Named | null)[] = [];
  const back = [source];
  for (const here of back) {
    for (const link of at(index.into, here)) {
      const from = at(index.from, link);
      if (seen.has(from) || !before(from) || !walk.stepAt(from).onward.includes(link)) continue;
      seen.add(from);
      const outlet = at(index.outlets, from);
      if (outlet || from === walk.start) found.push(outlet);
      else back.push(from);
    }
  }
  return found;
}

/**
 * Which sources a way can pass before it comes to the source: in a loop, what lies behind it is not on the way to it.
 *
 * On the shortest ways few others lie behind a source, and whatever does not is before it. Only for the rest all ways
 * are tried.
 */
function beforeReaching(walk: Walk, source: number): (other: number) => boolean {
  if (!walk.loops.has(at(walk.component, source))) return (other) => at(walk.component, other) !== 0;
  const ways = shortestWays(walk);
  let others: Ways | undefined;
  return (other) => {
    if (at(ways, other) < 0) return false;
    for (let here = other; here !== source; here = at(ways, here)) if (here === walk.start) return true;
    others ??= waysFrom(walk, source);
    return at(others, other) >= 0;
  };
}

/** By position: the source before it on a shortest way, -1 where none leads to it. */
type Ways = Int32Array;

const shortest = new WeakMap<Walk, Ways>();

function shortestWays(walk: Walk): Ways {
  const ways = shortest.get(walk) ?? waysFrom(walk);
  shortest.set(walk, ways);
  return ways;
}

/** The ways to what the walk reaches without entering the shunned source. */
function waysFrom({ start, component, stepAt }: Walk, shunned = -1): Ways {
  const ways = new Int32Array(component.length).fill(-1);
  ways[start] = start;
  const reached = [start];
  for (let i = 0; i < reached.length; i++) {
    const here = at(reached, i);
    const { next } = stepAt(here);
    for (let j = 0; j < next.length; j++) {
      const to = at(next, j);
      if (to === shunned || ways[to] !== -1) continue;
      ways[to] = here;
      reached.push(to);
    }
  }
  return ways;
}

/** The ends that share something, and the ends that these share something with, and so on. */
function groupsOf(ends: readonly End[], shared: readonly Shared[]): End[][] {
  const leaders = new Map<number, number>(ends.map((end) => [sourceOf(end), sourceOf(end)]));
  const leader = (source: number): number => {
    let top = source;
    for (let next = leaders.get(top); next !== undefined && next !== top; next = leaders.get(top)) top = next;
    leaders.set(source, top);
    return top;
  };
  for (const { own, known } of shared) {
    const [first = -1, ...others] = [...own, ...known];
    for (const other of others) leaders.set(leader(other), leader(first));
  }
  const groups = new Map<number, End[]>();
  for (const end of ends) groups.set(leader(sourceOf(end)), [...(groups.get(leader(sourceOf(end))) ?? []), end]);
  return [...groups.values()];
}

function originOf(
  group: readonly End[],
  shared: readonly Shared[],
  standing: ReadonlyMap<number | string, End>,
): JoinedOrigin {
  const ends = [...group].sort((a, b) => compare(a.members, b.members));
  const classes = new Set(ends.flatMap((end) => standing.get(nameOf(end))?.class ?? []));
  const best = originClasses.find((name) => classes.has(name)) ?? "unidentified";
  const members = ends.flatMap((end) => end.members).sort(ascending);
  const joins = ends.length === 1 ? [] : shared.filter(({ own, known }) => members.includes(own[0] ?? known[0] ?? -1));
  return { class: best, stands: classes.size > 0, members, ends, joins: joins.flatMap(joinsOf) };
}

function joinsOf({ reason, value, own, known }: Shared): JoinedOrigin["joins"] {
  const joins: { reason: JoinReason; value: string; members: readonly number[] }[] = [];
  if (own.length > 1) joins.push({ reason, value, members: own });
  if (known.length > 0) joins.push({ reason: "known-through", value, members: [...own, ...known].sort(ascending) });
  return joins;
}
