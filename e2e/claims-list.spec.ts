import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openDesk } from "@/db/client";
import { fillWithClaims } from "@/lib/testing/many-claims";
import { dialog, holdBack, open, pick, tabTo } from "./page";
import type { People } from "./people";
import type { Site } from "./server";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

/** A dossier with three claims of an article. */
async function threeClaims(people: People, title: string) {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const late = await newClaim(api, dossierId, article, "left the harbour 40 minutes late", {
    statement: "The ferry left 40 minutes late.",
    kind: "figure",
  });
  const tide = await newClaim(api, dossierId, article, "The company blamed the tide", {
    statement: "The company blamed the tide.",
  });
  const engine = await newClaim(api, dossierId, article, "without its second engine", {
    statement: "=SUM(engines): they sailed with one.",
    stakes: "critical",
  });
  return { dossierId, claims: [late, tide, engine], list: `/dossiers/${dossierId}/claims` };
}

async function manyClaims(site: Site, people: People, title: string, count: number) {
  const dossierId = await newDossier(people, title);
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  try {
    await fillWithClaims(desk, {
      dossierId,
      personId: people.checker.id,
      checkerIds: [people.checker.id, people.second.id],
      count,
      now: new Date(),
    });
  } finally {
    desk.close();
  }
  return { dossierId, list: `/dossiers/${dossierId}/claims` };
}

const grid = (page: Page) => page.getByRole("grid", { name: "Claims" });
const bar = (page: Page) => page.getByRole("toolbar", { name: /selected/ });
const row = (page: Page, name: string | RegExp) => grid(page).getByRole("row").filter({ hasText: name });

test("claims are chosen and changed in one step, by keyboard alone", async ({ as, people }) => {
  const { list, claims } = await threeClaims(people, "Changed together");
  const page = await as("lead");
  await open(page, list);
  await tabTo(page, grid(page));
  await page.keyboard.press("Home");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(bar(page)).toHaveAccessibleName("2 claims selected");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);

  await page.keyboard.press("ControlOrMeta+a");
  await expect(bar(page)).toHaveAccessibleName("3 claims selected");
  await page.keyboard.press("a");
  const asking = dialog(page, "Who checks them");
  await asking.getByLabel("Checker").selectOption({ label: "Sofia Second" });
  await tabTo(page, asking.getByRole("button", { name: "Change 3 claims" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("3 claims changed.")).toBeVisible();
  await expect(grid(page).getByText("Sofia Second")).toHaveCount(3);

  await page.keyboard.press("d");
  await dialog(page, "When they are due").getByLabel("Due").fill("2030-05-17T12:00");
  await page.keyboard.press("Enter");
  await expect(grid(page).getByText("Fri 17 May 2030")).toHaveCount(3);
  for (const { id } of claims)
    expect(await people.lead.api.get(`/claims/${id}`)).toMatchObject({
      assigneeId: people.second.id,
      dueAt: "2030-05-17T11:00:00.000Z",
    });
  const second = await as("second");
  await open(second, "/");
  await expect(second.getByText(/gave you A\d to check/).first()).toBeVisible();
  await open(second, `${list}/${claims[0]?.id}`);
  await second.getByRole("button", { name: "Edit when its check is due" }).click();
  const asked = dialog(second, "When its check is due");
  await expect(asked.getByLabel("Due")).toHaveValue("2030-05-17T12:00");
  await asked.getByLabel("Due").fill("");
  await asked.getByRole("button", { name: "Save date" }).click();
  await expect(second.getByText("No date of its own")).toBeVisible();
});

test("what was let go is not selected when a slow network answers, and what could not be fetched is told", async ({
  as,
  people,
}) => {
  const { list } = await threeClaims(people, "Let go");
  const matching = (url: URL) => url.pathname === `${list}/matching`;
  const page = await as("lead");
  await open(page, list);
  const slow = await holdBack(page, `${list}/matching`, "GET");
  await page.keyboard.press("ControlOrMeta+a");
  await slow.held;
  await page.keyboard.press("Escape");
  const late = page.waitForResponse((response) => matching(new URL(response.url())));
  slow.letGo();
  await (await late).finished();
  await grid(page).focus();
  await page.keyboard.press("x");
  await expect(bar(page)).toHaveAccessibleName("1 claim selected");

  await page.keyboard.press("Escape");
  await page.route(matching, (route) => route.abort());
  await page.keyboard.press("ControlOrMeta+a");
  const failed = page.getByRole("alert").filter({ hasText: "Not all of these claims could be selected" });
  await expect(failed).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await page.unroute(matching);
  await failed.getByRole("button", { name: "Try again" }).click();
  await expect(bar(page)).toHaveAccessibleName("3 claims selected");
  await expect(failed).toHaveCount(0);
});

test("a step that one claim does not allow changes nothing and names it; without it the rest goes on", async ({
  as,
  people,
}) => {
  const { list, claims } = await threeClaims(people, "All or none");
  const [late] = claims;
  await people.checker.api.post(`/claims/${late?.id}/status`, { to: "checking", seen: late?.version });
  const page = await as("lead");
  await open(page, list);
  await grid(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press("r");
  const asking = dialog(page, "Move them along");
  await asking.getByRole("radio", { name: "For review" }).check();
  await asking.getByRole("button", { name: "Change 3 claims" }).click();
  await expect(asking.getByText("Nothing was changed, because of 2 of 3 claims: A2, A3.")).toBeVisible();
  await expect(
    asking.getByText("A claim that is to check cannot become for review in one step.").first(),
  ).toBeVisible();
  await asking.getByRole("button", { name: "Leave 2 claims out" }).click();
  await asking.getByRole("button", { name: "Change 1 claim" }).click();
  await expect(page.getByText("1 claim changed.")).toBeVisible();
  await expect(grid(page).getByRole("row", { name: "For review 1" })).toBeVisible();
});

test("what somebody else changed meanwhile is not written over", async ({ as, people }) => {
  const { list, claims } = await threeClaims(people, "Changed meanwhile");
  const page = await as("lead");
  await open(page, list);
  await grid(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await expect(bar(page)).toHaveAccessibleName("3 claims selected");
  await page.keyboard.press("s");
  const asking = dialog(page, "Their stakes");
  await expect(asking).toBeVisible();
  // Beneath a dialog nothing changes: what was chosen is what was seen.
  const tide = claims[1];
  await people.checker.api.patch(`/claims/${tide?.id}`, { statement: "The company blamed the moon.", seen: 1 });
  await asking.getByRole("button", { name: "Change 3 claims" }).click();
  await expect(asking.getByText("Nothing was changed, because of 1 of 3 claims: A2.")).toBeVisible();
  await asking.getByRole("button", { name: "Cancel" }).click();
  await expect(grid(page).getByText("The company blamed the moon.")).toBeVisible();
  await page.keyboard.press("s");
  await asking.getByRole("button", { name: "Change 3 claims" }).click();
  await expect(grid(page).getByText("Important")).toHaveCount(3);
});

test("a reader looks, and changes nothing", async ({ as, people }) => {
  const { list } = await threeClaims(people, "Only looked at");
  const page = await as("reader");
  await open(page, list);
  await expect(grid(page).getByRole("link", { name: "The company blamed the tide." })).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await grid(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await expect(bar(page)).toHaveCount(0);
});

test("a view is kept, shared, renamed and removed", async ({ as, people }) => {
  const { list } = await threeClaims(people, "Kept views");
  const views = (of: Page) => of.getByRole("navigation", { name: "Views of the claims" });
  const checker = await as("checker");
  await open(checker, `${list}?kind=figure&sort=-due`);
  await checker.getByRole("button", { name: "Save view" }).click();
  const keeping = dialog(checker, "Save view");
  await keeping.getByLabel("Name").fill("Figures first");
  await keeping.getByRole("button", { name: "Save view" }).click();
  await expect(views(checker).getByRole("link", { name: "Figures first" })).toHaveAttribute("aria-current", "page");

  const lead = await as("lead");
  await open(lead, list);
  await expect(views(lead).getByRole("link", { name: "Figures first" }), "it is the checker's own").toHaveCount(0);

  await pick(checker, checker.getByRole("button", { name: "View Figures first" }), "Share with the dossier");
  await expect(views(lead).getByRole("link", { name: /Figures first/ }), "it shows without a reload").toBeVisible();

  const reader = await as("reader");
  await open(reader, list);
  await views(reader)
    .getByRole("link", { name: /Figures first/ })
    .click();
  await expect(grid(reader).getByRole("link")).toHaveCount(
    1 + (await grid(reader).getByRole("columnheader").getByRole("link").count()),
  );
  await expect(reader.getByRole("button", { name: "View Figures first" }), "it is not theirs to change").toHaveCount(0);

  await views(lead)
    .getByRole("link", { name: /Figures first/ })
    .click();
  await pick(lead, lead.getByRole("button", { name: "View Figures first" }), "Rename…");
  await dialog(lead, "Rename view").getByLabel("Name").fill("Numbers");
  await lead.keyboard.press("Enter");
  await expect(views(checker).getByRole("link", { name: /Numbers/ })).toBeVisible();
  await pick(lead, lead.getByRole("button", { name: "View Numbers" }), "Remove");
  await expect(views(checker).getByRole("link", { name: /Numbers/ })).toHaveCount(0);
});

test("the list is taken along as a sheet: its claims, order and columns, and no formula", async ({ as, people }) => {
  const { list } = await threeClaims(people, "As a sheet");
  const page = await as("reader");
  await open(page, `${list}?stakes=critical,routine&sort=-ref&columns=stakes`);
  const link = page.getByRole("link", { name: "Export CSV" });
  await tabTo(page, link);
  const downloading = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^As a sheet claims \d{4}-\d\d-\d\d\.csv$/);
  const sheet = await readFile(await download.path(), "utf8");
  expect(
    sheet
      .replace(/^\uFEFF/, "")
      .trimEnd()
      .split("\r\n"),
  ).toEqual([
    "Claim,Status,Statement,Stakes",
    "A3,to-check,'=SUM(engines): they sailed with one.,critical",
    "A2,to-check,The company blamed the tide.,routine",
    "A1,to-check,The ferry left 40 minutes late.,routine",
  ]);
});

test("two thousand claims: only those in sight are there, and keys reach every one", async ({ as, site, people }) => {
  const { list } = await manyClaims(site, people, "Very many", 2000);
  const page = await as("checker");
  await open(page, `${list}?group=none&sort=added`);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "2001");
  expect(await grid(page).getByRole("row").count()).toBeLessThan(80);
  await grid(page).focus();
  await page.keyboard.press("End");
  const last = row(page, "invoice 2000 of");
  await expect(last).toBeVisible();
  await expect(last).toHaveAttribute("aria-rowindex", "2001");
  await expect(grid(page)).toHaveAttribute("aria-activedescendant", (await last.getAttribute("id")) ?? "");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+Home");
  await expect(bar(page)).toHaveAccessibleName("2000 claims selected");
  await expect(row(page, "invoice 1 of")).toHaveAttribute("aria-selected", "true");

  await page.keyboard.press("s");
  await dialog(page, "Their stakes").getByRole("radio", { name: "Critical" }).check();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^1500 claims changed, 500 were so already\.$/)).toBeVisible({ timeout: 20_000 });
  await open(page, `${list}?stakes=critical`);
  await expect(page.getByText("2,000 of 2,000")).toBeVisible();
});

test("on the board the claims stand by status, checker or stakes, and a column goes on when it is asked to", async ({
  as,
  site,
  people,
}) => {
  const { list } = await manyClaims(site, people, "On the board", 120);
  const page = await as("lead");
  await open(page, `${list}?view=board&group=checker`);
  const column = page.getByRole("region", { name: "Claims by checker" }).locator("section").first();
  await expect(column.getByRole("heading")).toHaveText(/Chidi Checker\s*20 of 40/);
  await expect(column.getByRole("listitem")).toHaveCount(20);
  await column.getByRole("button", { name: /^Show 20 more/ }).click();
  await expect(column.getByRole("listitem")).toHaveCount(40);
  await expect(column.getByRole("button")).toHaveCount(0);

  await page.locator("summary", { hasText: "Arrange" }).click();
  await page.getByRole("link", { name: "stakes", exact: true }).first().click();
  await expect(page.getByRole("region", { name: "Claims by stakes" }).getByRole("heading").first()).toHaveText(
    /^Critical/,
  );
  await page.keyboard.press("Escape");
  await page.locator("[data-claim]").first().focus();
  const first = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(first);

  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect(bar(page)).toHaveAccessibleName("2 claims selected");
  await page.keyboard.press("s");
  await dialog(page, "Their stakes").getByRole("radio", { name: "Routine" }).check();
  await dialog(page, "Their stakes").getByRole("button", { name: "Change 2 claims" }).click();
  await expect(page.getByText("2 claims changed.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);
});

test("on the board Shift goes on to another card, over what stands there and nothing else", async ({
  as,
  site,
  people,
}) => {
  const { list } = await manyClaims(site, people, "Runs on the board", 120);
  const page = await as("lead");
  await open(page, `${list}?view=board&group=checker`);
  const columns = page.getByRole("region", { name: "Claims by checker" }).locator("section");
  const card = (column: number, at: number) => columns.nth(column).getByRole("listitem").nth(at);
  const box = (column: number, at: number) => card(column, at).getByRole("checkbox");

  await card(0, 0).getByRole("link").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(bar(page)).toHaveAccessibleName("3 claims selected");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Shift+ArrowUp");
  await expect(bar(page), "it begins where one is").toHaveAccessibleName("2 claims selected");
  await page.keyboard.press("Escape");

  await card(0, 18).getByRole("link").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(card(1, 18).getByRole("link")).toBeFocused();
  await expect(bar(page), "20 of 40 stand in the first column").toHaveAccessibleName("21 claims selected");
  await page.keyboard.press("Escape");

  await columns
    .nth(0)
    .getByRole("button", { name: /^Show 20 more/ })
    .click();
  await expect(columns.nth(0).getByRole("listitem")).toHaveCount(40);
  await box(0, 38).click();
  await box(1, 1).click({ modifiers: ["Shift"] });
  await expect(bar(page)).toHaveAccessibleName("4 claims selected");
  for (const [column, at] of [
    [0, 38],
    [0, 39],
    [1, 0],
    [1, 1],
  ] as const)
    await expect(box(column, at)).toBeChecked();
  await expect(box(0, 37)).not.toBeChecked();
  await page.keyboard.press("Escape");

  await box(1, 3).click();
  await card(1, 1).getByRole("link").focus();
  await page.keyboard.press("Shift+X");
  await expect(bar(page), "backwards, too").toHaveAccessibleName("3 claims selected");

  const reader = await as("reader");
  await open(reader, `${list}?view=board&group=checker`);
  await reader.locator("[data-claim]").first().focus();
  await reader.keyboard.press("Shift+ArrowDown");
  await reader.keyboard.press("Shift+X");
  await expect(bar(reader)).toHaveCount(0);
  await expect(reader.getByRole("checkbox")).toHaveCount(0);
});

test("whoever is not in the dossier finds none of it", async ({ as, people }) => {
  const { list } = await threeClaims(people, "Nothing to see");
  const page = await as("outsider");
  for (const path of ["", "/rows", "/matching", "/csv"]) {
    expect((await page.request.get(`${list}${path}`)).status(), path).toBe(404);
  }
});
