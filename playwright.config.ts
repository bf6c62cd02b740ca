import { defineConfig, devices } from "@playwright/test";
import { browserPath } from "./e2e/browser";

/** A browser that asks nobody anything: the specs run without a network, and as root in a container. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/build.ts",
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  // The longest spec takes 12 s alone. Beside a whole `npm run check` every step of it was eight times slower.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: { executablePath: browserPath(process.env), args },
  },
  projects: [{ name: "chromium" }],
});
