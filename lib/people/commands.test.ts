import { describe, expect, it } from "vitest";
import type { Desk } from "@/db/client";
import { newsroomHistory } from "@/db/history";
import { pendingInvitations, peopleList, personByEmail, personByTokenHash, sessionById } from "@/db/people";
import type { Actor } from "@/lib/actor";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { parse } from "@/lib/input";
import {
  acceptInvitation,
  addPerson,
  changePerson,
  createFirstAdministrator,
  createToken,
  invitePerson,
  invitePersonInput,
  renamePerson,
  startSession,
} from "@/lib/people/commands";
import { secretHash } from "@/lib/people/secret";
import { newDesk, newPerson, testNow } from "@/lib/testing/desk";

const passwordHash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
const visitor = { personId: null, now: testNow };
const later = (days: number) => new Date(testNow.getTime() + days * 24 * 3_600_000);
const ilse = { email: "ilse@desk.example", name: "Ilse Brandt", role: "member" } as const;

const eventsOf = async (desk: Desk) =>
  (await newsroomHistory(desk.read, { limit: 50 })).map(({ type, actorId, payload }) => ({ type, actorId, payload }));

const invite = (desk: Desk, actor: Actor, input: Parameters<typeof invitePerson>[2] = ilse) =>
  desk.transact((tx) => invitePerson(tx, actor, input));

const accept = (desk: Desk, secret: string, now = testNow) =>
  desk.transact((tx) => acceptInvitation(tx, { personId: null, now }, { secret, name: "Ilse B.", passwordHash }));

describe("the first administrator", () => {
  it("is made on a desk where nobody has an account, and that is the first line of its history", async () => {
    const desk = await newDesk();
    const mara = { email: "mara@desk.example", name: "Mara Kessler", passwordHash };
    const { personId } = await desk.transact((tx) => createFirstAdministrator(tx, visitor, mara));
    expect(await personByEmail(desk.read, mara.email)).toMatchObject({ id: personId, role: "admin", disabled: false });
    expect(await eventsOf(desk)).toEqual([
      {
        type: "person-added",
        actorId: personId,
        payload: { email: mara.email, name: mara.name, role: "admin" },
      },
    ]);
  });

  it("is one, though ten ask for it at once", async () => {
    const desk = await newDesk();
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        desk.transact((tx) =>
          createFirstAdministrator(tx, visitor, { email: `p${i}@desk.example`, name: `Person ${i}`, passwordHash }),
        ),
      ),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(Conflict);
    expect((await peopleList(desk.read, { limit: 20 })).items).toHaveLength(1);
    expect(await eventsOf(desk)).toHaveLength(1);
  });
});

describe("an invitation", () => {
  it("lets one person in, with the role that the administrator chose and the name that they choose themselves", async () => {
    const desk = await newDesk();
    const admin = await newPerson(desk, "Ada Admin", { admin: true });
    const offer = await invite(desk, admin, { ...ilse, role: "admin" });
    expect(offer).toMatchObject({ email: ilse.email, expiresAt: later(7).toISOString() });
    const { personId } = await accept(desk, offer.secret);
    expect(await personByEmail(desk.read, ilse.email)).toMatchObject({ id: personId, name: "Ilse B.", role: "admin" });
    expect((await eventsOf(desk)).map(({ type, actorId }) => [type, actorId])).toEqual([
      ["person-added", personId],
      ["person-invited", admin.personId],
    ]);
    expect(JSON.stringify(await eventsOf(desk))).not.toContain(offer.secret);
    expect(await pendingInvitations(desk.read, testNow)).toEqual([]);
  });

  it("lets in exactly one of those who use it at once", async () => {
    const desk = await newDesk();
    const admin = await newPerson(desk, "Ada Admin", { admin: true });
    const { secret } = await invite(desk, admin);
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => accept(desk, secret)));
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(NotFound);
    expect((await peopleList(desk.read, { limit: 20 })).items).toHaveLength(2);
  });

  it("works to the last moment of the seventh day and not after", async () => {
    const desk = await newDesk();
    const admin = await newPerson(desk, "Ada Admin", { admin: true });
    const first = await invite(desk, admin);
    await expect(accept(desk, first.secret, later(7))).rejects.toThrow(NotFound);
    await expect(accept(desk, first.secret, new Date(later(7).getTime() - 1))).resolves.toMatchObject({
      email: ilse.email,
    });
  });

  it("ends when a newer one is made out to the same address, so that one link works at a time", async () => {
    const desk = await newDesk();
    const admin = await newPerson(desk, "Ada Admin", { admin: true });
    const older = await invite(desk, admin);
    const newer = await invite(desk, admin);
    await expect(accept(desk, older.secret)).rejects.toThrow(NotFound);
    await expect(accept(desk, newer.secret)).resolves.toBeTruthy();
  });

  it("is refused to a member, for an address that has an account, and for what is no address", async () => {
    const desk = await newDesk();
    const admin = await newPerson(desk, "Ada Admin", { admin: true });
    const member = await newPerson(desk, "Moe Member");
    await expect(invite(desk, member)).rejects.toThrow(Forbidden);
    await expect(invite(desk, admin, { ...ilse, email: "moe.member@desk.example" })).rejects.toThrow(Conflict);
    const wrong = { name: "", email: "not an address", role: "owner", more: 1 };
    const refused = (() => {
      try {
        return parse(invitePersonInput, wrong);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(Invalid);
    expect(Object.keys((refused as Invalid).fields).sort()).toEqual(["email", "more", "name", "role"]);
  });

  it("does not work with a secret that nobody was given", async () => {
    const desk = await newDesk();
    const admin = await newPerson(desk, "Ada Admin", { admin: true });
    const { secret } = await invite(desk, admin);
    for (const guess of ["", secret.slice(1), secretHash(secret)])
      await expect(accept(desk, guess)).rejects.toThrow(NotFound);
  });
});

describe("adding a person at once", () => {
  it("is for administrators and the command line, and for an address once", async () => {
    const desk = await newDesk();
    const admin = await newPerson(desk, "Ada Admin", { admin: true });
    const member = await newPerson(desk, "Moe Member");
    const add = (who: Actor | typeof visitor, email: string) =>
      desk.transact((tx) => addPerson(tx, who, { ...ilse, email, passwordHash }));
    await expect(add(member, "a@desk.example")).rejects.toThrow(Forbidden);
    await expect(add(admin, "a@desk.example")).resolves.toBeTruthy();
    await expect(add(visitor, "b@desk.example")).resolves.toBeTruthy();
    await expect(add(visitor, "b@desk.example")).rejects.toThrow(Conflict);
    expect(await personByEmail(desk.read, "b@desk.example")).toMatchObject({ passwordHash });
  });
});

describe("changing a person", () => {
  const change = (desk: Desk, actor: Actor, input: Parameters<typeof changePerson>[2]) =>
    desk.transact((tx) => changePerson(tx, actor, input));

  it("is for administrators, and never leaves the newsroom without one who can act", async () => {
    const desk = await newDesk();
    const ada = await newPerson(desk, "Ada Admin", { admin: true });
    const moe = await newPerson(desk, "Moe Member");
    await expect(change(desk, moe, { personId: moe.personId, role: "admin" })).rejects.toThrow(Forbidden);
    await expect(change(desk, ada, { personId: ada.personId, role: "member" })).rejects.toThrow("only administrator");
    await expect(change(desk, ada, { personId: ada.personId, disabled: true })).rejects.toThrow(Conflict);
    await change(desk, ada, { personId: moe.personId, role: "admin" });
    await change(desk, ada, { personId: moe.personId, disabled: true });
    await expect(change(desk, ada, { personId: ada.personId, role: "member" })).rejects.toThrow(Conflict);
    await change(desk, ada, { personId: moe.personId, disabled: false });
    await expect(change(desk, ada, { personId: ada.personId, role: "member" })).resolves.toMatchObject({
      role: "member",
    });
  });

  it("leaves one of two administrators who take each other's role at once", async () => {
    const desk = await newDesk();
    const ada = await newPerson(desk, "Ada Admin", { admin: true });
    const bo = await newPerson(desk, "Bo Boss", { admin: true });
    const answers = await Promise.allSettled([
      change(desk, ada, { personId: bo.personId, role: "member" }),
      change(desk, bo, { personId: ada.personId, disabled: true }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("that disables them ends their sessions and tokens at once, for good", async () => {
    const desk = await newDesk();
    const ada = await newPerson(desk, "Ada Admin", { admin: true });
    const moe = await newPerson(desk, "Moe Member");
    const session = await desk.transact((tx) => startSession(tx, visitor, { personId: moe.personId }));
    const { token } = await desk.transact((tx) => createToken(tx, moe, { name: "planning tool" }));
    const lookIn = async () => [
      (await sessionById(desk.read, session?.sessionId ?? "", testNow)) !== null,
      (await personByTokenHash(desk.read, secretHash(token), testNow)) !== null,
    ];
    expect(await lookIn()).toEqual([true, true]);
    await change(desk, ada, { personId: moe.personId, disabled: true });
    expect(await lookIn()).toEqual([false, false]);
    await change(desk, ada, { personId: moe.personId, disabled: false });
    expect(await lookIn()).toEqual([false, false]);
    expect((await eventsOf(desk))[0]?.payload).toEqual({ changes: { disabled: [true, false] } });
  });

  it("is refused when somebody else changed them since, unless they are as wanted already", async () => {
    const desk = await newDesk();
    const ada = await newPerson(desk, "Ada Admin", { admin: true });
    const { personId } = await newPerson(desk, "Moe Member");
    await change(desk, ada, { personId, role: "admin", seen: 1 });
    const stale = await change(desk, ada, { personId, disabled: true, seen: 1 }).catch((error) => error);
    expect(stale).toBeInstanceOf(Conflict);
    expect(stale.extra.current).toMatchObject({ id: personId, role: "admin", version: 2 });
    await expect(change(desk, ada, { personId, role: "admin", seen: 1 })).resolves.toMatchObject({ version: 2 });
    expect(await eventsOf(desk)).toHaveLength(1);
  });

  it("that nobody is, is not found", async () => {
    const desk = await newDesk();
    const ada = await newPerson(desk, "Ada Admin", { admin: true });
    await expect(change(desk, ada, { personId: "nobody", disabled: true })).rejects.toThrow(NotFound);
  });

  it("by themselves goes as far as their name", async () => {
    const desk = await newDesk();
    const moe = await newPerson(desk, "Moe Member");
    await desk.transact((tx) => renamePerson(tx, moe, { name: "Moe M. Member" }));
    await desk.transact((tx) => renamePerson(tx, moe, { name: "Moe M. Member" }));
    expect(await eventsOf(desk)).toEqual([
      {
        type: "person-changed",
        actorId: moe.personId,
        payload: { changes: { name: ["Moe Member", "Moe M. Member"] } },
      },
    ]);
  });
});

describe("the list of people", () => {
  it("comes in pages that hold everybody once", async () => {
    const desk = await newDesk();
    for (let i = 0; i < 7; i++) await newPerson(desk, `Person ${i}`);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await peopleList(desk.read, { limit: 3, cursor });
      names.push(...page.items.map((person) => person.name));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(names.sort()).toEqual(Array.from({ length: 7 }, (_, i) => `Person ${i}`));
  });
});
