// Bundles the program that reads documents apart from the server into one plain file: a child process cannot start from
// TypeScript, and a bundler of pages does not follow a path that is forked.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const folder = join(root, ".cache", "apart");
export const programPath = join(folder, "read.mjs");
const stampPath = join(folder, "stamp.json");

/** Writes the program where it is missing or older than what it is made of. */
export async function bundleApart() {
  if (isCurrent()) return;
  const { build } = await import("esbuild");
  mkdirSync(folder, { recursive: true });
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["lib/articles/intake/apart-child.ts"],
    outfile: programPath,
    write: false,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    metafile: true,
    minifySyntax: true,
    logLevel: "error",
    alias: { "@": root },
    // What linkedom would draw with, if it were there.
    external: ["canvas"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  // Several processes may start at once: each puts a whole file in place.
  const draft = `${programPath}.${process.pid}`;
  writeFileSync(draft, outputFiles[0].contents);
  renameSync(draft, programPath);
  const inputs = Object.keys(metafile.inputs).filter((path) => !path.startsWith("node_modules/"));
  writeFileSync(stampPath, JSON.stringify({ inputs, hash: hashOf(inputs) }));
}

function isCurrent() {
  if (!existsSync(programPath) || !existsSync(stampPath)) return false;
  const { inputs, hash } = JSON.parse(readFileSync(stampPath, "utf8"));
  return inputs.every((path) => existsSync(join(root, path))) && hashOf(inputs) === hash;
}

/** Over the sources, and over the lock file for the packages that are bundled with them. */
function hashOf(inputs) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const path of [...inputs, "scripts/apart.mjs"])
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}
