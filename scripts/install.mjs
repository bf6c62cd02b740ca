import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The folder of the repository; every script works there, wherever it was called from. */
export const root = dirname(import.meta.dirname);

const stampPath = join(root, "node_modules", ".second-source");
/** Compiled packages fit one platform and one Node ABI only. */
export const runtime = `${process.platform} ${process.arch} ${process.versions.modules}`;

/** Stops the script with one clear line. */
export function stop(line) {
  console.error(line);
  process.exit(1);
}

/** Stops with one clear line where Node is too old: what fetches pages needs 20.18.1. */
export function requireNode() {
  const needed = [20, 18, 1];
  const here = process.versions.node.split(".").map(Number);
  const differs = needed.findIndex((part, place) => part !== here[place]);
  if (differs >= 0 && (here[differs] ?? 0) < (needed[differs] ?? 0)) {
    stop(`Second Source needs Node ${needed.join(".")} or newer; this is ${process.versions.node}.`);
  }
}

/**
 * Installs the pinned packages where they are missing, or other than package-lock.json says.
 * What `npm install` left behind is accepted when it agrees with the lock file.
 */
export function install() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const stamp = `${runtime}\n${createHash("sha256").update(lock).digest("hex")}\n`;
  const found = readOrNull(stampPath);
  if (found === stamp) return;
  const sameRuntime = found === null || found.startsWith(`${runtime}\n`);
  if (!(sameRuntime && agreesWith(JSON.parse(lock)))) {
    console.log("Installing packages (about a minute the first time)…");
    const { status } = npm(["ci", "--include=dev", "--no-audit", "--no-fund"], nodeHeaders());
    if (status !== 0) stop("The packages could not be installed: npm said why above. Start again when that is mended.");
  }
  writeFileSync(stampPath, stamp);
}

/** Whether node_modules holds what the lock file pins, by the list that npm leaves there when it has finished. */
function agreesWith(lock) {
  const list = readOrNull(join(root, "node_modules", ".package-lock.json"));
  if (list === null) return false;
  const held = JSON.parse(list).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "") return true;
    const there = held[path];
    return there ? there.version === wanted.version : Boolean(wanted.optional || wanted.extraneous);
  });
}

/**
 * Where better-sqlite3 finds Node's headers when it must be compiled; without this it looks for them on the internet.
 * Passed in the environment alone, so that no file of the person's is changed.
 */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  const here = existsSync(join(prefix, "include", "node", "node.h"));
  return here && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

function npm(args, env) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } };
  if (cli && basename(cli).startsWith("npm-cli")) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

function readOrNull(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** The path of a package's own command, to be run with `process.execPath`: no shell, no lookup on the network. */
export function command(...path) {
  return join(root, "node_modules", ...path);
}
