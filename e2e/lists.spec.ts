import type { Page } from "@playwright/test";
import { answering, gate, open } from "./page";
import type { People } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

/** Opens a page on a slow line: its script is there once the gate is open. */
async function openWithoutScript(page: Page, path: string) {
  const script = gate();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await script.opened;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  return script;
}

/** A dossier with one article and one claim of it: "They sailed with one engine." */
async function oneClaim(people: People, title: string): Promise<string> {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const statement = "They sailed with one engine.";
  await newClaim(api, dossierId, article, "sail without its second engine", { statement });
  return dossierId;
}

test("a list that one goes back to shows its rows, and what happened meanwhile", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "There and back");
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(api, dossierId, article, "sail without its second engine", {
    statement: "The ferry sailed with one engine.",
  });
  const { id } = await api.post<{ id: string }>(`/dossiers/${dossierId}/sources`, {
    kind: "document",
    title: "Log of the <engine> room & “bridge”",
  });
  const page = await as("lead");
  const sources = page.getByRole("table", { name: "Sources" });
  const claims = page.getByRole("grid", { name: "Claims" });

  await open(page, `/dossiers/${dossierId}/sources`);
  await expect(sources.getByRole("row")).toHaveCount(3);
  await sources.getByRole("link", { name: "Log of the <engine> room & “bridge”" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Log of the <engine> room");
  await page.goBack();
  await expect(sources.getByRole("row")).toHaveCount(3);
  await expect(sources.getByRole("link", { name: "Log of the <engine> room & “bridge”" })).toBeVisible();

  await open(page, `/dossiers/${dossierId}/claims`);
  await claims.getByRole("link", { name: "The ferry sailed with one engine." }).click();
  await expect(page).toHaveURL(/\/articles\//);
  await api.patch(`/sources/${id}`, { seen: 1, title: "Log of the engine room" });
  await api.patch(`/claims/${claim.id}`, {
    seen: claim.version,
    statement: "The ferry sailed with one engine out of two.",
  });
  await page.goBack();
  await expect(claims.getByRole("link", { name: "The ferry sailed with one engine out of two." })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sources" }).click();
  await expect(sources.getByRole("link", { name: "Log of the engine room", exact: true })).toBeVisible();
  await page.reload();
  await expect(sources.getByRole("row")).toHaveCount(3);
});

test("who stands in the list of sources keeps the place while others add, change and remove some", async ({
  as,
  people,
}) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Rows that others change");
  const titles = ["Manning certificate", "Harbour log", "Letter to the crew"];
  const added: { id: string }[] = [];
  for (const title of titles) added.push(await api.post(`/dossiers/${dossierId}/sources`, { kind: "document", title }));
  const page = await as("lead");
  await open(page, `/dossiers/${dossierId}/sources`);
  const sources = page.getByRole("table", { name: "Sources" });
  const log = sources.getByRole("link", { name: "Harbour log" });
  await log.focus();

  await api.post(`/dossiers/${dossierId}/sources`, { kind: "document", title: "Radio transcript" });
  await expect(sources.getByRole("row")).toHaveCount(5);
  await expect(log, "its row is as it was").toBeFocused();
  await api.patch(`/sources/${added[0]?.id}`, { seen: 1, title: "Certificate of manning" });
  await expect(sources.getByRole("link", { name: "Certificate of manning" })).toBeVisible();
  await expect(log).toBeFocused();
  await api.patch(`/sources/${added[1]?.id}`, { seen: 1, title: "Harbour log of March" });
  await expect(sources.getByRole("link", { name: "Harbour log of March" }), "its row is another").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Harbour log of March");
});

test("a page asks the server for nothing that nobody asked for, and its links lead on by pointer, key and in a new tab", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Links");
  const { api } = people.checker;
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  await newClaim(api, dossierId, article, "sail without its second engine", { statement: "One engine was off." });
  const page = await as("lead");
  const asked: string[] = [];
  let documents = 0;
  page.on("request", (request) => {
    if (request.url().includes("_rsc=")) asked.push(new URL(request.url()).pathname);
    if (request.isNavigationRequest()) documents += 1;
  });
  await open(page, `/dossiers/${dossierId}/sources`);
  const main = page.getByRole("navigation", { name: "Main" });
  for (const link of await main.getByRole("link").all()) await link.hover();
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);

  await main.getByRole("link", { name: "Claims" }).click();
  await expect(page).toHaveURL(/\/claims$/);
  await main.getByRole("link", { name: "Tasks" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tasks$/);
  await answering(page);
  await main.getByRole("link", { name: "Claims" }).click();
  await page.getByRole("searchbox", { name: "Words in the claim" }).fill("engine & tide");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/claims\?q=engine(\+|%20)%26(\+|%20)tide$/);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/tasks$/);
  expect(documents, "followed within the page").toBe(1);
  expect(asked.length).toBeGreaterThan(0);

  const another = page.context().waitForEvent("page");
  await main.getByRole("link", { name: "History" }).click({ modifiers: ["ControlOrMeta"] });
  await expect(await another).toHaveURL(/\/history$/);
  await expect(page).toHaveURL(/\/tasks$/);
});

test("a list is there with its rows also where something in the browser changed the page before it was ready", async ({
  as,
  people,
}) => {
  const dossierId = await oneClaim(people, "A page that an extension changed");
  const page = await as("lead");
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  // As an extension does that puts a box of its own into whatever it reads.
  await page.addInitScript(() => {
    new MutationObserver((_, watching) => {
      const main = document.querySelector("main > *");
      if (!main || !document.querySelector("footer.keys")) return;
      watching.disconnect();
      main.replaceWith(document.createElement("aside"));
    }).observe(document, { childList: true, subtree: true });
  });
  await open(page, `/dossiers/${dossierId}/sources`);
  await expect(page.getByRole("table", { name: "Sources" }).getByRole("link")).toHaveText([/Ferry to Holm/]);
  await open(page, `/dossiers/${dossierId}/claims`);
  await expect(
    page.getByRole("grid", { name: "Claims" }).getByRole("link", { name: "They sailed with one" }),
  ).toBeVisible();
  expect(problems.join(), "React drew the page anew").toMatch(/418|hydrat/i);
});

test("what the server wrote is taken over as it stands: whoever is quicker than the script keeps the focus", async ({
  as,
  people,
}) => {
  const dossierId = await oneClaim(people, "A slow line");
  const page = await as("lead");
  const script = await openWithoutScript(page, `/dossiers/${dossierId}/claims`);
  const menu = page.locator("summary", { hasText: "Status" });
  const row = page.getByRole("grid", { name: "Claims" }).getByRole("row", { name: /They sailed/ });
  const place = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sources" });
  await expect(row).toBeVisible();
  await menu.focus();
  const written = await Promise.all([menu, row, place].map((one) => one.elementHandle()));

  script.open();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "For review", exact: true }).waitFor();
  await answering(page);
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("link", { name: "For review", exact: true })).toBeHidden({ timeout: 500 });
  }, "the script is there: Escape closes the menu").toPass();
  await expect(menu).toBeFocused();
  for (const one of written) expect(await one?.evaluate((node) => node.isConnected)).toBe(true);
});

test("a menu that somebody opened before the script was there has its entries once it is", async ({ as, people }) => {
  const dossierId = await newDossier(people, "A menu on a slow line");
  const page = await as("lead");
  const script = await openWithoutScript(page, `/dossiers/${dossierId}/claims`);
  const account = page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Account of Lena Lead" });
  await account.click();
  script.open();
  await expect(page.getByRole("menuitem", { name: "My account" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(account).toBeFocused();
});
