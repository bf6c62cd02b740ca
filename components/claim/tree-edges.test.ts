import { describe, expect, it } from "vitest";
import { originTree } from "@/lib/sources/origin-tree";
import { evidenceOn, sketch } from "@/lib/testing/graph-sketch";
import { edgesOf, upstreamOf } from "./tree-edges";

const story = `
  annex: document of Harbour Board
  courier obtained annex
  northline rewrites courier
  ledger republishes northline
  ledger cites gazette (proposed)
`;

describe("what evidence may rest on", () => {
  const tree = originTree(sketch(story), evidenceOn("ledger", "northline"));

  it("is every link upstream of its source, confirmed or proposed", () => {
    expect(upstreamOf(edgesOf(tree).values(), "ledger")).toEqual(
      new Set([
        "ledger republishes northline",
        "northline rewrites courier",
        "courier obtained annex",
        "ledger cites gazette",
      ]),
    );
  });

  it("is no link of those who took it from that source", () => {
    expect(upstreamOf(edgesOf(tree).values(), "northline")).toEqual(
      new Set(["northline rewrites courier", "courier obtained annex"]),
    );
  });

  it("is found in a loop as well, and nothing upstream of an origin", () => {
    const loop = originTree(sketch("a rewrites b\nb cites a"), evidenceOn("a"));
    expect(upstreamOf(edgesOf(loop).values(), "a")).toEqual(new Set(["a rewrites b", "b cites a"]));
    expect(upstreamOf(edgesOf(tree).values(), "annex")).toEqual(new Set());
  });
});
