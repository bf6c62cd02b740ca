import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { lastEventNumber, newsroomChain } from "@/db/history";
import type { Actor } from "@/lib/actor";
import { editDossier } from "@/lib/dossiers/commands";
import { Refusal } from "@/lib/errors";
import { type Command, commandsThereAre, newRoom, type Room } from "@/lib/testing/command-room";

/**
 * Every command, tried by everybody. What there is, is read from the files of commands: one that is added without saying
 * here who may do it fails the first test.
 */

const roles = ["lead", "checker", "second", "reader", "outsider", "admin"] as const;
type Role = (typeof roles)[number];
/** "done", or the kind of the refusal. */
type Outcome = "done" | "not-found" | "forbidden" | "conflict";
type Row = {
  input: (room: Room) => unknown;
  who: Record<Role, Outcome>;
  /** What a lead is answered in a dossier that is closed; null for what is in no dossier. */
  closed: Outcome | null;
};

const outside = { outsider: "not-found", admin: "not-found" } as const;
const allowed = {
  lead: { lead: "done", checker: "forbidden", second: "forbidden", reader: "forbidden", ...outside },
  works: { lead: "done", checker: "done", second: "done", reader: "forbidden", ...outside },
  /** What the checker did is their own work. */
  reviews: { lead: "done", checker: "forbidden", second: "done", reader: "forbidden", ...outside },
  /** A lead and those cleared for the confidential source; the checker is, the second is not. */
  cleared: { lead: "done", checker: "done", second: "forbidden", reader: "forbidden", ...outside },
  members: { lead: "done", checker: "done", second: "done", reader: "done", ...outside },
  administrators: {
    ...{ lead: "forbidden", checker: "forbidden", second: "forbidden", reader: "forbidden" },
    ...{ outsider: "forbidden", admin: "done" },
  },
  everybody: { lead: "done", checker: "done", second: "done", reader: "done", outsider: "done", admin: "done" },
} as const satisfies Record<string, Record<Role, Outcome>>;

const nobody = Object.fromEntries(roles.map((role) => [role, "not-found"])) as Record<Role, Outcome>;

type Inputs = Record<string, (room: Room) => unknown>;
const rows = (who: Record<Role, Outcome>, closed: Outcome | null, inputs: Inputs): Record<string, Row> =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, { input, who, closed }]));

/** Who may do what, with an input that is good. */
const matrix: Record<string, Row> = {
  // Dossiers
  ...rows(allowed.everybody, null, {
    createDossier: (r) => ({ title: "Another", brief: "", deadline: null, standard: r.standard }),
  }),
  ...rows(allowed.lead, "forbidden", {
    editDossier: (r) => ({ dossierId: r.dossierId, brief: "About it.", seen: 1 }),
    waive: (r) => ({ claimId: r.claim.id, rule: "origins", reason: "There is one only." }),
    liftWaiver: (r) => ({ claimId: r.waived.id, rule: "origins" }),
    setCleared: (r) => ({ sourceId: r.secret.id, personIds: [r.lead.personId] }),
    askBlindCheck: (r) => ({ claimId: r.claim.id, firstId: r.checker.personId, secondId: r.second.personId }),
    nameThird: (r) => ({ checkId: r.differing.id, personId: r.lead.personId, seen: 2 }),
    settleBlindCheck: (r) => ({ checkId: r.differing.id, substance: "supported", note: "The log is clear." }),
    cancelBlindCheck: (r) => ({ checkId: r.asked.id, reason: "No time." }),
  }),
  ...rows(allowed.lead, "done", {
    eraseEvent: (r) => ({ dossierId: r.dossierId, number: 1, reason: "Order of the court" }),
    addMember: (r) => ({ dossierId: r.dossierId, personId: r.outsider.personId, role: "reader" }),
    changeMember: (r) => ({ dossierId: r.dossierId, personId: r.reader.personId, role: "checker" }),
    removeMember: (r) => ({ dossierId: r.dossierId, personId: r.reader.personId }),
  }),
  // The dossier has a lead: nobody appoints one. That an administrator may where none is left is tested with the command.
  ...rows(nobody, null, { appointLead: (r) => ({ dossierId: r.dossierId, personId: r.checker.personId }) }),
  // Articles, claims, mentions, verdicts, tasks
  ...rows(allowed.works, "forbidden", {
    addArticle: (r) => ({ dossierId: r.dossierId, prepared: r.prepared }),
    editArticle: (r) => ({ articleId: r.article.id, outlet: "Coast Daily", seen: 1 }),
    addRevision: (r) => r.revision,
    markSentences: (r) => ({ revisionId: r.article.revisionId, sentenceIds: [r.sentenceId], state: "not-checkable" }),
    setAside: (r) => ({ revisionId: r.article.revisionId, paragraphs: [1], state: "aside" }),
    changeClaims: (r) => ({
      ...{ dossierId: r.dossierId, claims: [{ claimId: r.other.id, seen: 1 }] },
      ...{ stakes: "critical", reason: "" },
    }),
    createClaim: (r) => ({ ...r.claimFields, dossierId: r.dossierId }),
    acceptSuggestion: (r) => ({
      ...{ ...r.claimFields, dossierId: r.dossierId },
      mention: { ...r.at("paid 40 million"), mode: "asserts" },
    }),
    editClaim: (r) => ({ claimId: r.claim.id, stakes: "important", seen: r.claim.version }),
    addMention: (r) => ({ claimId: r.claim.id, ...r.at("paid 40 million"), mode: "asserts" }),
    addMentions: (r) => ({ claimId: r.claim.id, mentions: [{ ...r.at("paid 40 million"), mode: "asserts" }] }),
    editMention: (r) => ({ mentionId: r.mentionId, mode: "hedges" }),
    removeMention: (r) => ({ mentionId: r.mentionId }),
    withdrawClaim: (r) => ({ claimId: r.other.id }),
    mergeClaims: (r) => ({ claimId: r.other.id, into: r.claim.id, seen: 1, intoSeen: r.claim.version }),
    undoMerge: (r) => ({ claimId: r.merged.id }),
    setVerdict: (r) => ({ claimId: r.claim.id, substance: "refuted", seen: r.claim.version }),
    moveClaim: (r) => ({ claimId: r.claim.id, to: "checking", reason: "", seen: r.claim.version }),
    dismissSuggestion: (r) => ({ revisionId: r.article.revisionId, suggestionId: r.suggestionId }),
    restoreSuggestion: (r) => ({ revisionId: r.article.revisionId, suggestionId: r.suggestionId }),
    addSource: (r) => ({ ...r.sourceFields, dossierId: r.dossierId }),
    editSource: (r) => ({ sourceId: r.source.id, reliability: "B", seen: 1 }),
    addSnapshot: (r) => ({ sourceId: r.source.id, stored: r.stored }),
    keepClip: (r) => ({
      dossierId: r.dossierId,
      said: { as: "source", url: "https://courier.example/a" },
      stored: r.stored,
    }),
    drawLink: (r) => ({
      ...{ dossierId: r.dossierId, from: r.source.id, to: r.document.id, kind: "obtained", quote: "" },
      state: "confirmed",
    }),
    changeLink: (r) => ({ linkId: r.proposed.id, state: "rejected", seen: 1 }),
    lookForOrigins: (r) => ({
      ...{ articleId: r.article.id, revisionId: r.article.revisionId },
      read: { attributions: [], sentences: 0, wording: [] },
    }),
    addEvidence: (r) => ({ ...r.evidenceFields, claimId: r.claim.id, sourceId: r.document.id }),
    editEvidence: (r) => ({ evidenceId: r.piece.id, note: "Read twice." }),
    removeEvidence: (r) => ({ evidenceId: r.piece.id }),
    assignTask: (r) => ({ ...r.taskFields, dossierId: r.dossierId }),
    editTask: (r) => ({ taskId: r.task.id, detail: "By noon.", seen: 1 }),
    importClaims: (r) => ({ dossierId: r.dossierId, prepared: r.imported }),
    makeLineTask: (r) => ({ claimId: r.claim.id, rule: "verdict" }),
    takeTask: (r) => ({ taskId: r.task.id, seen: 1 }),
    handOverTask: (r) => ({ taskId: r.task.id, to: r.second.personId, note: "You know them." }),
  }),
  ...rows(allowed.works, "forbidden", {
    answerSendBack: (r) => ({ claimId: r.sentBack.id, answer: "It is in the log." }),
  }),
  ...rows({ ...allowed.works, lead: "forbidden", checker: "forbidden" }, "forbidden", {
    // The second is one of the two who were asked.
    giveBlindVerdict: (r) => ({ checkId: r.asked.id, substance: "refuted", note: "" }),
  }),
  ...rows(allowed.members, "done", {
    seeClaim: (r) => ({ claimId: r.claim.id, eventId: 1 }),
    watchTask: (r) => ({ taskId: r.task.id, watching: true }),
  }),
  ...rows(allowed.reviews, "forbidden", {
    signOff: (r) => ({ claimId: r.reviewed.id, digest: r.digest }),
  }),
  ...rows(allowed.members, "done", {
    keepView: (r) => ({ dossierId: r.dossierId, name: "Mine", query: "", shared: false }),
  }),
  ...rows({ ...allowed.works, second: "forbidden" }, "done", {
    // A shared view is its owner's, who is the checker here, and the leads'.
    changeView: (r) => ({ viewId: r.view.id, seen: 1, name: "Ours" }),
    removeView: (r) => ({ viewId: r.view.id }),
  }),
  ...rows({ ...allowed.works, lead: "forbidden", second: "forbidden" }, "forbidden", {
    // Nobody changes what somebody else said.
    editComment: (r) => ({ commentId: r.comment.id, text: "It is so." }),
  }),
  ...rows(allowed.members, "forbidden", {
    resolveThread: (r) => ({ commentId: r.comment.id, resolved: true }),
    writeComment: (r) => ({ on: "claim", id: r.claim.id, text: "Is it so?" }),
  }),
  // What was prepared is of the time before it was closed.
  ...rows(allowed.members, "conflict", {
    makeEdition: (r) => ({ dossierId: r.dossierId, audience: "desk", reason: "For us", prepared: r.edition }),
  }),
  // The newsroom
  ...rows(allowed.administrators, null, {
    addPerson: () => ({ email: "new@desk.example", name: "New Person", role: "member" }),
    invitePerson: () => ({ email: "new@desk.example", name: "New Person", role: "member" }),
    changePerson: (r) => ({ personId: r.outsider.personId, role: "admin" }),
    offerReset: (r) => ({ personId: r.outsider.personId }),
    saveOutlet: () => ({ name: "The Quay", shortNames: [], domains: [], country: "", reliability: "B" }),
    changeKey: () => ({ fingerprint: "ab".repeat(32), publicKey: "PEM" }),
    saveTaskTemplate: () => ({ title: "Ring the pilots", detail: "", dueInHours: null, blocks: false }),
  }),
  ...rows({ ...allowed.administrators, admin: "not-found" }, null, {
    // There is no such mail, and no such template.
    retryMail: () => ({ mailId: "none" }),
    removeTaskTemplate: () => ({ templateId: "none" }),
  }),
  // One's own
  ...rows(allowed.everybody, null, {
    renamePerson: () => ({ name: "Another Name" }),
    changePassword: (r) => ({ passwordHash: r.passwordHash, seenHash: null, sessionId: null }),
    createToken: () => ({ name: "mine", scope: "read" }),
    endSession: () => ({ sessionId: "none" }),
    endAllSessions: () => ({}),
    chooseNotices: () => ({ mentioned: "daily" }),
    markRead: () => ({}),
    // Whoever seals the first edition brings it about.
    addFirstKey: () => ({ fingerprint: "cd".repeat(32), publicKey: "PEM" }),
  }),
  ...rows({ ...nobody, admin: "done" }, null, {
    // It is the administrator's own: nobody ends somebody else's.
    endToken: (r) => ({ tokenId: r.tokenId }),
  }),
};

/** What stands in files of commands and is none, each with the reason why nobody's role decides. */
const noCommands: Record<string, string> = {
  // Before anybody is signed in: a secret decides.
  createFirstAdministrator: "the set-up code",
  acceptInvitation: "the link of the invitation",
  askForReset: "answers alike whoever asks",
  resetPassword: "the link to set a new password",
  startSession: "the password, or single sign-on",
  // Parts of commands, which have authorised.
  redraftSuggestions: "part of changing an article",
  suggestIn: "part of setting paragraphs aside",
  proposeLinks: "part of adding an article or a revision",
  carryState: "part of changing a source",
  gradeAfter: "part of changing a source",
  followOutletGrade: "part of saving an outlet",
  keepEditionFile: "remembers what was rendered for somebody who may read the edition",
  editFound: "part of changing claims",
  moveFound: "part of moving claims",
  cancelChecksOf: "part of merging claims",
  releaseJudge: "part of changing or removing a member",
  releaseClaims: "part of changing or removing a member",
  releaseTasks: "part of removing a member",
  releaseJudgeEverywhere: "part of disabling a person",
  tellOfTask: "part of changing a task",
  remindOf: "the program reminds",
  // They only look.
  leads: "names the leads of a dossier",
  mustBeMember: "asks whether somebody is a member",
  shownWith: "says what an event is shown with",
  mustBeReadable: "asks whether a task's words are withheld",
  mustBeAssignable: "asks whether somebody can be given a task",
  mustNotBeChecked: "asks whether a blind check is under way",
  prepareEdition: "looks, and asks as makeEdition does",
  wouldErase: "looks, and asks as eraseEvent does",
  prepareArticle: "reads a file",
  prepareImport: "looks, and asks as importClaims does",
  importInputOf: "reads a form",
  tooLarge: "says how large a file may be",
  uploadOf: "reads what was sent",
  mayLookFor: "asks as lookForOrigins does",
  sourcesLinkingTo: "looks, and asks as addSource does",
  sentencesRead: "counts",
  handedOverAt: "writes down how a page came",
};

/** Undoes what was done, so that the next one meets the same. */
class Undone extends Error {}

/** Tries a command and leaves everything as it was; a refusal must have written nothing. */
async function tried(room: Room, command: Command, actor: Actor, input: unknown, closed = false): Promise<string> {
  let outcome = "done";
  await room.desk
    .transact(async (tx) => {
      if (closed) await editDossier(tx, room.lead, { dossierId: room.dossierId, state: "closed", seen: 1 });
      const before = await eventsIn(tx, room.dossierId);
      try {
        await command(tx, actor, input);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcome = error.kind;
        if ((await eventsIn(tx, room.dossierId)) !== before) outcome += ", and yet it wrote";
      }
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return outcome;
}

const eventsIn = async (tx: Tx, dossierId: string): Promise<number> =>
  (await lastEventNumber(tx, dossierId)) + (await lastEventNumber(tx, newsroomChain));

test("every command has its row here, and so has nothing else", async () => {
  const there = [...(await commandsThereAre()).keys()].sort();
  const known = [...Object.keys(matrix), ...Object.keys(noCommands)].sort();
  const missing = there.filter((name) => !known.includes(name));
  expect(missing, "say in the matrix who may do this, with a good input, or in noCommands why no role decides").toEqual(
    [],
  );
  expect(known.filter((name) => !there.includes(name))).toEqual([]);
});

test("everybody is let or refused as the matrix says, and a refusal writes nothing", async () => {
  const room = await newRoom();
  const told: Record<string, Record<string, string>> = {};
  const expected: Record<string, Record<string, string>> = {};
  for (const [name, { input, who, closed }] of Object.entries(matrix)) {
    const command = room.commands.get(name);
    if (!command) continue;
    const of: Record<string, string> = {};
    for (const role of roles) of[role] = await tried(room, command, room[role], input(room));
    if (closed) of.closed = await tried(room, command, room.lead, input(room), true);
    told[name] = of;
    expected[name] = { ...who, ...(closed ? { closed } : {}) };
  }
  expect(told).toEqual(expected);
});

test("what is done to a confidential source, and what it gives, is for those cleared for it", async () => {
  const room = await newRoom();
  const { secret, claim, source, dossierId } = room;
  const evidence = await room.evidence(claim, secret, { quote: "He said so." });
  const drawn = await room.link(source, secret, { kind: "interviewed", state: "proposed" });
  const acts: [string, unknown][] = [
    ["editSource", { sourceId: secret.id, title: "Somebody", seen: 1 }],
    ["addSnapshot", { sourceId: secret.id, stored: room.stored }],
    ["addEvidence", { ...room.evidenceFields, claimId: claim.id, sourceId: secret.id }],
    ["editEvidence", { evidenceId: evidence.id, note: "More." }],
    ["removeEvidence", { evidenceId: evidence.id }],
    ["changeLink", { linkId: drawn.id, state: "confirmed", seen: 1 }],
    ["drawLink", { dossierId, from: secret.id, to: room.document.id, kind: "obtained", quote: "", state: "confirmed" }],
  ];
  for (const [name, input] of acts) {
    const command = room.commands.get(name);
    if (!command) throw new Error(name);
    const outcomes = await Promise.all(roles.map((role) => tried(room, command, room[role], input)));
    expect({ name, ...Object.fromEntries(roles.map((role, at) => [role, outcomes[at]])) }).toEqual({
      name,
      ...allowed.cleared,
      // Nobody has cleared the lead yet.
      lead: "forbidden",
    });
  }
});
