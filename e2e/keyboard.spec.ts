import { dialog, open, tabTo } from "./page";
import { courier, newArticle, newDossier } from "./story";
import { expect, test } from "./test";

test("a dialog is sent from any of its fields by Ctrl+Enter, and only once", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Sent by keys");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims`);
  await page.keyboard.press("c");
  await expect(dialog(page, "New claim").getByLabel("Statement")).toBeFocused();
  await page.keyboard.type("The quay was closed on Monday.");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Control+Enter");
  await expect(dialog(page, "New claim")).toBeHidden();
  const { items } = await people.checker.api.get<{ items: unknown[] }>(`/dossiers/${dossierId}/claims`);
  expect(items).toHaveLength(1);
});

test("whoever moves a claim on by keyboard goes on from where the button was", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Moved on by keys");
  const claim = await api.post(`/dossiers/${dossierId}/claims`, { statement: "The quay was closed on Tuesday." });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await tabTo(page, page.getByRole("button", { name: "Start checking" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Ask for review" })).toBeVisible();
  await expect(page.locator(".panel-f")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Ask for review" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Ask for review" })).toBeHidden();
  await expect(page.locator(".panel-f")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator(".panel-f :focus")).toBeVisible();
});

test("whoever presses what then goes away goes on from the row that it stood in", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Gone when pressed");
  await people.lead.api.post(`/dossiers/${dossierId}/tasks`, { title: "Ask at the quay" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/tasks`);
  const row = page.getByRole("listitem").filter({ hasText: "Ask at the quay" });
  await tabTo(page, row.getByRole("button", { name: /^Take/ }));
  await page.keyboard.press("Enter");
  await expect(row.getByRole("button", { name: /^Take/ })).toBeHidden();
  await expect(row).toBeFocused();
});

test("a button keeps the focus while it is busy, and takes no second press", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Pressed twice");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles`);
  await page.getByRole("button", { name: "Paste text" }).click();
  await page.getByLabel("Text of the article").fill("Quay closed\n\nThe quay was closed on Wednesday.\n");
  const add = page.getByRole("button", { name: "Add the article" });
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Quay closed" }).first()).toBeVisible();
  await expect(add).toBeFocused();
  const { items } = await people.checker.api.get<{ items: unknown[] }>(`/dossiers/${dossierId}/articles`);
  expect(items).toHaveLength(1);
});

test("the list of keys is read at once: the focus is on it, and not on what switches them off", async ({ as }) => {
  const page = await as("checker");
  await open(page, "/");
  await page.keyboard.press("?");
  await expect(dialog(page, "Keys").getByText("Hand it on")).toBeVisible();
  await expect(dialog(page, "Keys").getByRole("button", { name: "Switch single keys off" })).not.toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Escape");
  await expect(dialog(page, "Keys")).toBeHidden();
});

test("find or run takes what is typed from the first letter on, also when it is opened again", async ({ as }) => {
  const page = await as("checker");
  await open(page, "/");
  const field = page.getByRole("combobox", { name: "Find or run" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("new dossier");
  await expect(field).toHaveValue("new dossier");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
});

test("whoever chooses a source by keyboard goes on from there, to a new one or to one that exists", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Sources by keys");
  const { api } = people.checker;
  const claim = await api.post(`/dossiers/${dossierId}/claims`, { statement: "The quay was closed on Thursday." });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await page.keyboard.press("e");
  const evidence = dialog(page, "Add evidence");
  await expect(evidence.getByRole("combobox", { name: "Source" })).toBeFocused();
  await page.keyboard.type("Log of the quay");
  await expect(evidence.getByRole("option", { name: /^Add a new source/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(evidence.getByLabel("Kind")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(evidence).toBeHidden();
  await expect(page.getByRole("main").getByText("Log of the quay").first()).toBeVisible();

  await page.keyboard.press("e");
  await page.keyboard.type("Log of");
  await expect(evidence.getByRole("option", { name: /^Log of the quay/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(evidence.getByRole("button", { name: "Source: choose another" })).toBeFocused();
});

test("a press on the text and the keys that follow draw no ring around the whole page", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Pressed on");
  const article = await newArticle(people.checker.api, dossierId, courier);
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  await page.locator("article .body p").first().click();
  await page.keyboard.press("j");
  const main = page.getByRole("main");
  await expect(main).toBeFocused();
  await expect(main).toHaveCSS("outline-style", "none");
  // What can be acted on still has one.
  await tabTo(page, page.getByRole("link", { name: "Compare" }).last());
  await expect(page.locator(":focus")).toHaveCSS("outline-style", "solid");
});
