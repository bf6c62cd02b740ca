import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import journal from "@/db/migrations/meta/_journal.json";
import { openDataDir } from "@/lib/data-dir";

/**
 * A backup is one SQLite file: the desk's own database, copied while the server may be running, and beside its tables
 * one more with every other file of the data folder. Any SQLite reader can look into it.
 */
const database = "second-source.sqlite";
const blobsFolder = "blobs";
/** Files of the data folder that a restored desk needs. Counts of wrong passwords and the set-up code are not among them. */
const secrets = ["auth-secret"];
/** Secret halves of the keys that sign editions. */
const signingKeys = "signing-keys";
const isKey = (path: string): boolean => secrets.includes(path) || /^signing-keys\/[0-9a-f]{64}\.pem$/.test(path);

export type Contents = { blobs: number; keys: string[]; events: number };

/** The file is no backup of this program, is damaged, or comes from a newer version; the message says which. */
export class BadBackup extends Error {
  override readonly name = "BadBackup";
}

/**
 * Writes a backup (mode 0600), consistent while the server runs: the database is copied by SQLite itself, and the blobs
 * that this copy knows of are never changed or deleted.
 * @throws Error when `out` exists already, or a blob is missing in the data folder.
 */
export async function makeBackup(dataDir: string, out: string): Promise<Contents> {
  if (existsSync(out)) throw new BadBackup(`${out} exists already. Choose another name.`);
  const draft = `${out}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, "", { mode: 0o600 });
    const source = new Database(join(dataDir, database), { readonly: true, fileMustExist: true });
    await source.backup(draft);
    source.close();
    const copy = new Database(draft);
    copy.pragma("journal_mode = DELETE");
    copy.exec("create table backup_files (path text primary key, sha256 text not null, bytes blob not null)");
    const store = copy.prepare("insert into backup_files values (?, ?, ?)");
    const known = copy.prepare("select sha256 from blobs order by sha256").pluck().all() as string[];
    const held = keysIn(dataDir);
    copy.transaction(() => {
      for (const path of [...known.map(blobPath), ...held]) {
        const bytes = readFileSync(join(dataDir, path));
        store.run(path, sha256(bytes), bytes);
      }
    })();
    const contents = contentsOf(copy);
    copy.close();
    renameSync(draft, out);
    return contents;
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
}

/** Paths of the keys in the data folder. */
function keysIn(dataDir: string): string[] {
  const folder = join(dataDir, signingKeys);
  const signing = existsSync(folder) ? readdirSync(folder).map((name) => `${signingKeys}/${name}`) : [];
  return [...secrets, ...signing.sort()].filter((path) => isKey(path) && existsSync(join(dataDir, path)));
}

/**
 * Puts a backup in the place of what is in the data folder. Everything is checked and written beside it first; then what
 * was there is moved into a folder of its own, named in the answer, and nothing is deleted.
 * @throws BadBackup for a damaged or newer file; what is there is then untouched.
 */
export function restoreBackup(file: string, dataDir: string, now: Date): Contents & { movedTo: string | null } {
  if (!existsSync(file)) throw new BadBackup(`There is no file ${basename(file)}.`);
  openDataDir(dataDir);
  const draft = join(dataDir, `restoring-${randomBytes(6).toString("hex")}`);
  mkdirSync(draft, { mode: 0o700 });
  try {
    const contents = unpack(file, draft);
    const before = readdirSync(dataDir).filter((name) => !/^(restoring|before-restore)-/.test(name));
    const movedTo =
      before.length > 0 ? join(dataDir, `before-restore-${now.toISOString().replaceAll(/\D/g, "")}`) : null;
    if (movedTo) mkdirSync(movedTo, { mode: 0o700 });
    for (const name of before) renameSync(join(dataDir, name), join(movedTo ?? dataDir, name));
    for (const name of readdirSync(draft)) renameSync(join(draft, name), join(dataDir, name));
    return { ...contents, movedTo };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function unpack(file: string, folder: string): Contents {
  const target = join(folder, database);
  copyFileSync(file, target);
  chmodSync(target, 0o600);
  const copy = opened(target);
  try {
    const bytesOf = copy.prepare("select path, sha256, bytes from backup_files");
    const unpacked = new Set<string>();
    for (const row of bytesOf.iterate() as Iterable<{ path: string; sha256: string; bytes: Buffer }>) {
      const { path, bytes } = row;
      if (!isKey(path) && path !== blobPath(basename(path))) throw damaged(`it holds a file named ${path}`);
      if (sha256(bytes) !== row.sha256 || (!isKey(path) && basename(path) !== row.sha256))
        throw damaged(`the bytes of ${path} were changed`);
      mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
      writeFileSync(join(folder, path), bytes, { mode: 0o600, flush: true });
      unpacked.add(path);
    }
    const missing = (copy.prepare("select sha256 from blobs").pluck().all() as string[]).find(
      (hash) => !unpacked.has(blobPath(hash)),
    );
    if (missing) throw damaged(`the stored bytes ${missing} are missing`);
    const contents = contentsOf(copy);
    copy.exec("drop table backup_files");
    copy.exec("vacuum");
    return contents;
  } finally {
    copy.close();
    chmodSync(target, 0o600);
  }
}

/** Opens the copy of a backup. @throws BadBackup when SQLite finds it damaged, or it was made by a newer version. */
function opened(path: string): Database.Database {
  const copy = new Database(path);
  try {
    const [check] = copy.pragma("integrity_check") as { integrity_check: string }[];
    if (check?.integrity_check !== "ok") throw damaged("its database does not hold together");
    const applied = copy.prepare("select max(created_at) from __drizzle_migrations").pluck().get() as number | null;
    copy.prepare("select count(*) from backup_files").get();
    const newest = Math.max(...journal.entries.map((entry) => entry.when));
    if (applied === null) throw damaged("it was never migrated");
    if (applied > newest)
      throw new BadBackup("This backup comes from a newer version of Second Source. Update the program, then restore.");
    return copy;
  } catch (error) {
    copy.close();
    if (error instanceof BadBackup) throw error;
    throw new BadBackup("This file is not a backup of Second Source, or it is damaged. Nothing was changed.");
  }
}

const contentsOf = (copy: Database.Database): Contents => ({
  blobs: copy.prepare("select count(*) from blobs").pluck().get() as number,
  keys: copy
    .prepare("select path from backup_files where path not like 'blobs/%' order by path")
    .pluck()
    .all() as string[],
  events: copy.prepare("select count(*) from events").pluck().get() as number,
});

const damaged = (how: string) => new BadBackup(`This backup is damaged: ${how}. Nothing was changed.`);
const blobPath = (hash: string): string => `${blobsFolder}/${hash.slice(0, 2)}/${hash}`;
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
