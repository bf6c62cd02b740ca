import type { SomeTold } from "@/lib/testing/told/told";

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

/** What is told of claims, their mentions, verdicts and sign-offs. */
export const ofClaims = {
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
} satisfies SomeTold;
