import { type ChildProcess, fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RenderJob, RenderNews } from "@/lib/editions/rendering/work";
import { Conflict, Unprocessable } from "@/lib/errors";

/**
 * Renders editions in a process of their own, one at a time: a large one takes seconds and hundreds of megabytes, which
 * others on the desk must not feel.
 */

/** Milliseconds for one file, and megabytes for the process as a whole and for the language's heap. */
export type RenderLimits = { deadline: number; memory: number; heap: number };
const usual: RenderLimits = { deadline: 180_000, memory: 900, heap: 600 };

/** How often the memory is looked at. */
const watch = 100;

/** Whoever waited for the file stopped it, or the server ends. */
export class Cancelled extends Conflict {
  constructor() {
    super("The making of this file was stopped. Make it again if you want it.");
  }
}

export type Rendering = {
  progress: (done: number, step: string) => void;
  sign: (bytes: Uint8Array) => Uint8Array;
  /** Aborted when nobody wants the file any more. */
  signal: AbortSignal;
};

/** The bundled program of `child.ts`: `scripts/apart.mjs` writes it, the build copies it beside the server. */
const programPath = () => join(/* turbopackIgnore: true */ process.cwd(), ".cache", "apart", "render.mjs");

// The framework may load a module twice: one queue per process.
const shared = globalThis as { renderQueue?: Promise<unknown> };

/**
 * Renders one file; waits for those before it.
 * @throws Cancelled as soon as the signal is aborted; Unprocessable with what to do where it took too long or too much.
 */
export function renderApart(
  job: RenderJob,
  rendering: Rendering,
  limits: RenderLimits = usual,
): Promise<{ sha256: string; size: number }> {
  const run = (shared.renderQueue ?? Promise.resolve()).then(() => {
    if (rendering.signal.aborted) throw new Cancelled();
    return ran(job, rendering, limits);
  });
  shared.renderQueue = run.catch(() => undefined);
  return unlessAborted(run, rendering.signal);
}

/** What work comes to, or Cancelled once the signal is aborted, however long the work goes on. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    const cancel = () => reject(new Cancelled());
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true });
  });
  return Promise.race([work, aborted]);
}

function ran(job: RenderJob, { progress, sign, signal }: Rendering, limits: RenderLimits) {
  const program = programPath();
  if (!existsSync(program))
    throw new Error(`${program} is missing: it is made by npm start, npm run dev, npm run desk and the tests.`);
  const child = fork(/* turbopackIgnore: true */ program, [], {
    execArgv: [`--max-old-space-size=${limits.heap}`, "--max-semi-space-size=2", "--no-warnings"],
    // None of the server's environment: the secret that signs sessions is in it. One arena for all threads (glibc), which
    // gives back what is free at its end, wastes the least, as a small nursery does in the language's heap.
    env: { NODE_ENV: "production", MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "131072" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  return new Promise<{ sha256: string; size: number }>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(deadline);
      clearInterval(watching);
      signal.removeEventListener("abort", cancel);
      child.removeAllListeners();
      child.on("error", () => {});
      child.kill("SIGKILL");
      settle();
    };
    const fail = (error: Error) => end(() => reject(error));
    const cancel = () => fail(new Cancelled());
    const deadline = setTimeout(() => fail(new Unprocessable(tooSlow)), limits.deadline);
    const watching = setInterval(() => {
      if (megabytesOf(child.pid) > limits.memory) fail(new Unprocessable(tooLarge));
    }, watch);
    signal.addEventListener("abort", cancel);
    child.on("message", (news: RenderNews | { failed: string }) => {
      if ("step" in news) progress(news.progress, news.step);
      else if ("toSign" in news) child.send({ signature: sign(new Uint8Array(news.toSign)) });
      else if ("failed" in news) fail(new Error(`rendering failed: ${news.failed}`));
      else end(() => resolve(news));
    });
    child.on("exit", (_code, ended) =>
      fail(ended === "SIGABRT" ? new Unprocessable(tooLarge) : new Error("rendering ended")),
    );
    child.on("error", fail);
    send(child, job, fail);
  });
}

function send(child: ChildProcess, job: RenderJob, fail: (error: Error) => void): void {
  child.send({ job }, (error) => {
    if (error) fail(error);
  });
}

const tooSlow = "Making this file took too long, so it was stopped. Choose a smaller audience, or another format.";
const tooLarge =
  "Making this file needs too much memory, so it was stopped. Choose a smaller audience, or another format.";

/** Resident memory of a process in megabytes; 0 where the system does not tell (its heap limit still holds). */
function megabytesOf(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * 4096) / 1024 / 1024;
  } catch {
    // Only Linux tells.
    return 0;
  }
}
