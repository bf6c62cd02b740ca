import type { Page } from "@playwright/test";
import { dialog, open } from "./page";
import type { People } from "./people";
import { courier, newArticle, newClaim, newDossier, northline } from "./story";
import { expect, test } from "./test";

/** Two articles say the same, of which one rewrites the other: proposed, and not confirmed yet. */
async function twoArticles(people: People, title: string) {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const a = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const b = await newArticle(api, dossierId, northline, { outlet: "Northline" });
  await api.patch(`/sources/${a.sourceId}`, { ownReporting: true, seen: 1 });
  const claim = await newClaim(api, dossierId, a, "The Holm ferry left the harbour 40 minutes late", {
    statement: "The Holm ferry left 40 minutes late every day of the first week of March 2026.",
  });
  for (const { sourceId } of [a, b])
    await api.post(`/claims/${claim.id}/evidence`, { sourceId, stance: "supports", credibility: 3 });
  await api.post(`/dossiers/${dossierId}/origin-links`, {
    from: b.sourceId,
    to: a.sourceId,
    kind: "rewrites",
    quote: "The Halvern Courier reported on Wednesday",
  });
  return { dossierId, claim, tidewire: { kind: "article", title: "Tidewire", outlet: "Tidewire", ownReporting: true } };
}

const badge = (page: Page, words: string) => page.getByRole("main").getByText(words, { exact: true }).first();

test("two articles turn into one origin when the link between them is confirmed", async ({ as, people }) => {
  const { dossierId, claim } = await twoArticles(people, "Two articles, one origin");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(badge(page, "2 sources · 1–2 origins")).toBeVisible();
  await expect(page.getByText("If the proposed links are confirmed: 1 origin.")).toBeVisible();

  await open(page, `/dossiers/${dossierId}/origins`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 reports → 1–2 origins");
  const confirm = page.getByRole("button", { name: "Confirm: B Northline rewrites A The Halvern Courier" });
  await confirm.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 reports → 1 origin");
  await expect(confirm).toHaveCount(0);

  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(badge(page, "2 sources · 1 origin")).toBeVisible();

  const other = await as("second");
  await open(other, `/dossiers/${dossierId}/origins`);
  await other.getByRole("button", { name: "Change: B Northline rewrites A The Halvern Courier" }).click();
  await dialog(other, "Origin link")
    .getByRole("radio", { name: /^Rejected/ })
    .check();
  await dialog(other, "Origin link").getByRole("button", { name: "Save the link" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("2 reports → 1–2 origins");
  await expect(other.getByText("Rejected links (1)")).toBeVisible();
});

test("evidence that is narrowed to what it rests on for the claim counts for itself", async ({ as, people }) => {
  const { dossierId, claim, tidewire } = await twoArticles(people, "Narrowed to an agency");
  await people.checker.api.post(`/dossiers/${dossierId}/sources`, tidewire);
  const page = await as("checker");

  await open(page, `/dossiers/${dossierId}/origins`);
  await page.getByRole("button", { name: "Confirm: B Northline rewrites A The Halvern Courier" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 reports → 1 origin");
  await page.keyboard.press("l");
  const record = dialog(page, "Record an origin link");
  await record.getByRole("combobox", { name: "This source" }).fill("Northline");
  await record
    .getByRole("listbox", { name: "This source" })
    .getByRole("option", { name: /^Northline/ })
    .click();
  await record.getByRole("combobox", { name: "got it from" }).fill("Tidewire");
  await record
    .getByRole("listbox", { name: "got it from" })
    .getByRole("option", { name: /^Tidewire/ })
    .click();
  await record.getByLabel("How", { exact: true }).selectOption({ label: "cites (second-hand)" });
  await record.getByLabel("The words that show it").fill("According to Tidewire");
  await record.getByRole("button", { name: "Record the link" }).click();
  await expect(page.getByText("Recorded the link. It counts now.")).toBeVisible();

  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(badge(page, "2 sources · 1–2 origins")).toBeVisible();
  await page.getByRole("button", { name: "Narrow the evidence from Northline" }).click();
  const narrowing = page.getByRole("group", { name: "Narrow the evidence" });
  await expect(narrowing.getByText("What does Northline rest on for this claim?")).toBeVisible();
  await page.getByRole("checkbox", { name: "Northline cites Tidewire" }).check();
  await narrowing.getByRole("button", { name: "Narrow to this one" }).click();
  await expect(badge(page, "2 sources · 2 origins")).toBeVisible();
  await expect(page.getByText("Narrowed to cites Tidewire.")).toBeVisible();

  await page.getByRole("button", { name: "Everything upstream" }).click();
  await expect(badge(page, "2 sources · 1–2 origins")).toBeVisible();
});

test("the drawing of origins answers to the arrow keys", async ({ as, people }) => {
  const { dossierId } = await twoArticles(people, "Drawn origins");
  const page = await as("reader");
  await open(page, `/dossiers/${dossierId}/origins`);
  await expect(page.getByRole("button", { name: /^Confirm/ }), "a reader decides nothing").toHaveCount(0);
  const drawing = page.getByRole("region", { name: "Drawing of the origins" });
  const [of, by] = [/^Article A/, /^Article B/].map((name) => drawing.getByRole("link", { name }));
  if (!of || !by) throw new Error("both are drawn");
  await by.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(of, "left leads to where it got it from").toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(by).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/dossiers/${dossierId}/(articles|sources)/`));
});
