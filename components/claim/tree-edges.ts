import type { OriginTreeNode } from "@/lib/sources/origin-tree";
import type { LinkKind, LinkState } from "@/lib/sources/source";

/** A link of the tree: `from` got it from `to`. */
export type TreeEdge = { id: string; from: string; to: string; kind: LinkKind; state: LinkState };

/** Every link that a tree draws, by id; each stands once. */
export function edgesOf(tree: readonly OriginTreeNode[]): Map<string, TreeEdge> {
  const edges = new Map<string, TreeEdge>();
  const visit = (node: OriginTreeNode) => {
    for (const child of node.children) {
      if (child.link) {
        const { id, kind, state } = child.link;
        edges.set(id, { id, from: child.sourceId, to: node.sourceId, kind, state });
      }
      visit(child);
    }
  };
  for (const top of tree) visit(top);
  return edges;
}

/** The links that evidence on a source may rest on: those that lead upstream from it, however far. */
export function upstreamOf(edges: Iterable<TreeEdge>, sourceId: string): Set<string> {
  const all = [...edges];
  const reached = new Set([sourceId]);
  const links = new Set<string>();
  for (const source of reached)
    for (const { id, from, to } of all)
      if (from === source) {
        links.add(id);
        reached.add(to);
      }
  return links;
}
