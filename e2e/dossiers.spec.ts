import type { Page } from "@playwright/test";
import { answering, dialog, open, pick } from "./page";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const nothing = "There is nothing here that you can see";

test("a lead opens a dossier with a deadline and a standard of its own, and lets others in", async ({ as, people }) => {
  const lead = await as("lead");
  await open(lead, "/dossiers/new");
  await lead.getByRole("button", { name: "Open the dossier" }).click();
  await expect(lead.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
  await lead.getByLabel("Title").fill("Halvern pilots");
  await lead.getByLabel("Brief").fill("Who told the crew to sail?");
  await lead.getByLabel("Deadline").fill("2031-03-14T18:00");
  await lead.getByRole("button", { name: "Change the rules" }).click();
  await lead.getByLabel("Name of the standard").fill("three origins");
  await lead.locator("summary").filter({ hasText: "Independent origins" }).click();
  await lead.getByLabel("At least").fill("0");
  await expect(lead.getByText("Write a number from 1 to 20.")).toBeVisible();
  await expect(lead.getByRole("button", { name: "Open the dossier" })).toBeDisabled();
  await lead.getByLabel("At least").fill("3");
  await lead.getByRole("button", { name: "Open the dossier" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: "Halvern pilots" })).toBeVisible();
  await expect(lead.getByText("14 March 2031")).toBeVisible();
  await expect(lead.getByRole("main")).toContainText("3 independent origins");
  const address = new URL(lead.url()).pathname;

  const checker = await as("checker");
  expect((await checker.goto(address))?.status()).toBe(404);

  await lead.getByRole("link", { name: "Share" }).click();
  await lead.getByLabel("Let somebody in").selectOption(people.checker.id);
  await lead.getByLabel("As", { exact: true }).selectOption("Checker");
  await lead.getByRole("button", { name: "Let them in" }).click();
  await expect(lead.getByText("Chidi Checker can see the dossier now.")).toBeVisible();
  await open(checker, address);
  await expect(checker.getByRole("link", { name: "Add articles" }).first()).toBeVisible();

  await lead.getByLabel("Role of Chidi Checker").selectOption("Reader");
  await expect(lead.getByLabel("Role of Chidi Checker")).toHaveValue("reader");
  await open(checker, address);
  await expect(checker.getByText("Nobody has added an article yet.")).toBeVisible();
  await expect(checker.getByRole("link", { name: "Add articles" })).toHaveCount(0);

  await lead.getByLabel("Role of Lena Lead").selectOption("Checker");
  await expect(lead.getByRole("alert").filter({ hasText: "lead" }), "a dossier always has a lead").toBeVisible();

  await lead.getByRole("button", { name: "Take Chidi Checker out" }).click();
  await lead.getByRole("button", { name: "Take Chidi Checker out" }).click();
  await expect(lead.getByText("Chidi Checker is out of the dossier.")).toBeVisible();
  expect((await checker.goto(address))?.status()).toBe(404);
});

test("an outsider finds of a dossier what is found of one that does not exist", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Not for Otto");
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", {
    statement: "It was the tide.",
  });
  const edition = await people.lead.api.post(`/dossiers/${dossierId}/editions`, { audience: "desk", reason: "Noon" });
  const at = (dossier: string, ids: Record<"article" | "claim" | "source" | "edition", string>) => ({
    pages: [
      ...["", "/articles", "/claims", "/sources", "/origins", "/tasks", "/history", "/export", "/settings"],
      ...[`/articles/${ids.article}`, `/claims/${ids.claim}`, `/sources/${ids.source}`],
    ].map((path) => `/dossiers/${dossier}${path}`),
    files: [
      `/articles/${ids.article}/original`,
      `/articles/${ids.article}/text`,
      `/export/${ids.edition}/html`,
      `/export/${ids.edition}/json`,
      `/sources/${ids.source}/snapshots/none`,
      "/claims/named",
      "/sources/named?words=",
    ].map((path) => `/dossiers/${dossier}${path}`),
  });
  const there = at(dossierId, { article: article.id, claim: claim.id, source: article.sourceId, edition: edition.id });
  const nowhere = at("none", { article: "none", claim: "none", source: "none", edition: "none" });

  const outsider = await as("outsider");
  const seen = async (address: string) => {
    const response = await outsider.goto(address, { waitUntil: "domcontentloaded" });
    const text = await outsider.getByRole("main").innerText();
    return { status: response?.status(), title: await outsider.title(), text };
  };
  for (const [index, address] of there.pages.entries()) {
    const found = await seen(address);
    expect(found, address).toMatchObject({ status: 404, text: expect.stringContaining(nothing) });
    expect(found, address).toEqual(await seen(nowhere.pages[index] ?? ""));
  }
  for (const [index, address] of there.files.entries()) {
    const [found, otherwise] = [address, nowhere.files[index] ?? ""].map((file) => outsider.request.get(file));
    expect((await found)?.status(), address).toBe((await otherwise)?.status());
    expect(await (await found)?.text(), address).toBe(await (await otherwise)?.text());
  }
  await open(outsider, "/search?q=tide");
  await expect(outsider.getByText("Nothing found for “tide”")).toBeVisible();

  const member = await as("reader");
  for (const address of there.pages) expect((await member.request.get(address)).status(), address).toBe(200);
  expect((await member.request.get(`/dossiers/${dossierId}/articles/${article.id}/original`)).status()).toBe(200);
});

test("a task reaches the desk of whom it was given to, and comes back with what came of it", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Tasks of Holm");
  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}/tasks`);
  await lead.keyboard.press("t");
  const task = dialog(lead, "New task");
  await task.getByLabel("What is to be done").fill("Ask the harbour office for its log");
  await task.getByLabel("Who").selectOption({ label: "Chidi Checker" });
  await task.getByLabel("Due").fill("2031-03-12T12:00");
  await task.getByRole("button", { name: "Assign" }).click();
  await expect(lead.getByRole("listitem").filter({ hasText: "Ask the harbour office" })).toBeVisible();

  const checker = await as("checker");
  await open(checker, "/");
  await expect(checker.getByRole("link", { name: "Ask the harbour office for its log" }).first()).toBeVisible();
  await checker.getByRole("button", { name: "Mark done: Ask the harbour office for its log" }).click();
  const outcome = dialog(checker, "What came of it?");
  await outcome.getByRole("button", { name: "Done" }).click();
  await expect(outcome.getByText("Write the outcome.")).toBeVisible();
  await outcome.getByLabel("Outcome").fill("They sent it: 40 minutes on each of five days.");
  await outcome.getByRole("button", { name: "Done" }).click();
  await expect(checker.getByText("Done: Ask the harbour office for its log")).toBeVisible();
  await expect(checker.getByRole("button", { name: /^Mark done: Ask the harbour office/ })).toHaveCount(0);

  await open(lead, `/dossiers/${dossierId}/tasks?show=ended`);
  await expect(lead.getByText("They sent it: 40 minutes on each of five days.")).toBeVisible();
  await pick(lead, lead.getByRole("button", { name: /^More for Ask the harbour office/ }), "Open again");
  await expect(lead.getByText("Nothing is done yet")).toBeVisible();
});

test("a closed dossier is read and not changed, until a lead opens it again", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Closed for now");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}/settings`);
  await lead.getByRole("button", { name: "Close the dossier" }).click();
  await dialog(lead, "Close this dossier?").getByRole("button", { name: "Close it" }).click();
  await expect(lead.getByText("The dossier is closed.", { exact: true })).toBeVisible();

  const checker = await as("checker");
  await open(checker, `/dossiers/${dossierId}`);
  await expect(checker.getByText("This dossier is closed.")).toBeVisible();
  await open(checker, `/dossiers/${dossierId}/articles/${article.id}`);
  await expect(checker.getByText("The company blamed the tide.")).toBeVisible();
  await expect(checker.getByRole("button", { name: "Edit details" })).toHaveCount(0);
  const refused = people.checker.api.post(`/dossiers/${dossierId}/claims`, { statement: "It was the tide." });
  await expect(refused).rejects.toThrow(/closed/);

  await lead.getByRole("button", { name: "Open it again" }).click();
  await expect(lead.getByText("The dossier is open again.")).toBeVisible();
  await open(checker, `/dossiers/${dossierId}/articles/${article.id}`);
  await expect(checker.getByRole("button", { name: "Edit details" })).toBeVisible();
});

test("a page of nothing is titled so, whatever was asked for, also once the page runs in the browser", async ({
  as,
  people,
}) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Titled");
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const at = `/dossiers/${dossierId}`;
  const gone = [
    `${at}/claims/none`,
    `${at}/articles/none`,
    `${at}/articles/none/revisions`,
    `${at}/articles/none/wording`,
    `${at}/articles/${article.id}/revisions/none`,
    `${at}/sources/none`,
    `${at}/sources/${article.sourceId}/captures/none`,
    `${at}/history/99999`,
    `${at}/export/none/changes`,
    `${at}/none`,
    "/none",
  ];
  const titleOf = async (page: Page, address: string) => {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: nothing })).toBeVisible();
    // The browser sets the title anew once it has what the page is made of.
    await page.waitForLoadState("networkidle");
    return page.title();
  };
  const reader = await as("reader");
  for (const address of gone) expect(await titleOf(reader, address), address).toBe("Not found · Second Source");
  await open(reader, `${at}/sources/${article.sourceId}`);
  await expect(reader).toHaveTitle("Source · Titled · Second Source");

  const outsider = await as("outsider");
  for (const address of [
    at,
    ...["tasks", "claims", "history", "sources", "origins", "settings", "export"].map((part) => `${at}/${part}`),
    `${at}/articles/${article.id}`,
    `${at}/sources/${article.sourceId}`,
    `${at}/mistyped`,
    `/search?q=tide&dossier=${dossierId}`,
    "/people/history",
    "/settings/outlets",
    "/settings/tasks",
  ])
    expect(await titleOf(outsider, address), address).toBe("Not found · Second Source");
});

test("who is in a dossier and follows a link to what is gone keeps its frame and finds on", async ({ as, people }) => {
  const dossierId = await newDossier(people, "A dead link");
  const page = await as("checker");
  const answer = await page.goto(`/dossiers/${dossierId}/claims/01nothing0000000000000000`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: nothing })).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Main" }).getByRole("heading", { name: "A dead link" }),
  ).toBeVisible();
  await answering(page);
  await expect(page.locator("symbol#i-claims"), "its icons are there").toBeAttached();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Find or run" })).toBeVisible();
  await page.keyboard.press("Escape");
  const mistyped = await page.goto(`/dossiers/${dossierId}/clams/of/mine`);
  expect(mistyped?.status(), "an address of no known shape").toBe(404);
  await expect(page).toHaveTitle("Not found · Second Source");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the claims" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Claims" })).toBeAttached();
  await expect(page.locator("symbol#i-claims")).toBeAttached();
});
