import { describe, expect, it } from "vitest";
import { changedSince } from "@/lib/claims/changes";
import type { EventType, ReadEvent } from "@/lib/history/events";
import type { Names } from "@/lib/history/phrases";

const names: Names = {
  person: (id) => ({ mara: "Mara Kell", sam: "Sam Okoro" })[id] ?? "somebody",
  claim: (id) => ({ c3: "A3" })[id] ?? "a claim",
  source: (id) => ({ s1: "Harbour log", s2: "Northline" })[id] ?? "a source",
  article: () => "A, Ferry late",
  task: () => "a task",
  moment: (iso) => iso,
};

let id = 0;
const event = (type: EventType, subject: string, payload: unknown, actorId: string | null = "mara"): ReadEvent =>
  ({
    id: ++id,
    number: id,
    at: `2026-03-17T09:00:0${id % 10}.000Z`,
    actorId,
    type,
    subject: { type: "claim", id: subject },
    claimId: "c2",
    payload,
  }) as ReadEvent;

const evidence = {
  claimId: "c2",
  sourceId: "s1",
  stance: "supports",
  quote: "delay 40 min",
  locator: "p. 3",
  credibility: 2,
  note: "",
  via: [],
};
const mention = { claimId: "c2", revisionId: "r1", start: 0, end: 4, quote: "late", mode: "asserts" };
const told = (...events: ReadEvent[]) => changedSince(events, names);
const change = (name: string, before: string, after: string, prose = false) => ({ name, before, after, prose });

describe("what changed in a claim since a moment", () => {
  it("sets the first wording beside the last, whatever was between", () => {
    const changes = told(
      event("claim-changed", "c2", {
        changes: { statement: ["It paid.", "It paid in full."], stakes: ["routine", "critical"] },
      }),
      event("claim-changed", "c2", { changes: { statement: ["It paid in full.", "It paid half."] } }, "sam"),
    );
    expect(changes).toMatchObject([
      {
        what: "Statement and facts",
        did: "changed",
        fields: [change("Statement", "It paid.", "It paid half.", true), change("Stakes", "routine", "critical")],
        by: ["Mara Kell", "Sam Okoro"],
      },
    ]);
  });

  it.each<[string, ReadEvent[]]>([
    [
      "changed back",
      [
        event("verdict-set", "c2", { substance: ["supported", "refuted"] }),
        event("verdict-set", "c2", { substance: ["refuted", "supported"] }),
      ],
    ],
    [
      "added and taken away again",
      [event("evidence-entered", "e1", evidence), event("evidence-removed", "e1", evidence)],
    ],
    [
      "gone from its text and found again as it was",
      [
        event("mention-gone", "m1", { ...mention, articleId: "a1" }),
        event("mention-found", "m1", { ...mention, articleId: "a1" }),
      ],
    ],
    ["handed to another checker", [event("claim-changed", "c2", { changes: { assigneeId: [null, "sam"] } })]],
  ])("leaves out what was %s", (_, events) => {
    expect(told(...events)).toEqual([]);
  });

  it.each<[string, ReadEvent[], object]>([
    [
      "a verdict",
      [event("verdict-set", "c2", { substance: [null, "not-enough-evidence"] })],
      { what: "Verdict", fields: [change("Verdict", "", "not enough evidence")] },
    ],
    [
      "an attribution, with its mention",
      [event("verdict-set", "c2", { mentionId: "m1", attribution: [null, "accurate"] })],
      { what: "Mention", fields: [change("Attribution", "", "accurate")] },
    ],
    [
      "evidence that is new and was changed since, as one that is new",
      [
        event("evidence-entered", "e1", evidence),
        event("evidence-changed", "e1", { claimId: "c2", sourceId: "s1", changes: { note: ["", "Read twice."] } }),
      ],
      {
        what: "Evidence: Harbour log",
        did: "added",
        fields: expect.arrayContaining([change("Note", "", "Read twice.", true)]),
      },
    ],
    [
      "evidence that is gone, with what it said",
      [event("evidence-removed", "e1", evidence)],
      { did: "removed", fields: expect.arrayContaining([change("Words", "delay 40 min", "", true)]) },
    ],
    [
      "a mention that a correction rewords",
      [
        event("mention-reworded", "m1", {
          claimId: "c2",
          articleId: "a1",
          revisionId: "r2",
          changes: { quote: ["40 minutes", "20 minutes"] },
        }),
      ],
      { what: "Mention", fields: [change("Words", "40 minutes", "20 minutes", true)] },
    ],
    [
      "an origin link that was rejected",
      [event("link-changed", "l1", { from: "s1", to: "s2", changes: { state: ["confirmed", "rejected"] } })],
      { what: "Origin link: Harbour log → Northline", fields: [change("State", "confirmed", "rejected")] },
    ],
    [
      "a source whose own reporting is not established any more",
      [event("source-changed", "s1", { changes: { ownReporting: [true, null], state: ["good", "retracted"] } })],
      {
        what: "Source: Harbour log",
        fields: [change("State", "good", "retracted"), change("Own reporting", "yes", "not established")],
      },
    ],
    [
      "a reply that came",
      [
        event("claim-changed", "c2", {
          changes: {
            reply: [null, { askedAt: "", how: "by mail", until: null, answer: "No comment.", silence: false }],
          },
        }),
      ],
      { fields: [change("Reply", "", "No comment.", true)] },
    ],
    [
      "a waiver",
      [event("line-waived", "c2", { rule: "second-signer", reason: "Alone today" })],
      { what: "Waiver: second signer", did: "added", fields: [change("Reason", "", "Alone today", true)] },
    ],
    [
      "a claim that was merged into it",
      [
        event("claims-merged", "c3", {
          from: "c3",
          into: "c2",
          moved: { mentions: 1, evidence: 0, comments: 0, tasks: 0 },
        }),
      ],
      { what: "A3, merged into it", did: "added" },
    ],
    [
      "what the program did",
      [event("source-changed", "s1", { changes: { reliability: ["F", "B"] }, because: "outlet-graded" }, null)],
      { by: ["Second Source"], fields: [change("Reliability", "F", "B")] },
    ],
  ])("tells %s", (_, events, expected) => {
    expect(told(...events)).toMatchObject([expected]);
  });

  it("says of what is withheld that it changed, and nothing of how", () => {
    expect(told(event("evidence-changed", "e1", null))).toMatchObject([
      { what: "Evidence", did: "changed", fields: [], withheld: true },
    ]);
  });
});
