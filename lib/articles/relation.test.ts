import { describe, expect, it } from "vitest";
import { relationsOf } from "@/lib/articles/relation";
import type { LinkKind } from "@/lib/sources/source";

const source = (id: string, over: { ownReporting?: boolean; unidentified?: boolean } = {}) => ({
  id,
  title: `Title of ${id}`,
  ownReporting: over.ownReporting ?? null,
  unidentified: over.unidentified ?? false,
});
const link = (from: string, kind: LinkKind, to: string) => ({ from, to, kind });
const letters = new Map([
  ["a", "A"],
  ["b", "B"],
  ["c", "C"],
]);

describe("where an article got it from", () => {
  it.each([
    ["an article that nobody has traced", [source("a")], [], "Origin not established"],
    ["one known not to be own reporting", [source("a", { ownReporting: false })], [], "Origin not recorded"],
    ["one's own reporting", [source("a", { ownReporting: true })], [], "Own reporting"],
    ["a rewrite of an article of the dossier", [source("a"), source("b")], [link("a", "rewrites", "b")], "Rewrites B"],
    [
      "what was obtained elsewhere",
      [source("a", { ownReporting: true }), source("x")],
      [link("a", "obtained", "x")],
      "Own reporting, obtained Title of x",
    ],
    [
      "a report that is not named",
      [source("a"), source("x", { unidentified: true })],
      [link("a", "cites", "x")],
      "Cites somebody unidentified",
    ],
    [
      "one of many origins",
      [source("a"), source("b"), source("c"), source("x")],
      [link("a", "cites", "b"), link("a", "quotes", "c"), link("a", "cites", "x")],
      "Cites B, quotes C, 1 more",
    ],
  ])("of %s", (_, sources, links, words) => {
    expect(relationsOf(sources, links, letters).get("a")).toEqual({ words, circular: false });
  });

  it("says where reporting goes round in a circle, and not of who merely leads into it", () => {
    const found = relationsOf(
      [source("a"), source("b"), source("c")],
      [link("a", "cites", "b"), link("b", "cites", "a"), link("c", "rewrites", "a")],
      letters,
    );
    expect(found.get("a")).toEqual({ words: "Cites B, circular", circular: true });
    expect(found.get("b")).toEqual({ words: "Cites A, circular", circular: true });
    expect(found.get("c")).toEqual({ words: "Rewrites A", circular: false });
  });
});
