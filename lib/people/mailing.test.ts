import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { GET, POST } from "@/app/unsubscribe/at-once/route";
import { desk, openDesk } from "@/db/client";
import { newsroomHistory } from "@/db/history";
import { noticeChoicesOf, unsentMails } from "@/db/mails";
import { markNoticesRead, noticesOf } from "@/db/notices";
import { mails } from "@/db/schema";
import type { Actor } from "@/lib/actor";
import { writeComment, writeCommentInput } from "@/lib/comments/commands";
import { authSecret } from "@/lib/data-dir";
import { removeMember } from "@/lib/dossiers/commands";
import { changePerson, chooseNotices, retryMail } from "@/lib/people/commands";
import { sendDue, startMailing } from "@/lib/people/mailing";
import { readUnsubscribeToken, unsubscribeToken } from "@/lib/people/unsubscribe";
import { settings } from "@/lib/settings";
import { newPerson, testNow } from "@/lib/testing/desk";
import { decoded, startMailServer } from "@/lib/testing/mail-server";
import { newNewsroom } from "@/lib/testing/newsroom";

const secret = "a secret of at least thirty-two characters";
const siteUrl = "https://desk.example";
const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

// A process of its own: whether mail is set up is a setting. Where it goes, each test says itself.
const folder = mkdtempSync(join(tmpdir(), "second-source-"));
beforeAll(() => {
  process.env.DATA_DIR = folder;
  process.env.SMTP_URL = "smtp://127.0.0.1:1";
  process.env.MAIL_FROM = "desk@newsroom.example";
  process.env.TIME_ZONE = "Europe/Berlin";
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function newRoom(over: { refuses?: () => boolean } = {}) {
  const room = await newNewsroom();
  const server = await startMailServer(over);
  onTestFinished(server.stop);
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const sender = { siteUrl, secret, mail: server.mail };
  const claim = await room.claim();
  type Over = { at?: Date; on?: "claim" | "source"; id?: string; actor?: Actor; thread?: { id: string } };
  const comment = (text: string, { at = testNow, on = "claim", id = claim.id, actor = room.lead, thread }: Over = {}) =>
    room.run(
      writeComment,
      { ...actor, now: at },
      writeCommentInput.parse({ on, id, text, ...(thread ? { threadId: thread.id } : {}) }),
    );
  return {
    room,
    ...room,
    claim: { id: claim.id },
    received: server.received,
    sender,
    log,
    comment,
    /** Names the checker in a comment. */
    say: (text: string, at = testNow) => comment(`@Chidi Checker ${text}`, { at }),
    send: (now: Date) => sendDue(room.desk, sender, now),
    rows: () => room.desk.read.select().from(mails),
  };
}

describe("mail at once", () => {
  it("tells who did what and where, with a link, and none of the words", async () => {
    const { say, send, received, dossierId, claim } = await newRoom();
    await say("the harbour master denies it");
    await send(testNow);
    expect(received, "not in the same breath").toHaveLength(0);
    await send(later(1));
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(["chidi.checker@desk.example"]);
    const text = decoded(received[0]?.text ?? "");
    expect(text).toContain("Subject: Lena Lead named you in a comment on claim 1");
    expect(text).toContain("Halvern dredging");
    expect(text).toContain(`${siteUrl}/dossiers/${dossierId}/claims/${claim.id}`);
    expect(text).not.toMatch(/harbour|port authority/);
    await send(later(2));
    expect(received, "once").toHaveLength(1);
  });

  it("what comes in the same breath is one mail, what comes later another", async () => {
    const { say, send, received, rows } = await newRoom();
    await say("first");
    await say("second", new Date(testNow.getTime() + 20_000));
    await say("third", later(1));
    expect((await rows()).map(({ noticeIds }) => noticeIds.length)).toEqual([2, 1]);
    await send(later(5));
    expect(received).toHaveLength(2);
    expect(received[0]?.text).toContain("Subject: Second Source: 2 notices");
  });

  it("tells of an answer to who takes part in its thread, without its words, unless they want no such mail", async () => {
    const { comment, send, received, rows, run, desk, second, reader, checker } = await newRoom();
    await run(chooseNotices, second, { answered: "never" });
    await run(chooseNotices, checker, { answered: "daily" });
    const thread = await comment("Does the harbour master deny it?", { actor: reader });
    await comment("He may.", { actor: second, thread });
    await comment("He must.", { actor: checker, thread });
    await send(later(1));
    await desk.transact((tx) => tx.delete(mails));
    received.length = 0;
    await comment("He denies it.", { thread, at: later(2) });
    expect(await noticesOf(desk.read, second, { limit: 1 })).toMatchObject([{ kind: "answered" }]);
    expect((await rows()).map(({ personId, kind }) => [personId, kind])).toEqual(
      expect.arrayContaining([
        [reader.personId, "at-once"],
        [checker.personId, "daily"],
      ]),
    );
    expect(await rows()).toHaveLength(2);
    await send(later(4));
    expect(received.map(({ to }) => to)).toEqual([["rae.reader@desk.example"]]);
    const text = decoded(received[0]?.text ?? "");
    expect(text).toContain("Subject: Lena Lead answered in a thread of yours on claim 1");
    expect(text).not.toMatch(/harbour|denies/);
  });

  it("what was read in the app meanwhile is not mailed", async () => {
    const { say, send, received, rows, desk, checker } = await newRoom();
    await say("look");
    await desk.transact((tx) => markNoticesRead(tx, checker.personId, undefined, testNow.toISOString()));
    await send(later(1));
    expect(received).toHaveLength(0);
    expect(await rows()).toMatchObject([{ state: "dropped" }]);
  });
});

describe("the daily mail", () => {
  it("comes once, at the newsroom's seven o'clock, with all of the day", async () => {
    const { run, say, send, received, checker, rows } = await newRoom();
    await run(chooseNotices, checker, { mentioned: "daily" });
    await say("first");
    await say("second", later(600));
    await send(later(601));
    expect(received).toHaveLength(0);
    expect(await rows()).toMatchObject([{ kind: "daily", dueAt: "2026-03-18T06:00:00.000Z" }]);
    await send(new Date("2026-03-18T06:00:10Z"));
    expect(received).toHaveLength(1);
    expect(received[0]?.text).toContain("Subject: Second Source: 2 notices of the day");
  });

  it("a sign-off that went stale is told once a day unless one wants it at once", async () => {
    const { room, desk, run, second, rows, evidence, source } = await newRoom();
    await desk.transact((tx) => tx.delete(mails));
    const first = await room.signedClaim();
    await run(chooseNotices, second, { stale: "at-once" });
    const other = await room.signedClaim({ statement: "The second payment was late." });
    await desk.transact((tx) => tx.delete(mails));
    await evidence(other, await source("A new document"));
    expect(await rows()).toMatchObject([{ kind: "at-once", personId: second.personId }]);
    await run(chooseNotices, second, { stale: "daily" });
    await evidence(first, await source("A further document"));
    expect((await rows()).map(({ kind }) => kind)).toEqual(["at-once", "daily"]);
  });
});

describe("never a word", () => {
  it("to somebody who wants none, from the notice on or since", async () => {
    const { run, say, send, received, checker, rows } = await newRoom();
    await say("look");
    await run(chooseNotices, checker, { mentioned: "never" });
    await say("look again", later(5));
    expect(await rows()).toHaveLength(1);
    await send(later(10));
    expect(received).toHaveLength(0);
  });

  it("to somebody who left the dossier before it went out", async () => {
    const { run, say, send, received, checker, lead, dossierId, rows } = await newRoom();
    await say("look");
    await run(removeMember, lead, { dossierId, personId: checker.personId });
    await send(later(1));
    expect(received).toHaveLength(0);
    expect(await rows()).toMatchObject([{ state: "dropped" }]);
  });

  it("to somebody whose account was disabled", async () => {
    const { run, say, send, received, checker, admin } = await newRoom();
    await say("look");
    await run(changePerson, admin, { personId: checker.personId, disabled: true, seen: 1 });
    await send(later(1));
    expect(received).toHaveLength(0);
  });

  it("of a confidential source, not even to those cleared for it: mail leaves the desk", async () => {
    const { comment, send, received, checker, source } = await newRoom();
    const { id } = await source("Ivo Canary", {
      kind: "interview",
      confidential: true,
      pseudonym: "the dredger",
      url: "https://canary-url.example/",
    });
    await comment("@Lena Lead @Rae Reader Ivo Canary called", { on: "source", id, actor: checker });
    await send(later(1));
    expect(received.map(({ to }) => to[0]).sort()).toEqual(["lena.lead@desk.example", "rae.reader@desk.example"]);
    const texts = received.map(({ text }) => text).join();
    expect(texts).toContain("named you in a comment on a source");
    expect(texts).not.toMatch(/canary|dredger|called/i);
  });
});

describe("a mail that cannot be sent", () => {
  it("is tried again after growing pauses, then given up where an administrator sees it", async () => {
    const { desk, say, send, received, rows, log } = await newRoom({ refuses: () => true });
    await say("look");
    const tries: number[] = [];
    for (let minute = 1; minute < 300; minute++) {
      const before = (await rows())[0]?.attempts ?? 0;
      await send(later(minute));
      if (((await rows())[0]?.attempts ?? 0) > before) tries.push(minute);
    }
    expect(tries).toEqual([1, 2, 7, 37, 157]);
    expect(received).toHaveLength(0);
    const [unsent] = await unsentMails(desk.read, 10);
    expect(unsent).toMatchObject({ state: "failed", name: "Chidi Checker", attempts: 5 });
    expect(unsent?.error).toContain("mailbox unavailable");
    expect(JSON.stringify(unsent)).not.toMatch(/Halvern|look/);
    expect(log.mock.calls.flat().join(" ")).not.toContain("chidi");
  });

  it("goes out once the server takes it", async () => {
    let refusing = true;
    const { desk, say, send, received } = await newRoom({ refuses: () => refusing });
    await say("look");
    await send(later(1));
    expect(await unsentMails(desk.read, 10)).toMatchObject([{ state: "waiting", attempts: 1 }]);
    refusing = false;
    await send(later(1.5));
    expect(received, "not before its pause is over").toHaveLength(0);
    await send(later(2));
    expect(received).toHaveLength(1);
    expect(await unsentMails(desk.read, 10)).toEqual([]);
  });

  it("waits untried while the server is away for the one before it", async () => {
    const { desk, comment, sender, rows } = await newRoom();
    await comment("@Chidi Checker @Sofia Second look");
    await sendDue(desk, { ...sender, mail: { ...sender.mail, smtpUrl: "smtp://127.0.0.1:1" } }, later(1));
    expect((await rows()).map(({ attempts }) => attempts).sort()).toEqual([0, 1]);
  });

  it("is tried again when an administrator says so, and by nobody else", async () => {
    let refusing = true;
    const { desk, run, say, send, received, rows, admin, lead, checker } = await newRoom({ refuses: () => refusing });
    await say("look");
    await send(later(1));
    const mailId = (await rows())[0]?.id ?? "";
    for (const who of [lead, checker]) await expect(run(retryMail, who, { mailId })).rejects.toThrow(/administrator/i);
    refusing = false;
    await run(retryMail, { ...admin, now: later(1) }, { mailId });
    await send(later(1));
    expect(received).toHaveLength(1);
    await expect(run(retryMail, admin, { mailId })).rejects.toThrow("gone out meanwhile");
    expect(await unsentMails(desk.read, 10)).toEqual([]);
  });
});

it("of two processes that send at once, each mail is sent by one", async () => {
  const { desk, say, sender, received } = await newRoom();
  for (let minute = 0; minute < 12; minute++) await say("look", later(minute));
  const other = openDesk(`${desk.folder}/second-source.sqlite`);
  onTestFinished(() => other.close());
  await Promise.all([desk, other, desk, other].map((store) => sendDue(store, sender, later(20))));
  expect(received).toHaveLength(12);
});

it("a process that dies while it sends leaves the mail to the next", async () => {
  const { desk, say, sender, received } = await newRoom();
  await say("look");
  // The transaction that would say what became of the mail is never run.
  let left = 2;
  const dying = {
    read: desk.read,
    transact: ((work) => (left-- > 0 ? desk.transact(work) : new Promise(() => undefined))) as typeof desk.transact,
  };
  void sendDue(dying, { ...sender, mail: { ...sender.mail, smtpUrl: "smtp://127.0.0.1:1" } }, later(1));
  await vi.waitFor(() => expect(left).toBeLessThan(0));
  await sendDue(desk, sender, later(1));
  expect(received).toHaveLength(0);
  await sendDue(desk, sender, later(2));
  expect(received).toHaveLength(1);
});

it("the link of a mail ends mail of its kinds, by one click in the mail program as well", async () => {
  const { say, send, received, checker } = await newRoom();
  await say("look");
  await send(later(1));
  const text = (received[0]?.text ?? "").replace(/\r\n[ \t]/g, " ");
  expect(text).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  const token = /List-Unsubscribe: <https:\/\/desk\.example\/unsubscribe\/at-once\?token=([^>]+)>/.exec(text)?.[1];
  expect(readUnsubscribeToken(secret, token ?? "")).toEqual({ personId: checker.personId, kinds: ["mentioned"] });
});

describe("the link that ends mail", () => {
  const address = (token: string) => new NextRequest(`${siteUrl}/unsubscribe/at-once?token=${token}`);
  const click = (token: string) =>
    POST(
      new NextRequest(address(token), {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      }),
    );

  async function ownDesk() {
    await desk().migrate();
    onTestFinished(() => desk().close());
    const checker = await newPerson(desk(), "Chidi Checker");
    const sealed = authSecret(settings());
    const choices = () => noticeChoicesOf(desk().read, checker.personId);
    return { checker, choices, token: unsubscribeToken(sealed, { ...checker, kinds: ["mentioned", "stale"] }), sealed };
  }

  it("ends what it names without signing in, is recorded, and does no harm twice; others and looking end nothing", async () => {
    const { checker, choices, token, sealed } = await ownDesk();
    expect(() => GET(address(token))).toThrow("NEXT_REDIRECT");
    for (const made of ["", "x", `${token}A`, unsubscribeToken(sealed, { personId: "nobody", kinds: ["stale"] })]) {
      const answer = await click(made);
      expect(answer.status, made).toBe(404);
      expect(await answer.text()).toContain("This link does not work");
    }
    expect(await choices()).toMatchObject({ mentioned: "at-once", stale: "daily" });
    for (const _ of [1, 2]) expect((await click(token)).status).toBe(200);
    expect(await choices()).toMatchObject({ mentioned: "never", stale: "never", assigned: "at-once" });
    const told = (await newsroomHistory(desk().read, { limit: 10 })).filter(({ type }) => type === "notices-chosen");
    expect(told.map(({ actorId }) => actorId)).toEqual([checker.personId]);
  });
});

it("mail that waits from when there was a mail server is let go when there is none", async () => {
  const { desk, say, rows, received, send } = await newRoom();
  await say("look");
  startMailing(desk, { siteUrl, secret, mail: null })();
  await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: "dropped" }]));
  await send(later(1));
  expect(received).toHaveLength(0);
});

it("what went out is forgotten after a month, and what could not go out is kept", async () => {
  const { desk, say, send, rows, checker } = await newRoom();
  await say("look");
  await send(later(1));
  await say("again", later(50 * 24 * 60));
  await send(later(50 * 24 * 60 + 1));
  expect(await rows()).toHaveLength(1);
  expect(await noticesOf(desk.read, checker, { limit: 10 })).toHaveLength(2);
  await desk.transact((tx) => tx.update(mails).set({ state: "failed" }).where(eq(mails.state, "sent")));
  await say("third", later(100 * 24 * 60));
  await send(later(100 * 24 * 60 + 1));
  expect(await rows()).toHaveLength(2);
});
