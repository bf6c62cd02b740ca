// npm run dev: serves the sources as they are and reloads what changes. Same settings and data as npm start.
import { command, install, requireNode } from "./install.mjs";

requireNode();
install();

const { requireFreePort, serverSettings } = await import("./environment.mjs");
const { serve } = await import("./serve.mjs");
const { bundleApart } = await import("./apart.mjs");

const { settings, environment } = await serverSettings();
await requireFreePort(settings);
await bundleApart();
serve([command("next", "dist", "bin", "next"), "dev", "-H", settings.host, "-p", String(settings.port)], {
  ...environment,
  NODE_ENV: "development",
  NEXT_IGNORE_INCORRECT_LOCKFILE: "1",
});
