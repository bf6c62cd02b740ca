import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { BadBackup, makeBackup, restoreBackup } from "@/db/backup";
import { claimsOf } from "@/db/claims";
import { openDesk } from "@/db/client";
import { newNewsroom } from "@/lib/testing/newsroom";

const now = new Date("2026-03-17T09:00:00Z");

async function backedUp() {
  const room = await newNewsroom();
  const { folder } = room.desk;
  writeFileSync(join(folder, "auth-secret"), "a secret of this desk\n");
  await room.article("The port paid in full, the Courier says.");
  await room.claim();
  const file = join(folder, "backup.sqlite");
  const contents = await makeBackup(folder, file);
  const home = join(folder, "elsewhere");
  mkdirSync(home);
  return { room, file, contents, home };
}

it("a backup holds the database, the stored bytes and the key, and can be read by its owner alone", async () => {
  const { file, contents } = await backedUp();
  expect(contents).toMatchObject({ blobs: 1, keys: ["auth-secret"] });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("a backup taken while others write is whole, and restores to what was there", async () => {
  const { room, home } = await backedUp();
  const writing = Array.from({ length: 20 }, () => room.claim());
  const file = join(room.desk.folder, "busy.sqlite");
  await makeBackup(room.desk.folder, file);
  await Promise.all(writing);
  const { events, movedTo } = restoreBackup(file, home, now);
  expect(movedTo).toBeNull();
  const restored = openDesk(join(home, "second-source.sqlite"));
  await restored.migrate();
  const claims = await claimsOf(restored.read, room.lead, room.dossierId);
  expect(claims.length).toBeGreaterThanOrEqual(1);
  expect(events).toBeGreaterThan(0);
  restored.close();
  expect(readFileSync(join(home, "auth-secret"), "utf8")).toContain("a secret");
  expect(readdirSync(join(home, "blobs"))).toHaveLength(1);
});

it("restoring moves what was there aside and deletes nothing", async () => {
  const { file, home } = await backedUp();
  writeFileSync(join(home, "second-source.sqlite"), "what was there");
  const { movedTo } = restoreBackup(file, home, now);
  expect(readFileSync(join(movedTo ?? "", "second-source.sqlite"), "utf8")).toBe("what was there");
});

it.each<[string, (file: string) => void, RegExp]>([
  ["cut short", (file) => writeFileSync(file, readFileSync(file).subarray(0, 9000)), /damaged/],
  ["no database at all", (file) => writeFileSync(file, "hello"), /not a backup/],
  [
    "with a stored file changed",
    (file) => alter(file, "update backup_files set bytes = 'x' where path like 'blobs/%'"),
    /were changed/,
  ],
  [
    "with a stored file missing",
    (file) => alter(file, "delete from backup_files where path like 'blobs/%'"),
    /are missing/,
  ],
  [
    "that would write outside the folder",
    (file) => alter(file, "update backup_files set path = '../../evil' where path = 'auth-secret'"),
    /evil/,
  ],
  [
    "from a newer version",
    (file) => alter(file, "update __drizzle_migrations set created_at = 99999999999999"),
    /newer version/,
  ],
])("a backup %s is refused, and what is there stays untouched", async (_, spoil, sentence) => {
  const { file, home } = await backedUp();
  writeFileSync(join(home, "second-source.sqlite"), "what was there");
  spoil(file);
  expect(() => restoreBackup(file, home, now)).toThrow(BadBackup);
  expect(() => restoreBackup(file, home, now)).toThrow(sentence);
  expect(readdirSync(home)).toEqual(["second-source.sqlite"]);
});

it("a backup is never written over a file that exists", async () => {
  const { room, file } = await backedUp();
  await expect(makeBackup(room.desk.folder, file)).rejects.toThrow("exists already");
});

function alter(file: string, sql: string): void {
  const copy = new Database(file);
  copy.exec(sql);
  copy.close();
}
