import type { Page } from "@playwright/test";
import { dialog, dragOver, gate, holdBack, open } from "./page";
import type { People } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const said = (page: Page) => page.getByRole("main").getByRole("status").first();
const notCheckable = (page: Page) => page.locator("article .body .s.nc");
const painted = (page: Page) =>
  page.evaluate(() => new Promise((goOn) => requestAnimationFrame(() => setTimeout(goOn))));
/** Lets an answer go, and waits until the page has it and would show what it says. */
async function comes(page: Page, path: string, letGo: () => void): Promise<void> {
  const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname === path);
  letGo();
  await answered;
  for (const _ of [1, 2, 3]) await painted(page);
}
const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString());

async function newReading(people: People, title: string) {
  const dossierId = await newDossier(people, title);
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  return { dossierId, article, address: `/dossiers/${dossierId}/articles/${article.id}` };
}

type Reading = Awaited<ReturnType<typeof newReading>>;

async function goTo(page: Page, words: string): Promise<void> {
  while (!(await said(page).filter({ hasText: words }).count())) await page.keyboard.press("j");
}

test("a key means the sentence that is highlighted, also after paragraphs before it were set aside", async ({
  as,
  people,
}) => {
  const { article, address } = await newReading(people, "Set aside meanwhile");
  const page = await as("checker");
  await open(page, address);
  await goTo(page, "pretty harbour");
  const aside = { paragraphs: [0], state: "aside" };
  await people.second.api.send("POST", `/revisions/${article.revisionId}/asides`, aside);
  await expect(said(page)).toContainText("Sentence 4 of 6");
  await page.keyboard.press("n");
  await expect(page.getByText("1 sentence not checkable")).toBeVisible();
  await expect(notCheckable(page)).toHaveText("It is a pretty harbour.");

  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await expect(page.locator(".s.here"), "its own sentence has left the text").toHaveCount(0);
  await page.keyboard.press("n");
  await expect(said(page), "the key goes on and marks nothing").toContainText("A pilot said");
  await expect(notCheckable(page)).toHaveCount(0);
});

test("Undo means what was done last, though the desk has not answered yet", async ({ as, people }) => {
  const { address } = await newReading(people, "Undone at once");
  const page = await as("checker");
  await open(page, address);
  const { keyboard } = page;
  await keyboard.press("u");
  await keyboard.press("n");
  await expect(page.getByText("1 sentence not checkable")).toBeVisible();
  const suggested = page.locator("article .body .sg");
  const count = await suggested.count();

  const slow = await holdBack(page, address, "POST");
  await keyboard.press("f");
  await keyboard.press("a");
  await expect(page.locator("mark.pending")).not.toHaveCount(0);
  await keyboard.press("Control+z");
  slow.letGo();
  await expect(page.getByText("A1 is taken back")).toBeVisible();
  await expect(page.locator("article .body mark"), "the text is as it was, and shows it").toHaveCount(0);
  await expect(suggested).toHaveCount(count);
  await expect(notCheckable(page), "what was done before it stays").toHaveCount(1);
  await expect(page.getByRole("region", { name: "Suggestion" })).toBeVisible();
});

test("undoing a mark over several sentences leaves those as they were that had it before", async ({ as, people }) => {
  const { address } = await newReading(people, "Some had it before");
  const page = await as("checker");
  await open(page, address);
  await dragOver(page, "The company blamed");
  await page.keyboard.press("n");
  await expect(page.getByText("1 sentence not checkable")).toBeVisible();
  await expect.poll(() => selected(page)).toBe("");
  await dragOver(page, "The company blamed", "a pretty harbour");
  await page.keyboard.press("n");
  await expect(notCheckable(page)).toHaveCount(2);
  await expect(page.getByText("1 sentence not checkable")).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("1 sentence as before")).toBeVisible();
  await expect(notCheckable(page)).toHaveText("The company blamed the tide.");
});

test("words stay selected when their paragraph is written anew", async ({ as, people }) => {
  const { dossierId, article, address } = await newReading(people, "Selected meanwhile");
  const page = await as("checker");
  await open(page, address);
  await goTo(page, "A pilot said");
  await dragOver(page, "pretty harbour");
  await newClaim(people.second.api, dossierId, article, "blamed the tide", { statement: "It was the tide." });
  await expect(page.locator("article .body mark.cl")).toHaveText(["blamed the tide1"]);
  expect(await selected(page)).toBe("pretty harbour");
  await page.keyboard.press("n");
  await expect(notCheckable(page)).toHaveText("It is a pretty harbour.");
});

test("words are selected to the end though their paragraph is written anew meanwhile", async ({ as, people }) => {
  const { dossierId, article, address } = await newReading(people, "Selected while it changes");
  const page = await as("checker");
  await open(page, address);
  const text = await holdBack(page, `${address}/text`, "GET");
  await newClaim(people.second.api, dossierId, article, "a pretty harbour", { statement: "It is pretty." });
  await text.held;
  await dragOver(page, "The company blamed", "pretty harbour", async () => {
    await comes(page, `${address}/text`, text.letGo);
  });
  await expect(page.locator("article .body mark.cl"), "what came meanwhile is shown then").toHaveCount(1);
  expect(await selected(page)).toContain("The company blamed the tide.");
  await page.keyboard.press("n");
  await expect(notCheckable(page)).toHaveText("The company blamed the tide.");
});

test("a claim is opened though its paragraph is written anew while it is pressed", async ({ as, people }) => {
  const { dossierId, article, address } = await newReading(people, "Pressed while it changes");
  await newClaim(people.second.api, dossierId, article, "blamed the tide", { statement: "It was the tide." });
  const page = await as("checker");
  await open(page, address);
  const text = await holdBack(page, `${address}/text`, "GET");
  await newClaim(people.second.api, dossierId, article, "a pretty harbour", { statement: "It is pretty." });
  await text.held;
  await page.locator("article .body mark.cl").hover();
  await page.mouse.down();
  await comes(page, `${address}/text`, text.letGo);
  await page.mouse.up();
  await expect(page.locator("article .body mark.sel")).toHaveText("blamed the tide1");
  await expect(page.locator("article .body mark.cl"), "what came meanwhile is shown then").toHaveCount(2);
});

test("words that were selected while a mark was on its way stay selected", async ({ as, people }) => {
  const { address } = await newReading(people, "Selected next");
  const page = await as("checker");
  await open(page, address);
  await goTo(page, "blamed the tide");
  const slow = await holdBack(page, address, "POST");
  await page.keyboard.press("n");
  await dragOver(page, "pretty harbour");
  slow.letGo();
  await expect(page.getByText("1 sentence not checkable")).toBeVisible();
  await page.keyboard.press("n");
  await expect(notCheckable(page)).toHaveText(["The company blamed the tide.", "It is a pretty harbour."]);
});

test("what is pressed to and fro and refused leaves the page as it is stored", async ({ as, people }) => {
  const { address } = await newReading(people, "Refused to and fro");
  const page = await as("checker");
  await open(page, address);
  const { opened, open: refuse } = gate();
  let refused = 0;
  await page.route(`**${address}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await opened;
    refused += 1;
    await route.abort();
  });
  const asides = page.locator("article .body p.aside");
  const before = await asides.count();
  await goTo(page, "pretty harbour");
  for (const key of ["n", "n", "x", "x"]) await page.keyboard.press(key);
  refuse();
  await expect.poll(() => refused).toBe(4);
  const told = page.getByRole("alert").filter({ hasText: "2 changes were not done." });
  await expect(told, "of each thing once").toContainText("This was not saved");
  await expect(told, "nothing was").not.toContainText("typed");
  await page.unroute(`**${address}`);
  await page.getByRole("button", { name: "Leave it" }).click();
  await expect(notCheckable(page)).toHaveCount(0);
  await expect(asides).toHaveCount(before);
});

test("a claim that somebody has worked on stays, and taking it back says so", async ({ as, people }) => {
  const { dossierId, address } = await newReading(people, "Worked on");
  const page = await as("checker");
  await open(page, address);
  await page.keyboard.press("f");
  await page.keyboard.press("a");
  await expect(page.getByText("Tagged as A1")).toBeVisible();
  const { items } = await people.second.api.get<{ items: { id: string }[] }>(`/dossiers/${dossierId}/claims`);
  await people.second.api.post(`/claims/${items[0]?.id}/comments`, { text: "I called the harbour." });
  await page.keyboard.press("Control+z");
  await expect(page.getByText("A1 stays: somebody has worked on it. Its mention here is removed")).toBeVisible();
  await expect(page.locator("article .body mark")).toHaveCount(0);
});

/** A mention whose ends the page has moved, and then somebody else through the API. */
async function newMovedByTwo(page: Page, people: People, { dossierId, article, address }: Reading) {
  const { api } = people.second;
  const { id } = await newClaim(api, dossierId, article, "40 minutes late", { statement: "It was late." });
  type Mention = { id: string; start: number; end: number; quote: string; version: number };
  const mention = async () => (await api.get<{ mentions: [Mention] }>(`/claims/${id}`)).mentions[0];
  await open(page, address);
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("[");
  await page.keyboard.press("Enter");
  await expect(page.getByText("ends are moved")).toBeVisible();
  const moved = await mention();
  await api.patch(`/mentions/${moved.id}`, { start: moved.start, end: moved.end + 3, seen: moved.version });
  return { moved, mention };
}

test("moved ends are not undone over what somebody did since", async ({ as, people }) => {
  const { dossierId, article, address } = await newReading(people, "Ends moved by two");
  const page = await as("checker");
  const { moved, mention } = await newMovedByTwo(page, people, { dossierId, article, address });
  await page.keyboard.press("Control+z");
  await expect(page.getByText("This was not done.")).toBeVisible();
  expect((await mention()).quote).toBe(`${moved.quote} on`);
});

test("each refusal is told until it is tried again or put away", async ({ as, people }) => {
  const { dossierId, article, address } = await newReading(people, "Refused twice");
  const page = await as("checker");
  await newMovedByTwo(page, people, { dossierId, article, address });

  await goTo(page, "pretty harbour");
  await page.route(`**${address}`, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.keyboard.press("n");
  await expect(page.getByText("This was not done.")).toBeVisible();
  await page.unroute(`**${address}`);
  await page.keyboard.press("Control+z");
  const told = page.locator(".reader-note");
  await expect(told).toContainText("2 changes were not done.");
  await expect(told).toContainText("the desk did not answer");
  await expect(told).toContainText("changed");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(notCheckable(page)).toHaveText("It is a pretty harbour.");
  await expect(told, "the other is refused again").toContainText("This was not done.");
  await expect(told).not.toContainText("the desk did not answer");
  await page.getByRole("button", { name: "Leave it" }).click();
  await expect(told).toHaveCount(0);
});

test("undoing a mark leaves what somebody else has marked since, and says so", async ({ as, people }) => {
  const { article, address } = await newReading(people, "Marked by two");
  const page = await as("checker");
  await open(page, address);
  await goTo(page, "blamed the tide");
  await page.keyboard.press("n");
  await goTo(page, "pretty harbour");
  await page.keyboard.press("n");
  await expect(page.getByText("1 sentence not checkable")).toHaveCount(2);
  const sentenceIds = [(await page.locator(".s.here").getAttribute("id"))?.slice(2)];
  for (const state of ["unexamined", "not-checkable"])
    await people.second.api.post(`/revisions/${article.revisionId}/marks`, { sentenceIds, state });
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Changed by somebody else since, so left: 1 sentence")).toBeVisible();
  await expect(notCheckable(page)).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("1 sentence as before")).toBeVisible();
  await expect(notCheckable(page)).toHaveText("It is a pretty harbour.");
});

test("on a phone neither what is refused nor what can be undone covers what is suggested", async ({ as, people }) => {
  const { address } = await newReading(people, "Told on a phone");
  const page = await as("checker");
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, address);
  await goTo(page, "blamed the tide");
  await page.keyboard.press("n");
  const undo = page.locator(".toast").filter({ hasText: "1 sentence not checkable" });
  await expect(undo).toBeVisible();
  await page.route(`**${address}`, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.keyboard.press("n");
  const refused = page.locator(".reader-note");
  await expect(refused).toBeVisible();
  await page.keyboard.press("f");
  const suggestion = page.getByRole("region", { name: "Suggestion" });
  await expect(suggestion).toBeVisible();
  await suggestion.evaluate((bar) => Promise.all(bar.ownerDocument.getAnimations().map(({ finished }) => finished)));
  const places = await Promise.all(
    [page.locator(".mtop"), refused, undo, page.locator(".s.here .sg"), suggestion, page.locator(".mact")].map((part) =>
      part.first().boundingBox(),
    ),
  );
  for (const [at, upper] of places.slice(0, -1).entries())
    expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBeLessThanOrEqual((places[at + 1]?.y ?? 0) + 1);
});

test("a claim is made once though the like sentences are not tagged along", async ({ as, people }) => {
  const { dossierId, address } = await newReading(people, "Not tagged along");
  const like = courier.replace("By Ann Lee, The Halvern Courier", "By Bo Ek, Tidewire");
  await newArticle(people.checker.api, dossierId, like, { outlet: "Tidewire" });
  const page = await as("checker");
  await open(page, address);
  await goTo(page, "left the harbour 40 minutes late");
  await page.keyboard.press("c");
  const tag = dialog(page, "Tag claim");
  await tag.getByRole("checkbox").first().check();
  let sent = 0;
  await page.route(`**${address}`, (route) =>
    route.request().method() === "POST" && ++sent === 2 ? route.abort() : route.continue(),
  );
  await tag.getByRole("button", { name: "Tag as claim" }).click();
  await expect(page.getByText("The like sentences were not tagged along.")).toBeVisible();
  await expect(page.getByText("Tagged as A1")).toBeVisible();
  await expect(tag).toHaveCount(0);
  const { items } = await people.checker.api.get<{ items: unknown[] }>(`/dossiers/${dossierId}/claims`);
  expect(items).toHaveLength(1);
});

test("an Undo that is refused says so on another page as well", async ({ as, people }) => {
  const { address } = await newReading(people, "Undone from elsewhere");
  const page = await as("checker");
  await open(page, address);
  await page.keyboard.press("u");
  await page.keyboard.press("n");
  const undo = page.locator(".toast").getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  await page
    .getByRole("link", { name: /^Claims/ })
    .first()
    .click();
  await page.waitForURL(/\/claims/);
  await page.route("**/dossiers/**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await undo.click();
  await expect(page.getByText("This was not done.")).toBeVisible();
});
