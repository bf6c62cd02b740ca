import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type DemoPage, demoPages } from "./demo";
import { open, signIn } from "./page";
import { newPerson } from "./people";
import { expect, test } from "./test";

test.describe.configure({ mode: "parallel" });

/** All that another colour scheme changes: the page is the same one otherwise. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** What axe finds that keeps somebody out, each with its first places. The pages have no frames to look into. */
async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id} (${help}): ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))}`);
}

/** Light and dark on a desk's screen, and on a phone; there the page must not be wider than the screen. */
async function isOpenToAll(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await open(page, address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect.soft(await barriers(page), `${address}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await barriers(page, rulesOfColour), `${address}, dark`).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect.soft(await barriers(page), `${address}, on a phone`).toEqual([]);
  const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth);
  expect.soft(wide, `${address} does not scroll sideways on a phone`).toBeLessThanOrEqual(390);
}

const areas: Record<string, readonly DemoPage[]> = {
  "my desk and the dossiers": ["desk", "dossiers", "new dossier", "search"],
  "the newsroom": ["people", "newsroom history", "account", "outlets", "task templates"],
  "a dossier": ["overview", "articles", "dossier settings", "export"],
  reading: ["reader", "reader with a claim open", "claim"],
  claims: ["claims", "board of claims", "tasks", "history"],
  comparing: ["choice of two articles", "two articles compared"],
  sources: ["sources", "source", "confidential source", "origins", "origins of a claim"],
};

test("no page is left out", () => {
  expect(Object.values(areas).flat().sort()).toEqual([...demoPages].sort());
});

for (const [area, names] of Object.entries(areas))
  test(`${area}: open to all, light and dark, on a phone as well`, async ({ as, demo }) => {
    const page = await as("lead");
    for (const name of names) await test.step(name, () => isOpenToAll(page, demo[name]));
  });

test("the door: open to all, light and dark, on a phone as well", async ({ as, page, people }) => {
  expect(people.lead.id, "the desk is set up").toBeTruthy();
  for (const address of ["/sign-in", "/forgot", "/invite/nothing"]) await isOpenToAll(page, address);
  await isOpenToAll(await as("lead"), "/dossiers/none");
});

test("links that are followed once: open to all, light and dark, on a phone as well", async ({
  site,
  people,
  page,
}) => {
  const invited = await people.lead.api.post<{ link: string }>("/people/invitations", {
    email: "nell.newcomer@desk.example",
    name: "Nell Newcomer",
    role: "member",
  });
  const added = JSON.parse(
    await site.desk(["person", "add", "--email", "pia@desk.example", "--name", "Pia", "--role", "member", "--json"]),
  );
  await isOpenToAll(page, invited.link);
  await expect(page.getByRole("button", { name: /Join/ }), "the invitation works").toBeVisible();
  await isOpenToAll(page, added.link);
  await expect(page.getByLabel("The same again"), "the link for a password works").toBeVisible();
});

test("setting up: open to all, light and dark, on a phone as well", async ({ newSite, page }) => {
  await isOpenToAll(page, `${newSite.url}/setup`);
  const editor = await newPerson(newSite, "Ada Admin", "admin");
  await page.goto(`${newSite.url}/sign-in`);
  await signIn(page, editor.email);
  await isOpenToAll(page, `${newSite.url}/setup/demo`);
  await expect(page.getByRole("button", { name: "Load the demo newsroom" })).toBeVisible();
});

test("what opens over a page is open to all, too", async ({ as, demo }) => {
  const page = await as("lead");
  await page.emulateMedia({ reducedMotion: "reduce" });
  const opened = page.locator("dialog[open]");
  const over = async (address: string, keys: string[]) => {
    await open(page, address);
    for (const key of keys) await page.keyboard.press(key);
    await expect(opened).toBeVisible();
    expect.soft(await barriers(page), `${keys} on ${address}`).toEqual([]);
  };
  await over(demo.reader, ["j", "c"]);
  await over(demo["reader with a claim open"], ["e"]);
  await over(demo.claims, ["c"]);
  await over(demo.sources, ["s"]);
  await over(demo.origins, ["l"]);
  await over(demo.tasks, ["t"]);
  await over(demo.desk, ["Control+k"]);
  await over(demo.desk, ["?"]);
});
