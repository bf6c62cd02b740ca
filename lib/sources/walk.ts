/** Follows the links of a piece of evidence to where they end (docs: rules, "Where the links end"). */
import { componentsFrom } from "@/lib/sources/loops";
import {
  at,
  counts,
  type End,
  type EvidenceItem,
  type GraphIndex,
  positionOf,
  type Reading,
  type Step,
  stepOf,
} from "@/lib/sources/origins";

/** Where one piece of evidence leads. */
export type Walk = {
  start: number;
  /** The position of each source that is met. */
  met: readonly number[];
  ends: readonly End[];
  /** Those of the ends that neither come from a source that was retracted nor only through one. */
  standing: readonly End[];
  /** The sources that are met before any that was retracted; null where none was: then all of them. */
  sound: ReadonlySet<number> | null;
  /** False when it is narrowed to a link that is not confirmed: it then counts in "at most" only. */
  settled: boolean;
  /** The number of each source's component, 0 when it is not met; the sources of a loop share theirs. */
  component: Int32Array;
  /** The numbers of the components that are loops. */
  loops: ReadonlySet<number>;
  stepAt: (source: number) => Step;
};

/**
 * Follows the confirmed links from a piece of evidence to where they end.
 *
 * Narrowing: where a link of a source is named, or the source itself, only the named links are followed, and its own
 * reporting is an end only when the source itself is named (established if its own reporting is, else open). Where
 * nothing is named all confirmed links are followed. Links may be named anywhere upstream. A named link that is not
 * confirmed, or no longer there, leaves the evidence unsettled.
 *
 * A loop is two or more sources that lead to each other, or a source that links to itself. It is flagged wherever it
 * is met; one without a way out and without an end in it is one unidentified end.
 * @throws Error when the evidence names a source that is not in the graph.
 */
export function walk(index: GraphIndex, evidence: EvidenceItem, reading: Reading = "asItIs"): Walk {
  const start = positionOf(index.sourceAt, evidence.sourceId);
  const steps = index.steps[reading];
  if (evidence.via.length === 0) return plainWalk(index, steps, start);
  const { narrowed, settled } = narrowing(index, evidence, reading);
  const stepAt = (source: number): Step => narrowed.get(source) ?? at(steps, source);
  const whole = componentsOf(index, [start], (source) => stepAt(source));
  return walkOver(index, start, settled, stepAt, whole);
}

/** What follows from the links alone, whatever evidence there is. */
type Components = {
  numberOf: Int32Array;
  /** By the number of a component: it is a loop. */
  isLoop: readonly boolean[];
  /** The unidentified end that a loop without a way out and without an end is. */
  endOf: readonly (End | null)[];
};

function componentsOf(index: GraphIndex, starts: readonly number[], stepAt: (source: number) => Step): Components {
  const next = (source: number) => stepAt(source).next;
  const { components, numberOf } = componentsFrom(starts, index.sources.length, next);
  const isLoop = [false];
  const endOf: (End | null)[] = [null];
  for (const members of components) {
    const [first = 0] = members;
    const loop = members.length > 1 || next(first).includes(first);
    const closed =
      loop &&
      members.every(
        (member) => stepAt(member).end === null && next(member).every((to) => numberOf[to] === numberOf[first]),
      );
    isLoop.push(loop);
    endOf.push(closed ? { members: members.sort((a, b) => a - b), class: "unidentified" } : null);
  }
  return { numberOf, isLoop, endOf };
}

function walkOver(
  index: GraphIndex,
  start: number,
  settled: boolean,
  stepAt: (source: number) => Step,
  components: Components,
): Walk {
  return walkFrom(index, start, settled, stepAt, reachOf(index, start, stepAt, components));
}

/** What is reached from a source, which is the same from each source of one loop. */
type Reach = Pick<Walk, "met" | "ends" | "component" | "loops">;

function reachOf(
  index: GraphIndex,
  start: number,
  stepAt: (source: number) => Step,
  { numberOf, isLoop, endOf }: Components,
): Reach {
  const component = new Int32Array(index.sources.length);
  const met = [start];
  const ends: End[] = [];
  const loops = new Set<number>();
  component[start] = at(numberOf, start);
  for (let i = 0; i < met.length; i++) {
    const { next, end } = stepAt(at(met, i));
    const number = at(component, at(met, i));
    if (end) ends.push(end);
    if (at(isLoop, number) && !loops.has(number)) {
      loops.add(number);
      const closed = at(endOf, number);
      if (closed) ends.push(closed);
    }
    for (let j = 0; j < next.length; j++) {
      const to = at(next, j);
      if (component[to] !== 0) continue;
      component[to] = at(numberOf, to);
      met.push(to);
    }
  }
  return { met, ends, component, loops };
}

function walkFrom(
  index: GraphIndex,
  start: number,
  settled: boolean,
  stepAt: (source: number) => Step,
  reach: Reach,
): Walk {
  const touched = index.retracted.size > 0 && reach.met.some((source) => index.retracted.has(source));
  const sound = touched ? soundFrom(index, start, stepAt) : null;
  const standing = sound ? reach.ends.filter(({ members }) => members.some((member) => sound.has(member))) : reach.ends;
  return { ...reach, start, standing, sound, settled, stepAt };
}

function soundFrom(index: GraphIndex, start: number, stepAt: (source: number) => Step): ReadonlySet<number> {
  const met = new Set(index.retracted.has(start) ? [] : [start]);
  for (const here of met) for (const to of stepAt(here).next) if (!index.retracted.has(to)) met.add(to);
  return met;
}

/** What was found out about a graph in one reading, kept as long as the graph is. */
type Kept = { components: Components; reaches: Map<number, Reach>; walks: Map<number, Walk> };
const kept = new WeakMap<readonly Step[], Kept>();
/** Positions that are kept for walks of one graph, 8 MB. */
const mostKept = 2_000_000;

/** The walk of evidence that is not narrowed, which is the same for all evidence on a source. */
function plainWalk(index: GraphIndex, steps: readonly Step[], start: number): Walk {
  const stepAt = (source: number) => at(steps, source);
  let known = kept.get(steps);
  if (!known) {
    const every = Array.from(steps, (_, source) => source);
    known = { components: componentsOf(index, every, stepAt), reaches: new Map(), walks: new Map() };
    kept.set(steps, known);
  }
  const before = known.walks.get(start);
  if (before) return before;
  const number = at(known.components.numberOf, start);
  const reach = known.reaches.get(number) ?? reachOf(index, start, stepAt, known.components);
  const made = walkFrom(index, start, true, stepAt, reach);
  if (!known.reaches.has(number) && (known.reaches.size + 1) * steps.length <= mostKept) {
    known.reaches.set(number, reach);
  }
  if (known.reaches.get(number) === reach) known.walks.set(start, made);
  return made;
}

function narrowing(index: GraphIndex, evidence: EvidenceItem, reading: Reading) {
  const narrowed = new Map<number, Step>();
  const named = new Map<number, number[]>();
  let settled = true;
  for (const id of new Set(evidence.via)) {
    const link = index.linkAt.get(id);
    const source = index.sourceAt.get(id);
    if (link === undefined && source === undefined) settled = false;
    if (link !== undefined) {
      const links = named.get(at(index.from, link)) ?? [];
      if (counts(at(index.links, link).state, reading)) links.push(link);
      else settled = false;
      named.set(at(index.from, link), links);
    } else if (source !== undefined && !named.has(source)) named.set(source, []);
  }
  const itself = new Set(evidence.via);
  for (const [source, links] of named)
    narrowed.set(source, stepOf(index, source, links, itself.has(at(index.sources, source).id)));
  return { narrowed, settled };
}
