import { describe, expect, it } from "vitest";
import type { EventType, ReadEvent } from "@/lib/history/events";
import { sentence } from "@/lib/history/sentence";
import { ofClaims } from "@/lib/testing/told/claims";
import { ofNewsroom } from "@/lib/testing/told/newsroom";
import { ofSources } from "@/lib/testing/told/sources";
import { later, names, type Told } from "@/lib/testing/told/told";

/** Every type of event has its line: one that is added without a line does not compile. */
const cases: { [T in EventType]: Told<T> } = { ...ofNewsroom, ...ofClaims, ...ofSources };

const event = (type: EventType, subject: string, payload: unknown, over: Partial<ReadEvent> = {}): ReadEvent =>
  ({
    id: 1,
    number: 1,
    at: later,
    actorId: "mara",
    type,
    subject: { type: "claim", id: subject },
    claimId: "c2",
    payload,
    ...over,
  }) as ReadEvent;

const table = Object.entries(cases).flatMap(([type, { payload, subject, reads, more = [] }]) =>
  [[payload, reads] as const, ...(more as [unknown, string][])].map(
    ([told, words]) => [type as EventType, words, subject, told] as const,
  ),
);

describe("the history as sentences", () => {
  it.each(table)("%s reads: … %s", (type, reads, subject, payload) => {
    expect(sentence(event(type, subject, payload), names)).toBe(`Mara Kell ${reads}`);
  });

  it("names the program where nobody did it", () => {
    expect(sentence(event("sign-off-stale", "c2", { digest: "0" }, { actorId: null }), names)).toBe(
      "Second Source set the sign-off of A2 aside: what was signed has changed",
    );
  });

  it.each<[EventType, string]>([
    ["source-added", "added a confidential source"],
    ["source-changed", "changed something about a confidential source"],
    ["link-drawn", "changed an origin link of a confidential source"],
    ["evidence-entered", "entered evidence from a confidential source for A2"],
    ["task-assigned", "changed a task about a confidential source"],
    ["task-handed-over", "changed a task about a confidential source"],
    ["task-reminded", "changed a task about a confidential source"],
    ["comment-written", "said something about a confidential source"],
    ["comment-edited", "went on with talk about a confidential source"],
    ["thread-resolved", "went on with talk about a confidential source"],
    ["claim-changed", "did something whose details were erased"],
  ])("tells a withheld %s in general words", (type, reads) => {
    expect(sentence(event(type, "s1", null), names)).toBe(`Mara Kell ${reads}`);
  });

  it("says of what is sealed from whoever gives a blind second verdict only that something happened", () => {
    const sealed = { ...names, sealed: (id: string) => id === "c2" };
    expect(sentence(event("verdict-set", "c2", null), sealed)).toBe(
      "Mara Kell did something with A2 that is withheld until you have given your verdict",
    );
    expect(sentence(event("blind-verdict-given", "k1", null), names)).toBe(
      "Mara Kell gave a blind verdict on A2, sealed until both are in",
    );
  });

  it("keeps a long text to one short line", () => {
    const text = `first\nsecond ${"word ".repeat(100)}`;
    const told = sentence(event("comment-written", "c2", { on: "claim", text }), names);
    expect(told.length).toBeLessThan(220);
    expect(told).toMatch(/“first second word .* …”$/);
  });
});
