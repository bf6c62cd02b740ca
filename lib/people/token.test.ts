import { expect, it, vi } from "vitest";
import { tokensOf } from "@/db/people";
import { whileUnchangedOn } from "@/db/while-unchanged";
import { answering, apiRoot } from "@/lib/api/answer";
import { table } from "@/lib/api/table";
import { createToken, endToken } from "@/lib/people/commands";
import { actorOfToken, tokenUsed } from "@/lib/people/token";
import { settingsFrom } from "@/lib/settings";
import { newDesk, newPerson, testNow } from "@/lib/testing/desk";

const seconds = (count: number) => new Date(testNow.getTime() + count * 1000);

async function newUse() {
  const desk = await newDesk();
  const ann = await newPerson(desk, "Ann Lee");
  const make = async (scope: "read" | "write" = "write") => {
    const { token, tokenId } = await desk.transact((tx) => createToken(tx, ann, { name: "planning tool", scope }));
    return { token, tokenId };
  };
  const settings = settingsFrom({ DATA_DIR: desk.folder, TIME_ZONE: "UTC" }, desk.folder);
  const whileUnchanged = whileUnchangedOn(desk);
  let commits = 0;
  return {
    desk,
    ann,
    make,
    /** Asks the API at a time, after the server's start. */
    ask: (token: string, now: Date, method = "GET", path = "/my/tokens") =>
      answering(table, () => ({ desk, whileUnchanged, settings, now }))(
        new Request(`https://desk.example${apiRoot}${path}`, {
          method,
          headers: { Authorization: `Bearer ${token}` },
        }),
      ),
    lastUsed: async () => (await tokensOf(desk.read, ann.personId, testNow)).map(({ lastUsedAt }) => lastUsedAt),
    count: () => desk.onCommit(() => (commits += 1)),
    commits: () => commits,
  };
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 350));

it("a token is never used until a program uses it, and then was last used at that minute", async () => {
  const { make, ask, lastUsed } = await newUse();
  const { token } = await make();
  await make();
  expect(await lastUsed()).toEqual([null, null]);
  expect((await ask(token, testNow)).status).toBe(200);
  await vi.waitFor(async () => expect(await lastUsed()).toEqual([testNow.toISOString(), null]));
  const listed = (await (await ask(token, testNow)).json()) as { items: { lastUsedAt: string | null }[] };
  expect(listed.items.map(({ lastUsedAt }) => lastUsedAt)).toEqual([testNow.toISOString(), null]);
});

it("many uses within a minute are written down once, and no answer waits for it", async () => {
  const { make, ask, lastUsed, count, commits } = await newUse();
  const { token } = await make();
  count();
  await Promise.all(Array.from({ length: 20 }, (_, at) => ask(token, seconds(at))));
  expect(commits()).toBe(0);
  await vi.waitFor(async () => expect(await lastUsed()).toEqual([testNow.toISOString()]));
  for (const at of [20, 59]) await ask(token, seconds(at));
  await quiet();
  expect(commits()).toBe(1);
  await ask(token, seconds(60));
  await vi.waitFor(async () => expect(await lastUsed()).toEqual([seconds(60).toISOString()]));
  expect(commits()).toBe(2);
});

it("of two processes that found it unused, the later leaves what the first wrote", async () => {
  const { desk, make, lastUsed } = await newUse();
  const { token } = await make();
  const found = await actorOfToken(desk.read, token, testNow);
  if (!found) throw new Error("no such token");
  tokenUsed(desk, found, testNow);
  await vi.waitFor(async () => expect(await lastUsed()).toEqual([testNow.toISOString()]));
  await quiet();
  tokenUsed(desk, found, seconds(30));
  await quiet();
  expect(await lastUsed()).toEqual([testNow.toISOString()]);
});

it("a token is used even where what it asks for is refused, and one that has ended is not", async () => {
  const { desk, ann, make, ask, lastUsed } = await newUse();
  const reading = await make("read");
  const ended = await make();
  await desk.transact((tx) => endToken(tx, ann, { tokenId: ended.tokenId }));
  expect((await ask(reading.token, testNow, "DELETE")).status).toBe(403);
  expect((await ask(ended.token, testNow)).status).toBe(401);
  await vi.waitFor(async () => expect(await lastUsed()).toEqual([testNow.toISOString()]));
});

it("a desk that stops meanwhile loses no more than that", async () => {
  const { desk, make, ask } = await newUse();
  const { token } = await make();
  expect((await ask(token, testNow)).status).toBe(200);
  desk.close();
  await quiet();
});
