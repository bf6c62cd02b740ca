/**
 * The graph of who got it from whom, and where the links end (docs: rules, "Where the links end").
 *
 * Plain values in, plain values out: no database, no clock. `indexGraph` reads a dossier's graph once, `walk` (in
 * walk.ts) then follows the links of one piece of evidence.
 */
import {
  authorsIn,
  type KnownOutlets,
  type Named,
  type OutletName,
  onlyOutlets,
  outletKey,
} from "@/lib/sources/outlet";
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
  /** Whoever issued it took it back: nothing counts that comes from it or through it. */
  retracted?: boolean;
};

/** `from` got it from `to`. */
export type OriginLink = { id: string; from: string; to: string; kind: LinkKind; state: LinkState };

export type OriginGraph = {
  sources: readonly SourceNode[];
  links: readonly OriginLink[];
  /** Those that are known, or a few by themselves. */
  outlets: KnownOutlets | readonly OutletName[];
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
  /** Sources that were retracted. */
  retracted: ReadonlySet<number>;
  /** null for an empty field. */
  outlets: readonly (Named | null)[];
  authors: readonly (readonly Named[])[];
};

/** An end of the links, by positions: one source, or the members of a loop without a way out. */
export type End = { members: readonly number[]; class: OriginClass };

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
  const known = "names" in graph.outlets ? graph.outlets : onlyOutlets(graph.outlets);
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
    retracted: new Set(sources.flatMap((source, i) => (source.retracted ? [i] : []))),
    outlets: outletsOf(sources, known),
    authors: authorsOf(sources, known),
  };
  const steps = (reading: Reading) =>
    outOf.map((out, source) => {
      const followed = out.filter((link) => counts(at(links, link).state, reading));
      return stepOf(index, source, followed, reportsItself(at(sources, source)));
    });
  return { ...index, steps: { asItIs: steps("asItIs"), ifConfirmed: steps("ifConfirmed") } };
}

/**
 * The same graph as if these links were confirmed, for saying what that would do. Only the sources that they lead from are
 * read anew: thousands of such graphs are made in a moment.
 * @throws Error when there is no such link.
 */
export function confirming(index: GraphIndex, linkIds: readonly string[]): GraphIndex {
  const links = [...index.links];
  const asItIs = [...index.steps.asItIs];
  const touched = new Set<number>();
  for (const id of linkIds) {
    const position = index.linkAt.get(id);
    if (position === undefined) throw new Error(`The graph has no link ${id}.`);
    links[position] = { ...at(links, position), state: "confirmed" };
    touched.add(at(index.from, position));
  }
  const graph = { ...index, links };
  for (const source of touched) {
    const followed = at(index.outOf, source).filter((link) => at(links, link).state === "confirmed");
    asItIs[source] = stepOf(graph, source, followed, reportsItself(at(index.sources, source)));
  }
  const proposes = [...index.proposes];
  for (const source of touched)
    proposes[source] = at(index.outOf, source).some((link) => at(links, link).state === "proposed");
  return { ...graph, proposes, steps: { ...index.steps, asItIs } };
}

/** Each source's outlet, called as the newsroom calls it, or as the first source that names it. */
function outletsOf(sources: readonly SourceNode[], { names, nameOf }: KnownOutlets): (Named | null)[] {
  const called = new Map<string, string>();
  const read = new Map<string, Named | null>();
  return sources.map(({ outlet }) => {
    let named = read.get(outlet);
    if (named === undefined) {
      const key = outletKey(outlet, names);
      if (!called.has(key)) called.set(key, nameOf(key) ?? outlet.trim());
      named = key ? { key, name: called.get(key) ?? key } : null;
      read.set(outlet, named);
    }
    return named;
  });
}

function authorsOf(sources: readonly SourceNode[], { names }: KnownOutlets): Named[][] {
  const read = new Map<string, Named[]>();
  return sources.map(({ author }) => {
    const named = read.get(author) ?? authorsIn(author, names);
    read.set(author, named);
    return named;
  });
}

function byId<T extends { id: string }>(list: readonly T[]): readonly T[] {
  const inOrder = list.every((item, i) => i === 0 || at(list, i - 1).id < item.id);
  return inOrder ? list : [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function positionOf(positions: ReadonlyMap<string, number>, id: string): number {
  const position = positions.get(id);
  if (position === undefined) throw new Error(`The graph has no source ${id}.`);
  return position;
}

/** Whether links in this state are followed. */
export const counts = (state: LinkState, reading: Reading): boolean =>
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
export function stepOf(
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
