import { createHash } from "node:crypto";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { RateLimiterSQLite } from "rate-limiter-flexible";
import { openDataDir } from "@/lib/data-dir";
import { TooMany } from "@/lib/errors";
import { settings } from "@/lib/settings";

/** What can be guessed at, or asked for too often. */
export type Guessable = "password" | "reset-mail" | "link" | "setup-code";

/** What came of a try; one that was never judged counts for nothing. */
export type Outcome = "right" | "wrong" | "unjudged";

export type Limits = {
  /**
   * Lets somebody try, one try at a time: slower from the third wrong one on, not at all after ten in 15 minutes.
   * A right one begins the count anew.
   * @param who the e-mail address or network address that tries are counted for; only its hash is kept.
   * @throws TooMany with the seconds to wait.
   */
  attempt<T>(what: Guessable, who: string, work: () => Promise<{ outcome: Outcome; value: T }>): Promise<T>;
  close(): void;
};

const tries = 10;
const windowSeconds = 15 * 60;

/** Milliseconds that the nth try in a row waits, when all before it were wrong. */
export const delayBefore = (n: number): number => (n < 3 ? 0 : Math.min(250 * 2 ** (n - 3), 2000));

const pauseFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Store = { connection: Database.Database; limiter: RateLimiterSQLite; turns: Map<string, Promise<unknown>> };

/**
 * Opens the counts of wrong tries in a file of their own: they change with every guess, and the desk's own database
 * must not be kept busy by somebody at the door.
 */
export const openLimits = (file: string, pause = pauseFor): Limits => limitsOver(openStore(file), pause);

function openStore(file: string): Store {
  const connection = new Database(file, { timeout: 1000 });
  connection.pragma("journal_mode = WAL");
  chmodSync(file, 0o600);
  connection.exec(
    "create table if not exists tries (key text primary key, points integer not null default 0, expire integer)",
  );
  const limiter = new RateLimiterSQLite({
    storeClient: connection,
    storeType: "better-sqlite3",
    tableName: "tries",
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: "",
    points: tries,
    duration: windowSeconds,
  });
  return { connection, limiter, turns: new Map() };
}

function limitsOver({ connection, limiter, turns }: Store, pause: (ms: number) => Promise<void>): Limits {
  /** Many guesses at once would all see the same count: they are heard one after the other. */
  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(key) ?? Promise.resolve()).then(work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    turns.set(key, settled);
    settled.then(() => {
      if (turns.get(key) === settled) turns.delete(key);
    });
    return turn;
  }

  return {
    attempt(what, who, work) {
      const key = `${what}:${createHash("sha256").update(who.trim().toLowerCase()).digest("hex")}`;
      return inTurn(key, async () => {
        const counted = await limiter.get(key);
        const wrong = counted?.consumedPoints ?? 0;
        if (counted && wrong >= tries) throw refusal(counted.msBeforeNext);
        const wait = delayBefore(wrong + 1);
        if (wait > 0) await pause(wait);
        const { outcome, value } = await work();
        if (outcome === "wrong") await limiter.penalty(key, 1);
        if (outcome === "right" && wrong > 0) await limiter.delete(key);
        return value;
      });
    },
    close() {
      connection.close();
    },
  };
}

function refusal(ms: number): TooMany {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const minutes = Math.ceil(seconds / 60);
  return new TooMany(`Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"} and try again.`, seconds);
}

// The framework loads this module once per bundle. What is counted is shared by all of them; the code is each one's
// own, so that the refusals which it throws are of the class that its callers know.
const shared = globalThis as { triesAtTheDoor?: Store };

/** The process's own counts, in DATA_DIR. */
export function limits(): Limits {
  if (!shared.triesAtTheDoor) {
    const { dataDir } = settings();
    openDataDir(dataDir);
    shared.triesAtTheDoor = openStore(join(dataDir, "limits.sqlite"));
  }
  return limitsOver(shared.triesAtTheDoor, pauseFor);
}
