import { answering, open } from "./page";
import { password } from "./people";
import { expect, test } from "./test";

test("the first visitor creates the administrator with the printed code", async ({ newSite, page }) => {
  await open(page, newSite.url);
  await expect(page).toHaveURL(`${newSite.url}/setup`);
  await expect(page.getByRole("heading", { name: "Set up this desk" })).toBeVisible();
  expect(newSite.log(), "the start prints the code").toContain(newSite.setupCode);

  await page.getByLabel("Set-up code").fill("AAAA-BBBB-CCCC");
  await page.getByLabel("Your name").fill("Ada Admin");
  await page.getByLabel("Work e-mail").fill("ada@desk.example");
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("The same again").fill(password);
  await page.getByRole("button", { name: "Create the administrator" }).click();
  await expect(page.getByText("This is not the code.")).toBeVisible();
  await expect(page.getByLabel("Your name"), "what was typed is still there").toHaveValue("Ada Admin");

  await page.getByLabel("Set-up code").fill(newSite.setupCode);
  await page.getByRole("button", { name: "Create the administrator" }).click();
  await expect(page.getByRole("heading", { name: "The desk is yours" })).toBeVisible();

  await answering(page);
  await page.getByRole("button", { name: "Load the demo newsroom" }).click();
  await page.waitForURL(`${newSite.url}/`);
  await expect(
    page
      .getByRole("main")
      .getByRole("link", { name: /Halvern dredging/ })
      .first(),
  ).toBeVisible();

  await page.goto(`${newSite.url}/setup`);
  await expect(page, "setting up is closed").toHaveURL(`${newSite.url}/`);
  await page.context().clearCookies();
  await page.goto(`${newSite.url}/setup`);
  await expect(page).toHaveURL(`${newSite.url}/sign-in`);
});

test("who is not signed in is led to the door, and on to where they were going", async ({ page, people }) => {
  await open(page, "/people?after=");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("Work e-mail").fill(people.reader.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Team" })).toBeVisible();
});
