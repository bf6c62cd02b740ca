/**
 * Reads documents in processes of their own. Untrusted bytes can make any parser loop, or take memory without end; here
 * they cost one small process, which is killed while the server goes on.
 */

import { type ChildProcess, fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import type { Answer, Correction, Intake, Job, Reading } from "@/lib/articles/intake/work";
import type { Reanchored } from "@/lib/claims/reanchor";

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
/** A process that has read this many goes, and whatever its libraries have piled up goes with it. */
const MOST_DOCUMENTS = 200;
/** Idle processes are kept this long, so that a batch need not start one for each file. */
const KEPT = 20_000;

const tooSlow =
  "Reading this took too long, so it was stopped: the file is damaged, or built in an unusual way. Open it, copy the article's text and paste it instead.";
const tooLarge =
  "Reading this needs too much memory, so it was stopped: unpacked it is far larger than an article. Open it, copy the article's text and paste it instead.";
const broken =
  "This could not be read: the file is damaged, or built in a way that the desk does not know. Open it, copy the article's text and paste it instead.";

type Reader = { child: ChildProcess; documents: number; idle?: NodeJS.Timeout };
type Waiting = { job: Job; resolve: (answer: Answer) => void };
type Room = {
  /** A refusal is an answer, too: errors of a class would not be known in another copy of this module. */
  ask: (job: Job) => Promise<Answer>;
  close: () => void;
};

/** The bundled program of `apart-child.ts`: `scripts/apart.mjs` writes it, the build copies it beside the server. */
const programPath = () => join(/* turbopackIgnore: true */ process.cwd(), ".cache", "apart", "read.mjs");

/** Opens a room of processes with limits of its own; the server uses `readApart`, tests open their own. */
export function openRoom(limits: Limits = usual): Room {
  const idle: Reader[] = [];
  const queue: Waiting[] = [];
  const all = new Set<Reader>();
  let busy = 0;

  function next(): void {
    const waiting = busy < limits.atOnce ? queue.shift() : undefined;
    if (!waiting) return;
    busy += 1;
    const reader = idle.pop() ?? started();
    clearTimeout(reader.idle);
    reader.child.ref();
    reader.child.channel?.ref();
    let left = false;
    // A process that was killed, or that has read enough, is not used again.
    const leave = (end: () => void, kill: boolean) => {
      if (left) return;
      left = true;
      clearTimeout(deadline);
      clearInterval(watch);
      reader.child.removeAllListeners();
      reader.child.on("error", () => {});
      busy -= 1;
      reader.documents += 1;
      if (kill || reader.documents >= MOST_DOCUMENTS) stop(reader);
      else rest(reader);
      end();
      next();
    };
    const refuse = (unreadable: string) => leave(() => waiting.resolve({ unreadable }), true);
    const deadline = setTimeout(() => refuse(tooSlow), limits.deadline);
    const watch = setInterval(() => {
      if (megabytesOf(reader.child.pid) > limits.memory) refuse(tooLarge);
    }, WATCH);
    reader.child.once("message", (answer: Answer | { failed: string }) => {
      if ("failed" in answer) refuse(broken);
      else leave(() => waiting.resolve(answer), false);
    });
    // Node ends a process whose heap is full by itself: SIGABRT, or the codes 133 and 134 where a shell is between.
    reader.child.once("exit", (code, signal) =>
      refuse(signal === "SIGABRT" || signal === "SIGTRAP" || code === 133 || code === 134 ? tooLarge : broken),
    );
    reader.child.once("error", () => refuse(broken));
    reader.child.send(waiting.job, (error) => {
      if (error) refuse(broken);
    });
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
    const reader: Reader = { child, documents: 0 };
    all.add(reader);
    return reader;
  }

  function rest(reader: Reader): void {
    idle.push(reader);
    // What waits for nothing must not keep a command line or a test from ending.
    reader.child.unref();
    reader.child.channel?.unref();
    reader.child.once("exit", () => forget(reader));
    reader.idle = setTimeout(() => stop(reader), KEPT).unref();
  }

  function stop(reader: Reader): void {
    forget(reader);
    reader.child.kill("SIGKILL");
  }

  function forget(reader: Reader): void {
    all.delete(reader);
    const at = idle.indexOf(reader);
    if (at >= 0) idle.splice(at, 1);
    clearTimeout(reader.idle);
  }

  return {
    ask: (job) =>
      new Promise((resolve) => {
        queue.push({ job, resolve });
        next();
      }),
    close: () => {
      for (const reader of [...all]) stop(reader);
    },
  };
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
const shared = globalThis as { readingRoom?: Room };

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

async function asked(job: Job): Promise<Exclude<Answer, { unreadable: string }>> {
  shared.readingRoom ??= openRoom();
  const answer = await shared.readingRoom.ask(job);
  if ("unreadable" in answer) throw new UnreadableError(answer.unreadable);
  return answer;
}
