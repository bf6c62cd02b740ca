import { open } from "./page";
import { newDossier } from "./story";
import { expect, test } from "./test";

test("a lead erases what a comment said on legal demand, and the history still proves itself", async ({
  as,
  people,
  site,
}) => {
  const dossierId = await newDossier(people, "Holm ferry, with a court order");
  const claim = await people.checker.api.post(`/dossiers/${dossierId}/claims`, { statement: "The ferry was late." });
  const secret = "Zorvathquill told us at home";
  await people.checker.api.post(`/claims/${claim.id}/comments`, { text: secret });
  const page = await as("lead");
  await open(page, `/dossiers/${dossierId}/history`);
  await page
    .getByRole("listitem")
    .filter({ hasText: secret })
    .getByRole("link", { name: /^Event \d+/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("what the comment says and said before")).toBeVisible();
  await expect(page.getByText("no edition holds it")).toBeVisible();

  const erase = page.getByRole("button", { name: "Erase for good" });
  await erase.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Write who demands it and why/)).toBeVisible();
  await page.getByLabel("Reason").fill("Order 12/26 of the district court of Holm");
  await page.keyboard.press("Enter");
  await expect(page.getByText("What it said was erased on legal demand. The fingerprint stays.")).toBeVisible();

  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(page.getByText("Erased on legal demand.").first()).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await open(page, `/dossiers/${dossierId}/history`);
  await expect(page.getByText("Order 12/26 of the district court of Holm")).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  expect(await site.desk(["history", "verify"])).toContain("whole");

  const checker = await as("checker");
  await open(checker, `/dossiers/${dossierId}/history/1`);
  await expect(checker.getByRole("heading", { name: "In the chain" })).toBeVisible();
  await expect(checker.getByRole("button", { name: "Erase for good" })).toHaveCount(0);
});
