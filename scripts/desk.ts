import { existsSync } from "node:fs";
import { join } from "node:path";
import { settings } from "@/lib/settings";
import { bundleApart } from "@/scripts/apart.mjs";
import { openAtHome } from "@/scripts/desk/home";
import { runDesk } from "@/scripts/desk/run";

// npm run -s desk -- VERB …: the command line, on the same database and through the same commands as the server.
const root = join(import.meta.dirname, "..");
// npm starts scripts in the folder of the repository; the files that are named are where the person called from.
const folder = process.env.npm_lifecycle_event === "desk" ? (process.env.INIT_CWD ?? root) : process.cwd();
process.chdir(root);
if (existsSync(".env")) process.loadEnvFile(".env");

await bundleApart();
process.exitCode = await runDesk(process.argv.slice(2), {
  folder,
  now: new Date(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  },
  settings,
  open: openAtHome,
});
