import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { type Demo, loadDemo } from "./demo";
import { signIn } from "./page";
import { newCast, type People, type Role } from "./people";
import { type Site, startSite } from "./server";

export { expect } from "@playwright/test";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;
type Sessions = Partial<Record<Role, StorageState>>;

/**
 * Playwright's test with a desk to work on. `site` is shared by the specs of one worker, so give what a spec makes a
 * name of its own; `people` work there, and `as` gives a browser of one of them, signed in. `demo` is the demo newsroom,
 * to be looked at and not changed; the lead leads it. `newSite` starts with nobody in it and belongs to one test: for the
 * first visit, and for whatever changes the whole newsroom. Relative addresses lead to `site`.
 */
export const test = base.extend<
  {
    newSite: Site;
    /** A browser of its own, signed in; what it does to its session happens to every other one of this person. */
    as: (role: Role) => Promise<Page>;
  },
  { site: Site; people: People; demo: Demo; sessions: Sessions }
>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  people: [async ({ site }, use) => use(await newCast(site)), { scope: "worker", timeout: 60_000 }],
  demo: [async ({ site, people }, use) => use(await loadDemo(site, people.lead)), { scope: "worker", timeout: 60_000 }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
  sessions: [async ({}, use) => use({}), { scope: "worker" }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
  newSite: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
  as: async ({ browser, people, sessions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ storageState: sessions[role] });
      opened.push(context);
      const page = await context.newPage();
      if (!sessions[role]) {
        await signIn(page, people[role].email);
        sessions[role] = await context.storageState();
      }
      return page;
    });
    for (const context of opened) await context.close();
  },
});
