import { spawn } from "node:child_process";
import { root } from "./install.mjs";

/** How long open requests may take to end after the server was told to stop. */
const PATIENCE_MS = 10_000;

/** Runs a server until it ends, passes on what asks it to stop, and leaves with its exit code. */
export function serve(args, environment) {
  const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ["ignore", "inherit", "inherit"] });
  const stop = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGHUP", () => stop("SIGTERM"));
  const watch = watchParent(() => stop("SIGTERM"));
  child.on("error", (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    clearInterval(watch);
    process.exitCode = code ?? (signal === "SIGTERM" ? 143 : 1);
  });
}

/**
 * npm runs a script in a shell, and a signal to npm ends that shell without reaching us: then we are somebody else's
 * child, and the server must end all the same. Without npm nothing is watched, so that a server may outlive its shell.
 */
function watchParent(ended) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    ended();
  }, 500);
  return watch;
}
