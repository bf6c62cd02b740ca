import type { Page } from "@playwright/test";
import { answering, dialog, open, signIn, tabTo } from "./page";
import { newCast, type People } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

type Task = { id: string; version: number; assigneeId: string | null; state: string; evidenceIds: string[] };

/** Goes on by J until the row that has these words has the focus. */
async function toRow(page: Page, words: string): Promise<void> {
  const row = page.locator("[data-row]").filter({ hasText: words });
  await expect(row).toHaveCount(1);
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("j");
    if (await row.evaluate((element) => element.contains(document.activeElement))) return;
  }
  throw new Error(`J does not lead to ${words}`);
}

const newTask = (people: People, dossierId: string, over: object) =>
  people.lead.api.post<Task>(`/dossiers/${dossierId}/tasks`, { title: "Ring the port", ...over });

/** A claim that the checker has judged and asked to be reviewed, with a piece of evidence. */
async function forReview(people: People, dossierId: string) {
  const { api } = people.checker;
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", {
    statement: "The company blamed the tide for the delays.",
  });
  await api.post(`/claims/${claim.id}/evidence`, { sourceId: article.sourceId, stance: "supports" });
  let { version: seen } = await api.get<{ version: number }>(`/claims/${claim.id}`);
  for (const [path, body] of [
    ["verdict", { substance: "supported" }],
    ["status", { to: "checking" }],
    ["status", { to: "for-review" }],
  ] as const)
    seen = (await api.post<{ version: number }>(`/claims/${claim.id}/${path}`, { ...body, seen })).version;
  return claim;
}

test("one takes a task that nobody has, hands it on with a note, and the next says what came of it, by keys alone", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "From hand to hand");
  const claim = await forReview(people, dossierId);
  const title = "Ask the pilots who waited for the tide";
  const { id } = await newTask(people, dossierId, { title, claimId: claim.id });
  const task = () => people.lead.api.get<Task>(`/tasks/${id}`);

  const checker = await as("checker");
  await open(checker, "/");
  await toRow(checker, title);
  await checker.keyboard.press("t");
  const due = checker.getByRole("region", { name: "Due" });
  await expect(due.getByRole("link", { name: title })).toBeVisible();
  expect((await task()).assigneeId).toBe(people.checker.id);

  await toRow(checker, title);
  await checker.keyboard.press("h");
  const handing = dialog(checker, "Hand on");
  await handing.getByLabel("To").selectOption({ label: "Sofia Second" });
  await tabTo(checker, handing.getByLabel("Note"));
  await checker.keyboard.type("They answer after noon only.");
  await tabTo(checker, handing.getByRole("button", { name: "Hand on" }));
  await checker.keyboard.press("Enter");
  await expect(checker.getByText("Handed over to Sofia Second.")).toBeVisible();
  await expect(due.getByRole("link", { name: title })).toHaveCount(0);

  const second = await as("second");
  await open(second, "/");
  await expect(second.getByText(/gave you the task .*: They answer after noon only\./)).toBeVisible();
  await toRow(second, title);
  await second.keyboard.press("f");
  const finishing = dialog(second, "What came of it?");
  await second.keyboard.type("Two ships waited four hours each.");
  await tabTo(second, finishing.getByRole("checkbox", { name: /supports/ }));
  await second.keyboard.press("Space");
  await tabTo(second, finishing.getByRole("button", { name: "Done" }));
  await second.keyboard.press("Enter");
  await expect(second.getByText(`Done: ${title}`)).toBeVisible();
  expect(await task()).toMatchObject({ state: "done", evidenceIds: [expect.any(String)] });

  const lead = await as("lead");
  await open(lead, "/");
  await expect(lead.getByText(/Sofia Second finished the task .*Two ships waited four hours each\./)).toBeVisible();
  await open(lead, `/dossiers/${dossierId}/tasks?show=ended`);
  await expect(lead.getByRole("list", { name: "Evidence that came of it" })).toContainText("supports A1");
});

test("of two who take a task at once one has it, and the other is told who", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Taken twice");
  const title = "Count the ships at the roads";
  const { id, version } = await newTask(people, dossierId, { title });
  const second = await as("second");
  await open(second, "/");
  const row = second.locator("[data-row]").filter({ hasText: title });
  await expect(row).toBeVisible();
  // The page is not told before the key is pressed.
  await second.route("**/api/live**", (route) => route.abort());
  await second.reload();
  await answering(second);
  await people.checker.api.post(`/tasks/${id}/take`, { seen: version });
  await row.getByRole("button", { name: `Take: ${title}` }).click();
  await expect(second.getByText("Chidi Checker has this task by now. Ask them if you want it.")).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a task made by a template holds up a sign-off until somebody says what came of it", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Held up");
  const claim = await forReview(people, dossierId);
  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}/claims/${claim.id}`);
  await lead.getByRole("button", { name: "Assign a task" }).click();
  const asking = dialog(lead, "New task");
  await asking.getByLabel("From a template").selectOption("Ask a lawyer");
  await expect(asking.getByLabel("What is to be done")).toHaveValue("Ask a lawyer");
  await expect(asking.getByRole("checkbox", { name: "The sign-off waits for it" })).toBeChecked();
  await asking.getByLabel("Who").selectOption({ label: "Rae Reader" });
  await asking.getByRole("button", { name: "Assign", exact: true }).click();

  const second = await as("second");
  await open(second, `/dossiers/${dossierId}/claims/${claim.id}`);
  const missing = second.getByRole("list", { name: "What is missing before sign-off" });
  await expect(missing).toContainText("Its sign-off waits for the open task “Ask a lawyer”.");
  await expect(second.getByRole("button", { name: "Sign off" })).toBeDisabled();

  const reader = await as("reader");
  await open(reader, "/");
  await reader.getByRole("button", { name: "Mark done: Ask a lawyer" }).click();
  const finishing = dialog(reader, "What came of it?");
  await finishing.getByLabel("Outcome").fill("She has no objection.");
  await finishing.getByRole("button", { name: "Done" }).click();
  await expect(second.getByRole("button", { name: "Sign off" })).toBeEnabled();
});

test("a reminder comes to the desk at its time, without anybody doing anything", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Reminded");
  const title = "Listen to the recording of the pilot";
  const checker = await as("checker");
  await open(checker, "/");
  const remindAt = new Date(Date.now() + 3_000).toISOString();
  await newTask(people, dossierId, { title, assigneeId: people.checker.id, remindAt });
  // The server looks every fifteen seconds.
  await expect(checker.getByText(`It is time for the task “${title}”.`)).toBeVisible({ timeout: 40_000 });
  const { items } = await people.checker.api.get<{ items: { kind: string }[] }>("/my/notices");
  expect(items.filter(({ kind }) => kind === "reminded")).toHaveLength(1);
});

test("an administrator keeps a template, which is then offered to everybody", async ({ newSite, browser }) => {
  const people = await newCast(newSite);
  const page = await (await browser.newContext({ baseURL: newSite.url })).newPage();
  await signIn(page, people.lead.email);
  await open(page, "/settings/tasks");
  await page.getByRole("button", { name: "New template" }).click();
  const making = dialog(page, "New template");
  await making.getByRole("button", { name: "Save" }).click();
  await expect(making.getByText("Write what is to be done.")).toBeVisible();
  await making.getByLabel("What is to be done").fill("Ring the harbour master");
  await making.getByLabel("Due after, in hours").fill("48");
  await making.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("due after 2 days").first()).toBeVisible();
  const dossierId = await newDossier(people, "With templates");
  await open(page, `/dossiers/${dossierId}/tasks`);
  await page.keyboard.press("t");
  const asking = dialog(page, "New task");
  await asking.getByLabel("From a template").selectOption("Ring the harbour master");
  await expect(asking.getByLabel("What is to be done")).toHaveValue("Ring the harbour master");
  await asking.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByText("Ring the harbour master").first()).toBeVisible();
  await expect(page.getByText("you watch it")).toBeVisible();
});
