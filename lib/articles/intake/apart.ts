/**
 * Reads documents in processes of their own. Untrusted bytes can make any parser loop, or take memory without end; here
 * they cost one small process, which is killed while the server goes on.
 */

import { type ChildProcess, fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Comparison } from "@/lib/articles/compare";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import type {
  Answer,
  Attributing,
  Comparing,
  Correction,
  Intake,
  Job,
  Reading,
  Retelling,
  Sharing,
} from "@/lib/articles/intake/work";
import type { Tabling } from "@/lib/claims/import/read";
import type { Table } from "@/lib/claims/import/table";
import type { Reanchored } from "@/lib/claims/reanchor";
import type { Attribution } from "@/lib/sources/attribution/attribution";
import type { Fidelity } from "@/lib/sources/fidelity/fact";
import type { SharedText } from "@/lib/sources/shared-text";

export type Limits = {
  /** How many are read at the same time; the rest wait in the order in which they came. */
  atOnce: number;
  /** Milliseconds for one document, counted from its start. */
  deadline: number;
  /** Megabytes for what the language's heap holds. */
  heap: number;
  /** Megabytes for the process as a whole, what libraries keep outside the heap included. */
  memory: number;
};

const usual: Limits = { atOnce: 2, deadline: 10_000, heap: 256, memory: 400 };

/** How often a process's memory is looked at: what can be filled in this time is still bounded by the machine. */
const WATCH = 50;
/** A process that has done so much goes, and whatever its libraries have piled up goes with it; plain text is little. */
const MOST_WORK = 5000;
const workOf = ({ small }: Waiting): number => (small ? 1 : 25);
/** Idle processes are kept this long, so that a batch need not start one for each file. */
const KEPT = 20_000;

/** So many small ones are given to a process before it has answered the first. */
const AHEAD = 8;
/** Bytes or characters. */
const SMALL = 32 * 1024;

const tooSlow =
  "Reading this took too long, so it was stopped: the file is damaged, or built in an unusual way. Open it, copy the article's text and paste it instead.";
const tooLarge =
  "Reading this needs too much memory, so it was stopped: unpacked it is far larger than an article. Open it, copy the article's text and paste it instead.";
const broken =
  "This could not be read: the file is damaged, or built in a way that the desk does not know. Open it, copy the article's text and paste it instead.";

type Reader = {
  child: ChildProcess;
  /** What it was given: it works at the first, the others are small and follow at once. */
  jobs: Waiting[];
  /** Of all that it did, see `workOf`. */
  work: number;
  timers: { deadline?: NodeJS.Timeout; watch?: NodeJS.Timeout; idle?: NodeJS.Timeout };
};
type Waiting = { job: Job; small: boolean; resolve: (answer: Answer) => void };
type Room = {
  /** A refusal is an answer, too: errors of a class would not be known in another copy of this module. */
  ask: (job: Job) => Promise<Answer>;
  close: () => void;
};

/** The bundled program of `apart-child.ts`: `scripts/apart.mjs` writes it, the build copies it beside the server. */
const programPath = () => join(/* turbopackIgnore: true */ process.cwd(), ".cache", "apart", "read.mjs");

/** Opens a room of processes with limits of its own; the server uses `readApart`, tests open their own. */
export function openRoom(limits: Limits = usual): Room {
  const queue: Waiting[] = [];
  const readers = new Set<Reader>();

  function next(): void {
    for (let waiting = queue[0]; waiting; waiting = queue[0]) {
      const reader = placeFor(waiting);
      if (!reader) return;
      queue.shift();
      give(reader, waiting);
    }
  }

  /** A process that is free, a new one, or for what is small one that has only small ones before it. */
  function placeFor({ small }: Waiting): Reader | null {
    const all = [...readers];
    const free = all.find(({ jobs }) => jobs.length === 0);
    if (free) return free;
    if (all.length < limits.atOnce) return started();
    if (!small) return null;
    const [shortest] = all
      .filter(({ jobs, work }) => jobs.length < AHEAD && work < MOST_WORK && jobs.every((one) => one.small))
      .sort((one, other) => one.jobs.length - other.jobs.length);
    return shortest ?? null;
  }

  function give(reader: Reader, waiting: Waiting): void {
    clearTimeout(reader.timers.idle);
    reader.child.ref();
    reader.child.channel?.ref();
    reader.work += workOf(waiting);
    if (reader.jobs.push(waiting) === 1) begin(reader);
    reader.child.send(waiting.job, (error) => {
      if (error) fail(reader, broken);
    });
  }

  /** The deadline is for one job, and starts when the one before it was answered. */
  function begin(reader: Reader): void {
    reader.timers.deadline = setTimeout(() => fail(reader, tooSlow), limits.deadline);
    reader.timers.watch ??= setInterval(() => {
      if (megabytesOf(reader.child.pid) > limits.memory) fail(reader, tooLarge);
    }, WATCH);
  }

  function answered(reader: Reader, answer: Answer | { failed: string }): void {
    if ("failed" in answer) {
      fail(reader, broken);
      return;
    }
    clearTimeout(reader.timers.deadline);
    const done = reader.jobs.shift();
    if (reader.jobs.length > 0) begin(reader);
    else if (reader.work >= MOST_WORK) stop(reader);
    else rest(reader);
    done?.resolve(answer);
    next();
  }

  /** Refuses what the process was at and ends it; what it had not begun goes to another one. */
  function fail(reader: Reader, unreadable: string): void {
    if (!readers.has(reader)) return;
    const [failed, ...others] = reader.jobs.splice(0);
    queue.unshift(...others);
    stop(reader);
    failed?.resolve({ unreadable });
    next();
  }

  function started(): Reader {
    const program = programPath();
    if (!existsSync(program))
      throw new Error(`${program} is missing: it is made by npm start, npm run dev, npm run desk and the tests.`);
    const permission = Number(process.versions.node.split(".")[0]) >= 24 ? "--permission" : "--experimental-permission";
    const child = fork(/* turbopackIgnore: true */ program, [], {
      execArgv: [`--max-old-space-size=${limits.heap}`, permission, `--allow-fs-read=${program}`, "--no-warnings"],
      // None of the server's environment: the secret that signs sessions is in it.
      env: { NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    });
    const reader: Reader = { child, jobs: [], work: 0, timers: {} };
    readers.add(reader);
    child.on("message", (answer: Answer | { failed: string }) => answered(reader, answer));
    // Node ends a process whose heap is full by itself: SIGABRT, or the codes 133 and 134 where a shell is between.
    child.on("exit", (code, signal) =>
      fail(reader, signal === "SIGABRT" || signal === "SIGTRAP" || code === 133 || code === 134 ? tooLarge : broken),
    );
    child.on("error", () => fail(reader, broken));
    return reader;
  }

  function rest(reader: Reader): void {
    clearInterval(reader.timers.watch);
    reader.timers.watch = undefined;
    // What waits for nothing must not keep a command line or a test from ending.
    reader.child.unref();
    reader.child.channel?.unref();
    reader.timers.idle = setTimeout(() => stop(reader), KEPT).unref();
  }

  function stop(reader: Reader): void {
    readers.delete(reader);
    for (const timer of Object.values(reader.timers)) clearTimeout(timer);
    reader.child.removeAllListeners();
    reader.child.on("error", () => {});
    reader.child.kill("SIGKILL");
  }

  return {
    ask: (job) =>
      new Promise((resolve) => {
        queue.push({ job, small: isSmall(job), resolve });
        next();
      }),
    close: () => {
      for (const reader of [...readers]) stop(reader);
    },
  };
}

/** Text of a few pages: it is read in less time than it takes to ask for the next. */
function isSmall(job: Job): boolean {
  if (!("incoming" in job)) return false;
  const { incoming } = job;
  if ("bytes" in incoming) return incoming.bytes.length <= SMALL && incoming.bytes.every((byte) => byte !== 0);
  return "text" in incoming && incoming.text.length <= SMALL;
}

/** Resident memory of a process in megabytes; 0 where the system does not tell (its heap limit still holds). */
function megabytesOf(pid: number | undefined): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1];
    return (Number(pages) * 4096) / 1024 / 1024;
  } catch {
    return 0;
  }
}

// The framework may load a module twice: one room per process.
const shared = globalThis as { readingRoom?: Room; tablingRoom?: Room };

/**
 * Reads a document in a process apart.
 * @throws UnreadableError with a sentence for the person who brought it, also when it took too long or too much.
 */
export async function readApart(reading: Reading): Promise<Intake> {
  const answer = await asked(reading);
  if ("read" in answer) return answer.read;
  throw new Error("the process apart answered another question");
}

/**
 * Finds places of a text again in its corrected version, in a process apart: with a long text it takes a while.
 * @throws UnreadableError when it took too long or too much.
 */
export async function reanchorApart(correction: Correction): Promise<Reanchored[]> {
  const answer = await asked(correction);
  if ("found" in answer) return answer.found;
  throw new Error("the process apart answered another question");
}

/**
 * Lays two articles side by side, in a process apart: with long texts it takes a while.
 * @throws UnreadableError when it took too long or too much.
 */
export async function compareApart(comparing: Comparing): Promise<Comparison> {
  const answer = await asked(comparing);
  if ("comparison" in answer) return answer.comparison;
  throw new Error("the process apart answered another question");
}

/**
 * Reads where a stored text says that it got things from, in a process apart.
 * @throws UnreadableError when it took too long or too much.
 */
export async function attributionsApart(attributing: Attributing): Promise<Attribution[]> {
  const answer = await asked(attributing);
  if ("attributions" in answer) return answer.attributions;
  throw new Error("the process apart answered another question");
}

/**
 * Tells what each of some texts shares with one, in their order, in a process apart.
 * @throws UnreadableError when it took too long or too much.
 */
export async function shareApart(sharing: Sharing): Promise<SharedText[]> {
  const answer = await asked(sharing);
  if ("shares" in answer) return answer.shares;
  throw new Error("the process apart answered another question");
}

/**
 * Tells what a rewrite made of its original, in a process apart.
 * @throws UnreadableError when it took too long or too much.
 */
export async function fidelityApart(retelling: Retelling): Promise<Fidelity> {
  const answer = await asked(retelling);
  if ("fidelity" in answer) return answer.fidelity;
  throw new Error("the process apart answered another question");
}

/** A sheet of ten thousand rows takes more than an article does, and one at a time is enough. */
const forSheets: Limits = { atOnce: 1, deadline: 30_000, heap: 640, memory: 900 };

/**
 * Reads a file of claims as a table, in a process apart.
 * @throws UnreadableError with a sentence for the person who brought it, also when it took too long or too much.
 */
export async function tableApart(tabling: Tabling): Promise<Table> {
  shared.tablingRoom ??= openRoom(forSheets);
  const answer = await shared.tablingRoom.ask(tabling);
  if ("table" in answer) return answer.table;
  if ("unreadable" in answer) throw new UnreadableError(ofSheets[answer.unreadable] ?? answer.unreadable);
  throw new Error("the process apart answered another question");
}

/** What is told of articles is told of sheets in their own words. */
const ofSheets: Record<string, string> = {
  [tooSlow]: "Reading this took too long, so it was stopped. Split the file and import one part after the other.",
  [tooLarge]:
    "Reading this needs too much memory, so it was stopped: unpacked it is far larger than a sheet of claims. Save it as CSV.",
  [broken]:
    "This could not be read: the file is damaged, or built in a way that the desk does not know. Save it as CSV or XLSX and try again.",
};

async function asked(job: Job): Promise<Exclude<Answer, { unreadable: string }>> {
  shared.readingRoom ??= openRoom();
  const answer = await shared.readingRoom.ask(job);
  if ("unreadable" in answer) throw new UnreadableError(answer.unreadable);
  return answer;
}
