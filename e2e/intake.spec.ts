import { copyFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { dragOver, open } from "./page";
import { courier, newArticle, newDossier } from "./story";
import { expect, test } from "./test";

const samples = join(import.meta.dirname, "../lib/articles/intake/samples");

async function chooseFiles(page: Page, files: string[]): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await choosing).setFiles(files);
}

test("fifty files of every format are dropped at once: each comes in or says why not", async ({
  as,
  people,
}, testInfo) => {
  test.slow();
  const dossierId = await newDossier(people, "Fifty files");
  // The last two say what a third one says that comes before them.
  const refused = ["locked.docx", "locked.odt", "locked.pdf", "scan.pdf", "lantern.odt", "lantern.pdf"];
  const documents = (await readdir(samples))
    .filter((name) => /\.(?:docx|odt|pdf|eml|md|html|mhtml)$/.test(name))
    .sort();
  expect(documents.length).toBeGreaterThan(14);
  const files = documents.map((name) => join(samples, name));
  // A name says nothing: this is a PDF.
  const disguised = testInfo.outputPath("minutes.txt");
  await copyFile(join(samples, "hafen.pdf"), disguised);
  for (let at = files.length; at < 50; at += 1) {
    const path = testInfo.outputPath(`note-${at}.txt`);
    await writeFile(path, `Note ${at} from the quay\n\nOn day ${at} the ferry ${at * 3} left with ${at * 7} aboard.\n`);
    files.push(path);
  }
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles`);
  await chooseFiles(page, files);
  await expect(page.getByText(`${50 - refused.length} of 50 added, ${refused.length} refused.`)).toBeAttached({
    timeout: 120_000,
  });
  const line = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  await expect(line("locked.docx")).toContainText("protected by a password");
  await expect(line("scan.pdf")).toContainText("pictures of pages");
  await expect(line("lantern.odt")).toContainText("nearly the same text, from the same place");
  await expect(line("page-ferry.html")).toContainText("set aside as not the article");

  await chooseFiles(page, [disguised]);
  const again = line("minutes.txt");
  await expect(again).toContainText("byte for byte");
  await expect(again.getByRole("link", { name: /Hafen zahlte vollen Preis/ })).toBeVisible();
  await again.getByRole("button", { name: "Leave it out" }).click();
  await expect(again).toHaveCount(0);
});

test("what is not the article is greyed, put back with one press and set aside with one key", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Set aside");
  const text = `${courier}\nRead also: The mud that nobody moved\n\nSubscribe to our newsletter\n`;
  const article = await newArticle(people.checker.api, dossierId, text, { outlet: "The Halvern Courier" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  const body = page.locator("article .body");
  const also = body.getByText("Read also: The mud that nobody moved");
  await expect(also).toContainText("Read also");
  await expect(body.getByText("link to another article")).toBeVisible();
  await expect(page.getByText(/of 7$/).first(), "nobody has to examine it").toBeVisible();

  const paragraph = body.locator("p").filter({ hasText: "Read also" });
  await paragraph.getByRole("button", { name: "Put back" }).click();
  await expect(page.getByText("1 paragraph put back")).toBeVisible();
  await expect(body.getByText("link to another article")).toHaveCount(0);
  await expect(page.getByText(/of 8$/).first()).toBeVisible();

  await dragOver(page, "Read also: The mud");
  await page.keyboard.press("x");
  await expect(page.getByText("1 paragraph set aside: not the article")).toBeVisible();
  await expect(body.getByText("set aside by hand")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(body.getByText("set aside by hand")).toHaveCount(0);

  const reader = await as("reader");
  await open(reader, `/dossiers/${dossierId}/articles/${article.id}`);
  await expect(reader.locator("article .body").getByText("appeal to readers")).toBeVisible();
  await expect(reader.getByRole("button", { name: "Put back" })).toHaveCount(0);
});

test("text that is copied from a page keeps its headings and paragraphs", async ({ as, people, context: _ }) => {
  const dossierId = await newDossier(people, "Rich text");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles`);
  await page
    .getByRole("radio", { name: "Paste text" })
    .or(page.getByText("Paste text", { exact: true }))
    .first()
    .click();
  const field = page.getByLabel("Text of the article");
  await field.focus();
  await field.evaluate((element) => {
    const held = new DataTransfer();
    held.setData("text/plain", "Ferry late Nobody asked why. A second engine");
    held.setData(
      "text/html",
      "<h1>Ferry late</h1><p>Nobody asked why, says the quay.</p><h2>A second engine</h2><p>It lies in the yard.</p><script>alert(1)</script>",
    );
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText("Headings and paragraphs are taken from the formatting")).toBeVisible();
  await page.getByRole("button", { name: "Add the article" }).click();
  await page.getByRole("region", { name: "Add articles" }).getByRole("link", { name: "Ferry late" }).click();
  const body = page.locator("article .body");
  await expect(body.getByRole("heading", { level: 2 })).toHaveText("A second engine");
  await expect(body).not.toContainText("alert");
});
