// Bundles the programs that work apart from the server into plain files, one that reads documents and one that renders
// editions: a child process cannot start from TypeScript, and a bundler of pages does not follow a path that is forked.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const folder = join(root, ".cache", "apart");

/** The file of each program, by what it is made of. */
const programs = {
  "read.mjs": "lib/articles/intake/apart-child.ts",
  "render.mjs": "lib/editions/rendering/child.ts",
};
export const programNames = Object.keys(programs);

/** Writes each program that is missing or older than what it is made of. */
export async function bundleApart() {
  for (const [name, entry] of Object.entries(programs)) await bundle(name, entry);
}

async function bundle(name, entry) {
  const programPath = join(folder, name);
  const stampPath = `${programPath}.json`;
  if (isCurrent(programPath, stampPath)) return;
  const { build } = await import("esbuild");
  mkdirSync(folder, { recursive: true });
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
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
    // What linkedom would draw with, if it were there; and compiled code, which stays a package.
    external: ["canvas", "@myriaddreamin/typst-ts-node-compiler"],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  // Several processes may start at once: each puts a whole file in place.
  const draft = `${programPath}.${process.pid}`;
  writeFileSync(draft, outputFiles[0].contents);
  renameSync(draft, programPath);
  const inputs = Object.keys(metafile.inputs).filter((path) => !path.startsWith("node_modules/"));
  writeFileSync(stampPath, JSON.stringify({ inputs, hash: hashOf(inputs) }));
}

function isCurrent(programPath, stampPath) {
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
