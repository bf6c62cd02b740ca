// npm start: installs what is missing, builds if the source changed, and serves.
// Plain Node without packages until install() has run.
import { install, requireNode, stop } from "./install.mjs";

requireNode();
install();

const { requireFreePort, serverSettings } = await import("./environment.mjs");
const { build, isBuilt, serverPath } = await import("./build.mjs");
const { serve } = await import("./serve.mjs");

const { settings, environment } = await serverSettings();
await requireFreePort(settings);
if (!isBuilt()) {
  console.log("Building (about a minute the first time)…");
  if (!(await build())) stop("The build failed: the reason is above. The next start builds again.");
  await requireFreePort(settings);
}
serve([serverPath], environment);
