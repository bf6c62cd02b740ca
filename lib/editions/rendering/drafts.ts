import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { pathIn } from "@/lib/data-dir";

/**
 * Where files of editions are made: `DATA_DIR/rendering`, with a folder for each. The history of a sealed edition stands
 * there in plain text, so nothing may stay when the process that makes it is gone. The server and the command line work
 * side by side: a folder says in its name whose it is.
 */
const drafts = "rendering";

/** A new folder for one file, closed to other accounts. Whoever asks for it removes it. */
export async function newDraftFolder(dataDir: string): Promise<string> {
  await clearAbandoned(dataDir);
  const folder = pathIn(dataDir, `${drafts}/${ownerOf(process.pid)}-${randomBytes(12).toString("hex")}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes what processes left behind that were ended in the middle. */
export async function clearAbandoned(dataDir: string): Promise<void> {
  const names = await readdir(pathIn(dataDir, drafts)).catch(noneWhereNoFolder);
  // What another account of the machine left is its own to remove, and no reason to make nothing.
  for (const name of names.filter(isAbandoned))
    await rm(pathIn(dataDir, `${drafts}/${name}`), { recursive: true, force: true }).catch(() => undefined);
}

/** Removes what this process has under way, at once: it ends. */
export function clearOwn(dataDir: string): void {
  const own = `${ownerOf(process.pid)}-`;
  try {
    for (const name of readdirSync(pathIn(dataDir, drafts)))
      if (name.startsWith(own)) rmSync(pathIn(dataDir, `${drafts}/${name}`), { recursive: true, force: true });
  } catch (error) {
    noneWhereNoFolder(error);
  }
}

function isAbandoned(name: string): boolean {
  const [pid, began] = name.split("-");
  return !/^\d+$/.test(pid ?? "") || `${pid}-${began}` !== ownerOf(Number(pid));
}

/** A process by its number and when it began, since numbers are given again; null when there is none of that number. */
function ownerOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return null;
  }
  return `${pid}-${beganAt(pid)}`;
}

/** In the system's own count, field 22 of `proc_pid_stat(5)`; 0 where the system does not tell. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    // Only Linux tells.
    return "0";
  }
}

function noneWhereNoFolder(error: unknown): string[] {
  if (codeOf(error) === "ENOENT") return [];
  throw error;
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
