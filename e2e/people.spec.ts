import type { Page } from "@playwright/test";
import { answering, dialog, fillSignIn, open, pick, signIn } from "./page";
import { newPerson, password } from "./people";
import { expect, test } from "./test";

const another = "four grey geese on ice";
const refusal = "This e-mail address and password do not belong together. Check both and try again.";

async function offeredLink(page: Page, title: string): Promise<string> {
  const offered = dialog(page, title);
  const link = await offered.getByRole("textbox", { name: "Link" }).inputValue();
  await offered.getByRole("button", { name: "Done" }).click();
  return link;
}

async function setNewPassword(page: Page, label: string, secret: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(secret);
  await page.getByLabel("The same again").fill(secret);
}

test("somebody joins by an invitation, and is shut out at the next request once they are disabled", async ({
  as,
  page,
}) => {
  const admin = await as("lead");
  await open(admin, "/people");
  await admin.getByRole("button", { name: "Invite somebody" }).click();
  const invite = dialog(admin, "Invite somebody");
  await invite.getByLabel("Name", { exact: true }).fill("Nora New");
  await invite.getByLabel("Work e-mail").fill("nora.new@desk.example");
  await invite.getByRole("button", { name: "Make the invitation" }).click();
  const link = await offeredLink(admin, "The invitation of nora.new@desk.example");
  await expect(admin.getByRole("heading", { name: /Invited, not here yet/ })).toBeVisible();

  await open(page, link);
  await expect(page.getByLabel("Your name")).toHaveValue("Nora New");
  await setNewPassword(page, "Password", "short");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText("Use at least 12 characters")).toBeVisible();
  await setNewPassword(page, "Password", another);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();

  const late = await page.context().newPage();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This link does not work" })).toBeVisible();

  await open(admin, "/people");
  await pick(admin, admin.getByRole("button", { name: "Change Nora New" }), "Disable");
  await dialog(admin, "Disable Nora New?").getByRole("button", { name: "Disable" }).click();
  await expect(admin.getByRole("row", { name: /Nora New/ })).toContainText("Disabled");

  await answering(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Dossiers", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await fillSignIn(page, "nora.new@desk.example", another);
  await expect(page.getByText(refusal)).toBeVisible();
});

test("an administrator's link sets a new password, once", async ({ as, page, site }) => {
  const { name, email } = await newPerson(site, "Rita Reset");
  const admin = await as("lead");
  await open(admin, "/people");
  await pick(admin, admin.getByRole("button", { name: `Change ${name}` }), "Offer a new password");
  const link = await offeredLink(admin, `A new password for ${name}`);

  await open(page, link);
  await setNewPassword(page, "New password", another);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your new password is set. Sign in with it.")).toBeVisible();
  await fillSignIn(page, email, password);
  await expect(page.getByText(refusal)).toBeVisible();
  await signIn(page, email, another);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("a changed password signs the other browsers out, and not this one", async ({ browser, page, site }) => {
  const { email } = await newPerson(site, "Clara Change");
  await signIn(page, email);
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, email);

  await open(page, "/settings");
  await page.getByLabel("Current password").fill("not my password");
  await setNewPassword(page, "New password", another);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();

  await elsewhere.goto("/dossiers");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto("/dossiers");
  await expect(page.getByRole("heading", { level: 1, name: "Dossiers" })).toBeVisible();
  await elsewhere.context().close();
});

test("an account shows when each of its tokens was last used, or that it never was", async ({
  browser,
  page,
  site,
}) => {
  const { email, api } = await newPerson(site, "Tilda Token");
  await signIn(page, email);
  await open(page, "/settings");
  const token = (name: string) => page.getByRole("row").filter({ has: page.getByRole("cell", { name, exact: true }) });
  await expect(token("specs").getByRole("cell").nth(3)).toHaveText("never");
  await api.get("/dossiers");
  await expect(async () => {
    await page.reload();
    await expect(token("specs").getByRole("cell").nth(3).locator("time")).toHaveText(/now|sec|min/, { timeout: 1000 });
  }).toPass();

  const phone = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: { width: 390, height: 844 },
  });
  const narrow = await phone.newPage();
  await open(narrow, "/settings");
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await phone.close();
});

test("who signs out is out, and going back shows nothing", async ({ page, site }) => {
  const { name, email } = await newPerson(site, "Sven Signout");
  await signIn(page, email);
  await open(page, "/settings");
  await pick(page, page.getByRole("button", { name: `Account of ${name}` }), "Sign out");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText(email)).toHaveCount(0);
});

test("an unknown address and a wrong password are answered alike", async ({ page, people }) => {
  for (const email of [people.reader.email, "nobody@desk.example"]) {
    await fillSignIn(page, email, "not the password of anybody");
    await expect(page.getByRole("alert").filter({ hasText: refusal })).toBeVisible();
    await page.reload();
  }
});

test("a password that is sent before the page's script has come does not stand in the address", async ({
  browser,
  people,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill(people.reader.email);
  await page.getByLabel("Password").fill("canary-password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForLoadState();
  expect(addresses.length).toBeGreaterThan(1);
  expect(addresses.filter((address) => address.includes("canary"))).toEqual([]);
  await context.close();
});

test("after ten wrong passwords even the right one has to wait", async ({ page, site }) => {
  const { email } = await newPerson(site, "Gita Guessed");
  const answered = () => page.waitForResponse((response) => response.url().endsWith("/callback/credentials"));
  for (let tries = 1; tries <= 10; tries++) {
    const [response] = await Promise.all([answered(), fillSignIn(page, email, `wrong password ${tries}`)]);
    expect(response.status(), `try ${tries}`).toBe(401);
  }
  const [response] = await Promise.all([answered(), fillSignIn(page, email, password)]);
  expect(response.status()).toBe(429);
  await expect(page.getByText(/Too many tries\. Wait \d+ minutes/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
