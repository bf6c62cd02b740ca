/** Where a claim comes from, drawn as a tree: each origin first, below it who got it from there. */
import { componentsFrom } from "@/lib/sources/loops";
import { at, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";
import { type LinkKind, type LinkState, type OriginClass, originClasses } from "@/lib/sources/source";
import { type Walk, walk } from "@/lib/sources/walk";

export type OriginMark = "established-held" | "established-not-held" | "soft" | "open" | "unidentified";

export type OriginTreeNode = {
  sourceId: string;
  /** What sort of end it is; null when it only passes on what it got. */
  mark: OriginMark | null;
  /** The link by which it got it from the node above; null at the top. Not followed: narrowed away, or not confirmed. */
  link: { id: string; kind: LinkKind; state: LinkState; followed: boolean } | null;
  /** Evidence of the claim on this source. */
  evidenceIds: string[];
  /** Whether any evidence leads here; false where only a proposed link or a retracted source does, or evidence is narrowed past it. */
  counted: boolean;
  /** It stands above already and so closes a loop; or its outlet does, and so confirms itself through another. */
  circular: "loop" | "outlet" | null;
  /** It is drawn with all below it further up; here it has no children. */
  again: boolean;
  children: OriginTreeNode[];
};

/**
 * Draws the tree of a claim's evidence: everything upstream by confirmed and proposed links, narrowed or not, so that
 * a person sees what there is to confirm and what evidence could be narrowed to.
 *
 * Each source is drawn in full once, and each link once; where a source comes again, or closes a loop, it is a leaf.
 * Evidence that is only context is left out. The order of what is passed in does not matter.
 * @throws Error when evidence names a source that is not in the graph.
 */
export function originTree(index: GraphIndex, evidence: readonly EvidenceItem[]): OriginTreeNode[] {
  const bearing = evidence.filter((item) => item.stance !== "context");
  const walks = bearing.map((item) => walk(index, item));
  const starts = [...new Set(walks.map(({ start }) => start))].sort((a, b) => a - b);
  const upstream = (source: number) => at(index.outOf, source).map((link) => at(index.to, link));
  const { components, numberOf } = componentsFrom(starts, index.sources.length, upstream);
  const shown = new Set(components.flat());
  const { counted, followed, classes } = whatCounts(index, walks);
  const drawn = new Set<number>();

  const draw = (source: number, above: readonly number[], link: number | null): OriginTreeNode => {
    const loop = above.includes(source);
    const again = !loop && drawn.has(source);
    drawn.add(source);
    const { id, held } = at(index.sources, source);
    const asTop = above.length === 0 ? (at(index.steps.ifConfirmed, source).end?.class ?? "unidentified") : null;
    const got = link === null ? null : at(index.links, link);
    const below = loop || again ? [] : at(index.into, source).filter((each) => shown.has(at(index.from, each)));
    return {
      sourceId: id,
      mark: markOf(classes.get(source) ?? asTop, held),
      link: got && { id: got.id, kind: got.kind, state: got.state, followed: followed.has(link ?? -1) },
      evidenceIds: bearing
        .filter((item) => item.sourceId === id)
        .map((item) => item.id)
        .sort(),
      counted: counted.has(source),
      circular: loop ? "loop" : confirmsItself(index, source, above) ? "outlet" : null,
      again,
      children: below.map((each) => draw(at(index.from, each), [...above, source], each)),
    };
  };

  return components
    .filter((members) => members.every((member) => upstream(member).every((to) => numberOf[to] === numberOf[member])))
    .map((members) => Math.min(...members))
    .sort((a, b) => Number(counted.has(b)) - Number(counted.has(a)) || a - b)
    .map((top) => draw(top, [], null));
}

function whatCounts(index: GraphIndex, walks: readonly Walk[]) {
  const counted = new Set<number>();
  const followed = new Set<number>();
  const classes = new Map<number, OriginClass>();
  for (const { met, sound, stepAt, ends } of walks) {
    for (const source of met) {
      const counts = sound === null || sound.has(source);
      if (counts) counted.add(source);
      for (const link of [...stepAt(source).onward, ...stepAt(source).standsBehind]) {
        followed.add(link);
        if (counts && !index.retracted.has(at(index.to, link))) counted.add(at(index.to, link));
      }
    }
    for (const end of ends) {
      for (const member of end.members) {
        const known = classes.get(member);
        if (!known || originClasses.indexOf(end.class) < originClasses.indexOf(known)) classes.set(member, end.class);
      }
    }
  }
  return { counted, followed, classes };
}

function markOf(end: OriginClass | null, held: boolean): OriginMark | null {
  if (end !== "established") return end;
  return held ? "established-held" : "established-not-held";
}

/** An outlet that got it, through another outlet, from its own report. */
function confirmsItself(index: GraphIndex, source: number, above: readonly number[]): boolean {
  const own = at(index.outlets, source)?.key;
  const outlets = above.map((other) => at(index.outlets, other)?.key);
  const last = outlets.lastIndexOf(own);
  return own !== undefined && last >= 0 && outlets.slice(last + 1).some((outlet) => outlet !== undefined);
}
