import { writeFile } from "node:fs/promises";
import { open } from "./page";
import type { People } from "./people";
import { type Article, courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const corrected = courier
  .replace("40 minutes late on every day of last week", "20 minutes late on two days of last week")
  .replace(" “We do not comment,” a spokesperson said.", "");

/** A claim that the checker judged and the second checker signed. */
async function signed(people: People, dossierId: string, article: Article, words: string): Promise<string> {
  const { api } = people.checker;
  const claim = await newClaim(api, dossierId, article, words, { statement: `${words}.` });
  let { version: seen } = claim;
  for (const [path, body] of [
    ["verdict", { substance: "supported" }],
    ["status", { to: "checking" }],
    ["status", { to: "for-review" }],
  ] as const)
    seen = (await api.post<{ version: number }>(`/claims/${claim.id}/${path}`, { ...body, seen })).version;
  const { digest } = await people.second.api.get<{ digest: string }>(`/claims/${claim.id}`);
  await people.second.api.post(`/claims/${claim.id}/sign-offs`, { digest });
  return claim.ref;
}

test("a corrected article keeps the claims that stayed and tells which were reworded or are gone", async ({
  as,
  people,
}, testInfo) => {
  const dossierId = await newDossier(people, "A correction");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const late = await signed(people, dossierId, article, "40 minutes late on every day of last week");
  const tide = await signed(people, dossierId, article, "The company blamed the tide");
  const comment = await signed(people, dossierId, article, "“We do not comment,” a spokesperson said");
  const file = testInfo.outputPath("corrected.txt");
  await writeFile(file, corrected);

  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  await page.getByRole("main").getByRole("link", { name: "Revisions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Revisions of A" })).toBeVisible();
  await page.getByLabel("File of the corrected version").setInputFiles(file);
  await expect(page.getByRole("heading", { level: 1, name: "Revision 2 of A" })).toBeVisible();
  await expect(page.getByText("1 mention unchanged, 1 reworded, 1 gone")).toBeVisible();

  const reworded = page.getByRole("region", { name: /^Reworded/ }).getByRole("listitem");
  await expect(reworded).toContainText(late);
  await expect(reworded).toContainText("Stale sign-off");
  await expect(reworded.locator("del").first()).toContainText("40");
  await expect(reworded.locator("ins").first()).toContainText("20");
  const unchanged = page.getByRole("region", { name: /^Unchanged/ }).getByRole("listitem");
  await expect(unchanged).toContainText(tide);
  await expect(unchanged).toContainText("Signed off");
  const gone = page.getByRole("region", { name: /^Gone/ }).getByRole("listitem");
  await expect(gone).toContainText(comment);
  await expect(gone).toContainText("Stale sign-off");

  await page.getByRole("link", { name: "Read it" }).click();
  const body = page.locator("article .body");
  await expect(body).toContainText("20 minutes late on two days");
  await expect(page.getByRole("link", { name: "1 mention gone from this revision" })).toBeVisible();
  await page.getByRole("link", { name: "Revision 2", exact: true }).click();
  await page.getByRole("link", { name: "Revision 1" }).click();
  await expect(page.locator(".body.old")).toContainText("40 minutes late on every day");
  await expect(page.locator(".body.old").getByRole("link", { name: /^Claim A3/ })).toBeVisible();

  await page.goBack();
  await page.getByRole("link", { name: "Revision 2", exact: true }).click();
  await page.getByRole("button", { name: "Take the mention away" }).click();
  await expect(page.getByRole("region", { name: /^Gone/ })).toHaveCount(0);
});

test("nearly the same text from the same outlet is offered as a new version before it is added", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Pasted again");
  const more = Array.from({ length: 12 }, (_, day) => `On day ${day} the pilot logged ${day * 3} minutes.`).join(" ");
  await newArticle(people.checker.api, dossierId, `${courier}\n${more}\n`);
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles`);
  await page.getByText("Paste text", { exact: true }).click();
  const field = page.getByLabel("Text of the article");
  await field.fill(`${courier.replace("40 minutes", "20 minutes")}\n${more}\n`);
  await page.getByRole("button", { name: "Add the article" }).click();
  await expect(page.getByText("Article A has nearly the same text, from the same place")).toBeVisible();
  await expect(field, "what was pasted stays").toHaveValue(/20 minutes/);
  await page.getByRole("button", { name: "Add it as a new version of A" }).click();
  await page.getByRole("link", { name: /^Revision 2: no mention in it/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Revision 2 of A" })).toBeVisible();
  await expect(page.locator("del").first()).toContainText("40");
});

test("an outsider finds nothing of revisions, and a reader adds none", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Not yours");
  const article = await newArticle(people.checker.api, dossierId, courier);
  const at = `/dossiers/${dossierId}/articles/${article.id}/revisions`;
  const reader = await as("reader");
  await open(reader, at);
  await expect(reader.getByRole("heading", { name: "Add the corrected version" })).toHaveCount(0);
  const sent = await reader.request.post(`/dossiers/${dossierId}/articles/upload?revision-of=${article.id}`, {
    data: { text: corrected },
  });
  expect(sent.status()).toBe(403);
  const outsider = await as("outsider");
  for (const path of [at, `${at}/${article.revisionId}`, `${at}/${article.revisionId}/original`])
    expect((await outsider.request.get(path)).status(), path).toBe(404);
  const refused = await outsider.request.post(`/dossiers/${dossierId}/articles/upload?revision-of=${article.id}`, {
    data: { text: corrected },
  });
  expect(refused.status()).toBe(404);
});
