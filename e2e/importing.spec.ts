import { open } from "./page";
import { courier, newArticle, newDossier } from "./story";
import { expect, test } from "./test";

const sheet = [
  "What they say;Finding;Read at;Passage",
  "The Holm ferry ran 40 minutes late every day.;true;https://log.example/march;The Holm ferry left the harbour 40 minutes late",
  "Nobody was hurt.;perhaps;;",
].join("\r\n");

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text, "utf8") });

test("a checker brings a sheet in by keyboard: the columns, what is to be mended, and then all of it", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Holm ferry, from a sheet");
  await newArticle(people.checker.api, dossierId, courier);
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims`);
  await page.getByRole("main").getByRole("link", { name: "Import a sheet" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Import claims" })).toBeVisible();

  // The browser's own dialog is opened from the keyboard by the field; what it hands over is set here.
  const chooser = page.getByLabel("File", { exact: true });
  await chooser.focus();
  await expect(chooser).toBeFocused();
  await chooser.setInputFiles(file("ferry claims.csv", sheet));

  await test.step("no heading is known: the columns are said with the arrow keys", async () => {
    await expect(page.getByText("Choose the column that holds the statements of the claims.")).toBeVisible();
    for (const [column, holds] of [
      ["What they say", "Statement of the claim"],
      ["Finding", "Verdict"],
      ["Read at", "Address of the source"],
      ["Passage", "Words in the articles"],
    ] as const) {
      const choice = page.getByRole("combobox", { name: column });
      await choice.focus();
      await page.keyboard.type(holds.slice(0, 12));
      await expect(choice.locator("option:checked")).toHaveText(holds);
      await expect(page.getByRole("button", { name: /^Import/ })).not.toHaveAttribute("aria-busy", "true");
    }
    const first = page.getByRole("table", { name: "The first rows as claims" });
    await expect(first.getByRole("row", { name: /The Holm ferry ran 40 minutes late/ })).toContainText("supports");
  });

  await test.step("a row that cannot be taken is told with what to do, and keeps all of it out", async () => {
    await expect(page.getByText(/Row 3, Verdict:.*“perhaps” is not known here/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Import 2 claims" })).toBeDisabled();
    const verdict = page.getByRole("combobox", { name: "Finding" });
    await verdict.focus();
    await page.keyboard.press("Home");
    await expect(page.getByText(/is not known here/)).toBeHidden();
  });

  await test.step("and then both come in", async () => {
    const bring = page.getByRole("button", { name: "Import 2 claims" });
    await expect(bring).toBeEnabled();
    await bring.focus();
    await page.keyboard.press("Enter");
    await expect(
      page.getByText(/Imported from ferry claims\.csv: 2 new claims, 1 mention, 1 new source/),
    ).toBeVisible();
    await page.getByRole("link", { name: "Show the claims" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("The Holm ferry ran 40 minutes late every day.").first()).toBeVisible();
  });

  await test.step("the history says where they are from", async () => {
    await open(page, `/dossiers/${dossierId}/history`);
    await expect(page.getByText("imported the file “ferry claims.csv”").first()).toBeVisible();
  });
});

test("what a sheet says otherwise of a claim that is there is told before and after, and a broken cell keeps all out", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Holm ferry, from two sheets");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/import`);
  const chooser = page.getByLabel("File", { exact: true });
  await chooser.setInputFiles(file("first.csv", "Claim,Verdict\nNobody was hurt.,true\n"));
  await page.getByRole("button", { name: "Import 1 claim" }).click();
  await expect(page.getByText(/Imported from first\.csv: 1 new claim/)).toBeVisible();

  await chooser.setInputFiles(file("broken.csv", "Claim,Source\nNobody was hurt.,The log\n#REF!,Another log\n"));
  await expect(page.getByText("Row 3, Statement of the claim: This cell holds an error (#REF!).")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import what is new" })).toBeDisabled();

  await chooser.setInputFiles(file("second.csv", "Claim,Verdict,Stakes,Source\nNobody was hurt.,false,high,The log\n"));
  const told = page.getByText(/Not taken: this row’s verdict and stakes\. What 1 has of that stays/);
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Import what is new" }).click();
  await expect(page.getByText(/Imported from second\.csv: 1 claim that is there already/)).toBeVisible();
  await expect(told).toBeVisible();
});

test("a file that cannot be read says what to do, and a reader imports nothing", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Holm ferry, from no sheet");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/import`);
  await page.getByLabel("File", { exact: true }).setInputFiles(file("scan.pdf", "%PDF-1.7 nothing"));
  await expect(page.getByText(/This is a PDF\. Claims are imported from a sheet/)).toBeVisible();
  const reader = await as("reader");
  await open(reader, `/dossiers/${dossierId}/claims/import`);
  await expect(reader.getByText("Only leads and checkers import, while the dossier is open.")).toBeVisible();
  await expect(reader.getByLabel("File", { exact: true })).toHaveCount(0);
});
