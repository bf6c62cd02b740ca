import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { root, stop } from "./install.mjs";

/**
 * The environment that a server is started with: .env read, settings checked, data folder and secret made.
 * A wrong setting stops the script with one clear line. Needs the packages, because the rules are in lib/settings.ts.
 */
export async function serverSettings() {
  process.chdir(root);
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const { tsImport } = await import("tsx/esm/api");
  const { settingsFrom, serverEnvironment, SettingsError } = await tsImport("../lib/settings.ts", import.meta.url);
  const { authSecret, openDataDir } = await tsImport("../lib/data-dir.ts", import.meta.url);
  try {
    const settings = settingsFrom(process.env, root);
    openDataDir(settings.dataDir);
    return { settings, environment: { ...process.env, ...serverEnvironment(settings, authSecret(settings)) } };
  } catch (error) {
    if (error instanceof SettingsError || error?.name === "SettingsError") stop(error.message);
    if (error?.syscall) stop(`DATA_DIR cannot be used: ${error.message}.`);
    throw error;
  }
}

/** Stops with one clear line when nothing can listen there. */
export function requireFreePort({ host, port }) {
  const reasons = {
    EADDRINUSE: `Port ${port} is in use: another Second Source may be running. Stop it, or set PORT to another number.`,
    EACCES: `Port ${port} may not be used by this account: set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `HOST ${host} is not known on this machine: set HOST to 127.0.0.1 or 0.0.0.0.`,
  };
  return new Promise((free) => {
    const probe = createServer();
    probe.once("error", (error) => stop(reasons[error.code] ?? `Nothing can listen on ${host}: ${error.message}.`));
    probe.listen({ host, port }, () => probe.close(free));
  });
}
