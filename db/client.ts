import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { withRowPlan } from "@/db/row-plan";
import * as schema from "@/db/schema";
import { keepIndex } from "@/db/search/keep";
import { tidying } from "@/db/search/tidy";
import { settings } from "@/lib/settings";
import { canonicalUrl } from "@/lib/sources/outlet";

type Drizzle = BetterSQLite3Database<typeof schema>;

/** A connection that can only look. */
export type Read = Pick<Drizzle, "select" | "selectDistinct" | "$with" | "$count">;

declare const writes: unique symbol;
/** The writer's connection inside a transaction. Whoever asks for one can only be called from a command. */
export type Tx = Read & Pick<Drizzle, "insert" | "update" | "delete"> & { readonly [writes]: true };

export type Desk = {
  read: Read;
  /**
   * Runs work in one `BEGIN IMMEDIATE` transaction: all of it is stored, or, when it throws, none. One at a time in
   * this process, the rest queue; another process's write is waited for without blocking the event loop.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Applies the migrations that are missing. Safe to call from several processes at once. */
  migrate(): Promise<void>;
  /** Tidies the search index for some milliseconds, in a transaction of its own. Says whether there is more to do. */
  tidySearch(): Promise<boolean>;
  /** SQLite's counter that changes when another connection has written. */
  dataVersion(): number;
  /** Calls back after each transaction that was stored here, never for one that was rolled back. Returns how to stop. */
  onCommit(told: () => void): () => void;
  close(): void;
};

// The framework loads a module for its pages, again for its routes and for the start, and a build imports modules: there is
// one desk per process, opened at first use, and all of them know its connections.
const shared = globalThis as { desk?: Desk; opened?: Desk; read?: Read; lookOnly?: WeakSet<object> };
shared.lookOnly ??= new WeakSet();
const { lookOnly } = shared;

const inTransaction = new AsyncLocalStorage<true>();
/** So many bytes of the file the reader maps into memory, at most. */
const mapped = 2 ** 31;
/** How long another process's write is waited for. */
const patience = 10_000;

/** Opens a database file with a reader and a writer. The tests open one each; the app uses `read` and `transact`. */
export function openDesk(file: string): Desk {
  const writer = connect(file);
  let reader: Database.Database | undefined;
  let version: Database.Statement<[], number> | undefined;
  const toldOfCommits = new Set<() => void>();
  const index = keepIndex(writer);
  const tidy = tidying(writer);
  const tx = drizzle(writer, { schema }) as unknown as Tx;
  let tail: Promise<unknown> = Promise.resolve();

  async function runAlone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await begin(writer);
    let result: T;
    try {
      result = await inTransaction.run(true, () => work(tx));
      await index.beforeCommit();
      writer.exec("COMMIT");
      index.committed();
    } catch (error) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      throw error;
    }
    for (const told of toldOfCommits) told();
    return result;
  }

  function openReader(): Database.Database {
    if (reader) return reader;
    reader = connect(file);
    reader.pragma("query_only = ON");
    // Pages are read where the system keeps them instead of being copied: a search reads very many.
    reader.pragma(`mmap_size = ${mapped}`);
    return reader;
  }

  return {
    get read() {
      const opened = openReader();
      return (readers.get(opened) ?? rememberReader(opened)) as Read;
    },
    transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      if (inTransaction.getStore()) throw new Error("transact was called inside transact");
      const run = tail.then(() => runAlone(work));
      tail = run.catch(() => undefined);
      return run;
    },
    async migrate() {
      const migrationsFolder = join(process.cwd(), "db/migrations");
      for (const until = Date.now() + patience; ; ) {
        try {
          migrate(drizzle(writer), { migrationsFolder });
          return;
        } catch (error) {
          // Another process migrates at the same time: what it did is found at the next try.
          if (Date.now() > until || !/already exists|busy|locked/i.test(String((error as Error).cause ?? error)))
            throw error;
          await pause(200);
        }
      }
    },
    onCommit(told) {
      toldOfCommits.add(told);
      return () => toldOfCommits.delete(told);
    },
    tidySearch() {
      return this.transact(async () => tidy());
    },
    dataVersion() {
      version ??= openReader().prepare<[], number>("pragma data_version").pluck();
      return version.get() as number;
    },
    close() {
      reader?.close();
      writer.close();
    },
  };
}

const readers = new WeakMap<Database.Database, Drizzle>();
function rememberReader(connection: Database.Database): Drizzle {
  const made = drizzle(connection, { schema });
  readers.set(connection, made);
  lookOnly.add(made);
  return made;
}

/** Tells a connection that only ever sees what was stored from one in a transaction, which may yet be rolled back. */
export const seesOnlyStored = (db: Read): boolean => lookOnly.has(db);

/**
 * SQLite looks at what is bound to `limit ?` while it plans a query, and so plans a prepared one again each time it is run,
 * which can take longer than running it. At what stands in an expression it does not look.
 */
export const plannedOnce = (source: string): string => source.replace(/\b(limit|offset) \?(?!\s*\+)/g, "$1 ? + 0");

function connect(file: string): Database.Database {
  const connection = new Database(file, { timeout: 50 });
  const prepare = connection.prepare.bind(connection) as (source: string) => Database.Statement;
  connection.prepare = ((source: string) => prepare(plannedOnce(source))) as typeof connection.prepare;
  connection.pragma("journal_mode = WAL");
  // better-sqlite3 falls back to NORMAL in WAL, and then a power cut loses acknowledged writes.
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  // What is erased is overwritten where that takes no further writing: rows are, long texts on pages of their own are not.
  connection.pragma("secure_delete = FAST");
  // Migrations fill columns with what only the rules can tell.
  connection.function("canonical_url", { deterministic: true }, (url) => canonicalUrl(String(url)) ?? "");
  return connection;
}

async function begin(writer: Database.Database): Promise<void> {
  for (const until = Date.now() + patience; ; ) {
    try {
      writer.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_BUSY" || Date.now() > until) throw error;
      await pause(5 + Math.random() * 20);
    }
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The process's own desk, in DATA_DIR. */
export function desk(): Desk {
  if (!shared.desk) {
    const folder = settings().dataDir;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, "second-source.sqlite");
    shared.opened = openDesk(file);
    shared.desk = Object.create(shared.opened, { read: { value: read } }) as Desk;
    chmodSync(file, 0o600);
  }
  return shared.desk;
}

shared.read ??= new Proxy({} as Read, {
  get: (_, key) => {
    desk();
    const connection = (shared.opened as Desk).read;
    const value = Reflect.get(connection, key);
    return typeof value === "function" ? value.bind(connection) : value;
  },
});
/** The process's reading connection: one object for all, by which they remember what they computed from it. */
export const read: Read = shared.read;

lookOnly.add(read);

/** Runs work in a transaction of the process's own desk. */
export const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => desk().transact(work);

/**
 * Prepares a query once per connection: unprepared Drizzle costs ten to twenty times the query itself.
 * Use `sql.placeholder` for what changes.
 */
export function prepared<Q, C extends Read = Read>(build: (db: C) => Q): (db: C) => Q {
  const made = new WeakMap<object, Q>();
  return (db) => {
    const known = made.get(db);
    if (known !== undefined) return known;
    const query = withRowPlan(build(db));
    made.set(db, query);
    return query;
  };
}

/** More shapes of a query than these are not kept prepared. */
const keptShapes = 200;

/** The same for a query that comes in several shapes, each prepared once per connection under a name of its own. */
export function preparedShapes(): <Q>(db: Read, shape: string, build: () => Q) => Q {
  const made = prepared((_: Read) => new Map<string, unknown>());
  return <Q>(db: Read, shape: string, build: () => Q): Q => {
    const known = made(db);
    const query = (known.get(shape) as Q | undefined) ?? withRowPlan(build());
    if (known.size < keptShapes) known.set(shape, query);
    return query;
  };
}

/** Tells whether a write was refused because such a row exists already. */
export const isDuplicate = (error: unknown): boolean =>
  [error, (error as Error)?.cause].some((e) => /UNIQUE|PRIMARYKEY/.test(String((e as { code?: string })?.code)));
