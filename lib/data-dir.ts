import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Settings } from "./settings";

/** Creates the data folder where there is none and closes it to other accounts of the machine (mode 0700). */
export function openDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
}

/** Says where a file of the data folder is, in a way that a build does not follow: it would copy the secret. */
export function pathIn(dataDir: string, name: string): string {
  return join(/* turbopackIgnore: true */ dataDir, name);
}

/** The text of a file of the data folder; null when there is none. */
export function keptText(dataDir: string, name: string): string | null {
  try {
    return readFileSync(/* turbopackIgnore: true */ pathIn(dataDir, name), "utf8").trim() || null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * The text of a file of the data folder, which is made at first use (mode 0600).
 * The file appears whole: of two processes that start together both get the text of the one that was first.
 */
export function keepText(dataDir: string, name: string, make: () => string): string {
  const kept = keptText(dataDir, name);
  if (kept) return kept;
  openDataDir(dataDir);
  const path = pathIn(dataDir, name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
  const text = keptText(dataDir, name);
  if (!text) throw new Error(`${path} is empty; remove it and start again.`);
  return text;
}

/** The secret that sign-ins are sealed with: the setting, else one generated into the data folder at first use. */
export function authSecret(of: Pick<Settings, "authSecret" | "dataDir">): string {
  return of.authSecret ?? keepText(of.dataDir, "auth-secret", () => randomBytes(32).toString("base64url"));
}
