import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { unzipSync, zipSync } from "fflate";
import { open } from "./page";
import type { People } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

/** A claim that a checker found supported and a second person signed off; its origins are waived by the lead. */
async function signedOff(people: People, dossierId: string, words: string, statement: string): Promise<string> {
  const { lead, checker, second } = people;
  const article = await newArticle(checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const { id } = await newClaim(checker.api, dossierId, article, words, { statement });
  const at = `/claims/${id}`;
  const { version } = await checker.api.get<{ version: number }>(at);
  await checker.api.post(`${at}/evidence`, { sourceId: article.sourceId, stance: "supports", quote: words });
  await checker.api.post(`${at}/verdict`, { substance: "supported", seen: version });
  await checker.api.post(`${at}/status`, { to: "checking", seen: version + 1 });
  await checker.api.post(`${at}/status`, { to: "for-review", seen: version + 2 });
  const waiver = { claimId: id, rule: "origins", reason: "The log is in the harbour office." };
  await lead.api.post(`/dossiers/${dossierId}/waivers`, waiver);
  const { digest } = await second.api.get<{ digest: string }>(at);
  await second.api.post(`${at}/sign-offs`, { digest });
  return id;
}

async function check(page: Page, file: string, key = "") {
  await open(page, "/verify");
  await page.getByLabel("Sealed edition").setInputFiles(file);
  await page.getByLabel("Fingerprint of the newsroom’s key").fill(key);
  await page.getByRole("button", { name: "Check it" }).click();
}

test("signed-off claims leave the desk in a sealed edition that a stranger can check", async ({
  as,
  browser,
  people,
  site,
}, testInfo) => {
  const dossierId = await newDossier(people, "Ferry, sealed");
  const statement = "The Holm ferry left 40 minutes late on every day of the first week of March 2026.";
  await signedOff(people, dossierId, "The Holm ferry left the harbour 40 minutes late", statement);
  const lead = await as("lead");
  const file = testInfo.outputPath("edition.zip");

  await test.step("the lead makes an edition for the public, and must say why it is not complete", async () => {
    await open(lead, `/dossiers/${dossierId}/export`);
    await lead.getByRole("radio", { name: /Public/ }).check();
    await lead.getByRole("button", { name: "Make the edition" }).click();
    await expect(lead.getByText("Write why: the history keeps it.")).toBeVisible();
    await lead.getByLabel("Why it is made").fill("The first claim is out tonight");
    await lead.getByRole("button", { name: "Make the edition" }).click();
    await expect(lead.getByText("Edition 1 is made.")).toBeVisible();
  });

  await test.step("it is sealed while the page tells how far it is", async () => {
    const downloading = lead.waitForEvent("download");
    await lead.getByRole("link", { name: "Edition 1: Sealed edition, ZIP" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("ferry-sealed-public-1.zip");
    await download.saveAs(file);
  });

  let fingerprint = "";
  await test.step("the newsroom hands on the fingerprint of its key", async () => {
    await open(lead, "/settings/keys");
    fingerprint = (await lead.getByRole("main").locator(".fp").first().innerText()).trim();
    expect(fingerprint.replaceAll(/\s/g, "")).toMatch(/^[0-9a-f]{64}$/);
  });

  const stranger = await (await browser.newContext({ baseURL: site.url })).newPage();
  await test.step("a stranger checks it without an account, and without anything being sent", async () => {
    await open(stranger, "/verify");
    const asked: string[] = [];
    stranger.on("request", (request) => asked.push(request.url()));
    await stranger.context().setOffline(true);
    await stranger.getByLabel("Sealed edition").setInputFiles(file);
    await stranger.getByRole("button", { name: "Check it" }).click();
    await expect(stranger.getByText("Intact, signer unproven.")).toBeVisible();
    await stranger.getByLabel("Fingerprint of the newsroom’s key").fill(fingerprint);
    await stranger.getByRole("button", { name: "Check it" }).click();
    await expect(stranger.getByText("Intact, and sealed with the key of the fingerprint given.")).toBeVisible();
    expect(asked).toEqual([]);
    await stranger.context().setOffline(false);
  });

  await test.step("the command line says the same", async () => {
    const said = await site.desk(["verify", file, "--key", fingerprint.replaceAll(/\s/g, "")]);
    expect(said).toContain("sealed with the key of the fingerprint given");
  });

  await test.step("what it holds is for the public", async () => {
    const files = unzipSync(await readFile(file));
    const names = Object.keys(files).map((name) => name.replace(/^[^/]+\//, ""));
    expect(names).toEqual(expect.arrayContaining(["data/copy.html", "data/copy.pdf", "data/origins.svg", "VERIFY.md"]));
    expect(names, "who did what when stays on the desk").not.toContain("data/history.jsonl");
    const all = Object.entries(files).filter(([name]) => /\.(html|json|jsonld|md|csv|txt|svg)$/.test(name));
    const told = all.map(([, bytes]) => new TextDecoder().decode(bytes)).join("\n");
    expect(told).toContain(statement);
    expect(told).not.toContain("Sofia Second");
  });

  await test.step("one changed letter is found and named", async () => {
    const files = unzipSync(await readFile(file));
    const name = Object.keys(files).find((one) => one.endsWith("data/claims.csv")) ?? "";
    const bytes = files[name] ?? new Uint8Array();
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
    const altered = testInfo.outputPath("altered.zip");
    await writeFile(altered, zipSync(files));
    await check(stranger, altered, fingerprint);
    const answer = stranger.getByRole("listitem").filter({ hasText: "data/claims.csv" });
    await expect(answer).toBeVisible();
    await expect(site.desk(["verify", altered])).rejects.toThrow();
  });

  await test.step("what is no edition is told so", async () => {
    const other = testInfo.outputPath("letter.zip");
    await writeFile(other, "This is a letter.");
    await check(stranger, other);
    await expect(stranger.getByRole("alert").or(stranger.locator(".err")).first()).toBeVisible();
  });
  await stranger.context().close();
});

test("a second edition says what it changed, and drafts the corrections note", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Ferry, corrected");
  const statement = "The Holm ferry left 40 minutes late on every day of the first week of March 2026.";
  const id = await signedOff(people, dossierId, "The Holm ferry left the harbour 40 minutes late", statement);
  const make = (reason: string) =>
    people.lead.api.post(`/dossiers/${dossierId}/editions`, { audience: "desk", reason });
  await make("As it went out");
  const { version } = await people.checker.api.get<{ version: number }>(`/claims/${id}`);
  const mended = statement.replace("40", "45");
  await people.checker.api.patch(`/claims/${id}`, { statement: mended, seen: version });
  await make("The log was read again");

  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}/export`);
  const [newest] = await lead.getByRole("link", { name: "What it changed" }).all();
  await newest?.click();
  await expect(lead.getByRole("heading", { level: 1 })).toContainText("2");
  await expect(lead.getByRole("main")).toContainText(mended);
  await expect(lead.getByRole("main")).toContainText(statement);
});
