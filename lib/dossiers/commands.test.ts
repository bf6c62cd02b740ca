import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { dossierById, dossiersOf, membersOf } from "@/db/dossiers";
import { historyOf } from "@/db/history";
import { revisionById, sentencesOfRevision } from "@/db/revisions";
import { people } from "@/db/schema";
import { placeOf } from "@/db/visible";
import { editArticle, markSentences } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import {
  addMember,
  appointLead,
  changeMember,
  createDossier,
  createDossierInput,
  editDossier,
  removeMember,
} from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { newNewsroom } from "@/lib/testing/newsroom";

describe("a dossier", () => {
  it("is led by whoever opened it, with two origins as its standard", async () => {
    const room = await newNewsroom();
    const [lead] = await membersOf(room.desk.read, room.reader, room.dossierId);
    expect(lead).toMatchObject({ name: "Lena Lead", role: "lead" });
    expect((await dossierById(room.desk.read, room.reader, room.dossierId))?.standard.name).toBe("two origins");
  });

  it("cannot be told from one that does not exist by those outside, administrators among them", async () => {
    const room = await newNewsroom();
    const elsewhere = await room.run(createDossier, room.admin, createDossierInput.parse({ title: "Elsewhere" }));
    for (const viewer of [room.outsider, room.admin]) {
      expect(await dossierById(room.desk.read, viewer, room.dossierId)).toBeNull();
      const own = viewer === room.admin ? [{ id: elsewhere.id }] : [];
      expect(await dossiersOf(room.desk.read, viewer, { limit: 10 })).toMatchObject(own);
      expect(await membersOf(room.desk.read, viewer, room.dossierId)).toEqual([]);
      const there = await placeOf(room.desk.read, viewer, "dossier", room.dossierId).catch((e) => e);
      const nowhere = await placeOf(room.desk.read, viewer, "dossier", "nowhere").catch((e) => e);
      expect(there).toBeInstanceOf(NotFound);
      expect(there.message).toBe(nowhere.message);
    }
  });

  it("when closed takes no more changes until a lead opens it", async () => {
    const room = await newNewsroom();
    const set = (actor: typeof room.lead, state: "open" | "closed") =>
      room.run(editDossier, actor, { dossierId: room.dossierId, state });
    await expect(set(room.checker, "closed")).rejects.toThrow(Forbidden);
    await set(room.lead, "closed");
    await expect(room.claim()).rejects.toThrow("closed");
    await expect(room.run(editDossier, room.lead, { dossierId: room.dossierId, title: "No" })).rejects.toThrow(
      "closed",
    );
    await set(room.lead, "open");
    await expect(room.claim()).resolves.toMatchObject({ ref: "1" });
  });

  it("is not closed while an article to be checked in full has sentences that nobody examined", async () => {
    const room = await newNewsroom();
    const article = await room.article("The port paid. It was late.");
    const full = (actor: typeof room.lead, inFull: boolean) =>
      room.run(editArticle, actor, { articleId: article.id, inFull });
    const close = () => room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    await expect(full(room.checker, true)).rejects.toThrow(Forbidden);
    await full(room.lead, true);
    await expect(close()).rejects.toThrow("2 sentences of article A");
    await expect(close()).rejects.toMatchObject({
      extra: { articles: [{ articleId: article.id, letter: "A", unexamined: 2 }] },
    });
    const revision = await revisionById(room.desk.read, room.lead, article.revisionId);
    const [first, second] = revision ? await sentencesOfRevision(room.desk.read, room.lead, revision) : [];
    const mark = (id = "") =>
      room.run(markSentences, room.checker, {
        revisionId: article.revisionId,
        sentenceIds: [id],
        state: "not-checkable",
      });
    await mark(first?.id);
    await expect(close()).rejects.toThrow("1 sentence of article A");
    await mark(second?.id);
    await expect(close()).resolves.toEqual({ id: room.dossierId });
  });

  it("is closed with unexamined sentences once its lead no longer wants the article checked in full", async () => {
    const room = await newNewsroom();
    const { id: articleId } = await room.article("The port paid. It was late.");
    await room.run(editArticle, room.lead, { articleId, inFull: true });
    await room.run(editArticle, room.lead, { articleId, inFull: false });
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, state: "closed" });
    const events = await historyOf(room.desk.read, room.reader, room.dossierId, { limit: 50 });
    expect(events.find((event) => event.type === "article-changed")).toMatchObject({
      payload: { changes: { inFull: [true, false] } },
    });
  });

  it("keeps what changed in its history, before and after", async () => {
    const room = await newNewsroom();
    await room.run(editDossier, room.lead, { dossierId: room.dossierId, seen: 1, title: "Halvern, again" });
    const [last] = await historyOf(room.desk.read, room.reader, room.dossierId, { limit: 1 });
    expect(last).toMatchObject({
      type: "dossier-changed",
      payload: { changes: { title: ["Halvern dredging", "Halvern, again"] } },
    });
    const late = room.run(editDossier, room.lead, { dossierId: room.dossierId, seen: 1, title: "Other" });
    await expect(late).rejects.toMatchObject({ extra: { current: 2 } });
  });
});

describe("members", () => {
  it("are let in, given roles and taken out by leads alone", async () => {
    const room = await newNewsroom();
    const newcomer = { dossierId: room.dossierId, personId: room.outsider.personId, role: "checker" as const };
    await expect(room.run(addMember, room.checker, newcomer)).rejects.toThrow(Forbidden);
    await expect(room.run(addMember, room.admin, newcomer)).rejects.toThrow(NotFound);
    await room.run(addMember, room.lead, newcomer);
    await expect(room.run(addMember, room.lead, newcomer)).rejects.toThrow(Conflict);
    const tag = () =>
      room.run(createClaim, room.outsider, createClaimInput.parse({ dossierId: room.dossierId, statement: "So." }));
    await tag();
    await room.run(changeMember, room.lead, { ...newcomer, role: "reader" });
    await expect(tag()).rejects.toThrow(Forbidden);
    await room.run(removeMember, room.lead, newcomer);
    await expect(tag()).rejects.toThrow(NotFound);
  });

  it("always have a lead among them", async () => {
    const room = await newNewsroom();
    const me = { dossierId: room.dossierId, personId: room.lead.personId };
    await expect(room.run(removeMember, room.lead, me)).rejects.toThrow(Conflict);
    await expect(room.run(changeMember, room.lead, { ...me, role: "reader" })).rejects.toThrow(Conflict);
  });

  it("get a lead from an administrator only when none is left who can sign in, as a visible event", async () => {
    const room = await newNewsroom();
    const appointed = { dossierId: room.dossierId, personId: room.checker.personId };
    await expect(room.run(appointLead, room.admin, appointed)).rejects.toThrow(NotFound);
    await expect(room.run(appointLead, room.admin, { ...appointed, dossierId: "none" })).rejects.toThrow(NotFound);
    await expect(room.run(appointLead, room.checker, appointed)).rejects.toThrow(NotFound);
    await room.desk.transact(async (tx) => {
      await tx.update(people).set({ disabledAt: "2026-03-01T00:00:00.000Z" }).where(eq(people.id, room.lead.personId));
    });
    await room.run(appointLead, room.admin, appointed);
    const [last] = await historyOf(room.desk.read, room.checker, room.dossierId, { limit: 1 });
    expect(last).toMatchObject({ type: "lead-appointed", actorId: room.admin.personId });
    await expect(dossierById(room.desk.read, room.admin, room.dossierId)).resolves.toBeNull();
  });

  it("are people of the newsroom who can sign in", async () => {
    const room = await newNewsroom();
    const add = room.run(addMember, room.lead, { dossierId: room.dossierId, personId: "nobody", role: "reader" });
    await expect(add).rejects.toThrow(Invalid);
  });
});
