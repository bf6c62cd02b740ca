import { test as base } from "@playwright/test";
import { type Site, startSite } from "./server";

export { expect } from "@playwright/test";

/**
 * Playwright's test with a desk to work on. `site` is shared by the specs of one worker, so give what a spec makes a
 * name of its own. `newSite` starts with nobody in it and belongs to one test: for the first visit, and for whatever
 * changes the whole newsroom. Relative addresses lead to `site`.
 */
export const test = base.extend<{ newSite: Site }, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
  newSite: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
