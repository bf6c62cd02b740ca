import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleApart, programNames } from "./apart.mjs";
import { command, install, requireNode, root, runtime } from "./install.mjs";

const next = join(root, ".next");
const standalone = join(next, "standalone");
const stampPath = join(next, "second-source-build");

/** What the served program is made of. Tests, docs, benchmarks and scripts are not in it. */
const sourceFolders = ["app", "components", "db", "lib", "public"];
const sourceFile = /^(next\.config|postcss\.config|instrumentation|package|tsconfig|openapi)[\w.-]*\.(m?[jt]s|json)$/;
const notSource = /\.test\.tsx?$/;

/** The server's program, complete only while `isBuilt()`. */
export const serverPath = join(standalone, "server.js");

/** Whether the last complete build was made from exactly these sources, by this Node. */
export function isBuilt() {
  return existsSync(stampPath) && existsSync(serverPath) && readFileSync(stampPath, "utf8") === sourceStamp();
}

/**
 * Builds the program that `npm start` serves, and returns whether it is complete.
 * The stamp goes first and comes back last: a build that failed or was stopped is never taken for a good one.
 */
export async function build() {
  const stamp = sourceStamp();
  rmSync(stampPath, { force: true });
  const { status } = spawnSync(process.execPath, [command("next", "dist", "bin", "next"), "build"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_IGNORE_INCORRECT_LOCKFILE: "1" },
  });
  if (status !== 0) return false;
  await bundleApart();
  for (const name of programNames)
    cpSync(join(root, ".cache", "apart", name), join(standalone, ".cache", "apart", name));
  keepOnce(join(standalone, ".next", "server", "chunks"));
  connectOnce(join(standalone, ".next", "server", "next-font-manifest.json"));
  cpSync(join(next, "static"), join(standalone, ".next", "static"), { recursive: true });
  if (existsSync(join(root, "public"))) cpSync(join(root, "public"), join(standalone, "public"), { recursive: true });
  // The framework copies .env in: an old copy would outlive a change. A path it guessed may bring data along.
  for (const name of [".env", ".env.production", "data"])
    rmSync(join(standalone, name), { recursive: true, force: true });
  const missing = [
    "server.js",
    "db/migrations",
    ...programNames.map((name) => `.cache/apart/${name}`),
    "node_modules/better-sqlite3/build/Release/better_sqlite3.node",
  ].filter((path) => !existsSync(join(standalone, path)));
  if (missing.length > 0) {
    console.error(`The build lacks ${missing.join(", ")}: see outputFileTracingIncludes in next.config.js.`);
    return false;
  }
  writeFileSync(stampPath, stamp);
  return true;
}

/**
 * The bundler writes what several routes share once for each of them, and the server would hold each copy in memory: of
 * those that differ in nothing but the name of their map, all but the first only lead to it.
 */
function keepOnce(folder) {
  const first = new Map();
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    const text = readFileSync(join(folder, name), "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "");
    const hash = createHash("sha256").update(text).digest("hex");
    if (first.has(hash)) writeFileSync(join(folder, name), `module.exports=require("./${first.get(hash)}");\n`);
    else first.set(hash, name);
  }
}

/**
 * A page with fonts of which none is to be fetched ahead tells the browser to connect to where they are: to the desk itself,
 * with which it is just talking. The framework looks for no such place where its list of fonts has no entry for the page.
 */
function connectOnce(path) {
  const { app, ...rest } = JSON.parse(readFileSync(path, "utf8"));
  const fetched = Object.entries(app).filter(([, fonts]) => fonts.length > 0);
  writeFileSync(path, JSON.stringify({ app: Object.fromEntries(fetched), ...rest }));
}

/** One hash over the path and content of every source file, and over the Node that compiled packages fit. */
function sourceStamp() {
  const hash = createHash("sha256").update(runtime);
  const files = readdirSync(root).filter((name) => sourceFile.test(name) && !notSource.test(name));
  for (const folder of sourceFolders) files.push(...filesIn(folder));
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return `${hash.digest("hex")}\n`;
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() && !notSource.test(entry.name) ? [path] : [];
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode();
  install();
  if (isBuilt()) console.log("Nothing to build: the sources are as they were.");
  else if (!(await build())) process.exit(1);
}
