import { later, names, type SomeTold } from "@/lib/testing/told/told";

const source = {
  kind: "document",
  title: "Harbour annex",
  outlet: "",
  author: "",
  url: "",
  publishedAt: null,
  ownReporting: null,
  unidentified: false,
  state: "good",
  confidential: false,
  pseudonym: "",
  reliability: "F",
} as const;
const evidence = {
  claimId: "c2",
  sourceId: "s1",
  stance: "supports",
  quote: "delay: 40 min",
  locator: "p. 3",
  credibility: 2,
  note: "",
  via: [],
} as const;
const task = {
  title: "Call the pilots",
  detail: "",
  assigneeId: "sam",
  dueAt: null,
  state: "open",
  outcome: "",
} as const;

/** What is told of sources, evidence, tasks, talk and editions. */
export const ofSources = {
  "source-added": {
    payload: { ...source, articleId: null },
    subject: "s1",
    reads: "added the source “Harbour annex” (document)",
    more: [
      [
        { ...source, confidential: true, pseudonym: "a pilot", articleId: null },
        "added the confidential source “Harbour annex” (document)",
      ],
      [
        { ...source, articleId: null, proposed: true },
        "put up the source “Harbour annex” (document), which a text names",
      ],
    ],
  },
  "source-changed": {
    payload: { changes: { ownReporting: [null, true], state: ["good", "retracted"], reliability: ["F", "B"] } },
    subject: "s1",
    reads:
      "changed the source “Harbour annex”: own reporting to yes, the state from good to retracted and the reliability from F to B",
    more: [
      [
        { changes: { reliability: ["F", "B"] }, because: "outlet-graded" },
        "changed the source “Harbour annex”: the reliability from F to B, as its outlet is graded",
      ],
      [
        { changes: { state: ["good", "corrected"] }, because: "same-work" },
        "changed the source “Harbour annex”: the state from good to corrected, since the same work was marked so",
      ],
      [{ changes: { graded: [false, true] } }, "changed the source “Harbour annex”: its grade to one of its own"],
    ],
  },
  "source-cleared": {
    payload: { added: ["sam"], removed: ["mara"] },
    subject: "s1",
    reads:
      "cleared Sam Okoro for the confidential source “Harbour annex” and took the clearance for “Harbour annex” from Mara Kell",
  },
  "snapshot-stored": {
    payload: { sha256: "0", fileName: "annex.pdf" },
    subject: "s1",
    reads: "stored a copy of “Harbour annex”",
    more: [
      [
        { sha256: "0", fileName: "annex.html", by: "fetch", finalUrl: "https://port.example/annex" },
        "captured “Harbour annex” from https://port.example/annex",
      ],
      [
        { sha256: "0", fileName: "annex.html", by: "bookmarklet", finalUrl: "https://port.example/annex" },
        "captured “Harbour annex” from https://port.example/annex as it stood in their browser",
      ],
    ],
  },
  "link-drawn": {
    payload: { from: "s2", to: "s1", kind: "obtained", quote: "", state: "proposed" },
    subject: "l1",
    reads: "proposed an origin link: “Northline report” obtained “Harbour annex”",
    more: [
      [
        { from: "s2", to: "s1", kind: "cites", quote: "", state: "proposed", byProgram: true, confidence: 80 },
        "proposed an origin link that a text speaks for: “Northline report” cites “Harbour annex”",
      ],
    ],
  },
  "origins-looked-for": {
    payload: { revisionId: "r1", links: 2 },
    subject: "r",
    reads: "looked where an article got things from: 2 links proposed",
    more: [[{ revisionId: "r1", links: 0 }, "looked where an article got things from: no new link"]],
  },
  "link-changed": {
    payload: { from: "s2", to: "s1", changes: { state: ["proposed", "confirmed"] } },
    subject: "l1",
    reads: "confirmed the origin link from “Northline report” to “Harbour annex”",
    more: [
      [
        { from: "s2", to: "s1", changes: { state: ["confirmed", "rejected"] } },
        "rejected the origin link from “Northline report” to “Harbour annex”",
      ],
      [
        { from: "s2", to: "s1", changes: { kind: ["cites", "quotes"] } },
        "changed the origin link from “Northline report” to “Harbour annex”: the kind from cites to quotes",
      ],
    ],
  },
  "evidence-entered": {
    payload: { ...evidence, via: [] },
    subject: "e1",
    reads: "entered “Harbour annex” as evidence that supports A2: “delay: 40 min”",
  },
  "evidence-changed": {
    payload: { claimId: "c2", sourceId: "s1", changes: { credibility: [6, 2], via: [[], ["l1"]] } },
    subject: "e1",
    reads: "changed the evidence of “Harbour annex” for A2: the credibility from 6 to 2 and what it rests on to 1 link",
  },
  "evidence-removed": {
    payload: { ...evidence, via: [] },
    subject: "e1",
    reads: "took the evidence of “Harbour annex” away from A2",
  },
  "task-assigned": {
    payload: { ...task, claimId: "c2", articleId: null, sourceId: null },
    subject: "t1",
    reads: "gave Sam Okoro the task “Call the pilots”",
    more: [
      [{ ...task, assigneeId: null, claimId: null, articleId: null, sourceId: null }, "asked for “Call the pilots”"],
    ],
  },
  "task-changed": {
    payload: { changes: { state: ["open", "done"], outcome: ["", "They confirm it."] } },
    subject: "t1",
    reads: "changed the task “Call the pilots”: the task to done and the outcome to “They confirm it.”",
    more: [
      [
        { title: "Call the pilots", changes: { blocks: [false, true], remindAt: [null, later] } },
        `changed the task “Call the pilots”: the sign-off to wait for it and the reminder to ${names.moment(later)}`,
      ],
      [
        { changes: { evidenceIds: [[], ["e1", "e2"]] } },
        "changed the task “Call the pilots”: what came of it to 2 pieces of evidence",
      ],
    ],
  },
  "task-taken": {
    payload: { title: "Call the pilots", from: null },
    subject: "t1",
    reads: "took the task “Call the pilots”",
    more: [[{ title: "Call the pilots", from: "sam" }, "took the task “Call the pilots” over from Sam Okoro"]],
  },
  "task-handed-over": {
    payload: { title: "Call the pilots", from: "mara", to: "sam", note: "You speak Dutch." },
    subject: "t1",
    reads: "handed the task “Call the pilots” over to Sam Okoro: “You speak Dutch.”",
    more: [
      [
        { title: "Call the pilots", from: "mara", to: null, note: "" },
        "gave the task “Call the pilots” back, for anybody to take",
      ],
    ],
  },
  "task-watched": {
    payload: { title: "Call the pilots", watching: true },
    subject: "t1",
    reads: "watches the task “Call the pilots”",
    more: [[{ title: "Call the pilots", watching: false }, "no longer watches the task “Call the pilots”"]],
  },
  "task-reminded": {
    payload: { title: "Call the pilots", personId: "sam" },
    subject: "t1",
    reads: "reminded Sam Okoro of the task “Call the pilots”",
  },
  "comment-written": {
    payload: { on: "claim", text: "Which survey?" },
    subject: "c2",
    reads: "said about A2: “Which survey?”",
    more: [
      [{ on: "article", text: "Which survey?" }, "said about an article: “Which survey?”"],
      [{ on: "evidence", text: "Which survey?" }, "said about evidence for A2: “Which survey?”"],
      [{ on: "claim", text: "The later one.", commentId: "m2", threadId: "m1" }, "answered about A2: “The later one.”"],
      [
        { on: "article", text: "Says who?", commentId: "m3", words: "forty\nminutes" },
        "said about an article, of the words “forty minutes”: “Says who?”",
      ],
    ],
  },
  "comment-edited": {
    payload: { on: "claim", commentId: "m1", text: "Which survey?", was: "Which" },
    subject: "c2",
    reads: "changed what they said about A2 from “Which” to “Which survey?”",
  },
  "thread-resolved": {
    payload: { on: "evidence", commentId: "m1" },
    subject: "e1",
    reads: "resolved a thread about evidence for A2",
  },
  "thread-reopened": {
    payload: { on: "task", commentId: "m1" },
    subject: "t1",
    reads: "reopened a thread about the task “Call the pilots”",
  },
  "edition-made": {
    payload: { number: 3, audience: "legal", reason: "for counsel", contentSha256: "0" },
    subject: "ed1",
    reads: "made edition 3 for legal: for counsel",
  },
} satisfies SomeTold;
