import AxeBuilder from "@axe-core/playwright";
import { dragOver, holdBack, open } from "./page";
import type { Api } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const statement = "The company blamed the tide for the delays.";

async function newStory(people: Parameters<typeof newDossier>[0], title: string) {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", { statement });
  return { dossierId, article, claim, address: `/dossiers/${dossierId}/claims/${claim.id}` };
}

const noticesOf = async (api: Api) =>
  (await api.get<{ items: { payload: { text?: string } | null }[] }>("/my/notices")).items.map(
    ({ payload }) => payload?.text ?? null,
  );

test("a thread about a claim is begun, answered, edited, resolved and opened again, and others see it at once", async ({
  as,
  people,
}) => {
  const { address } = await newStory(people, "Talked through");
  const [checker, second] = [await as("checker"), await as("second")];
  await open(checker, address);
  await open(second, address);
  const comment = checker.getByRole("textbox", { name: "Comment" });
  await comment.fill("Was it **the tide** or\n\n- the crew\n- the <b>engine</b>");
  await checker.getByRole("button", { name: "Comment", exact: true }).click();
  const said = checker.getByRole("article", { name: "Chidi Checker said" });
  await expect(said.locator("strong")).toHaveText("the tide");
  await expect(said.getByRole("listitem")).toHaveText(["the crew", "the <b>engine</b>"]);

  const seen = second.getByRole("article", { name: "Chidi Checker said" });
  await expect(seen).toBeVisible();
  await second.getByRole("button", { name: "Answer Chidi Checker" }).click();
  await second.getByRole("textbox", { name: "Answer to Chidi Checker" }).fill("The crew, says the log.");
  await second.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(second.getByRole("article", { name: "Sofia Second said" })).toContainText("The crew, says the log.");
  await expect(seen.getByRole("button", { name: /^Edit/ }), "nobody edits what somebody else said").toHaveCount(0);

  await expect(checker.getByRole("article", { name: "Sofia Second said" })).toBeVisible();
  await said.getByRole("button", { name: /^Edit/ }).click();
  await checker.getByRole("textbox", { name: "What you said" }).fill("Was it the tide or the crew?");
  await checker.getByRole("button", { name: "Save" }).click();
  await expect(seen.getByText("Was it the tide or the crew?")).toBeVisible();
  await seen.getByText(/^edited/).click();
  await expect(seen.locator(".edits strong")).toHaveText("the tide");

  await checker.getByRole("button", { name: /^Resolve/ }).click();
  await expect(checker.getByText("1 resolved thread")).toBeVisible();
  await expect(said).toBeHidden();
  await second.getByText("1 resolved thread").click();
  await expect(second.getByText(/^Resolved by Chidi Checker/)).toBeVisible();
  await second.getByRole("button", { name: /^Reopen/ }).click();
  await expect(said).toBeVisible();
});

test("what is typed while words are on their way stays in the field", async ({ as, people }) => {
  const { address } = await newStory(people, "On a slow line");
  const page = await as("checker");
  await open(page, address);
  const said = page.getByRole("article", { name: "Chidi Checker said" });
  const typedMeanwhile = async (field: string, button: string, words: string) => {
    const typed = page.getByRole("textbox", { name: field });
    const slow = await holdBack(page, address, "POST");
    await typed.fill(words);
    await page.getByRole("button", { name: button, exact: true }).click();
    await slow.held;
    await typed.press("End");
    await typed.pressSequentially(" And since when?");
    slow.letGo();
    return typed;
  };
  const comment = await typedMeanwhile("Comment", "Comment", "Who holds the log?");
  await expect(said.getByText("Who holds the log?", { exact: true })).toBeVisible();
  await expect(comment).toHaveValue("And since when?");

  await page.getByRole("button", { name: "Answer Chidi Checker" }).click();
  const answer = await typedMeanwhile("Answer to Chidi Checker", "Answer", "The harbour office.");
  await expect(said.getByText("The harbour office.", { exact: true })).toBeVisible();
  await expect(answer).toHaveValue("And since when?");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(answer).toHaveCount(0);
  await expect(said.getByText("And since when?", { exact: true })).toBeVisible();

  await said.first().getByRole("button", { name: /^Edit/ }).click();
  const change = await typedMeanwhile("What you said", "Save", "Who has the log?");
  await expect(page.getByRole("button", { name: "Save" })).toBeEnabled();
  await expect(change).toHaveValue("Who has the log? And since when?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(said.getByText("Who has the log? And since when?", { exact: true })).toBeVisible();

  const slow = await holdBack(page, address, "POST");
  await comment.press("Control+Enter");
  await slow.held;
  await page.getByRole("button", { name: "Answer Chidi Checker" }).click();
  await answer.fill("Since May.");
  slow.letGo();
  await expect(comment).toHaveValue("");
  await expect(answer, "who writes elsewhere by then goes on there").toBeFocused();
  await expect(answer).toHaveValue("Since May.");
});

test("who writes in a thread that somebody resolves meanwhile keeps the words, and is told", async ({ as, people }) => {
  const { claim, address } = await newStory(people, "Resolved meanwhile");
  const { api } = people.second;
  const { id } = await api.post(`/claims/${claim.id}/comments`, { text: "Was it the tide?" });
  const resolve = async () => {
    const { version: seen } = await api.get<{ version: number }>(`/comments/${id}`);
    await api.post(`/comments/${id}/resolve`, { resolved: true, seen });
  };
  const page = await as("checker");
  await open(page, address);
  await page.getByRole("button", { name: "Answer Sofia Second" }).click();
  const answer = page.getByRole("textbox", { name: "Answer to Sofia Second" });
  await answer.fill("The crew, says the log.");
  await resolve();
  const told = page.getByText("This thread was resolved while you were writing.");
  await expect(told).toBeVisible();
  await expect(answer).toHaveValue("The crew, says the log.");
  await expect(answer).toBeFocused();
  await expect(page.getByText("1 resolved thread")).toHaveCount(0);
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  const said = page.getByRole("article", { name: "Chidi Checker said" });
  await expect(said).toContainText("The crew, says the log.");
  await expect(told, "the answer opened it again").toHaveCount(0);

  await said.getByRole("button", { name: /^Edit/ }).click();
  const change = page.getByRole("textbox", { name: "What you said" });
  await change.fill("The mate, says the log.");
  await resolve();
  await expect(told).toBeVisible();
  await expect(change).toHaveValue("The mate, says the log.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("1 resolved thread").click();
  await expect(said).toContainText("The mate, says the log.");
  await expect(told).toHaveCount(0);
});

test("a name is completed with members alone, by keys and by pointer, and only they are told", async ({
  as,
  people,
}) => {
  const { address } = await newStory(people, "Named");
  const checker = await as("checker");
  await open(checker, address);
  const comment = checker.getByRole("textbox", { name: "Comment" });
  await comment.click();
  await comment.pressSequentially("Ask @");
  const members = checker.getByRole("listbox", { name: "Members" });
  await expect(members.getByRole("option")).toHaveText([/Lena Lead$/, /Sofia Second$/, /Rae Reader$/]);
  const field = checker.getByRole("combobox", { name: "Comment" });
  await expect(field).toHaveAttribute("aria-expanded", "true");
  const { violations } = await new AxeBuilder({ page: checker }).setLegacyMode(true).include(".talk").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);

  await checker.keyboard.press("ArrowDown");
  await expect(members.getByRole("option", { selected: true })).toHaveText(/Sofia Second$/);
  await checker.keyboard.press("Escape");
  await expect(members).toBeHidden();
  await comment.pressSequentially("so");
  await expect(members, "one that was closed stays closed").toBeHidden();
  await comment.fill("Ask ");
  await comment.pressSequentially("@sec");
  await checker.keyboard.press("Enter");
  await expect(comment).toHaveValue("Ask @Sofia Second ");
  await comment.pressSequentially("and @re");
  await members.getByRole("option", { name: "Rae Reader" }).click();
  await comment.pressSequentially("and @Otto Outsider");
  await expect(members).toBeHidden();
  await checker.keyboard.press("Control+Enter");
  const said = checker.getByRole("article", { name: "Chidi Checker said" });
  await expect(said.locator(".at")).toHaveText(["@Sofia Second", "@Rae Reader"]);
  for (const [who, told] of [
    ["second", true],
    ["reader", true],
    ["lead", false],
    ["outsider", false],
  ] as const)
    expect([
      who,
      (await noticesOf(people[who].api)).includes("Ask @Sofia Second and @Rae Reader and @Otto Outsider"),
    ]).toEqual([who, told]);
});

test("words of an article are talked about, and are found again from there, also when it has been corrected", async ({
  as,
  people,
}) => {
  const { dossierId, article } = await newStory(people, "To the word");
  const address = `/dossiers/${dossierId}/articles/${article.id}`;
  const reader = await as("reader");
  await open(reader, address);
  await dragOver(reader, "the tide");
  await reader.keyboard.press("l");
  const panel = reader.getByRole("complementary", { name: "Talk about the article" });
  await expect(panel.getByText("the tide")).toBeVisible();
  await panel.getByRole("textbox", { name: "Comment" }).fill("@Chidi Checker says who?");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(panel.getByRole("article", { name: "Rae Reader said" })).toBeVisible();

  const correction = courier.replace("Ferry to Holm", "Corrected: the ferry to Holm");
  const { version: seen } = await people.checker.api.get<{ version: number }>(`/articles/${article.id}`);
  await people.checker.api.post(`/articles/${article.id}/revisions`, { text: correction, seen });
  const checker = await as("checker");
  await open(checker, "/");
  await checker.getByRole("listitem").filter({ hasText: "@Chidi Checker says who?" }).getByRole("link").first().click();
  const talk = checker.getByRole("complementary", { name: "Talk about the article" });
  await expect(talk.getByRole("article", { name: "Rae Reader said" })).toBeInViewport();
  await talk.getByRole("button", { name: "Show in the text: the tide" }).click();
  await expect.poll(() => checker.evaluate(() => document.getSelection()?.toString())).toBe("the tide");
  const { violations } = await new AxeBuilder({ page: checker }).setLegacyMode(true).include(".panel").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
});

test("talk about evidence from a confidential source is withheld from those not cleared, and still counted", async ({
  as,
  people,
}) => {
  const { dossierId, claim, address } = await newStory(people, "Withheld talk");
  const { api } = people.checker;
  const source = await api.post(`/dossiers/${dossierId}/sources`, {
    kind: "interview",
    title: "Jonas Vik",
    confidential: true,
    pseudonym: "the pilot",
  });
  const evidence = await api.post(`/claims/${claim.id}/evidence`, { sourceId: source.id, stance: "supports" });
  await api.post(`/evidence/${evidence.id}/comments`, { text: "@Sofia Second Vik himself told me." });
  const [checker, second] = [await as("checker"), await as("second")];
  for (const [page, shown] of [
    [checker, "Vik himself told me."],
    [second, "Withheld from you."],
  ] as const) {
    await open(page, address);
    await page.getByRole("button", { name: /^1 open thread on/ }).click();
    await expect(page.getByRole("article", { name: "Chidi Checker said" })).toContainText(shown);
  }
  await expect(second.locator("body")).not.toContainText("Vik");
  await open(second, "/");
  await expect(second.getByText("named you in a comment that you may not read.").first()).toBeVisible();
});

test("what is said about a task is read with the task, from the notice on", async ({ as, people }) => {
  const { dossierId } = await newStory(people, "A task talked about");
  const task = await people.lead.api.post(`/dossiers/${dossierId}/tasks`, { title: "Ring the ferry company" });
  await people.lead.api.post(`/tasks/${task.id}/comments`, { text: "@Chidi Checker they answer before noon only." });
  const checker = await as("checker");
  await open(checker, "/");
  await checker
    .getByRole("listitem")
    .filter({ hasText: "they answer before noon only" })
    .getByRole("link")
    .first()
    .click();
  const row = checker.getByRole("listitem").filter({ hasText: "Ring the ferry company" }).first();
  await expect(row.getByRole("article", { name: "Lena Lead said" })).toBeVisible();
  await row.getByRole("link", { name: /^Close the talk/ }).click();
  await expect(row.getByRole("article", { name: "Lena Lead said" })).toBeHidden();
});

test("an answer, and words about a task, reach the desk of whom they concern though nobody is named", async ({
  as,
  people,
}) => {
  const { dossierId, claim, address } = await newStory(people, "Answered");
  const asked = await people.checker.api.post(`/claims/${claim.id}/comments`, { text: "Who holds the log?" });
  const answer = { text: "The harbour office does.", threadId: asked.id };
  await people.second.api.post(`/claims/${claim.id}/comments`, answer);
  const checker = await as("checker");
  await open(checker, "/");
  const told = checker.getByRole("listitem").filter({ hasText: "Sofia Second answered: The harbour office does." });
  await told.getByRole("link").first().click();
  await checker.waitForURL(`**${address}#comment-*`);
  await expect(checker.getByRole("article", { name: "Sofia Second said" })).toBeVisible();

  const task = await people.lead.api.post(`/dossiers/${dossierId}/tasks`, { title: "Ring the harbour office" });
  await people.second.api.post(`/tasks/${task.id}/comments`, { text: "Their line is dead." });
  const lead = await as("lead");
  await open(lead, "/");
  await lead
    .getByRole("listitem")
    .filter({ hasText: "Sofia Second said about a task: Their line is dead." })
    .getByRole("link")
    .first()
    .click();
  const row = lead.getByRole("listitem").filter({ hasText: "Ring the harbour office" }).first();
  await expect(row.getByRole("article", { name: "Sofia Second said" })).toBeVisible();

  const reader = await as("reader");
  await open(reader, "/");
  await expect(reader.getByText(/harbour office|line is dead/)).toHaveCount(0);
});

test("a comment that was not sent is there again when somebody comes back to what it is about", async ({
  as,
  people,
}) => {
  const { address, dossierId } = await newStory(people, "Not sent yet");
  const page = await as("checker");
  await open(page, address);
  await page.getByRole("textbox", { name: "Comment" }).fill("Ask the harbour office");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sources" }).click();
  await page.waitForURL(`**/dossiers/${dossierId}/sources`);
  await page.goBack();
  const comment = page.getByRole("textbox", { name: "Comment" });
  await expect(comment).toHaveValue("Ask the harbour office");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("article", { name: "Chidi Checker said" })).toContainText("Ask the harbour office");
  await expect(comment).toHaveValue("");
});

test("the members that can be named are in sight where the field is at the foot of the window", async ({
  as,
  people,
}) => {
  const { address, claim } = await newStory(people, "Named at the foot");
  for (const text of ["One.", "Two.", "Three."])
    await people.checker.api.post(`/claims/${claim.id}/comments`, { text });
  const page = await as("checker");
  await page.setViewportSize({ width: 1440, height: 640 });
  await open(page, address);
  const comment = page.getByRole("textbox", { name: "Comment" });
  await comment.focus();
  await page.keyboard.type("@");
  const options = page.getByRole("listbox", { name: "Members" }).getByRole("option");
  await expect(options.first()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toBeInViewport({ ratio: 1 });
});
