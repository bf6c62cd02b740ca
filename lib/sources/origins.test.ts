import { describe, expect, it } from "vitest";
import { type OriginTreeNode, originTree } from "@/lib/sources/origin-tree";
import { indexGraph } from "@/lib/sources/origins";
import { walk } from "@/lib/sources/walk";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";

describe("the index of a graph", () => {
  it("refuses a link to a source that is not in the graph", () => {
    const link = { id: "l", from: "nobody", to: "nothing", kind: "cites", state: "confirmed" } as const;
    expect(() => indexGraph({ sources: [], links: [link], outlets: [] })).toThrow("no source nobody");
  });

  it("holds for a chain too long for recursion", () => {
    const links = Array.from({ length: 20_000 }, (_, i) => `s${i} cites s${i + 1}`).join("\n");
    const [item] = evidenceOn("s0");
    if (!item) throw new Error("no evidence");
    const index = sketch(links);
    const found = walk(index, item);
    expect(found.met).toHaveLength(20_001);
    expect(found.ends.map((end) => end.members.map((member) => index.sources[member]?.id))).toEqual([["s20000"]]);
  });
});

/** One line a node: indented, "id (link) mark", then what is to be said about it. */
const drawn = (nodes: readonly OriginTreeNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    [
      "  ".repeat(depth) + node.sourceId,
      node.link && `(${node.link.kind}${node.link.state === "proposed" ? ", proposed" : ""})`,
      node.mark && `[${node.mark}]`,
      node.evidenceIds.join(" "),
      node.link && !node.link.followed && "not followed",
      !node.counted && "not counted",
      node.circular && `circular: ${node.circular}`,
      node.again && "again",
    ]
      .filter(Boolean)
      .join(" "),
    ...drawn(node.children, depth + 1),
  ]);

const treeOf = (story: string, ...evidence: string[]): string[] =>
  drawn(originTree(sketch(story), evidenceOn(...evidence)));

describe("where a claim comes from", () => {
  it("puts the origin on top and below it who got it from there, an outlet that confirms itself flagged", () => {
    const story = `annex: document of Harbour Board
      courier: article of Halvern Courier, own reporting
      followup: article of Halvern Courier
      courier obtained annex
      northline rewrites courier
      ledger republishes northline
      estuary rewrites northline
      followup cites estuary`;
    expect(treeOf(story, "courier", "ledger", "followup")).toEqual([
      "annex [established-not-held]",
      "  courier (obtained) e1",
      "    northline (rewrites)",
      "      estuary (rewrites)",
      "        followup (cites) e3 circular: outlet",
      "      ledger (republishes) e2",
    ]);
  });

  it("marks what is held, soft, open and unidentified", () => {
    const story = `annex: document of Harbour Board, held
      officials: unidentified interview
      courier: article of Courier
      blog: post of Blog
      courier interviewed officials
      courier obtained annex`;
    expect(treeOf(story, "courier", "blog")).toEqual([
      "annex [established-held]",
      "  courier (obtained) [soft] e1",
      "blog [open] e2",
      "officials [unidentified]",
      "  courier (interviewed) [soft] e1 again",
    ]);
  });

  it("shows proposed links and what is narrowed away, but not what was rejected", () => {
    const story = `board: statement of Board
      wire: article of Wire, own reporting
      northline quotes board
      northline cites wire
      northline cites blog (proposed)
      northline cites chat (rejected)`;
    expect(treeOf(story, "northline via northline quotes board")).toEqual([
      "board [established-not-held]",
      "  northline (quotes) e1",
      "blog [open] not counted",
      "  northline (cites, proposed) e1 not followed again",
      "wire [established-not-held] not counted",
      "  northline (cites) e1 not followed again",
    ]);
  });

  it("draws a loop once and flags where it closes", () => {
    const story = `gazette rewrites northline
      northline rewrites ledger
      ledger rewrites northline`;
    expect(treeOf(story, "gazette")).toEqual([
      "ledger [unidentified]",
      "  northline (rewrites) [unidentified]",
      "    gazette (rewrites) e1",
      "    ledger (rewrites) [unidentified] circular: loop",
    ]);
  });

  it("is empty where there is only context", () => {
    expect(treeOf("northline cites board", "northline context")).toEqual([]);
  });
});
