import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import iconv from "iconv-lite";
import { answering, dialog, dragOver, open, pick, signIn } from "./page";
import { newPerson, type People, password } from "./people";
import type { Site } from "./server";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const megabyte = 1024 * 1024;

/** What somebody reads in the article, without the numbers of paragraphs and claims. */
const readText = (page: Page) => page.locator("article .body").innerText();

async function chooseFiles(page: Page, files: string[]): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await choosing).setFiles(files);
}

test("each file that cannot be read says why, and the others come in", async ({ as, people }, testInfo) => {
  const dossierId = await newDossier(people, "Files of all sorts");
  const russian = "Паром на Хольм опоздал на сорок минут 🚢\n\nКомпания винит прилив, говорит капитан порта.\n";
  const western = "Café “Ärger” zahlt 5 € – für die Fähre\n\nDas Schiff fährt täglich, sagt der Hafenmeister Müller.\n";
  const contents: Record<string, Buffer> = {
    "empty.txt": Buffer.alloc(0),
    "picture.txt": Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
    "program.txt": Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 251)),
    "sixty.txt": Buffer.alloc(60 * megabyte, "a line of text\n"),
    "utf-16.txt": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(russian, "utf16le")]),
    "windows-1252.txt": iconv.encode(western, "windows-1252"),
  };
  const files: string[] = [];
  for (const [name, bytes] of Object.entries(contents)) {
    const path = testInfo.outputPath(name);
    files.push(path);
    await writeFile(path, bytes);
  }
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles`);
  await chooseFiles(page, files);
  const line = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  await expect(page.getByText("2 of 6 added, 4 refused.")).toBeAttached();
  await expect(line("empty.txt")).toContainText("This file is empty. Choose the file that holds the article's text.");
  await expect(line("picture.txt")).toContainText("This is an image (PNG), not text.");
  await expect(line("program.txt")).toContainText("This is not a text file, whatever its name says");
  await expect(line("sixty.txt")).toContainText("This is larger than 50 MB, the most that can be uploaded here.");

  const sent = await page.request.post(`/dossiers/${dossierId}/articles/upload`, {
    multipart: {
      file: { name: "sixty.txt", mimeType: "text/plain", buffer: contents["sixty.txt"] ?? Buffer.alloc(0) },
    },
  });
  expect(sent.status(), "the desk refuses it, too").toBe(413);

  const added = page.getByRole("region", { name: "Add articles" });
  await added.getByRole("link", { name: /Паром на Хольм/ }).click();
  await expect(page.locator("article .body")).toContainText("Компания винит прилив, говорит капитан порта.");
  expect(await readText(page)).toContain("🚢");
  await open(page, `/dossiers/${dossierId}/articles`);
  await page
    .getByRole("table")
    .getByRole("link", { name: /^Café “Ärger”/ })
    .click();
  await expect(page.locator("article .body")).toContainText("Das Schiff fährt täglich, sagt der Hafenmeister Müller.");
  expect(await readText(page)).toContain("5 € –");
});

test("a line of a megabyte is read like any other", async ({ as, people }) => {
  const dossierId = await newDossier(people, "One long line");
  const words = `Holm ferry, first words. The long ones: ${"the ferry to Holm was late again and nobody said why ".repeat(20_000)}`;
  expect(words.length).toBeGreaterThan(megabyte);
  const article = await newArticle(people.checker.api, dossierId, words, { title: "One long line" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  const tagging = dialog(page, "Tag claim");
  await expect(tagging.getByLabel("Statement")).toHaveValue("Holm ferry, first words.");
  await tagging.getByRole("button", { name: "Tag as claim" }).click();
  await expect(page.getByText("Tagged as A1")).toBeVisible();
  expect((await readText(page)).length).toBeGreaterThan(megabyte);

  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await tagging.getByRole("button", { name: "Tag as claim" }).click();
  await expect(tagging.getByRole("alert"), "a claim is no megabyte").toBeVisible();
  await expect(tagging.getByLabel("Statement")).toHaveValue(/^The long ones: the ferry to Holm was late again/);
});

test("words across two paragraphs become one claim", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Across paragraphs");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  await dragOver(page, "It is a pretty harbour", "without its second engine");
  await page.keyboard.press("c");
  const tagging = dialog(page, "Tag claim");
  const statement = tagging.getByLabel("Statement");
  await expect(statement).toHaveValue(/^It is a pretty harbour\. A pilot said .* without its second engine$/);
  await tagging.getByRole("button", { name: "Tag as claim" }).click();
  const marks = page.getByRole("main").getByRole("link", { name: /^Claim A1, to check: It is a pretty harbour/ });
  await expect(marks).toHaveCount(1);
  await page.reload();
  await expect(marks).toHaveCount(1);

  const { items } = await people.checker.api.get<{ items: { mentions: { start: number; end: number }[] }[] }>(
    `/dossiers/${dossierId}/claims`,
  );
  const mention = items[0]?.mentions[0];
  expect(article.text.slice(mention?.start, mention?.end)).toMatch(
    /^It is a pretty harbour\.\n+A pilot said .* second engine$/,
  );
});

test("emoji and writing from right to left are tagged to the letter", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Every script");
  const text =
    "Ferry 🚢 late 👩🏽‍✈️ again\n\n" +
    "The captain 👩🏽‍✈️ waved a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and left 40 minutes late.\n\n" +
    "قال ربان العبارة إن السفينة غادرت متأخرة أربعين دقيقة كل يوم.\n";
  const article = await newArticle(people.checker.api, dossierId, text, { outlet: "Quay Radio" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  const wanted = ["The captain 👩🏽‍✈️ waved a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "السفينة غادرت متأخرة أربعين دقيقة"];
  for (const [at, words] of wanted.entries()) {
    await dragOver(page, words);
    await page.keyboard.press("c");
    const tagging = dialog(page, "Tag claim");
    await expect(tagging.getByLabel("Statement")).toHaveValue(words);
    await tagging.getByRole("button", { name: "Tag as claim" }).click();
    await expect(page.getByText(`Tagged as A${at + 1}`)).toBeVisible();
  }
  const { items } = await people.checker.api.get<{
    items: { statement: string; mentions: { start: number; end: number; quote: string }[] }[];
  }>(`/dossiers/${dossierId}/claims`);
  for (const words of wanted) {
    const mention = items.find(({ statement }) => statement === words)?.mentions[0];
    expect(mention?.quote).toBe(words);
    expect(article.text.slice(mention?.start, mention?.end)).toBe(words);
  }
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Claim A2/ })
    .click();
  const arabic = page.getByRole("complementary", { name: "Claim A2" }).getByText(wanted[1] ?? "", { exact: true });
  await expect(arabic.first()).toHaveCSS("direction", "rtl");
});

test("a thousand letters without a space stay on the page", async ({ as, people }) => {
  const dossierId = await newDossier(people, "L".repeat(200));
  const statement = "w".repeat(1000);
  const { api } = people.checker;
  const { id } = await api.post(`/dossiers/${dossierId}/claims`, { statement });
  await api.post(`/dossiers/${dossierId}/sources`, {
    kind: "document",
    title: "d".repeat(400),
    outlet: "o".repeat(200),
  });
  await api.post(`/dossiers/${dossierId}/tasks`, {
    title: "t".repeat(200),
    claimId: id,
    assigneeId: people.checker.id,
  });
  for (let at = 1; at <= 8; at++)
    await people.lead.api.post(`/dossiers/${dossierId}/claim-list-views`, {
      name: `${at}${"v".repeat(59)}`,
      query: "stakes=critical",
      shared: true,
    });
  const page = await as("checker");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      "",
      "/claims",
      "/claims?view=board",
      `/claims/${id}`,
      "/sources",
      "/tasks",
      "/history",
      "/settings",
    ]) {
      await page.goto(`/dossiers/${dossierId}${path}`);
      const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
      expect(wide, `${path || "overview"} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
});

async function claimToEdit(people: People, title: string) {
  const dossierId = await newDossier(people, title);
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const statement = "The company blamed the tide for it.";
  const claim = await newClaim(people.checker.api, dossierId, article, "The company blamed the tide", { statement });
  return { dossierId, article, claim, address: `/dossiers/${dossierId}/claims/${claim.id}` };
}

async function writeStatement(page: Page, statement: string): Promise<void> {
  await page.getByRole("button", { name: "Edit statement" }).click();
  await page.getByRole("textbox", { name: "Statement" }).fill(statement);
}

test("two people change one claim: the second sees both, and loses nothing", async ({ as, people }) => {
  const { address } = await claimToEdit(people, "Two tabs");
  const [first, second] = [await as("checker"), await as("second")];
  await open(first, address);
  await open(second, address);
  await writeStatement(second, "The company blamed the moon.");
  await writeStatement(first, "The company blamed the ebb.");
  await first.getByRole("button", { name: "Save statement" }).click();
  await expect(first.getByText("The company blamed the ebb.", { exact: true })).toBeVisible();

  await second.getByRole("button", { name: "Save statement" }).click();
  await expect(second.getByText("Somebody changed this claim while you were writing.")).toBeVisible();
  const compared = second.getByRole("status").filter({ hasText: "Yours is not saved yet." });
  await expect(compared).toContainText("Theirs: The company blamed the ebb.");
  await expect(compared).toContainText("Yours: The company blamed the moon.");
  await expect(second.getByRole("textbox", { name: "Statement" })).toHaveValue("The company blamed the moon.");
  await second.getByRole("button", { name: "Keep mine" }).click();
  await second.getByRole("button", { name: "Save statement" }).click();
  // The same words stand in the field while they are on their way: it closes when they are stored.
  await expect(second.getByRole("textbox", { name: "Statement" })).toHaveCount(0);
  await expect(second.getByText("The company blamed the moon.", { exact: true })).toBeVisible();
  await first.reload();
  await expect(first.getByText("The company blamed the moon.", { exact: true })).toBeVisible();
});

/** Somebody in mid-work whose session ends: they sign out in another tab. */
async function aboutToExpire(page: Page, site: Site, people: People, name: string, dossierId: string) {
  const person = await newPerson(site, name);
  await people.lead.api.post(`/dossiers/${dossierId}/members`, { personId: person.id, role: "checker" });
  await signIn(page, person.email);
  return async () => {
    const other = await page.context().newPage();
    await open(other, "/settings");
    await other.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(other.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await other.close();
  };
}

test("a session that ends in mid-edit costs nothing of what was typed", async ({ page, people, site }) => {
  const { address, dossierId } = await claimToEdit(people, "Signed out in mid-edit");
  const expire = await aboutToExpire(page, site, people, "Edda Expired", dossierId);
  await open(page, address);
  await writeStatement(page, "The company blamed the spring tide.");
  await expire();
  await page.getByRole("button", { name: "Save statement" }).click();
  const again = dialog(page, "Sign in again");
  await expect(again.getByLabel("E-mail")).toHaveValue("edda.expired@desk.example");
  await again.getByLabel("Password").fill("not my password at all");
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again.getByText("do not belong together")).toBeVisible();
  await again.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("textbox", { name: "Statement" })).toHaveValue("The company blamed the spring tide.");

  await page.getByRole("button", { name: "Save statement" }).click();
  await again.getByLabel("Password").fill(password);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toHaveCount(0);
  await expect(page.getByText("The company blamed the spring tide.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("The company blamed the spring tide.", { exact: true })).toBeVisible();
});

test("a session that ends while somebody pastes keeps what they pasted", async ({ page, people, site }) => {
  const dossierId = await newDossier(people, "Signed out while pasting");
  const expire = await aboutToExpire(page, site, people, "Pia Paster", dossierId);
  await open(page, `/dossiers/${dossierId}/articles`);
  await page.getByRole("button", { name: "Paste text" }).click();
  await page.getByLabel("Text of the article").fill(courier);
  await expire();
  await page.getByRole("button", { name: "Add the article" }).click();
  const again = dialog(page, "Sign in again");
  await expect(again).toBeVisible();
  await expect(page.getByLabel("Text of the article")).toHaveValue(courier);
  await again.getByLabel("Password").fill(password);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Headline")).toHaveValue("Ferry to Holm ran forty minutes late all week");
  await answering(page);
  await expect(page.getByRole("table").getByRole("link", { name: /^Ferry to Holm/ })).toBeVisible();
});

test("who stays on a page while somebody else signs in in another tab acts as nobody but themselves", async ({
  page,
  people,
}) => {
  const { address } = await claimToEdit(people, "Two people at one browser");
  await signIn(page, people.checker.email);
  await open(page, address);
  await writeStatement(page, "The company blamed the neap tide.");
  const other = await page.context().newPage();
  await open(other, "/");
  await pick(other, other.getByRole("button", { name: "Account of Chidi Checker" }), "Sign out");
  await expect(other.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signIn(other, people.second.email);

  const again = dialog(page, "Sign in again");
  await expect(again).toContainText("Somebody else has signed in in another tab of this browser.");
  await again.getByLabel("Password").fill(password);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Statement" })).toHaveValue("The company blamed the neap tide.");
  await page.getByRole("button", { name: "Save statement" }).click();
  await expect(page.getByText("The company blamed the neap tide.", { exact: true })).toBeVisible();

  await dialog(other, "Sign in again").getByRole("button", { name: "Go on as they are" }).click();
  await expect(other.getByRole("button", { name: "Account of Chidi Checker" })).toBeVisible();

  const signInThere = async (name: string, email: string) => {
    await pick(other, other.getByRole("button", { name: `Account of ${name}` }), "Sign out");
    await expect(other.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await signIn(other, email);
  };
  await signInThere("Chidi Checker", people.second.email);
  await expect(again).toBeVisible();
  await signInThere("Sofia Second", people.checker.email);
  await expect(again, "it is the checker's browser again").toHaveCount(0);
});

test("a day that is typed in part is not sent, and takes no deadline away", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Half a deadline");
  const deadline = "2026-12-19T17:00:00.000Z";
  const { version } = await people.lead.api.get<{ version: number }>(`/dossiers/${dossierId}`);
  await people.lead.api.patch(`/dossiers/${dossierId}`, { seen: version, deadline });
  const page = await as("lead");
  await open(page, `/dossiers/${dossierId}/settings`);
  const field = page.getByLabel("Deadline");
  await expect(field).not.toHaveValue("");
  await field.focus();
  await page.keyboard.press("Delete");
  await expect(field).toHaveValue("");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(field).toBeFocused();
  await expect(page.getByText("The dossier is saved.")).toHaveCount(0);
  const kept = await people.lead.api.get<{ deadline: string }>(`/dossiers/${dossierId}`);
  expect(kept.deadline).toBe(deadline);
});
