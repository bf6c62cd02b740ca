import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { command, root } from "./install.mjs";

/**
 * A Chromium for the end-to-end tests: PLAYWRIGHT_CHROMIUM, else one on the PATH, else Playwright's own (downloaded when
 * it can be), else Debian's package when root on Debian. Null, with one line that says what to do, when there is none.
 */
export async function findBrowser() {
  const { tsImport } = await import("tsx/esm/api");
  const { browserPath, isExecutable } = await tsImport("../e2e/browser.ts", import.meta.url);
  const found = browserPath(process.env);
  if (found && isExecutable(found)) return found;
  if (found) {
    console.log(`PLAYWRIGHT_CHROMIUM names ${found}, which cannot be run: name a Chromium, or unset it.`);
    return null;
  }
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log("No Chromium found: trying Playwright's own download.");
  run(process.execPath, [command("@playwright", "test", "cli.js"), "install", "chromium"]);
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    console.log("That did not work: installing Debian's chromium.");
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
    const installed = browserPath(process.env);
    if (installed) return installed;
  }
  console.log("There is no Chromium to test in: install one, or set PLAYWRIGHT_CHROMIUM to its path.");
  return null;
}

function run(program, args) {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: environment });
}
