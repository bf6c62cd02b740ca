/**
 * The graph of who got it from whom, and where the links end (docs: rules, "Where the links end").
 *
 * Plain values in, plain values out: no database, no clock. `indexGraph` reads a dossier's graph once, `walk` then
 * follows the links of one piece of evidence.
 */
import { componentsFrom } from "@/lib/sources/loops";
import { authorsIn, type Named, type OutletName, outletKey, outletNames } from "@/lib/sources/outlet";
import {
  isFirstHand,
  isPrimary,
  type LinkKind,
  type LinkState,
  type OriginClass,
  type SourceKind,
  type Stance,
} from "@/lib/sources/source";

export type SourceNode = {
  id: string;
  kind: SourceKind;
  /** Whether it reports itself: yes, no, or null while nobody has established it. */
  ownReporting: boolean | null;
  /** "Officials", "a report": it stands for somebody or something that is not named. */
  unidentified: boolean;
  /** A snapshot of it is stored. */
  held: boolean;
  /** "" when not known. */
  outlet: string;
  /** "" when not known. */
  author: string;
  /** What makes it the same work as another: its canonical URL and the SHA-256 of its bytes. */
  works: readonly string[];
};

/** `from` got it from `to`. */
export type OriginLink = { id: string; from: string; to: string; kind: LinkKind; state: LinkState };

export type OriginGraph = {
  sources: readonly SourceNode[];
  links: readonly OriginLink[];
  outlets: readonly OutletName[];
};

export type EvidenceItem = {
  id: string;
  sourceId: string;
  stance: Stance;
  /** What it rests on for this claim: ids of origin links, or of the source itself. Empty: not narrowed. */
  via: readonly string[];
};

/** Which links count: the confirmed ones, or as if every proposed link were confirmed too. */
export type Reading = "asItIs" | "ifConfirmed";

/** What happens at one source: the links followed onward, those that end at its reporter, and the class of end it is. */
export type Step = {
  onward: readonly number[];
  /** The sources that these lead to. */
  next: readonly number[];
  /** First-hand links to somebody unidentified: followed, but they end here. */
  standsBehind: readonly number[];
  /** null when the source only passes on what it got. */
  end: End | null;
};

/** A dossier's graph, ready to be walked. Sources and links are known by their position in the order of their ids. */
export type GraphIndex = {
  sources: readonly SourceNode[];
  links: readonly OriginLink[];
  sourceAt: ReadonlyMap<string, number>;
  linkAt: ReadonlyMap<string, number>;
  /** Positions of each link's two sources. */
  from: Int32Array;
  to: Int32Array;
  /** Links out of and into each source, those that were rejected left out. */
  outOf: readonly (readonly number[])[];
  into: readonly (readonly number[])[];
  /** What happens at each source where nothing is narrowed. */
  steps: Record<Reading, readonly Step[]>;
  /** Whether a link out of the source is still only proposed. */
  proposes: readonly boolean[];
  /** null for an empty field. */
  outlets: readonly (Named | null)[];
  authors: readonly (readonly Named[])[];
};

/** An end of the links, by positions: one source, or the members of a loop without a way out. */
export type End = { members: readonly number[]; class: OriginClass };

/** Where one piece of evidence leads. */
export type Walk = {
  start: number;
  /** The position of each source that is met. */
  met: readonly number[];
  ends: readonly End[];
  /** False when it is narrowed to a link that is not confirmed: it then counts in "at most" only. */
  settled: boolean;
  /** The number of each source's component, 0 when it is not met; the sources of a loop share theirs. */
  component: Int32Array;
  /** The numbers of the components that are loops. */
  loops: ReadonlySet<number>;
  stepAt: (source: number) => Step;
};

/** Reads an element at a position that is known to exist. */
export const at = <T>(list: { readonly [position: number]: T }, position: number): T => list[position] as T;

/**
 * Reads a dossier's graph into an index that any number of claims can be computed against.
 * @throws Error when a link names a source that is not in the graph.
 */
export function indexGraph(graph: OriginGraph): GraphIndex {
  const sources = byId(graph.sources);
  const links = byId(graph.links);
  const sourceAt = new Map(sources.map((source, i) => [source.id, i]));
  const outOf: number[][] = sources.map(() => []);
  const into: number[][] = sources.map(() => []);
  const from = Int32Array.from(links, (link) => positionOf(sourceAt, link.from));
  const to = Int32Array.from(links, (link) => positionOf(sourceAt, link.to));
  links.forEach((link, i) => {
    if (link.state === "rejected") return;
    at(outOf, at(from, i)).push(i);
    at(into, at(to, i)).push(i);
  });
  const names = outletNames(graph.outlets);
  const nameOf = new Map(graph.outlets.map(({ name }) => [outletKey(name, names), name]));
  for (const source of sources) {
    const key = outletKey(source.outlet, names);
    if (!nameOf.has(key)) nameOf.set(key, source.outlet.trim());
  }
  const index = {
    sources,
    links,
    sourceAt,
    linkAt: new Map(links.map((link, i) => [link.id, i])),
    from,
    to,
    outOf,
    into,
    proposes: outOf.map((out) => out.some((link) => at(links, link).state === "proposed")),
    outlets: sources.map((source) => {
      const key = outletKey(source.outlet, names);
      return key ? { key, name: nameOf.get(key) ?? key } : null;
    }),
    authors: sources.map((source) => authorsIn(source.author, names)),
  };
  const steps = (reading: Reading) =>
    outOf.map((out, source) => {
      const followed = out.filter((link) => counts(at(links, link).state, reading));
      return stepOf(index, source, followed, reportsItself(at(sources, source)));
    });
  return { ...index, steps: { asItIs: steps("asItIs"), ifConfirmed: steps("ifConfirmed") } };
}

const byId = <T extends { id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

export function positionOf(positions: ReadonlyMap<string, number>, id: string): number {
  const position = positions.get(id);
  if (position === undefined) throw new Error(`The graph has no source ${id}.`);
  return position;
}

const counts = (state: LinkState, reading: Reading): boolean =>
  state === "confirmed" || (state === "proposed" && reading === "ifConfirmed");

/** Own reporting is a matter of articles, posts and images; what is primary is the thing itself. */
const reportsItself = (source: SourceNode): boolean => !isPrimary(source.kind) && source.ownReporting === true;

/**
 * What happens at a source when these links of it are followed.
 *
 * It is an end if it has no link to follow, or if it is own reporting and no first-hand link of it is followed; it may
 * lead on as well. A first-hand link from an identified source to an unidentified one ends at the reporter, who stands
 * behind it: soft, and whoever is unidentified is not asked any further by that link.
 */
function stepOf(
  graph: Pick<GraphIndex, "sources" | "links" | "to">,
  source: number,
  followed: readonly number[],
  reports: boolean,
): Step {
  const here = at(graph.sources, source);
  const firstHand = followed.filter((link) => isFirstHand(at(graph.links, link).kind));
  const standsBehind = here.unidentified
    ? []
    : firstHand.filter((link) => at(graph.sources, at(graph.to, link)).unidentified);
  const isEnd = followed.length === 0 || (reports && firstHand.length === 0);
  const onward = standsBehind.length === 0 ? followed : followed.filter((link) => !standsBehind.includes(link));
  const end = standsBehind.length > 0 ? "soft" : isEnd ? classOf(here) : null;
  return {
    onward,
    next: onward.map((link) => at(graph.to, link)),
    standsBehind,
    end: end && { members: [source], class: end },
  };
}

function classOf(source: SourceNode): OriginClass {
  if (source.unidentified) return "unidentified";
  return isPrimary(source.kind) || source.ownReporting === true ? "established" : "open";
}

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
  const { narrowed, settled } = narrowing(index, evidence, reading);
  const steps = index.steps[reading];
  const stepAt = (source: number): Step => narrowed.get(source) ?? at(steps, source);
  const nextOf = (source: number) => stepAt(source).next;
  const { components, numberOf: component } = componentsFrom([start], index.sources.length, nextOf);

  const ends: End[] = [];
  const loops = new Set<number>();
  for (const members of components) {
    for (const member of members) {
      const { end } = stepAt(member);
      if (end) ends.push(end);
    }
    const [first = 0] = members;
    if (members.length === 1 && !nextOf(first).includes(first)) continue;
    loops.add(at(component, first));
    const wayOut = members.some((member) => nextOf(member).some((to) => component[to] !== component[member]));
    if (!wayOut && members.every((member) => stepAt(member).end === null))
      ends.push({ members: members.sort((a, b) => a - b), class: "unidentified" });
  }
  return { start, met: components.flat(), ends, settled, component, loops, stepAt };
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
