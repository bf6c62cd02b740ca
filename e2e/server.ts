import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { authSecret, keptText } from "../lib/data-dir";
import { serverEnvironment, settingNames, settingsFrom } from "../lib/settings";

const root = dirname(import.meta.dirname);
const READY_WITHIN_MS = 30_000;
const builtProgram = join(root, ".next", "standalone", "server.js");

/** A desk of its own for specs: the built server on a free port with an empty data folder. */
export type Site = {
  /** Without a slash at the end: `http://localhost:41873`. */
  url: string;
  dataDir: string;
  /** What the set-up page asks for until the first administrator exists. */
  setupCode: string;
  /**
   * Runs the command line on this desk's data and gives what it printed. `input` goes to its standard input.
   * Rejects with what stood on standard error when it leaves with another code than 0.
   */
  desk: (args: string[], input?: string) => Promise<string>;
  /** Everything that the server has printed so far. */
  log: () => string;
  /** Ends the server and removes the folder. */
  stop: () => Promise<void>;
};

/**
 * Starts a desk; `settings` are further variables, such as SMTP_URL. Nothing else of the tester's own settings reaches
 * it. Rejects with the server's own words when it does not answer.
 */
export async function startSite(settings: Record<string, string> = {}, program = builtProgram): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "second-source-e2e-"));
  const logPath = join(folder, "server.log");
  const port = await freePort();
  const chosen = settingsFrom({ TIME_ZONE: "Europe/London", ...settings, PORT: String(port) }, folder);
  const environment = {
    NODE_ENV: "production" as const,
    ...plainEnvironment(),
    ...settings,
    ...serverEnvironment(chosen, authSecret(chosen)),
  };
  const output = openSync(logPath, "a", 0o600);
  const server = spawn(process.execPath, [program], {
    cwd: root,
    env: environment,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const log = () => readFileSync(logPath, "utf8");
  const stop = async () => {
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(`${chosen.siteUrl}/api/v1/health`, server);
    const setupCode = keptText(chosen.dataDir, "setup-code");
    if (!setupCode) throw new Error("The server answers, but announced no set-up code.");
    const desk = (args: string[], input = "") => runDesk(args, input, environment);
    return { url: chosen.siteUrl, dataDir: chosen.dataDir, setupCode, desk, log, stop };
  } catch (error) {
    const said = log();
    await stop();
    throw new Error(`${error instanceof Error ? error.message : error}\nThe server said:\n${said}`);
  }
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (hasEnded(server)) throw new Error(`The server ended with ${server.exitCode ?? server.signalCode}.`);
    const status = await fetch(url).then(
      (response) => response.status,
      () => null,
    );
    if (status === 200) return;
    await pause(50);
  }
  throw new Error(`The server did not answer ${url} within ${READY_WITHIN_MS / 1000} seconds.`);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Asks the process that was started here to stop, and ends it when it has not after five seconds. */
async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(hard);
}

function runDesk(args: string[], input: string, environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts", "desk.ts"), ...args], {
      cwd: root,
      env: environment,
    });
    let printed = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`desk ${args.join(" ")}: ${complaint.trim() || `exit code ${code}`}`));
    });
    child.stdin.on("error", () => {
      // A verb that reads no input may have closed it already.
    });
    child.stdin.end(input);
  });
}

/** What any program needs of the surroundings. Settings are blank, so that the tester's .env does not fill them in. */
function plainEnvironment(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "SystemRoot", "USERPROFILE"];
  const blank = Object.fromEntries(settingNames.map((name) => [name, ""]));
  return {
    ...blank,
    ...Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("No port is free."));
      });
    });
  });
}
