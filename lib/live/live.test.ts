import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDesk } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { removeMember } from "@/lib/dossiers/commands";
import { TooMany } from "@/lib/errors";
import { type Ask, openLive, usualTiming } from "@/lib/live/live";
import type { Message, MessageName, Messages } from "@/lib/live/message";
import { endSession, startSession } from "@/lib/people/access-commands";
import { changePerson } from "@/lib/people/commands";
import { setCleared } from "@/lib/sources/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

const quick = { ...usualTiming, lookEvery: 30, grace: 60 };

/** A newsroom with live updates, and browsers that listen to them. */
async function newLiveNewsroom(timing = quick) {
  const newsroom = await newNewsroom();
  const { desk, dossierId } = newsroom;
  const live = openLive(desk, timing);
  onTestFinished(() => live.stop());

  async function session({ personId }: Actor) {
    const visitor = { personId: null, now: new Date() };
    const started = await desk.transact((tx) => startSession(tx, visitor, { personId }));
    if (!started) throw new Error("no session");
    return { sessionId: started.sessionId, personId };
  }

  /** Opens a browser's stream; `asked` adds to the dossier, which is open in it. */
  async function listen(who: Actor | Awaited<ReturnType<typeof session>>, asked: Partial<Ask> = {}) {
    const signedIn = "sessionId" in who ? who : await session(who);
    const stream = live.open(signedIn, { after: null, dossierIds: [dossierId], articleIds: [], ...asked });
    const browser = browserOf(stream);
    await browser.hears("beat");
    return { ...browser, ...signedIn };
  }

  return { ...newsroom, live, session, listen };
}

function browserOf(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let read = 0;
  let ended = false;
  const messages = () =>
    text
      .split("\n\n")
      .slice(0, -1)
      .flatMap((block) => {
        const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, "m"))?.[1];
        const name = field("event");
        return name ? [{ name, data: JSON.parse(field("data") ?? "") } as Message] : [];
      });
  const going = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    ended = true;
  })();

  return {
    /** Everything that has been sent so far. */
    text: () => text,
    all: <N extends MessageName>(name: N) =>
      messages().flatMap((message) => (message.name === name ? [message.data as Messages[N]] : [])),
    /** Waits for the next message of a kind. */
    async hears<N extends MessageName>(name: N): Promise<Messages[N]> {
      for (const until = Date.now() + 3_000; Date.now() < until; await pause(5)) {
        const at = messages().findIndex((message, index) => index >= read && message.name === name);
        if (at < 0) continue;
        read = at + 1;
        return messages()[at]?.data as Messages[N];
      }
      throw new Error(`${name} was not heard; what was: ${text}`);
    },
    ends: () => Promise.race([going.then(() => ended), pause(3_000, false, { ref: false })]),
    leaves: () => reader.cancel(),
  };
}

test("a claim that one tags is told to the other in a moment, and nothing of what it says", async () => {
  const { listen, claim, second, checker, dossierId } = await newLiveNewsroom();
  const theirs = await listen(second);
  const own = await listen(checker);
  const began = performance.now();
  const { id } = await claim({ statement: "CANARY paid in full." });
  const event = await theirs.hears("happened");
  expect(performance.now() - began).toBeLessThan(500);
  expect(event).toEqual({
    id: expect.any(Number),
    dossierId,
    about: { type: "claim-created", subject: { type: "claim", id }, claimId: id },
    own: false,
  });
  expect(await own.hears("happened")).toMatchObject({ id: event.id, own: true });
  expect(theirs.text() + own.text()).not.toContain("CANARY");
});

test("a lost connection goes on after the last event that was heard, whatever happened meanwhile", async () => {
  const { listen, claim, second, session, lead } = await newLiveNewsroom();
  const browser = await session(second);
  const first = await listen(browser);
  await claim();
  const { id: last } = await first.hears("happened");
  await first.leaves();
  const made = [];
  // More than are told at a time, with sign-ins of others between, which are nobody's business here.
  for (let n = 0; n < 230; n++) {
    made.push((await claim({ statement: `Claim ${n}.` })).id);
    if (n % 50 === 0) await session(lead);
  }
  const again = await listen(browser, { after: last });
  const later = await claim();
  await expect.poll(() => again.all("happened").length).toBe(231);
  expect(again.all("happened").map(({ about }) => about?.subject.id)).toEqual([...made, later.id]);
  const ids = again.all("happened").map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  expect(again.all("beat")[0]?.id).toBeGreaterThanOrEqual(ids[229] ?? 0);
});

test("two browsers that write at once miss nothing of each other", async () => {
  const { listen, checker, second, run, dossierId } = await newLiveNewsroom();
  const browsers = [await listen(checker), await listen(second)];
  const tag = (actor: Actor, n: number) =>
    run(createClaim, actor, createClaimInput.parse({ dossierId, statement: `Claim ${n}.` }));
  const made = await Promise.all(Array.from({ length: 40 }, (_, n) => tag(n % 2 ? checker : second, n)));
  for (const browser of browsers) {
    await expect.poll(() => browser.all("happened").length).toBe(40);
    expect(browser.all("happened").map(({ about }) => about?.subject.id)).toEqual(made.map(({ id }) => id));
  }
});

test("what another process writes is told as well", async () => {
  const { listen, desk, second, checker, dossierId } = await newLiveNewsroom();
  const browser = await listen(second);
  // Another connection to the file is to this desk what another process is: its commits call nobody back here.
  const other = openDesk(join(desk.folder, "second-source.sqlite"));
  const input = createClaimInput.parse({ dossierId, statement: "Said from the command line." });
  const { id } = await other.transact((tx) => createClaim(tx, checker, input));
  other.close();
  expect((await browser.hears("happened")).about?.subject.id).toBe(id);
});

test("a change that was rolled back is told to nobody", async () => {
  const { listen, desk, second, checker, dossierId, claim } = await newLiveNewsroom();
  const browser = await listen(second);
  const input = createClaimInput.parse({ dossierId, statement: "Never stored." });
  const broken = desk.transact(async (tx) => {
    await createClaim(tx, checker, input);
    throw new Error("the power went");
  });
  await expect(broken).rejects.toThrow("the power went");
  const { id } = await claim();
  await browser.hears("happened");
  expect(browser.all("happened").map(({ about }) => about?.subject.id)).toEqual([id]);
});

test("other dossiers are silent: to an outsider, and to an administrator", async () => {
  const { listen, claim, outsider, admin, reader } = await newLiveNewsroom();
  const strangers = [await listen(outsider), await listen(admin)];
  const member = await listen(reader);
  await claim();
  await member.hears("happened");
  await pause(100);
  for (const stranger of strangers) {
    expect(stranger.all("happened")).toEqual([]);
    // Neither is it said whether such a dossier exists.
    expect(stranger.all("gone")).toHaveLength(1);
    expect(stranger.all("reading")).toEqual([[]]);
  }
});

test("who is removed from the dossier is told that, and from then on nothing", async () => {
  const { listen, claim, run, lead, second, reader, dossierId, article } = await newLiveNewsroom();
  const { id: articleId } = await article("The port paid.");
  const removed = await listen(second, { articleIds: [articleId] });
  const member = await listen(reader);
  expect(member.all("reading").at(-1)).toMatchObject([{ personId: second.personId }]);
  await claim();
  await removed.hears("happened");
  await run(removeMember, lead, { dossierId, personId: second.personId });
  expect(await removed.hears("gone")).toEqual({ dossierId });
  await expect.poll(() => member.all("reading").at(-1)).toEqual([]);
  await claim();
  await expect.poll(() => member.all("happened").length).toBe(3);
  await pause(100);
  expect(removed.all("happened")).toHaveLength(1);
});

test("the stream ends with the session, and with the account", async () => {
  const { listen, run, second, reader, admin, claim } = await newLiveNewsroom();
  const leaving = await listen(second);
  const staying = await listen(second);
  await run(endSession, second, { sessionId: leaving.sessionId });
  expect(await leaving.ends()).toBe(true);
  const disabled = await listen(reader);
  await run(changePerson, admin, { personId: reader.personId, disabled: true });
  expect(await disabled.ends()).toBe(true);
  await claim();
  await staying.hears("happened");
  expect(leaving.all("happened")).toEqual([]);
  expect(disabled.all("happened")).toEqual([]);
});

test("of a confidential source those not cleared learn that something changed, and no more", async () => {
  const { listen, run, source, lead, checker, second, dossierId } = await newLiveNewsroom();
  const browser = await listen(second);
  const cleared = await listen(checker);
  const secret = await source("CANARY harbour clerk", { kind: "interview", confidential: true, pseudonym: "Source Q" });
  const event = await browser.hears("happened");
  expect(event).toEqual({ id: expect.any(Number), dossierId, about: null, own: false });
  expect((await cleared.hears("happened")).about).toMatchObject({ type: "source-added", subject: { id: secret.id } });
  expect(browser.text()).not.toContain(secret.id);
  expect(browser.text() + cleared.text()).not.toContain("CANARY");

  const clear = (personIds: string[]) => run(setCleared, lead, { sourceId: secret.id, personIds });
  await clear([checker.personId, second.personId]);
  expect((await browser.hears("happened")).about).toMatchObject({ type: "source-cleared" });
  await clear([checker.personId]);
  expect((await browser.hears("happened")).about).toBeNull();
});

test("a person with several tabs reads an article once, is seen by the others, and leaves within moments", async () => {
  const { listen, article, checker, second, dossierId } = await newLiveNewsroom();
  const { id: articleId } = await article("The port paid.");
  const watching = await listen(second, { articleIds: [articleId] });
  expect(watching.all("reading")).toEqual([[]]);
  const tabs = [await listen(checker, { articleIds: [articleId] }), await listen(checker, { articleIds: [articleId] })];
  const chidi = { personId: checker.personId, name: "Chidi Checker", dossierId, articleId };
  await expect.poll(() => watching.all("reading").at(-1)).toEqual([chidi]);
  expect(tabs[0]?.all("reading").at(-1)).toMatchObject([{ name: "Sofia Second" }]);
  await tabs[0]?.leaves();
  await pause(150);
  expect(watching.all("reading").at(-1)).toEqual([chidi]);
  await tabs[1]?.leaves();
  await expect.poll(() => watching.all("reading").at(-1)).toEqual([]);
});

test("whoever connects again at once, as on the way to another article, was never away", async () => {
  const { listen, article, checker, second } = await newLiveNewsroom({ ...quick, grace: 500 });
  const { id: articleId } = await article("The port paid.");
  const watching = await listen(second);
  const first = await listen(checker, { articleIds: [articleId] });
  await expect.poll(() => watching.all("reading").length).toBe(2);
  await first.leaves();
  await listen(checker, { articleIds: [articleId] });
  await pause(700);
  expect(watching.all("reading")).toHaveLength(2);
});

test("a browser that takes nothing is dropped, and goes on later where it stood", async () => {
  const { live, session, second, claim, listen, dossierId } = await newLiveNewsroom({ ...quick, patience: 80 });
  const browser = await session(second);
  const reader = live.open(browser, { after: null, dossierIds: [dossierId], articleIds: [] }).getReader();
  const { value } = await reader.read();
  const last = Number(/^id: (\d+)$/m.exec(new TextDecoder().decode(value))?.[1]);
  const made = [await claim(), await claim()].map(({ id }) => id);
  await pause(200);
  expect((await reader.read()).done).toBe(true);
  const again = await listen(browser, { after: last });
  expect(again.all("happened").map(({ about }) => about?.subject.id)).toEqual(made);
});

test("who was away for thousands of changes reads the page again instead", async () => {
  const { listen, desk, second } = await newLiveNewsroom();
  const { sessionId, personId } = await listen(second);
  const visitor = { personId: null, now: new Date() };
  await desk.transact(async (tx) => {
    for (let n = 0; n < 5_001; n++) await startSession(tx, visitor, { personId });
  });
  const again = await listen({ sessionId, personId }, { after: 0 });
  expect(again.all("missed")).toHaveLength(1);
  expect(again.all("happened")).toEqual([]);
});

test("an event that has not happened yet, as after a restored backup, is no place to wait for", async () => {
  const { listen, claim, second } = await newLiveNewsroom();
  const browser = await listen(second, { after: 1_000_000 });
  await claim();
  await browser.hears("happened");
});

test("a person has six streams at most; one that ended makes room", async () => {
  const { listen, session, live, second, reader } = await newLiveNewsroom();
  const who = await session(second);
  const ask = { after: null, dossierIds: [], articleIds: [] };
  const first = await listen(who);
  for (let n = 1; n < 6; n++) await listen(who);
  expect(() => live.open(who, ask)).toThrow(TooMany);
  await listen(reader);
  await first.leaves();
  await listen(who);
});

test("a stream says something now and again, and ends when it is old", async () => {
  const { listen, second } = await newLiveNewsroom({ ...quick, beatEvery: 20, maxAge: 200 });
  const browser = await listen(second);
  expect(await browser.ends()).toBe(true);
  expect(browser.all("beat").length).toBeGreaterThan(3);
});

test("a desk that stops ends every stream at once, and those that are asked for afterwards", async () => {
  const { listen, live, session, second, reader } = await newLiveNewsroom();
  const browsers = [await listen(second), await listen(reader)];
  live.stop();
  for (const browser of browsers) expect(await browser.ends()).toBe(true);
  const late = browserOf(live.open(await session(second), { after: null, dossierIds: [], articleIds: [] }));
  expect(await late.ends()).toBe(true);
});
