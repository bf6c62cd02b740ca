import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";

/** Makes sure that the specs meet the program of today's sources: builds it when they changed since the last build. */
export default function buildOnce(): void {
  const root = dirname(import.meta.dirname);
  const { status } = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed: the reason is above.");
}
