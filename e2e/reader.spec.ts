import type { Page } from "@playwright/test";
import { answering, dialog, gate, open } from "./page";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

type Mention = { start: number; end: number; quote: string };
const said = (page: Page) => page.getByRole("main").getByRole("status").first();

test("suggestions are accepted, taken back, edited and dismissed by single keys", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Suggestions by keyboard");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const page = await as("checker");
  const { keyboard } = page;
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  const marks = page.locator("article .body mark.cl");
  const bar = page.getByRole("region", { name: "Suggestion" });
  const suggested = page.locator("article .body .sg");
  const count = await suggested.count();
  expect(count).toBeGreaterThan(1);

  await keyboard.press("f");
  await expect(said(page)).toContainText("suggested, unexamined");
  await expect(bar).toBeVisible();
  const first = await page.locator(".s.here").innerText();
  await keyboard.press("a");
  await expect(page.getByText("Tagged as A1")).toBeVisible();
  await expect(marks.first()).toHaveAttribute("aria-label", /^Claim A1, to check/);
  await expect(bar).toHaveCount(0);
  await keyboard.press("Control+z");
  await expect(page.getByText("A1 is taken back")).toBeVisible();
  await expect(marks).toHaveCount(0);
  await expect(suggested, "it is suggested as before").toHaveCount(count);

  await expect(page.locator(".s.here")).toHaveText(first);
  await keyboard.press("e");
  const statement = dialog(page, "Tag claim").getByLabel("Statement");
  await expect(statement).toBeFocused();
  await statement.fill("The Holm ferry ran late.");
  await keyboard.press("Enter");
  await expect(page.getByText("Tagged as A2"), "a number is not given twice").toBeVisible();

  await keyboard.press("f");
  await expect(bar).toBeVisible();
  await keyboard.press("d");
  await expect(page.getByText("The suggestion is dismissed")).toBeVisible();
  await expect(suggested).toHaveCount(count - 2);
  await page.reload();
  await expect(suggested, "it stays dismissed").toHaveCount(count - 2);
});

test("a mention's ends are moved by keys, and a quotation becomes evidence by one", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Ends and quotes");
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const words = "left the harbour 40 minutes late";
  const claim = await newClaim(api, dossierId, article, words, { statement: "The ferry was late." });
  const mention = async () => {
    const { mentions } = await api.get<{ mentions: Mention[] }>(`/claims/${claim.id}`);
    return mentions[0]?.quote;
  };
  const page = await as("checker");
  const { keyboard } = page;
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);

  await keyboard.press("Shift+J");
  await keyboard.press("[");
  await expect(page.getByRole("toolbar", { name: "Where the mention begins and ends" })).toBeVisible();
  await keyboard.press("[");
  await keyboard.press("Shift+]");
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toContain("Holm ferry left");
  await keyboard.press("Escape");
  expect(await mention(), "nothing is saved").toBe(words);
  await keyboard.press("[");
  await keyboard.press("Shift+]");
  await keyboard.press("Enter");
  await expect(page.getByText("ends are moved")).toBeVisible();
  expect(await mention()).toBe(`ferry ${words} on`);
  await keyboard.press("Control+z");
  await expect(page.getByText("The mention is where it was")).toBeVisible();
  expect(await mention()).toBe(words);

  await keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: /^Claim A1/ });
  await expect(panel).toBeFocused();
  for (let steps = 0; steps < 9 && !(await said(page).innerText()).includes("We do not comment"); steps++)
    await keyboard.press("j");
  await keyboard.press("q");
  const evidence = dialog(page, "Add evidence");
  await expect(evidence.getByLabel("Quote")).toHaveValue("We do not comment,");
  await expect(evidence.getByLabel("Where in it")).toHaveValue("paragraph 2, sentence 2");
  await expect(evidence.getByRole("button", { name: "Add evidence" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(panel.getByText("“We do not comment,”", { exact: true })).toBeVisible();
});

test("a dossier is closed only when an article to be checked in full is examined", async ({ as, people }) => {
  const dossierId = await newDossier(people, "In full");
  const text = "The ferry ran late on Monday.\n\nThe company blamed the tide. Nobody was hurt.\n";
  const article = await newArticle(people.checker.api, dossierId, text, { outlet: "Quay Radio" });
  const address = `/dossiers/${dossierId}/articles/${article.id}`;
  const lead = await as("lead");
  await open(lead, address);
  await lead.getByRole("button", { name: "Must be checked in full" }).click();
  await expect(lead.getByText("To be checked in full")).toBeVisible();
  await open(lead, `/dossiers/${dossierId}/settings`);
  await expect(lead.getByText("It cannot be closed yet.")).toBeVisible();
  await expect(lead.getByRole("link", { name: "A: 3 sentences" })).toBeVisible();
  await expect(lead.getByRole("button", { name: "Close the dossier" })).toBeDisabled();
  const closing = people.lead.api.patch(`/dossiers/${dossierId}`, { state: "closed", seen: 1 });
  await expect(closing).rejects.toThrow("3 sentences of article A");

  const checker = await as("checker");
  await open(checker, address);
  await expect(checker.getByRole("button", { name: "Must be checked in full" }), "a lead says so").toHaveCount(0);
  for (let left = 3; left > 0; left--) {
    await checker.keyboard.press("u");
    await expect(said(checker)).toContainText("unexamined");
    await checker.keyboard.press("n");
    await expect(said(checker)).toContainText("not checkable");
    await expect(checker.getByText(`${4 - left} of 3`, { exact: true })).toBeVisible();
  }
  await checker.keyboard.press("u");
  await expect(checker.getByText("Every sentence is examined.")).toBeVisible();

  await lead.reload();
  await answering(lead);
  await lead.getByRole("button", { name: "Close the dossier" }).click();
  await dialog(lead, "Close this dossier?").getByRole("button", { name: "Close it" }).click();
  await expect(lead.getByText("The dossier is closed.")).toBeVisible();
});

test("on a phone a claim in the last line stays in sight above the sheet that it opens", async ({ as, people }) => {
  const dossierId = await newDossier(people, "The last line");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const { id } = await newClaim(people.checker.api, dossierId, article, "“We do not comment,”", {
    statement: "Nothing.",
  });
  const page = await as("checker");
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/dossiers/${dossierId}/articles/${article.id}?claim=${id}`);
  const [top, sheet] = [page.locator(".mtop"), page.locator(".panel")];
  await expect(sheet).toBeVisible();
  const edges = async () => {
    const [bar, mark, panel] = await Promise.all(
      [top, page.locator("mark.sel").first(), sheet].map((one) => one.boundingBox()),
    );
    return {
      above: (mark?.y ?? 0) - (bar?.height ?? 0),
      below: (panel?.y ?? 0) - (mark?.y ?? 0) - (mark?.height ?? 0),
    };
  };
  await expect.poll(async () => Math.min(...Object.values(await edges()))).toBeGreaterThanOrEqual(0);
});

test("what is refused goes from the text again, says why and can be tried again", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Refused");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const address = `/dossiers/${dossierId}/articles/${article.id}`;
  const page = await as("checker");
  await open(page, address);
  await page.route(`**${address}**`, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.keyboard.press("u");
  await page.keyboard.press("n");
  const here = page.locator(".s.here");
  await expect(page.getByText("This was not done.")).toBeVisible();
  await expect(here).not.toHaveClass(/\bnc\b/);
  await page.unroute(`**${address}**`);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(here).toHaveClass(/\bnc\b/);
  await expect(page.getByText("This was not done.")).toHaveCount(0);
});

test("an article opened by its address has its text in the page, every word once, and can be read without scripts", async ({
  as,
  people,
  browser,
}) => {
  const dossierId = await newDossier(people, "Each word once");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const words = "It is a pretty harbour.";
  const address = `/dossiers/${dossierId}/articles/${article.id}`;
  const page = await as("reader");
  const html = await (await page.request.get(address)).text();
  expect(html.split(words)).toHaveLength(2);

  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const still = await context.newPage();
  await still.goto(address);
  await expect(still.getByText(words)).toBeVisible();
  await context.close();
});

for (const [length, paragraphs] of [
  ["long", 900],
  ["very long", 4000],
] as const)
  test(`a ${length} article shows its opening at once and all of it right after, without scripts as well`, async ({
    as,
    people,
    browser,
  }) => {
    const { api } = people.checker;
    const dossierId = await newDossier(people, `A ${length} article`);
    const sentence = (at: number) => `On ${(at % 27) + 1} March the Holm ferry carried ${at + 10} cars to the island.`;
    const text = Array.from({ length: paragraphs }, (_, at) => sentence(at)).join("\n\n");
    const article = await newArticle(api, dossierId, text, { title: "Cars to Holm", outlet: "Quay Radio" });
    const { id } = await newClaim(api, dossierId, article, sentence(paragraphs - 10), {
      statement: "It carried cars.",
    });
    const page = await as("checker");
    await open(page, `/dossiers/${dossierId}/articles/${article.id}?claim=${id}`);
    // Counted alone: a trace would mark each of them. It takes a picture all the same, of ten seconds on a busy machine.
    const patient = { timeout: 60_000 };
    await expect.poll(() => page.locator("article .body > p").count(), patient).toBe(paragraphs);
    await expect(page.locator("article .body mark.sel"), "a link leads to a claim near the end").toBeInViewport();
    expect(await page.locator("article .body").evaluate((body) => body.textContent?.includes("<p"))).toBe(false);
    await page.keyboard.press("u");
    await page.keyboard.press("n");
    await expect(page.locator(".s.here")).toHaveClass(/\bnc\b/);

    const storageState = await page.context().storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, storageState });
    const still = await context.newPage();
    await still.goto(page.url());
    if (length === "very long") await still.getByRole("link", { name: "Go on reading" }).click();
    const all = still.locator("main p[data-start]");
    await expect.poll(() => all.count(), patient).toBe(paragraphs);
    const last = all.last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toContainText(sentence(paragraphs - 1));
    await expect(last).toBeInViewport();
    await context.close();
  });

test("where one comes by a link the text follows, and says so when it does not", async ({ as, people }) => {
  const dossierId = await newDossier(people, "By a link");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  await newClaim(people.checker.api, dossierId, article, "blamed the tide", { statement: "It was the tide." });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles`);
  const texts = `**/articles/${article.id}/text?**`;
  await page.route(texts, (route) => route.abort());
  await page
    .getByRole("main")
    .getByRole("link", { name: /Holm|Courier/ })
    .first()
    .click();
  await expect(page.getByText("The text did not come.")).toBeVisible();
  await page.unroute(texts);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The text did not come.")).toHaveCount(0);
  await expect(page.locator("article .body .s")).toHaveCount(7);
  await expect(page.getByRole("navigation", { name: "Claims in the margin" }).getByText("A1")).toBeVisible();
  await page.keyboard.press("u");
  await expect(said(page)).toContainText("unexamined");
  await page.keyboard.press("n");
  await expect(page.locator(".s.here")).toHaveClass(/\bnc\b/);
});

test("a mark stays while the text of before it arrives, and the same key takes it back", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Marked meanwhile");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const address = `/dossiers/${dossierId}/articles/${article.id}`;
  const page = await as("checker");
  await open(page, address);
  const [texts, marks] = [gate(), gate()];
  await page.route(/\/text\?/, async (route) => {
    await texts.opened;
    await route.continue();
  });
  await page.route(`**${address}`, async (route) => {
    if (route.request().method() === "POST") await marks.opened;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/text\?/);
  await newClaim(people.second.api, dossierId, article, "40 minutes late", { statement: "It was 40 minutes late." });
  await asked;
  while (!(await said(page).filter({ hasText: "pretty harbour" }).count())) await page.keyboard.press("j");
  await page.keyboard.press("n");
  await expect(said(page)).toContainText("not checkable: It is a pretty harbour.");
  texts.open();
  await expect(page.locator("article .body mark.cl")).toHaveText(["40 minutes late1"]);
  const here = page.locator(".s.here");
  await expect(here).toHaveClass(/\bnc\b/);
  await expect(said(page)).toContainText("not checkable: It is a pretty harbour.");
  await page.keyboard.press("n");
  await expect(said(page)).toContainText("unexamined: It is a pretty harbour.");
  marks.open();
  await expect(page.getByText("1 sentence unexamined again")).toBeVisible();
  await page.reload();
  await answering(page);
  await expect(page.locator("article .body .s", { hasText: "pretty harbour" })).not.toHaveClass(/\bnc\b/);
  await expect(page.locator("article .body .s.nc")).toHaveCount(0);
});

test("what somebody else tags changes its own paragraph alone, and nothing else is sent", async ({ as, people }) => {
  const dossierId = await newDossier(people, "One paragraph");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  const paragraphs = page.locator("article .body > p");
  await paragraphs.evaluateAll((all) => {
    for (const paragraph of all) paragraph.setAttribute("data-before", "");
  });
  const before = await paragraphs.count();
  const sent = page.waitForResponse(/\/text\?/);
  await newClaim(people.second.api, dossierId, article, "second engine", { statement: "It had one engine." });
  const changes = await sent;
  expect(changes.headers()).toMatchObject({ "text-part": "changes", "cache-control": "no-store" });
  const again = await (await page.request.get(changes.url())).text();
  expect(again).toMatch(/^<p .*second engine.*<\/p>$/);
  expect(again).not.toContain("pretty harbour");
  await expect(page.locator("article .body mark.cl")).toHaveText(["second engine1"]);
  await expect(page.locator("article .body > p[data-before]")).toHaveCount(before - 1);
});
