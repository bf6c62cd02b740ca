import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { record } from "@/db/history";
import type { Actor } from "@/lib/actor";
import { createDossier } from "@/lib/dossiers/commands";
import { twoOrigins } from "@/lib/dossiers/standard-presets";
import { verifyHistory } from "@/lib/history/verify";
import { newDesk, newPerson } from "@/lib/testing/desk";

type TestDesk = Awaited<ReturnType<typeof newDesk>>;

async function openDossier(desk: TestDesk, actor: Actor, eventCount = 5): Promise<string> {
  const { id } = await desk.transact((tx) =>
    createDossier(tx, actor, { title: "Ferry timetable", brief: "", deadline: null, standard: twoOrigins }),
  );
  await desk.transact(async (tx) => {
    for (let written = 2; written < eventCount; written += 1)
      await record(tx, actor, id, {
        type: "claim-signed-off",
        subject: { type: "claim", id: "c1" },
        payload: { digest: `${written}` },
      });
  });
  return id;
}

/** Changes the file as somebody with access to it could, past the triggers that refuse it. */
function tamper(desk: TestDesk, sql: string, ...values: unknown[]): void {
  const connection = new Database(join(desk.folder, "second-source.sqlite"));
  try {
    connection.exec("drop trigger events_no_update; drop trigger events_no_delete");
    connection.prepare(sql).run(...values);
  } finally {
    connection.close();
  }
}

describe("checking the history of the whole database", () => {
  it("finds nothing in an empty one", async () => {
    const desk = await newDesk();
    expect(await verifyHistory(desk.read)).toEqual({ chains: 0, events: 0, broken: [] });
  });

  it("counts chains and events that are whole, over more than one page", async () => {
    const desk = await newDesk();
    const mara = await newPerson(desk, "Mara Kell");
    await openDossier(desk, mara, 2300);
    await openDossier(desk, mara, 5);
    expect(await verifyHistory(desk.read)).toEqual({ chains: 2, events: 2305, broken: [] });
  });

  it.each<[string, string, number, string]>([
    [
      "a changed payload",
      'update events set payload = \'{"digest":"9"}\' where number = 3',
      3,
      "its payload was changed",
    ],
    [
      "a changed time",
      "update events set at = '2020-01-01T00:00:00.000Z' where number = 4",
      4,
      "its header was changed",
    ],
    ["another author", "update events set actor_id = null where number = 2", 2, "its header was changed"],
    ["an event taken out of the middle", "delete from events where number = 3", 4, "event 3 is missing"],
    ["a removed first event", "delete from events where number = 1", 2, "event 1 is missing"],
  ])("names the first bad event after %s, and leaves the other chain whole", async (_, sql, number, reason) => {
    const desk = await newDesk();
    const mara = await newPerson(desk, "Mara Kell");
    const chain = await openDossier(desk, mara);
    await openDossier(desk, mara);
    tamper(desk, `${sql} and chain = ?`, chain);
    expect((await verifyHistory(desk.read)).broken).toEqual([{ chain, number, reason }]);
  });

  it("finds a bad event beyond the first page", async () => {
    const desk = await newDesk();
    const mara = await newPerson(desk, "Mara Kell");
    const chain = await openDossier(desk, mara, 2300);
    tamper(desk, "update events set payload = '{}' where number = 2001 and chain = ?", chain);
    expect((await verifyHistory(desk.read)).broken).toEqual([
      { chain, number: 2001, reason: "its payload was changed" },
    ]);
  });

  it("still verifies when a payload was erased with its salt, which the triggers allow", async () => {
    const desk = await newDesk();
    const mara = await newPerson(desk, "Mara Kell");
    await openDossier(desk, mara);
    const connection = new Database(join(desk.folder, "second-source.sqlite"));
    connection.prepare("update events set payload = null, salt = '' where number = 3").run();
    connection.close();
    expect(await verifyHistory(desk.read)).toMatchObject({ events: 5, broken: [] });
  });
});
