import { describe, expect, it } from "vitest";
import { twoOrigins } from "@/lib/dossiers/standard-presets";
import type { EventType, Payloads, ReadEvent } from "@/lib/history/events";
import { type Names, sentence } from "@/lib/history/sentence";

const names: Names = {
  person: (id) => ({ mara: "Mara Kell", sam: "Sam Okoro" })[id] ?? "somebody",
  claim: (id) => ({ c2: "A2" })[id] ?? "a claim",
  source: (id) => ({ s1: "Harbour annex", s2: "Northline report" })[id] ?? "a source",
  article: (id) => ({ a1: "article A" })[id] ?? "an article",
  task: (id) => ({ t1: "Call the pilots" })[id] ?? "a task",
  moment: (iso) => iso.slice(0, 10),
};

const later = "2026-04-01T00:00:00.000Z";

const article = {
  title: "Ferry late again",
  outlet: "Halvern Courier",
  byline: "",
  publishedAt: null,
  url: "",
  language: "en",
};
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
const claim = {
  statement: "The ferry ran 40 minutes late.",
  kind: "figure",
  stakes: "routine",
  about: [],
  reply: null,
  assigneeId: null,
} as const;
const mention = {
  claimId: "c2",
  revisionId: "r1",
  start: 0,
  end: 9,
  quote: "ran 40 minutes late",
  mode: "asserts",
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

type Case<T extends EventType> = {
  payload: Payloads[T];
  subject: string;
  reads: string;
  more?: [payload: Payloads[T], reads: string][];
};

/** Every type of event has its line here: one that is added without a line does not compile. */
const cases: { [T in EventType]: Case<T> } = {
  "person-added": {
    payload: { name: "Sam Okoro", email: "sam@desk.example", role: "member" },
    subject: "sam",
    reads: "added Sam Okoro to the newsroom as member",
  },
  "person-invited": {
    payload: { name: "Sam Okoro", email: "sam@desk.example", role: "admin", expiresAt: later },
    subject: "i1",
    reads: "invited Sam Okoro to the newsroom as administrator, until 2026-04-01",
  },
  "person-changed": {
    payload: { changes: { role: ["member", "admin"], disabled: [true, false] } },
    subject: "sam",
    reads: "changed the account of Sam Okoro: the role to administrator and the account to enabled",
  },
  "reset-offered": {
    payload: { expiresAt: later },
    subject: "sam",
    reads: "offered Sam Okoro a link to set a new password, until 2026-04-01",
  },
  "password-changed": {
    payload: { by: "themselves" },
    subject: "mara",
    reads: "changed their password",
    more: [[{ by: "link" }, "set a new password through a link"]],
  },
  "signed-in": { payload: {}, subject: "mara", reads: "signed in" },
  "signed-out": { payload: {}, subject: "mara", reads: "signed out" },
  "token-created": {
    payload: { name: "feed", scope: "read", expiresAt: later },
    subject: "mara",
    reads: "made the API token “feed” (read), until 2026-04-01",
  },
  "token-ended": { payload: { name: "feed" }, subject: "mara", reads: "ended the API token “feed”" },
  "outlet-saved": {
    payload: { name: "Halvern Courier", shortNames: ["the Courier"], domains: ["courier.example"], reliability: "B" },
    subject: "o1",
    reads: "saved the outlet “Halvern Courier”, also known as the Courier and courier.example, reliability B",
    more: [
      [
        { name: "Halvern Courier", shortNames: [], domains: ["courier.example"], country: "NZ", reliability: null },
        "saved the outlet “Halvern Courier”, also known as courier.example, New Zealand",
      ],
    ],
  },
  "task-template-saved": {
    payload: { title: "Call the press office", detail: "", dueInHours: 24, blocks: true },
    subject: "tt1",
    reads: "saved the task template “Call the press office”",
  },
  "task-template-removed": {
    payload: { title: "Call the press office" },
    subject: "tt1",
    reads: "removed the task template “Call the press office”",
  },
  "signing-key-made": {
    payload: { fingerprint: "ab".repeat(32), retired: "cd".repeat(32) },
    subject: "ab".repeat(32),
    reads: "made the newsroom’s signing key abababababababab…, in place of cdcdcdcdcdcdcdcd…",
  },
  "notices-chosen": {
    payload: { changes: { mentioned: ["at-once", "never"], stale: ["daily", "at-once"] } },
    subject: "mara",
    reads: "chose when to get mail: mentions from at once to never and stale sign-offs from daily to at once",
  },
  "mail-tried-again": { payload: {}, subject: "sam", reads: "had a mail to Sam Okoro tried again" },
  "dossier-created": {
    payload: { title: "Ferries", brief: "", deadline: null, standard: twoOrigins },
    subject: "d1",
    reads: "opened the dossier “Ferries” with the standard “two origins”",
  },
  "dossier-changed": {
    payload: { changes: { title: ["Ferries", "Late ferries"], deadline: [null, later] } },
    subject: "d1",
    reads: "changed the title to “Late ferries” and the deadline to 2026-04-01",
    more: [
      [{ changes: { state: ["open", "closed"] } }, "closed the dossier"],
      [
        { changes: { state: ["closed", "open"], title: ["A", "B"] } },
        "opened the dossier again and changed the title to “B”",
      ],
    ],
  },
  "member-added": {
    payload: { personId: "sam", role: "checker" },
    subject: "sam",
    reads: "let Sam Okoro into the dossier as checker",
    more: [[{ personId: "mara", role: "lead" }, "became lead of the dossier"]],
  },
  "member-changed": {
    payload: { personId: "sam", role: ["checker", "lead"] },
    subject: "sam",
    reads: "made Sam Okoro lead instead of checker",
  },
  "member-removed": {
    payload: { personId: "sam", role: "checker" },
    subject: "sam",
    reads: "took Sam Okoro, checker, out of the dossier",
    more: [[{ personId: "mara", role: "lead" }, "left the dossier"]],
  },
  "lead-appointed": {
    payload: { personId: "sam" },
    subject: "sam",
    reads: "appointed Sam Okoro as lead, since the dossier had none",
  },
  "article-added": {
    payload: { ...article, ours: false, revisionId: "r1", originalSha256: "0", fileName: "" },
    subject: "a1",
    reads: "added the article “Ferry late again” by Halvern Courier",
  },
  "article-changed": {
    payload: { changes: { byline: ["", "Ann Lee"], ours: [false, true], inFull: [false, true] } },
    subject: "a1",
    reads: "changed article A: the byline to “Ann Lee”, whose it is to ours and how far it is checked to in full",
  },
  "article-revised": {
    payload: {
      revisionId: "r2",
      number: 2,
      originalSha256: "0",
      fileName: "ferry.html",
      fates: { unchanged: 3, moved: 0, reworded: 1, gone: 2 },
      mentions: [],
    },
    subject: "a1",
    reads: "added revision 2 of article A: 3 mentions unchanged, 1 reworded and 2 gone",
    more: [
      [
        {
          revisionId: "r3",
          number: 3,
          originalSha256: "0",
          fileName: "",
          fates: { unchanged: 0, moved: 0, reworded: 0, gone: 0 },
          mentions: [],
        },
        "added revision 3 of article A: no mentions in it",
      ],
    ],
  },
  "sentences-marked": {
    payload: { revisionId: "r1", sentenceIds: ["x", "y"], state: "not-checkable" },
    subject: "a1",
    reads: "marked 2 sentences of article A not checkable",
    more: [
      [{ revisionId: "r1", sentenceIds: ["x"], state: "unexamined" }, "took the mark from 1 sentence of article A"],
    ],
  },
  "paragraphs-set-aside": {
    payload: { revisionId: "r1", paragraphs: [4, 5], state: "aside" },
    subject: "a1",
    reads: "set 2 paragraphs of article A aside as not the article",
    more: [[{ revisionId: "r1", paragraphs: [4], state: "article" }, "put 1 paragraph back into article A"]],
  },
  "suggestion-dismissed": {
    payload: { revisionId: "r1", suggestionId: "g1", statement: "The ferry was late.", dismissed: true },
    subject: "a1",
    reads: "dismissed a suggestion in article A: “The ferry was late.”",
    more: [
      [
        { revisionId: "r1", suggestionId: "g1", statement: "The ferry was late.", dismissed: false },
        "offered a dismissed suggestion in article A again: “The ferry was late.”",
      ],
    ],
  },
  "claim-created": {
    payload: { ...claim, about: [], ref: "A2" },
    subject: "c2",
    reads: "tagged A2: “The ferry ran 40 minutes late.”",
  },
  "payloads-erased": {
    payload: { numbers: [3, 7], of: "comment-written", reason: "Order of the district court of Holm" },
    subject: "d1",
    reads: "erased, on legal demand, what the events 3 and 7 said: Order of the district court of Holm",
  },
  "claims-imported": {
    payload: {
      ...{ fileName: "ferry.csv", sha256: "ab", claims: 2, known: 1, mentions: 0, sources: 1, evidence: 3 },
    },
    subject: "d1",
    reads:
      "imported the file “ferry.csv”: 2 claims, more about 1 claim that was there, 1 source and 3 pieces of evidence",
  },
  "claim-withdrawn": {
    payload: { ref: "A2", statement: claim.statement },
    subject: "c2",
    reads: "took A2 back: “The ferry ran 40 minutes late.”",
  },
  "claim-changed": {
    payload: {
      changes: { stakes: ["routine", "critical"], assigneeId: [null, "sam"], about: [[], ["the port", "its board"]] },
    },
    subject: "c2",
    reads:
      "changed A2: the stakes from routine to critical, whom it is about to the port and its board and who checks it to Sam Okoro",
  },
  "claims-told-together": {
    payload: { kind: "assigned", personIds: ["sam"], refs: ["A1", "A2"] },
    subject: "d1",
    reads: "gave 2 claims (A1, A2) to Sam Okoro to check",
    more: [
      [
        { kind: "asked-to-sign", personIds: ["sam"], refs: Array.from({ length: 12 }, (_, at) => `A${at + 1}`) },
        "asked for 12 claims (A1, A2, A3, A4, A5, A6, A7, A8 and 4 more) to be reviewed",
      ],
      [{ kind: "sent-back", personIds: ["sam"], refs: ["A1", "A2"] }, "sent 2 claims (A1, A2) back"],
    ],
  },
  "view-kept": {
    payload: { name: "Figures" },
    subject: "v1",
    reads: "shared the view “Figures” of the claims",
    more: [[{ name: null }, "kept a view of the claims for themselves"]],
  },
  "view-changed": {
    payload: { name: "Figures", changes: { name: ["Numbers", "Figures"], query: ["", "kind=figure"] } },
    subject: "v1",
    reads: "changed the view “Figures” of the claims: its name, which was “Numbers” and what it shows",
    more: [
      [
        { name: "Figures", changes: { shared: [true, false] } },
        "changed the view “Figures” of the claims: to one that only its owner sees",
      ],
      [{ name: null, changes: {} }, "changed a view of the claims that they keep for themselves"],
    ],
  },
  "view-removed": {
    payload: { name: "Figures" },
    subject: "v1",
    reads: "removed the view “Figures” of the claims",
    more: [[{ name: null }, "removed a view of the claims that they kept for themselves"]],
  },
  "claims-merged": {
    payload: { from: "c3", into: "c2", moved: { mentions: 2, evidence: 1, comments: 0, tasks: 1 } },
    subject: "c3",
    reads: "merged a claim into A2, with 2 mentions, 1 piece of evidence and 1 task",
    more: [
      [
        { from: "c3", into: "c2", moved: { mentions: 0, evidence: 0, comments: 0, tasks: 0 } },
        "merged a claim into A2",
      ],
    ],
  },
  "merge-undone": {
    payload: { from: "c3", into: "c2", moved: { mentions: 1, evidence: 0, comments: 3, tasks: 0 } },
    subject: "c3",
    reads: "undid the merge of a claim into A2, with 1 mention and 3 comments",
  },
  "mention-added": { payload: mention, subject: "m1", reads: "found A2 in “ran 40 minutes late” (asserts)" },
  "mention-changed": {
    payload: { claimId: "c2", changes: { mode: ["asserts", "hedges"] } },
    subject: "m1",
    reads: "changed a mention of A2: how it puts the claim from asserts to hedges",
    more: [
      [
        {
          claimId: "c2",
          changes: {
            cites: [null, { who: "outlet", name: "Northline", quote: "as Northline put it", start: 0, end: 19 }],
          },
        },
        "changed a mention of A2: whom it cites to Northline",
      ],
    ],
  },
  "mention-reworded": {
    payload: { claimId: "c2", articleId: "a1", revisionId: "r2", changes: { quote: ["40 minutes", "20 minutes"] } },
    subject: "m1",
    reads: "corrected article A, which rewords a mention of A2: “40 minutes” is now “20 minutes”",
  },
  "mention-gone": {
    payload: { claimId: "c2", articleId: "a1", revisionId: "r2", quote: "40 minutes" },
    subject: "m1",
    reads: "corrected article A, where A2 is no longer found: “40 minutes”",
  },
  "mention-found": {
    payload: { claimId: "c2", articleId: "a1", revisionId: "r3", quote: "40 minutes" },
    subject: "m1",
    reads: "corrected article A, where A2 is found again: “40 minutes”",
  },
  "mention-removed": { payload: mention, subject: "m1", reads: "took the mention “ran 40 minutes late” away from A2" },
  "claim-moved": {
    payload: { from: "for-review", to: "checking", reason: "the survey date is missing" },
    subject: "c2",
    reads: "sent A2 back: the survey date is missing",
    more: [
      [{ from: "to-check", to: "checking", reason: "" }, "started checking A2"],
      [{ from: "checking", to: "for-review", reason: "" }, "asked for A2 to be reviewed"],
      [{ from: "checking", to: "to-check", reason: "" }, "put A2 back among those to check"],
      [{ from: "signed-off", to: "checking", reason: "new survey" }, "reopened A2: new survey"],
    ],
  },
  "send-back-answered": {
    payload: { answer: "Added the survey" },
    subject: "c2",
    reads: "answered why A2 was sent back: Added the survey",
  },
  "blind-check-asked": {
    payload: { firstId: "mara", secondId: "sam", given: true },
    subject: "k1",
    reads: "asked Sam Okoro for a blind second verdict on A2",
    more: [
      [{ firstId: "mara", secondId: "sam", given: false }, "asked Mara Kell and Sam Okoro for blind verdicts on A2"],
    ],
  },
  "blind-verdict-given": {
    payload: { as: "second", substance: "refuted", note: "The log says 20" },
    subject: "k1",
    reads: "found A2 refuted, blind: The log says 20",
    more: [[{ as: "first", substance: "not-checkable", note: "" }, "found A2 not checkable, blind"]],
  },
  "blind-check-ended": {
    payload: { state: "differs", first: "supported", second: "refuted" },
    subject: "k1",
    reads: "opened both blind verdicts on A2: they differ, supported and refuted",
    more: [
      [
        { state: "agreed", first: "supported", second: "supported" },
        "opened both blind verdicts on A2: they agree, supported",
      ],
    ],
  },
  "blind-third-named": {
    payload: { personId: "sam" },
    subject: "k1",
    reads: "asked Sam Okoro to settle the verdicts on A2",
    more: [[{ personId: null }, "left open who settles the verdicts on A2"]],
  },
  "blind-check-settled": {
    payload: { substance: "conflicting", note: "Two logs" },
    subject: "k1",
    reads: "settled the verdicts on A2: conflicting: Two logs",
  },
  "blind-check-cancelled": {
    payload: { reason: "No time" },
    subject: "k1",
    reads: "cancelled the blind check of A2: No time",
  },
  "verdict-set": {
    payload: { substance: [null, "not-enough-evidence"] },
    subject: "c2",
    reads: "found A2 not enough evidence",
    more: [
      [
        { by: "blind-check", substance: [null, "supported"] },
        "set the verdict on A2 to supported, as its blind check found",
      ],
      [{ mentionId: "m1", attribution: [null, "accurate"] }, "found the attribution in a mention of A2 accurate"],
      [{ substance: ["refuted", null] }, "took back the verdict on A2"],
    ],
  },
  "claim-signed-off": { payload: { digest: "0" }, subject: "c2", reads: "signed A2 off" },
  "sign-off-stale": {
    payload: { digest: "0" },
    subject: "c2",
    reads: "set the sign-off of A2 aside: what was signed has changed",
  },
  "line-waived": {
    payload: { rule: "origins", reason: "the log is the only record" },
    subject: "c2",
    reads: "waived the “origins” line for A2: the log is the only record",
  },
  "waiver-lifted": {
    payload: { rule: "origins" },
    subject: "c2",
    reads: "lifted the waiver of the “origins” line for A2",
  },
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
};

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
