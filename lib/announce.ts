import { setupCode, takeSetupCode } from "./people/setup-code";
import type { Settings } from "./settings";

/**
 * Says on the console where the desk is and where its data lives and, while nobody has an account, the code that the
 * set-up page asks for. Called once by the server when the database is ready. `personCount` is how many accounts exist;
 * a code that outlived the first account is removed.
 */
export function announce(
  personCount: number,
  of: Pick<Settings, "siteUrl" | "dataDir">,
  print: (line: string) => void = console.log,
): void {
  print(`Second Source is at ${of.siteUrl}`);
  print(`Its data is in ${of.dataDir}`);
  if (personCount > 0) {
    takeSetupCode(of.dataDir);
    return;
  }
  print(`Nobody has an account yet: open ${of.siteUrl}/setup and give this code.`);
  print(`Set-up code: ${setupCode(of.dataDir)}`);
}
