import { expect, it } from "vitest";
import { newsroomHistory } from "@/db/history";
import { noticeChoicesOf } from "@/db/mails";
import { noticesOf } from "@/db/notices";
import { mails } from "@/db/schema";
import { writeComment } from "@/lib/comments/commands";
import { chooseNotices, chooseNoticesInput, retryMail } from "@/lib/people/commands";
import { newNewsroom } from "@/lib/testing/newsroom";

it("who has not chosen gets mail at once of what waits for them, and once a day of stale sign-offs and watched tasks", async () => {
  const { desk, checker } = await newNewsroom();
  expect(await noticeChoicesOf(desk.read, checker.personId)).toEqual({
    mentioned: "at-once",
    answered: "at-once",
    assigned: "at-once",
    reminded: "at-once",
    "asked-to-sign": "at-once",
    "sent-back": "at-once",
    stale: "daily",
    watched: "daily",
  });
});

it("a choice is one's own, leaves the other kinds as they are, and is recorded once", async () => {
  const { desk, run, checker, second } = await newNewsroom();
  await run(chooseNotices, checker, { mentioned: "daily", stale: "daily" });
  await run(chooseNotices, checker, { mentioned: "daily" });
  await run(chooseNotices, checker, { assigned: "never", mentioned: "at-once" });
  expect(await noticeChoicesOf(desk.read, checker.personId)).toMatchObject({ mentioned: "at-once", assigned: "never" });
  expect(await noticeChoicesOf(desk.read, second.personId)).toMatchObject({
    mentioned: "at-once",
    assigned: "at-once",
  });
  const told = (await newsroomHistory(desk.read, { limit: 10 })).filter(({ type }) => type === "notices-chosen");
  expect(told.map(({ actorId, payload }) => [actorId, payload])).toEqual([
    [checker.personId, { changes: { assigned: ["at-once", "never"], mentioned: ["daily", "at-once"] } }],
    [checker.personId, { changes: { mentioned: ["at-once", "daily"] } }],
  ]);
});

it.each([[{ mentioned: "hourly" }], [{ gossip: "never" }], [{ personId: "somebody else", mentioned: "never" }]])(
  "no such choice: %j",
  (input) => {
    expect(chooseNoticesInput.safeParse(input).success).toBe(false);
  },
);

it("a mail that is not there is not tried again", async () => {
  const { run, admin } = await newNewsroom();
  await expect(run(retryMail, admin, { mailId: "nothing" })).rejects.toThrow("gone out meanwhile");
});

it("where no mail is set up people are told on their desk, and nothing waits to be mailed", async () => {
  const { desk, run, lead, checker, claim } = await newNewsroom();
  const { id } = await claim();
  await run(writeComment, lead, { on: "claim", id, text: "@Chidi Checker look" });
  expect(await noticesOf(desk.read, checker, { limit: 10 })).toHaveLength(1);
  expect(await desk.read.select().from(mails)).toEqual([]);
});
