import { describe, expect, it } from "vitest";
import type { Desk } from "@/db/client";
import { newsroomHistory } from "@/db/history";
import { passwordHashOf, personByEmail, sessionById, sessionsOf, tokensOf } from "@/db/people";
import type { Actor } from "@/lib/actor";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import {
  askForReset,
  changePassword,
  changePerson,
  createToken,
  endAllSessions,
  endSession,
  endToken,
  offerReset,
  resetPassword,
  startSession,
} from "@/lib/people/commands";
import { actorOfToken } from "@/lib/people/token";
import { newDesk, newPerson, testNow } from "@/lib/testing/desk";

const hash = (n: number) => `$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$${n}`;
const visitor = { personId: null, now: testNow };
const later = (days: number) => new Date(testNow.getTime() + days * 24 * 3_600_000);
const hour = 1 / 24;

async function newsroom() {
  const desk = await newDesk();
  const ada = await newPerson(desk, "Ada Admin", { admin: true });
  const moe = await newPerson(desk, "Moe Member");
  return { desk, ada, moe };
}

async function signIn(desk: Desk, actor: Actor): Promise<string> {
  const session = await desk.transact((tx) => startSession(tx, visitor, { personId: actor.personId }));
  return session?.sessionId ?? "";
}

const isIn = async (desk: Desk, sessionId: string, now = testNow) =>
  (await sessionById(desk.read, sessionId, now)) !== null;

describe("a session", () => {
  it("lets a browser in for fourteen days and not longer", async () => {
    const { desk, moe } = await newsroom();
    const session = await signIn(desk, moe);
    expect(await sessionById(desk.read, session, testNow)).toMatchObject({ id: moe.personId, sessionId: session });
    expect(await isIn(desk, session, new Date(later(14).getTime() - 1))).toBe(true);
    expect(await isIn(desk, session, later(14))).toBe(false);
  });

  it("ends for one browser when it signs out, and the others stay in", async () => {
    const { desk, moe } = await newsroom();
    const [here, there] = [await signIn(desk, moe), await signIn(desk, moe)];
    await desk.transact((tx) => endSession(tx, moe, { sessionId: here }));
    expect([await isIn(desk, here), await isIn(desk, there)]).toEqual([false, true]);
  });

  it("cannot be ended by somebody else", async () => {
    const { desk, ada, moe } = await newsroom();
    const session = await signIn(desk, moe);
    await desk.transact((tx) => endSession(tx, ada, { sessionId: session }));
    expect(await isIn(desk, session)).toBe(true);
  });

  it("ends everywhere at once when that is asked for", async () => {
    const { desk, ada, moe } = await newsroom();
    const others = await signIn(desk, ada);
    await signIn(desk, moe);
    await signIn(desk, moe);
    expect(await desk.transact((tx) => endAllSessions(tx, moe))).toEqual({ ended: 2 });
    expect(await sessionsOf(desk.read, moe.personId, testNow)).toEqual([]);
    expect(await isIn(desk, others)).toBe(true);
  });

  it("is not begun for somebody disabled, or by a password that was changed while it was checked", async () => {
    const { desk, ada, moe } = await newsroom();
    const begin = (seenHash?: string) =>
      desk.transact((tx) => startSession(tx, visitor, { personId: moe.personId, seenHash }));
    expect(await begin(hash(1))).toBeNull();
    await desk.transact((tx) => changePassword(tx, moe, { passwordHash: hash(2), seenHash: null, sessionId: null }));
    expect(await begin(hash(1))).toBeNull();
    expect(await begin(hash(2))).not.toBeNull();
    await desk.transact((tx) => changePerson(tx, ada, { personId: moe.personId, disabled: true }));
    expect(await begin(hash(2))).toBeNull();
    expect(await begin()).toBeNull();
  });
});

describe("changing one's password", () => {
  it("signs out the other browsers and ends the tokens, and leaves this browser in", async () => {
    const { desk, moe } = await newsroom();
    const [here, there] = [await signIn(desk, moe), await signIn(desk, moe)];
    const { token } = await desk.transact((tx) => createToken(tx, moe, { name: "planning tool" }));
    const change = { passwordHash: hash(1), seenHash: null, sessionId: here };
    expect(await desk.transact((tx) => changePassword(tx, moe, change))).toEqual({ ended: 1 });
    expect([await isIn(desk, here), await isIn(desk, there)]).toEqual([true, false]);
    expect(await actorOfToken(desk.read, token, testNow)).toBeNull();
    expect(await passwordHashOf(desk.read, moe.personId)).toBe(hash(1));
  });

  it("goes through once when two do it at once", async () => {
    const { desk, moe } = await newsroom();
    const answers = await Promise.allSettled(
      [1, 2].map((n) =>
        desk.transact((tx) => changePassword(tx, moe, { passwordHash: hash(n), seenHash: null, sessionId: null })),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected"]);
    expect(answers[1]).toMatchObject({ reason: expect.any(Conflict) });
    expect(await passwordHashOf(desk.read, moe.personId)).toBe(hash(1));
  });
});

describe("a link for a new password", () => {
  const offer = (desk: Desk, actor: Actor, personId: string) =>
    desk.transact((tx) => offerReset(tx, actor, { personId }));
  const reset = (desk: Desk, secret: string, now = testNow) =>
    desk.transact((tx) => resetPassword(tx, { personId: null, now }, { secret, passwordHash: hash(9) }));

  it("works once, and ends every session and token of the person", async () => {
    const { desk, ada, moe } = await newsroom();
    const session = await signIn(desk, moe);
    const { token } = await desk.transact((tx) => createToken(tx, moe, { name: "planning tool" }));
    const { secret } = await offer(desk, ada, moe.personId);
    expect(await isIn(desk, session)).toBe(true);
    const answers = await Promise.allSettled([reset(desk, secret), reset(desk, secret), reset(desk, secret)]);
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    expect(await isIn(desk, session)).toBe(false);
    expect(await actorOfToken(desk.read, token, testNow)).toBeNull();
    expect(await personByEmail(desk.read, "moe.member@desk.example")).toMatchObject({ passwordHash: hash(9) });
    const history = await newsroomHistory(desk.read, { limit: 5 });
    expect(history[0]).toMatchObject({ type: "password-changed", actorId: moe.personId, payload: { by: "link" } });
    expect(JSON.stringify(history)).not.toContain(secret);
  });

  it("works for a day, and only the newest does", async () => {
    const { desk, ada, moe } = await newsroom();
    const older = await offer(desk, ada, moe.personId);
    const newer = await offer(desk, ada, moe.personId);
    await expect(reset(desk, older.secret)).rejects.toThrow(NotFound);
    await expect(reset(desk, newer.secret, later(1))).rejects.toThrow(NotFound);
    await expect(reset(desk, newer.secret, later(23 * hour))).resolves.toMatchObject({ email: newer.email });
  });

  it("is offered by administrators, to people who may come in", async () => {
    const { desk, ada, moe } = await newsroom();
    await expect(offer(desk, moe, ada.personId)).rejects.toThrow(Forbidden);
    await expect(offer(desk, ada, "nobody")).rejects.toThrow(NotFound);
    const { secret } = await offer(desk, ada, moe.personId);
    await desk.transact((tx) => changePerson(tx, ada, { personId: moe.personId, disabled: true }));
    await expect(offer(desk, ada, moe.personId)).rejects.toThrow(Conflict);
    await expect(reset(desk, secret)).rejects.toThrow(NotFound);
  });

  it("is made for whoever asks by an address that has an account, and for nobody else", async () => {
    const { desk, ada, moe } = await newsroom();
    const ask = (email: string) => desk.transact((tx) => askForReset(tx, visitor, { email }));
    expect(await ask("nobody@desk.example")).toBeNull();
    const made = await ask("moe.member@desk.example");
    await expect(reset(desk, made?.secret ?? "")).resolves.toBeTruthy();
    await desk.transact((tx) => changePerson(tx, ada, { personId: moe.personId, disabled: true }));
    expect(await ask("moe.member@desk.example")).toBeNull();
  });

  it("does not let anybody join, nor does an invitation reset a password", async () => {
    const { desk, ada, moe } = await newsroom();
    const { secret } = await offer(desk, ada, moe.personId);
    const { acceptInvitation, invitePerson } = await import("@/lib/people/commands");
    const join = { secret, name: "Eve", passwordHash: hash(3) };
    await expect(desk.transact((tx) => acceptInvitation(tx, visitor, join))).rejects.toThrow(NotFound);
    const invited = { email: "eve@desk.example", name: "Eve", role: "member" } as const;
    const invitation = await desk.transact((tx) => invitePerson(tx, ada, invited));
    await expect(reset(desk, invitation.secret)).rejects.toThrow(NotFound);
  });
});

describe("an API token", () => {
  const make = (desk: Desk, actor: Actor, over: Partial<Parameters<typeof createToken>[2]> = {}) =>
    desk.transact((tx) => createToken(tx, actor, { name: "planning tool", ...over }));

  it("acts as its person with its scope, for ninety days unless said", async () => {
    const { desk, ada, moe } = await newsroom();
    const { token, tokenId, expiresAt } = await make(desk, ada, { scope: "read" });
    expect(token).toMatch(/^ss_[\w-]{43}$/);
    expect(expiresAt).toBe(later(90).toISOString());
    const now = later(89);
    expect(await actorOfToken(desk.read, token, now)).toEqual({
      personId: ada.personId,
      admin: true,
      scope: "read",
      tokenId,
      lastUsedAt: null,
      now,
    });
    expect(await actorOfToken(desk.read, token, later(90))).toBeNull();
    const short = await make(desk, moe, { expiresAt: later(2).toISOString() });
    expect(await actorOfToken(desk.read, short.token, later(1))).toMatchObject({ admin: false, scope: "write" });
    expect(await actorOfToken(desk.read, short.token, later(2))).toBeNull();
  });

  it("is kept as a hash, and never shown again", async () => {
    const { desk, moe } = await newsroom();
    const { token } = await make(desk, moe);
    const shown = JSON.stringify([
      await tokensOf(desk.read, moe.personId, testNow),
      await newsroomHistory(desk.read, { limit: 5 }),
    ]);
    expect(shown).toContain("planning tool");
    expect(shown).not.toContain(token.slice(3));
  });

  it("ends when its person ends it, and only then", async () => {
    const { desk, ada, moe } = await newsroom();
    const { token, tokenId } = await make(desk, moe);
    await expect(desk.transact((tx) => endToken(tx, ada, { tokenId }))).rejects.toThrow(NotFound);
    expect(await actorOfToken(desk.read, token, testNow)).not.toBeNull();
    await desk.transact((tx) => endToken(tx, moe, { tokenId }));
    expect(await actorOfToken(desk.read, token, testNow)).toBeNull();
    await expect(desk.transact((tx) => endToken(tx, moe, { tokenId }))).rejects.toThrow(NotFound);
  });

  it.each([
    ["yesterday", later(-1)],
    ["this moment", testNow],
    ["in two years", later(731)],
  ])("is not made to end %s", async (_, day) => {
    const { desk, moe } = await newsroom();
    await expect(make(desk, moe, { expiresAt: day.toISOString() })).rejects.toThrow(Invalid);
  });

  it.each(["", "ss_", "ss_short", `ss_${"a".repeat(43)}`, `Bearer ss_${"a".repeat(43)}`, "💥".repeat(30)])(
    "is not %j",
    async (bearer) => {
      const { desk, moe } = await newsroom();
      await make(desk, moe);
      expect(await actorOfToken(desk.read, bearer, testNow)).toBeNull();
    },
  );
});
