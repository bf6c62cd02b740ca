import type { Page } from "@playwright/test";
import { demoPages } from "./demo";
import { open } from "./page";
import { courier, newArticle, newDossier } from "./story";
import { expect, test } from "./test";

/** Collects what a page asks for, what it is answered, and what goes wrong in it. */
function watch(page: Page, url: string) {
  const elsewhere: string[] = [];
  const cached: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== url) elsewhere.push(request.url());
  });
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    const built = pathname.startsWith("/_next/static/");
    if (!built && !/no-store/.test(response.headers()["cache-control"] ?? "")) cached.push(pathname);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return { elsewhere, cached, problems };
}

test("nothing signed-in is kept, no script is let in, and no request leaves the machine", async ({
  as,
  demo,
  site,
}) => {
  const page = await as("lead");
  const { elsewhere, cached, problems } = watch(page, site.url);
  for (const name of demoPages) {
    const response = await page.goto(demo[name]);
    const headers = response?.headers() ?? {};
    expect.soft(response?.status(), name).toBe(200);
    expect.soft(headers["cache-control"], name).toContain("no-store");
    const policy = headers["content-security-policy"] ?? "";
    expect.soft(policy, name).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
    expect.soft(policy, name).toMatch(/style-src 'self' 'nonce-[^']+';/);
    expect.soft(policy, name).not.toContain("unsafe");
    expect.soft(headers, name).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
    });
    expect.soft(headers.link ?? "", `${name}: nothing else to connect to`).not.toContain("preconnect");
  }
  expect.soft(elsewhere, "requests to elsewhere").toEqual([]);
  expect.soft(cached, "answers that a cache may keep").toEqual([]);
  expect.soft(problems, "complaints of the browser").toEqual([]);
});

test("working on the pages asks nobody else, and breaks no rule of theirs", async ({ as, demo, site }) => {
  const page = await as("lead");
  const { elsewhere, cached, problems } = watch(page, site.url);
  await open(page, demo.overview);
  const side = page.getByRole("navigation", { name: "Main" });
  for (const name of ["Claims", "Origins", "Sources", "Tasks", "History"]) {
    await side.getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await expect(page).toHaveTitle(new RegExp(name));
  }
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("dredged");
  await expect(page.getByRole("option", { name: /dredged/ }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await open(page, demo["reader with a claim open"]);
  await page.keyboard.press("j");
  await page.getByRole("button", { name: "Coverage" }).click();
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  await page.keyboard.press("e");
  await page.getByRole("dialog", { name: "Add evidence" }).getByRole("button", { name: "Cancel" }).click();
  expect(elsewhere, "requests to elsewhere").toEqual([]);
  expect(cached, "answers that a cache may keep").toEqual([]);
  expect(problems, "complaints of the browser").toEqual([]);
});

test("what an action answers is kept nowhere, and is no page", async ({ as, people, site }) => {
  const dossierId = await newDossier(people, "Kept nowhere");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const page = await as("checker");
  const { elsewhere, cached, problems } = watch(page, site.url);
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.keyboard.press("u");
  await page.keyboard.press("n");
  const answer = await answered;
  expect(answer.request().headers()["next-action"]).toBeTruthy();
  expect(answer.headers()).toMatchObject({
    "cache-control": expect.stringContaining("no-store"),
    "content-type": expect.stringContaining("text/x-component"),
    "x-content-type-options": "nosniff",
  });
  await expect(page.getByText("1 sentence not checkable")).toBeVisible();
  expect(elsewhere, "requests to elsewhere").toEqual([]);
  expect(cached, "answers that a cache may keep").toEqual([]);
  expect(problems, "complaints of the browser").toEqual([]);
});

test("the original of an article is handed over as a file, and kept nowhere", async ({ as, demo }) => {
  const page = await as("lead");
  const response = await page.request.get(`${demo.reader}/original`);
  expect(response.headers()).toMatchObject({
    "cache-control": "no-store",
    "content-disposition": expect.stringMatching(/^attachment/),
    "x-content-type-options": "nosniff",
  });
  expect(await response.text()).toContain("Port authority paid in full");
});
