import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The Chromium that the specs run in: the one that PLAYWRIGHT_CHROMIUM names, else one on the PATH.
 * Undefined means Playwright's own download, which `npm test` sees to.
 */
export function browserPath(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  if (environment.PLAYWRIGHT_CHROMIUM) return environment.PLAYWRIGHT_CHROMIUM;
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Whether this account may run the file. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
