import type { Page } from "@playwright/test";
import { dialog, open } from "./page";
import type { People } from "./people";
import { newDossier } from "./story";
import { expect, test } from "./test";

/** A dossier whose claims read "Claim 1" to "Claim 5", added in that order. */
async function fiveClaims(people: People, title: string) {
  const dossierId = await newDossier(people, title);
  const add = (name: string) =>
    people.checker.api.post<{ id: string; version: number }>(`/dossiers/${dossierId}/claims`, { statement: name });
  const claims: { id: string; version: number }[] = [];
  for (let at = 1; at <= 5; at++) claims.push(await add(`Claim ${at}`));
  return { dossierId, list: `/dossiers/${dossierId}/claims`, claims, add };
}

const grid = (page: Page) => page.getByRole("grid", { name: "Claims" });
const bar = (page: Page) => page.getByRole("toolbar", { name: /selected/ });

test("the row that the keys are at stays with its claim while others add some above it", async ({ as, people }) => {
  const { list, add } = await fiveClaims(people, "Added above");
  const page = await as("lead");
  await open(page, `${list}?group=none&sort=-added`);
  await grid(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const here = grid(page).locator("tr.cur");
  await expect(here).toContainText("Claim 3");
  await add("Claim 6");
  await expect(grid(page).getByText("Claim 6")).toBeVisible();
  await expect(here).toContainText("Claim 3");
  await page.keyboard.press("x");
  await add("Claim 7");
  await expect(grid(page).getByText("Claim 7")).toBeVisible();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(grid(page).getByRole("row", { selected: true })).toHaveText([/Claim 3/, /Claim 2/]);
});

test("what a change takes out of the list is selected no longer, and the next change leaves it as it is", async ({
  as,
  people,
}) => {
  const { list, claims } = await fiveClaims(people, "Out of the list");
  const page = await as("lead");
  await open(page, `${list}?checker=nobody`);
  await grid(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("a");
  const asking = dialog(page, "Who checks them");
  await asking.getByRole("combobox").selectOption({ label: "Chidi Checker" });
  await asking.getByRole("button", { name: "Change 2 claims" }).click();
  await expect(page.getByText("2 claims changed. 2 are not in this list any more.")).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await expect(grid(page).getByText("Claim 1", { exact: true })).toHaveCount(0);
  await page.keyboard.press("x");
  await expect(bar(page)).toHaveAccessibleName("1 claim selected");
  await page.keyboard.press("a");
  await asking.getByRole("combobox").selectOption({ label: "Sofia Second" });
  await asking.getByRole("button", { name: "Change 1 claim" }).click();
  await expect(page.getByText("1 claim changed. One is not in this list any more.")).toBeVisible();
  const checker = await people.lead.api.get<{ assigneeId: string }>(`/claims/${claims[0]?.id}`);
  expect(checker.assigneeId).toBe(people.checker.id);
});

test("a menu of filters stays open while several are chosen, and the focus on what was chosen", async ({
  as,
  people,
}) => {
  const { list } = await fiveClaims(people, "Several filters");
  const page = await as("lead");
  // What is chosen first is a view of one's own: its menu comes and goes beside the tabs.
  await open(page, `${list}?status=to-check`);
  await page.getByRole("button", { name: "Save view" }).click();
  await dialog(page, "Save view").getByLabel("Name").fill("To do");
  await dialog(page, "Save view").getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name: "View To do" })).toBeVisible();
  await open(page, list);
  const filters = page.getByRole("search");
  await filters.getByText("Status", { exact: true }).click();
  for (const name of ["To check", "Checking"]) {
    await filters.getByRole("link", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(filters.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "true");
    await expect(filters.getByRole("link", { name, exact: true })).toBeFocused();
    await expect(page.getByRole("button", { name: "View To do" })).toHaveCount(name === "To check" ? 1 : 0);
  }
  await expect(page).toHaveURL(/status=to-check,checking/);
});

test("in a dialog of choices the focus is on the one that is chosen: Enter sends what has the ring", async ({
  as,
  people,
}) => {
  const { list } = await fiveClaims(people, "Chosen at first");
  const page = await as("lead");
  await open(page, list);
  await grid(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("x");
  await page.keyboard.press("s");
  const stakes = dialog(page, "Their stakes");
  await expect(stakes.getByRole("radio", { checked: true })).toBeFocused();
});

test("of two views that show the same, each can be renamed and removed", async ({ as, people }) => {
  const { list } = await fiveClaims(people, "Twice the same view");
  const page = await as("checker");
  await open(page, `${list}?kind=figure`);
  for (const name of ["First", "Second"]) {
    await page.getByRole("button", { name: "Save view" }).click();
    await dialog(page, "Save view").getByLabel("Name").fill(name);
    await dialog(page, "Save view").getByRole("button", { name: "Save view" }).click();
    await expect(page.getByRole("button", { name: `View ${name}` })).toBeVisible();
  }
  await page.getByRole("button", { name: "View Second" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByRole("button", { name: "View Second" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "View First" })).toBeVisible();
});

test("who changes a card of the board and sees it go goes on from there by arrow", async ({ as, people }) => {
  const { list, claims } = await fiveClaims(people, "A card that goes");
  const page = await as("lead");
  await open(page, `${list}?view=board&group=stakes`);
  const card = (name: string) => page.getByRole("link", { name, exact: true });
  await card("Claim 2").focus();
  await people.checker.api.patch(`/claims/${claims[1]?.id}`, { seen: claims[1]?.version, stakes: "critical" });
  const column = page.getByRole("region", { name: "Claims by stakes" }).locator("section").first();
  await expect(column.getByRole("heading")).toHaveText(/^Critical/);
  await expect(card("Claim 2")).not.toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(card("Claim 2")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(card("Claim 1")).toBeFocused();
});
