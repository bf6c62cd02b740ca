/**
 * The process that renders editions: one job, then it ends, and all memory that it took with it. It is bundled into one
 * plain file and started without the server's environment.
 */

import { type RenderJob, type RenderNews, rendered } from "@/lib/editions/rendering/work";

Object.assign(globalThis, { fetch: undefined, WebSocket: undefined, XMLHttpRequest: undefined });

const tell = (news: RenderNews | { failed: string }) => process.send?.(news);
const signatures: ((signature: Uint8Array) => void)[] = [];

process.on("message", (message: { job: RenderJob } | { signature: Uint8Array }) => {
  if ("signature" in message) {
    signatures.shift()?.(message.signature);
    return;
  }
  rendered(message.job, {
    progress: (progress, step) => tell({ progress, step }),
    sign: (toSign) =>
      new Promise((resolve) => {
        signatures.push(resolve);
        tell({ toSign });
      }),
  }).then(tell, (error: unknown) => {
    // What a library stumbled over may quote the dossier: no more than the kind of error leaves this process.
    tell({ failed: error instanceof Error ? error.name : "unknown" });
  });
});
process.on("disconnect", () => process.exit(0));
