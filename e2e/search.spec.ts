import { open } from "./page";
import { courier, newArticle, newClaim, newDossier, northline } from "./story";
import { expect, test } from "./test";

test("a sentence is searched for, narrowed down and read where it stands, by keyboard alone", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Search of Holm");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Zephyr Courier" });
  await newArticle(people.checker.api, dossierId, northline, { outlet: "Northline" });
  await newClaim(people.checker.api, dossierId, article, "sail without its second engine", {
    statement: "The crew was told to sail without the second engine.",
  });
  const reader = await as("reader");
  await open(reader, `/search?dossier=${dossierId}`);
  const field = reader.getByRole("searchbox", { name: "Words to look for" });
  await field.focus();
  await reader.keyboard.type('"second engine" ENGINE -third');
  await reader.keyboard.press("Enter");
  const sentences = reader.getByRole("region", { name: "Sentences of articles" });
  await expect(sentences.getByRole("link")).toHaveText([
    "A pilot said the crew had been told to sail without its second engine.",
  ]);
  await expect(sentences.locator("mark").first()).toHaveText("second engine");
  await expect(reader.getByRole("region", { name: "Claims" }).getByRole("link")).toHaveText([
    "The crew was told to sail without the second engine.",
  ]);

  await expect(field).toBeFocused();
  await reader.keyboard.press("ControlOrMeta+a");
  await reader.keyboard.type('holm late outlet:"zephyr courier" -forty in:sentences');
  await reader.keyboard.press("Enter");
  await reader.waitForURL(/zephyr/);
  await expect(sentences.getByRole("link")).toHaveCount(1);
  await expect(reader.getByRole("region", { name: "Claims" })).toHaveCount(0);
  const hit = sentences.getByRole("link");
  for (let i = 0; i < 20 && !(await hit.evaluate((link) => link === document.activeElement)); i++)
    await reader.keyboard.press("Tab");
  await reader.keyboard.press("Enter");
  await reader.waitForURL(/\/articles\/[^/]+#s-/);
  const sentence = new URL(reader.url()).hash.slice(1);
  await expect(reader.locator(`[id="${sentence}"]`)).toContainText("Holm ferry");
});

test("what the form narrows is in the address, and nonsense is answered kindly", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Filters of Holm");
  const article = await newArticle(people.checker.api, dossierId, courier);
  await newClaim(people.checker.api, dossierId, article, "40 minutes late", {
    statement: "The ferry was 40 minutes late.",
  });
  const reader = await as("reader");
  await open(reader, `/search?q=ferry&dossier=${dossierId}`);
  await reader.getByText("Filters", { exact: true }).press("Enter");
  await reader.getByLabel("Status").selectOption("To check");
  await reader.getByRole("button", { name: "Search" }).click();
  await reader.waitForURL(/status=to-check/);
  await expect(reader.getByRole("region", { name: "Claims" }).getByRole("link")).toHaveText([
    "The ferry was 40 minutes late.",
  ]);
  await expect(reader.getByRole("region", { name: "Sentences of articles" })).toHaveCount(0);

  for (const nonsense of ['"', "NEAR(", "x:y -", "*", "status:maybe zzqq", "'; drop table claims; --"]) {
    await open(reader, `/search?q=${encodeURIComponent(nonsense)}&dossier=${dossierId}`);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Search");
  }
  await open(reader, `/search?q=${encodeURIComponent("status:maybe zzqq")}`);
  await expect(reader.getByText("Left out: status:maybe")).toBeVisible();

  const outsider = await as("outsider");
  const answer = await outsider.goto(`/search?q=ferry&dossier=${dossierId}`);
  expect(answer?.status()).toBe(404);
});

test("the palette finds what is only begun, in this dossier first", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Palette of Holm");
  const article = await newArticle(people.checker.api, dossierId, courier);
  await newClaim(people.checker.api, dossierId, article, "The company blamed the tide", {
    statement: "The company blamed the spring tide.",
  });
  const reader = await as("reader");
  await open(reader, `/dossiers/${dossierId}/claims`);
  await reader.keyboard.press("ControlOrMeta+k");
  await expect(reader.getByRole("combobox", { name: "Find or run" })).toBeFocused();
  await reader.keyboard.type("spring ti");
  // Another dossier may say the same; what stands here comes first and is told without its dossier.
  await expect(
    reader.getByRole("option", { name: "The company blamed the spring tide. A1", exact: true }),
  ).toHaveAttribute("aria-selected", "true");
  await reader.keyboard.press("Enter");
  await reader.waitForURL(new RegExp(`/dossiers/${dossierId}/claims/[^/]+$`));
});
