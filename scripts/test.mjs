// npm test: everything that must hold, in one run. Goes on after a stage that failed, so that all is seen at once, and
// ends with the line "N passed, N failed" (", N skipped"). A stage that is no test counts as one failure.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { command, install, requireNode, root } from "./install.mjs";

requireNode();
process.chdir(root);
install();

const { findBrowser } = await import("./browser.mjs");
const { build, isBuilt } = await import("./build.mjs");

const reports = join(root, ".cache", "test");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const count = { passed: 0, failed: 0, skipped: 0 };
const quiet = { NEXT_TELEMETRY_DISABLED: "1", NEXT_IGNORE_INCORRECT_LOCKFILE: "1" };
/** Biome colours letter by letter where CI is set, which no log can be searched in. */
const plain = process.stdout.isTTY ? [] : ["--colors=off"];

await stage("Format and lint", () => run(["@biomejs", "biome", "bin", "biome"], ["ci", ...plain, "."]));
await stage(
  "Types",
  () => run(["next", "dist", "bin", "next"], ["typegen"]) && run(["typescript", "bin", "tsc"], ["--noEmit"]),
);
title("Unit tests");
tests(unitTests());
if (await stage("Build", () => isBuilt() || build())) {
  title("End-to-end tests");
  const browser = await findBrowser();
  if (browser) tests(endToEndTests(browser));
  else count.failed += 1;
} else {
  console.log("\nThe end-to-end tests did not run, because the build failed.");
}

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
process.exit(count.failed > 0 ? 1 : 0);

function title(name) {
  console.log(`\n== ${name}`);
}

async function stage(name, holds) {
  title(name);
  const ok = await holds();
  if (!ok) {
    console.log(`${name}: failed`);
    count.failed += 1;
  }
  return ok;
}

function run(path, args, environment = {}) {
  const { status } = spawnSync(process.execPath, [command(...path), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...quiet, ...environment },
  });
  return status === 0;
}

function unitTests() {
  const path = join(reports, "unit.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${path}`];
  const ok = run(["vitest", "vitest.mjs"], ["run", ...reporters]);
  const report = reportAt(path);
  const unread = report?.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    ok,
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + (unread?.length ?? 0),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function endToEndTests(browser) {
  const path = join(reports, "e2e.json");
  const ok = run(["@playwright", "test", "cli.js"], ["test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: path,
    PLAYWRIGHT_CHROMIUM: browser,
  });
  const stats = reportAt(path)?.stats;
  return {
    ok,
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}

/** Adds up; a run that failed without a failed test (no report, a set-up that failed) is one failure. */
function tests({ ok, passed, failed, skipped }) {
  count.passed += passed;
  count.failed += ok ? failed : Math.max(failed, 1);
  count.skipped += skipped;
}

function reportAt(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}
