/**
 * The process apart: does one job at a time, asked and answered over the channel to the server. It is bundled into
 * one plain file, started without the server's environment and without leave to write files or start programs.
 */

import { type Job, worked } from "@/lib/articles/intake/work";

// No format asks the network for anything; if a library should, there is nothing to ask with.
Object.assign(globalThis, { fetch: undefined, WebSocket: undefined, XMLHttpRequest: undefined });

let last: Promise<unknown> = Promise.resolve();

process.on("message", (job: Job) => {
  // Answers go in the order of the questions: a short one does not overtake.
  last = last
    .then(() => worked(job))
    .then(
      (answer) => process.send?.(answer),
      (error: unknown) => {
        // What a library stumbled over may quote the document: no more than the kind of error leaves this process.
        process.send?.({ failed: error instanceof Error ? error.name : "unknown" });
      },
    );
});
process.on("disconnect", () => process.exit(0));
