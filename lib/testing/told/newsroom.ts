import { twoOrigins } from "@/lib/dossiers/standard-presets";
import { later, type SomeTold } from "@/lib/testing/told/told";

const article = {
  title: "Ferry late again",
  outlet: "Halvern Courier",
  byline: "",
  publishedAt: null,
  url: "",
  language: "en",
};

/** What is told of people, outlets, dossiers and articles. */
export const ofNewsroom = {
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
} satisfies SomeTold;
