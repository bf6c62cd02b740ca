import { type Desk, desk } from "@/db/client";
import { openDataDir } from "@/lib/data-dir";
import { settings } from "@/lib/settings";

/** Opens the desk in DATA_DIR and applies the migrations that are missing, beside a server that may be running. */
export async function openAtHome(): Promise<Desk> {
  openDataDir(settings().dataDir);
  const opened = desk();
  await opened.migrate();
  return opened;
}
