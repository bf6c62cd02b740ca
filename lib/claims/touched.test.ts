import { describe, expect, it, test } from "vitest";
import { leadingTo, type Touching, touchedBy } from "@/lib/claims/touched";
import type { EventType } from "@/lib/history/events";

const event = (type: EventType, over: Partial<Touching> = {}): Touching => ({
  type,
  claimId: null,
  sourceId: null,
  otherSourceId: null,
  ...over,
});
const told = (...events: Touching[]) => {
  const touched = touchedBy(events);
  return touched && { claims: [...touched.claimIds], sources: [...touched.sourceIds], graph: touched.graph };
};

describe("what an event can have changed of where claims stand", () => {
  it.each<[string, Touching, ReturnType<typeof told>]>([
    ["a comment", event("comment-written", { claimId: "c" }), { claims: [], sources: [], graph: false }],
    ["a verdict", event("verdict-set", { claimId: "c" }), { claims: ["c"], sources: [], graph: false }],
    ["a task of a claim", event("task-changed", { claimId: "c" }), { claims: ["c"], sources: [], graph: false }],
    ["a task of nothing", event("task-changed"), { claims: [], sources: [], graph: false }],
    ["a new article", event("article-added"), { claims: [], sources: [], graph: true }],
    ["a source", event("source-changed", { sourceId: "s" }), { claims: [], sources: ["s"], graph: true }],
    [
      "a link",
      event("link-drawn", { sourceId: "s", otherSourceId: "t" }),
      { claims: [], sources: ["s", "t"], graph: true },
    ],
    ["another standard", event("dossier-changed"), null],
    ["a merge", event("claims-merged", { claimId: "c" }), null],
    ["a correction", event("article-revised"), null],
    ["a verdict on nobody knows what", event("verdict-set"), null],
    ["what this version does not know", event("something-new" as EventType), null],
  ])("%s", (_, one, expected) => {
    expect(told(one)).toEqual(expected);
  });

  it("adds up, and one that may have changed everything did", () => {
    const some = [event("verdict-set", { claimId: "c" }), event("evidence-entered", { claimId: "d", sourceId: "s" })];
    expect(told(...some)).toEqual({ claims: ["c", "d"], sources: [], graph: false });
    expect(told(...some, event("dossier-changed"))).toBeNull();
  });
});

test("what leads to a source is everything downstream of it, through loops as well", () => {
  const links = [
    { from: "b", to: "a" },
    { from: "c", to: "b" },
    { from: "a", to: "c" },
    { from: "e", to: "d" },
  ];
  expect([...leadingTo(new Set(["a"]), links)].sort()).toEqual(["a", "b", "c"]);
  expect([...leadingTo(new Set(["d"]), links)].sort()).toEqual(["d", "e"]);
  expect([...leadingTo(new Set(["e"]), links)]).toEqual(["e"]);
  expect([...leadingTo(new Set<string>(), links)]).toEqual([]);
});
