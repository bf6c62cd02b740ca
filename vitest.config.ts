import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests of what belongs to the process itself: its settings, its own desk. Each such file runs in a process of its own. */
const ownProcess = ["lib/people/sign-in.test.ts", "lib/people/mailing.test.ts"];

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    environment: "node",
    pool: "forks",
    // Vitest leaves one core to itself: of two cores that is half, and it does little but wait.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
    globalSetup: "scripts/vitest-setup.mjs",
    projects: [
      {
        extends: true,
        test: {
          name: "house",
          include: ["{app,components,db,lib,bench,scripts}/**/*.test.{ts,tsx}"],
          exclude: ownProcess,
          // Loading the house anew for each file takes longer than most files' tests.
          isolate: false,
          // Whoever reaches for the process's own desk here is told so by the file system.
          env: { DATA_DIR: "/dev/null/no-desk-in-tests" },
        },
      },
      { extends: true, test: { name: "process", include: ownProcess } },
    ],
  },
});
