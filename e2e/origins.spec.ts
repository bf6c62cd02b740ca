import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openDesk } from "@/db/client";
import { outletsAll } from "@/db/outlets";
import { saveOutlet, saveOutletInput } from "@/lib/people/outlet-commands";
import { dialog, open } from "./page";
import type { People, Person } from "./people";
import type { Site } from "./server";
import { courier, newArticle, newClaim, newDossier, northline } from "./story";
import { expect, test } from "./test";

/** Two articles say the same, of which one rewrites the other: proposed, and not confirmed yet. */
async function twoArticles(people: People, title: string) {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const a = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const b = await newArticle(api, dossierId, northline.replace(/ According to Tidewire[^.]*\./, ""), {
    outlet: "Northline",
  });
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

const byEstuary = `Six ferries were laid up without a survey

Six ferries of the Holm line were laid up without a survey, the Halvern Lantern reported on Monday.

Nobody answered the telephone.
`;

const byLedger = `Holm line skipped surveys

According to the Halvern Lantern, the Holm line laid up six ferries last winter without a survey of any of them.

The mayor did not comment.
`;

test("an editor turns two articles into one origin by confirming what their texts say", async ({
  as,
  people,
  site,
}) => {
  await knowOutlet(site, people.lead, { name: "The Halvern Lantern", shortNames: ["the Lantern"] });
  const { api } = people.checker;
  const dossierId = await newDossier(people, "What the texts say");
  const a = await newArticle(api, dossierId, byEstuary, { outlet: "Estuary Today" });
  const b = await newArticle(api, dossierId, byLedger, { outlet: "Coast Ledger" });
  const claim = await newClaim(api, dossierId, a, "Six ferries of the Holm line were laid up without a survey", {
    statement: "The Holm line laid up six ferries without a survey.",
  });
  for (const { sourceId } of [a, b])
    await api.post(`/claims/${claim.id}/evidence`, { sourceId, stance: "supports", credibility: 3 });

  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(badge(page, "2 sources · 0–2 origins")).toBeVisible();
  await open(page, `/dossiers/${dossierId}/sources`);
  await expect(page.getByRole("heading", { name: /^Named in texts, not confirmed/ })).toBeVisible();

  await open(page, `/dossiers/${dossierId}/origins`);
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\/origins\/proposals$/);
  const toLantern = waitingFor(page, /(Estuary Today|Coast Ledger).*The Halvern Lantern/);
  await expect(toLantern).toHaveCount(2);
  const first = toLantern.first();
  await expect(first.getByText("2 sources · 0–2 origins → 1–2 origins"), "told before anybody confirms").toBeVisible();
  await expect(first.getByRole("link", { name: "read it there" }).first()).toBeVisible();
  for (const left of [1, 0]) {
    await toLantern.first().focus();
    await page.keyboard.press("c");
    await expect(toLantern).toHaveCount(left);
  }
  await expect(page.getByText("2 sources · 1–2 origins → 1 origin"), "told at once").toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(toLantern, "taken back").toHaveCount(1);
  await toLantern.focus();
  await page.keyboard.press("c");
  await expect(toLantern).toHaveCount(0);

  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(badge(page, "2 sources · 1 origin")).toBeVisible();
  await expect(page.getByText(/Estuary Today and Coast Ledger lead back to The Halvern Lantern/)).toBeVisible();
  await open(page, `/dossiers/${dossierId}/sources`);
  await expect(page.getByRole("link", { name: "The Halvern Lantern: report" })).toBeVisible();
});

test("what was rejected is not proposed again, and a reader decides nothing", async ({ as, people, site }) => {
  await knowOutlet(site, people.lead, { name: "The Halvern Lantern", shortNames: ["the Lantern"] });
  const dossierId = await newDossier(people, "Rejected, and looked for again");
  await newArticle(people.checker.api, dossierId, byLedger, { outlet: "Coast Ledger" });
  const reader = await as("reader");
  await open(reader, `/dossiers/${dossierId}/origins/proposals`);
  await expect(waitingFor(reader, "The Halvern Lantern")).toHaveCount(1);
  await expect(reader.getByRole("button", { name: /^(Confirm|Reject|Look)/ })).toHaveCount(0);

  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/origins/proposals`);
  const waiting = waitingFor(page, "The Halvern Lantern");
  await waiting.focus();
  await page.keyboard.press("x");
  await expect(waiting).toHaveCount(0);
  await page.getByRole("button", { name: "Look where they got things from" }).first().click();
  await expect(page.getByText("Nothing new is said there.")).toBeVisible();
  await expect(waiting).toHaveCount(0);
});

test("the drawing is saved as a file of its own, and shows one claim after the other", async ({ as, people }) => {
  const { dossierId } = await twoArticles(people, "Saved as a drawing");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/origins`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save as SVG" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("origins.svg");
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/claim=/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/claim=/);
});

const waitingFor = (page: Page, hasText: string | RegExp) =>
  page.getByRole("group", { name: "Proposed link" }).filter({ hasText });

/** Puts an outlet into the newsroom's list, as its administrator does under Settings. */
async function knowOutlet(site: Site, { id }: Person, outlet: { name: string; shortNames: string[] }): Promise<void> {
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  const actor = { personId: id, admin: true, now: new Date() };
  try {
    const known = (await outletsAll(desk.read)).some(({ name }) => name === outlet.name);
    if (!known) await desk.transact((tx) => saveOutlet(tx, actor, saveOutletInput.parse({ ...outlet, domains: [] })));
  } finally {
    desk.close();
  }
}
