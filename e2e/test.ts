import { type Browser, type BrowserContext, test as base, type Page } from "@playwright/test";
import { type Demo, loadDemo } from "./demo";
import { signIn } from "./page";
import { newCast, type People, type Role } from "./people";
import { type Site, startSite } from "./server";

export { expect } from "@playwright/test";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;
type Sessions = Partial<Record<Role, StorageState>>;
/**
 * A browser with one page that stays open and shows a drawing: without a page of the desk the browser lets go of the
 * process that has the program, and to load that anew takes half of what a spec takes.
 */
type Kept = { context: BrowserContext; still: Page };
/** Those that nobody uses at the moment, by whom they are signed in as. */
type Spare = Partial<Record<Role, Kept[]>>;

/**
 * Playwright's test with a desk to work on. `site` is shared by the specs of one worker, so give what a spec makes a
 * name of its own; `people` work there, and `as` gives a browser of one of them, signed in. `demo` is the demo newsroom,
 * to be looked at and not changed; the lead leads it. `newSite` starts with nobody in it and belongs to one test: for the
 * first visit, and for whatever changes the whole newsroom. Relative addresses lead to `site`.
 */
export const test = base.extend<
  {
    newSite: Site;
    /**
     * A browser of its own, signed in; what it does to its session happens to every other one of this person. The next
     * spec goes on with it, emptied but for the program in its cache: what `test.use` says of a browser does not hold
     * here, what a spec says to the page does.
     */
    as: (role: Role) => Promise<Page>;
  },
  { site: Site; people: People; demo: Demo; sessions: Sessions; spare: Spare }
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
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern.
  spare: [async ({}, use) => use({}), { scope: "worker" }],
  as: async ({ browser, people, sessions, site, spare }, use, testInfo) => {
    const lent: (Kept & { role: Role })[] = [];
    await use(async (role) => {
      const { context, still } = spare[role]?.pop() ?? (await newKept(browser));
      lent.push({ role, context, still });
      await beginAnew(context, still, site, sessions[role]);
      const page = await context.newPage();
      if (!sessions[role]) {
        await signIn(page, people[role].email);
        sessions[role] = await context.storageState();
      }
      return page;
    });
    const failed = testInfo.status !== testInfo.expectedStatus;
    for (const { role, context, still } of lent) {
      for (const page of context.pages()) if (failed === (page === still)) await page.close();
      // Playwright keeps what the first page showed last when its browser is closed.
      if (failed) await context.close();
      else spare[role] = [...(spare[role] ?? []), { context, still }];
    }
  },
});

async function newKept(browser: Browser): Promise<Kept> {
  const context = await browser.newContext();
  const still = await context.newPage();
  await still.goto("/api/v1/health");
  return { context, still };
}

/** Leaves nothing of the spec before but who is signed in, and what the browser has of the program. */
async function beginAnew(context: BrowserContext, still: Page, site: Site, session?: StorageState): Promise<void> {
  const browser = await context.newCDPSession(still);
  await browser.send("Storage.clearDataForOrigin", { origin: site.url, storageTypes: "all" });
  await browser.detach();
  await context.clearCookies();
  await context.addCookies(session?.cookies ?? []);
}
