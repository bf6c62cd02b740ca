import { connect } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openDesk } from "@/db/client";
import { removeMember } from "@/lib/dossiers/commands";
import { dialog, dragOver, open, signIn } from "./page";
import { password } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const cards = (page: Page) => page.getByRole("navigation", { name: "Claims in the margin" }).getByRole("link");
const readers = (page: Page) => page.getByRole("list", { name: "Also reading" });
const notLive = (page: Page) => page.getByText("Not live: what others do shows when the connection is back.");

/** What is asked for to be told of changes, from now on. */
function streamsOf(page: Page): string[] {
  const asked: string[] = [];
  page.context().on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/live") asked.push(request.url());
  });
  return asked;
}

test("two people in one article see each other, and each other's claims within a second", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Holm ferry, by two at once");
  const article = await newArticle(people.checker.api, dossierId, courier);
  const address = `/dossiers/${dossierId}/articles/${article.id}`;
  const chidi = await as("checker");
  const sofia = await as("second");
  await open(chidi, address);
  await expect(readers(chidi)).toHaveCount(0);
  await open(sofia, address);
  await expect(readers(chidi).getByText("Sofia Second")).toBeAttached();
  await expect(readers(sofia).getByText("Chidi Checker")).toBeAttached();

  await test.step("a claim that one tags shows in the other's article", async () => {
    await dragOver(chidi, "The company blamed the tide");
    await chidi.keyboard.press("c");
    const tagging = dialog(chidi, "Tag claim");
    await expect(tagging.getByLabel("Statement")).toHaveValue(/^The company/);
    const seen = sofia.locator("article .body mark").first().waitFor({ timeout: 10_000 });
    const began = performance.now();
    await tagging.getByRole("button", { name: "Tag as claim" }).click();
    await seen;
    const took = performance.now() - began;
    test.info().annotations.push({ type: "seen by the other after", description: `${Math.round(took)} ms` });
    expect(took).toBeLessThan(2_000);
    await expect(cards(sofia)).toHaveCount(1);
  });

  await test.step("what is being typed stays, and the other's claim comes when it is done", async () => {
    await dragOver(sofia, "It is a pretty harbour");
    await sofia.keyboard.press("c");
    const tagging = dialog(sofia, "Tag claim");
    await tagging.getByLabel("Statement").fill("The harbour of Holm is pretty.");
    await newClaim(people.checker.api, dossierId, article, "without its second engine", { statement: "No engine." });
    await expect(cards(chidi)).toHaveCount(2);
    await expect(tagging.getByLabel("Statement")).toHaveValue("The harbour of Holm is pretty.");
    await expect(tagging.getByLabel("Statement")).toBeFocused();
    await tagging.getByRole("button", { name: "Tag as claim" }).click();
    await expect(cards(sofia)).toHaveCount(3);
    await expect(cards(chidi)).toHaveCount(3);
  });

  await test.step("who goes is no longer shown", async () => {
    await sofia.goto(`/dossiers/${dossierId}/claims`);
    await expect(readers(chidi)).toHaveCount(0);
  });
});

test("what somebody else writes shows beside what is being written, and takes nothing of it away", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Holm ferry, told twice");
  const { api } = people.checker;
  const article = await newArticle(api, dossierId, courier);
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", {
    statement: "It was the tide.",
  });
  const page = await as("second");
  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  await page.getByRole("button", { name: "Edit statement" }).click();
  await page.getByRole("textbox", { name: "Statement" }).fill("The company said that it was the tide.");
  await api.patch(`/claims/${claim.id}`, { statement: "The company blamed the tide for it.", seen: claim.version });
  await expect(page.getByText("The company blamed the tide for it.", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Statement" })).toHaveValue("The company said that it was the tide.");
});

test("a browser without a connection says so, and catches up when it is back", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Holm ferry, by train");
  const article = await newArticle(people.checker.api, dossierId, courier);
  const page = await as("second");
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  await newClaim(people.checker.api, dossierId, article, "The company blamed the tide", { statement: "One." });
  await expect(cards(page)).toHaveCount(1);
  await page.context().setOffline(true);
  await expect(notLive(page)).toBeVisible();
  await newClaim(people.checker.api, dossierId, article, "It is a pretty harbour", { statement: "Two." });
  await page.waitForTimeout(500);
  await expect(cards(page)).toHaveCount(1);
  await page.context().setOffline(false);
  await expect(cards(page)).toHaveCount(2);
  await expect(notLive(page)).toHaveCount(0);
});

test("the tabs of a browser share one connection, and the next takes over when its tab is closed", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "Holm ferry, in tabs");
  const article = await newArticle(people.checker.api, dossierId, courier);
  const address = `/dossiers/${dossierId}/articles/${article.id}`;
  const first = await as("checker");
  const asked = streamsOf(first);
  await open(first, address);
  await expect.poll(() => asked.length).toBe(1);
  const second = await first.context().newPage();
  await open(second, address);
  await newClaim(people.second.api, dossierId, article, "The company blamed the tide", { statement: "One." });
  for (const tab of [first, second]) await expect(cards(tab)).toHaveCount(1);
  expect(asked.length, "connections").toBeLessThanOrEqual(2);
  await first.close();
  await newClaim(people.second.api, dossierId, article, "It is a pretty harbour", { statement: "Two." });
  await expect(cards(second)).toHaveCount(2);
});

test("who is removed from a dossier loses it while looking at it, whoever wrote that", async ({ as, people, site }) => {
  const dossierId = await newDossier(people, "Holm ferry, without Rae");
  const article = await newArticle(people.checker.api, dossierId, courier);
  const page = await as("reader");
  const asked = streamsOf(page);
  await open(page, `/dossiers/${dossierId}/articles/${article.id}`);
  await expect.poll(() => asked.length).toBe(1);
  await expect(page.locator("article .body")).toBeVisible();
  // As another process does it, such as the command line.
  const desk = openDesk(join(site.dataDir, "second-source.sqlite"));
  const lead = { personId: people.lead.id, admin: true, now: new Date() };
  await desk.transact((tx) => removeMember(tx, lead, { dossierId, personId: people.reader.id }));
  desk.close();
  await expect(page.locator("article .body")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /nothing here/i })).toBeVisible();
});

test("my desk and the list of dossiers show what others do in any of one's dossiers", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Holm ferry, from afar");
  const desk = await as("checker");
  await open(desk, "/");
  const list = await desk.context().newPage();
  await open(list, "/dossiers");
  await people.lead.api.post(`/dossiers/${dossierId}/tasks`, {
    title: "Ring the harbour master of Holm",
    assigneeId: people.checker.id,
  });
  await expect(desk.getByText("Ring the harbour master of Holm").first()).toBeVisible();
  await newDossier(people, "Holm ferry, opened meanwhile");
  await expect(list.getByText("Holm ferry, opened meanwhile").first()).toBeVisible();
});

test("only those who are signed in are told anything, and nothing of it is kept", async ({ as, page, people }) => {
  const stranger = await page.request.get("/api/live");
  expect(stranger.status()).toBe(401);
  expect(stranger.headers()["cache-control"]).toContain("no-store");
  const dossierId = await newDossier(people, "Holm ferry, overheard");
  const signedIn = await as("second");
  const told = signedIn.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await open(signedIn, `/dossiers/${dossierId}`);
  const response = await told;
  expect(response.headers()).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect(response.headers()["content-encoding"]).toBeUndefined();
});

test("open connections do not keep a desk from stopping", async ({ browser, newSite }) => {
  await newSite.desk(
    ["person", "add", "--email", "ada@desk.example", "--name", "Ada", "--role", "admin", "--password-stdin"],
    password,
  );
  const context = await browser.newContext({ baseURL: newSite.url });
  const page = await context.newPage();
  await signIn(page, "ada@desk.example");
  await page.evaluate(
    () =>
      new Promise<void>((heard) => {
        new EventSource("/api/live").addEventListener("beat", () => heard());
      }),
  );
  // A browser opens connections ahead and may never use them.
  const ahead = connect(Number(new URL(newSite.url).port), "localhost").on("error", () => undefined);
  await new Promise((ready) => ahead.once("connect", ready));
  // What the page itself still asks for is answered first.
  await page.waitForTimeout(1_000);
  const began = performance.now();
  await newSite.stop();
  expect(performance.now() - began).toBeLessThan(3_000);
  await context.close();
});
