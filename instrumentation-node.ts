import { desk, read } from "@/db/client";
import { peopleCount } from "@/db/people";
import { indexWhatWasThere } from "@/db/search/fill";
import { keepSearchTidy } from "@/db/search/tidy";
import { wordWhatWasThere } from "@/db/wordings";
import { announce } from "@/lib/announce";
import { startWarming } from "@/lib/claims/warming";
import { authSecret, openDataDir } from "@/lib/data-dir";
import { clearAbandoned, clearOwn } from "@/lib/editions/rendering/drafts";
import { stopMaking } from "@/lib/editions/rendering/making";
import { stopLive } from "@/lib/live/live";
import { headPages } from "@/lib/page-headers";
import { startMailing } from "@/lib/people/mailing";
import { type Settings, SettingsError, serverEnvironment, settings } from "@/lib/settings";
import { watchConnections } from "@/lib/stopping";
import { startReminding } from "@/lib/tasks/reminding";

/**
 * Makes the desk ready: settings checked, secret kept, migrations applied, address announced. A wrong setting ends the
 * process with one clear line, since nothing could be served with it.
 */
export async function openForService(): Promise<void> {
  headPages();
  const checked = checkedSettings();
  openDataDir(checked.dataDir);
  // next-auth reads names of its own. `npm start` has set them; a server started another way gets them here.
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = serverEnvironment(checked, authSecret(checked));
  Object.assign(process.env, { NEXTAUTH_URL, NEXTAUTH_SECRET });
  try {
    await desk().migrate();
    // What fails here is done when the next file is made.
    clearAbandoned(checked.dataDir).catch(() => undefined);
    process.once("exit", () => clearOwn(checked.dataDir));
    announce(await peopleCount(desk().read), checked);
    // What fails here is done by the next transactions, and the search page says until then that not all is there.
    indexWhatWasThere(desk())
      .then(() => keepSearchTidy(desk()))
      .catch(() => undefined);
    // What fails here is done at the next start; until then these articles are in no list of shared wording.
    wordWhatWasThere(desk()).catch(() => undefined);
    const stopMailing = startMailing(desk(), { ...checked, secret: authSecret(checked) });
    const stopReminding = startReminding(desk());
    const stopWarming = startWarming(read);
    const endConnections = watchConnections();
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => {
        stopLive();
        stopMaking();
        stopMailing();
        stopReminding();
        stopWarming();
        endConnections();
      });
  } catch (error) {
    stop(`The database in ${checked.dataDir} cannot be opened: ${(error as Error).message}`);
  }
}

function checkedSettings(): Settings {
  try {
    return settings();
  } catch (error) {
    if (error instanceof SettingsError) stop(error.message);
    throw error;
  }
}

function stop(line: string): never {
  console.error(line);
  process.exit(1);
}
