import { dialog, open } from "./page";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

test("what a confidential source is stays with those who are cleared for it", async ({ as, people }) => {
  const dossierId = await newDossier(people, "A pilot who talks");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(people.checker.api, dossierId, article, "sail without its second engine", {
    statement: "The crew was told to sail without the second engine.",
  });
  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}/sources`);
  await lead.keyboard.press("s");
  const adding = dialog(lead, "Add a source");
  await adding.getByLabel("Kind").selectOption("Interview");
  await adding.getByRole("textbox", { name: "Who was interviewed, on what" }).fill("Ivo Canary, harbour pilot");
  await adding.getByLabel("Person who speaks").fill("Ivo Canary");
  await adding.getByLabel("Confidential").check();
  await adding.getByLabel("Pseudonym").fill("Source Heron");
  await adding.getByRole("button", { name: "Add the source" }).click();
  await expect(lead.getByRole("heading", { level: 1 })).toContainText("Ivo Canary");
  const address = new URL(lead.url()).pathname;

  await lead.getByLabel("File to store as a snapshot").setInputFiles({
    name: "canary-notes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("We were told to sail. Canary."),
  });
  await expect(lead.getByText("Stored canary-notes.txt. We hold the source now.")).toBeVisible();
  const evidence = { sourceId: address.split("/").at(-1), stance: "supports", quote: "We were told to sail. Canary." };
  await people.lead.api.post(`/claims/${claim.id}/evidence`, evidence);

  const checker = await as("checker");
  const told = [
    ["/sources", "Source Heron"],
    [address.replace(`/dossiers/${dossierId}`, ""), "Source Heron"],
    [`/claims/${claim.id}`, "Withheld: you are not cleared for this source."],
    ["/history", "added a confidential source"],
    ["/origins", "The same facts as a table"],
  ] as const;
  for (const [path, words] of told) {
    await open(checker, `/dossiers/${dossierId}${path}`);
    await expect(checker.getByRole("main")).toContainText(words);
    expect(await checker.content(), path).not.toMatch(/canary/i);
  }
  await open(checker, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(checker.getByText("1 source · primary").first(), "counts stay right").toBeVisible();
  await open(checker, "/search?q=canary");
  await expect(checker.getByText("Nothing found for “canary”")).toBeVisible();

  await lead.getByRole("button", { name: "Clear people" }).click();
  await dialog(lead, "Who may see what it is?").getByLabel("Chidi Checker").check();
  await dialog(lead, "Who may see what it is?").getByRole("button", { name: "Save" }).click();
  await expect(lead.getByText("Saved who is cleared for the source.")).toBeVisible();
  await open(checker, address);
  await expect(checker.getByRole("heading", { level: 1 })).toContainText("Ivo Canary");
  const downloading = checker.waitForEvent("download");
  await checker.getByRole("link", { name: "canary-notes.txt" }).click();
  expect((await downloading).suggestedFilename()).toBe("canary-notes.txt");
});
