import { readFile } from "node:fs/promises";
import { answering, dialog, dragOver, open, pick, tabTo } from "./page";
import { courier, newArticle, newDossier, quayRadio } from "./story";
import { expect, test } from "./test";

const statement = "The Holm ferry left the harbour 40 minutes late on every day of the first week of March 2026.";

test("an editor takes an article from upload to signed-off claim", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Holm ferry, by mouse");
  const radio = await newArticle(people.checker.api, dossierId, quayRadio, { outlet: "Quay Radio" });
  await people.checker.api.patch(`/sources/${radio.sourceId}`, { ownReporting: true, seen: 1 });
  const editor = await as("checker");

  await test.step("upload the article and check what was read from it", async () => {
    await open(editor, `/dossiers/${dossierId}/articles`);
    const choosing = editor.waitForEvent("filechooser");
    await editor.getByRole("button", { name: "Choose files" }).click();
    await (await choosing).setFiles({ name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from(courier) });
    await expect(editor.getByLabel("Headline")).toHaveValue("Ferry to Holm ran forty minutes late all week");
    await expect(editor.getByLabel("Byline")).toHaveValue("Ann Lee");
    await editor.getByRole("textbox", { name: "Outlet" }).fill("The Halvern Courier");
    await editor.getByRole("button", { name: "Save details" }).click();
    await expect(editor.getByText("Details saved.")).toBeVisible();
    await editor
      .getByRole("region", { name: "Add articles" })
      .getByRole("link", { name: "Ferry to Holm ran forty minutes late all week" })
      .click();
  });

  const panel = editor.getByRole("complementary", { name: /^Claim B1/ });
  await test.step("tag the words of a claim", async () => {
    await expect(editor.getByText("No claims tagged yet")).toBeVisible();
    await answering(editor);
    await dragOver(editor, "The Holm ferry left the harbour 40 minutes late on every day of last week");
    await editor.keyboard.press("c");
    const tagging = dialog(editor, "Tag claim");
    await expect(tagging.getByLabel("Statement")).toHaveValue(/^The Holm ferry left/);
    await tagging.getByLabel("Statement").fill(statement);
    await tagging.getByLabel("Kind").selectOption("Figure");
    await tagging.getByLabel("Stakes").selectOption("Important");
    await tagging.getByRole("button", { name: "Tag as claim" }).click();
    await expect(editor.getByText("Tagged as B1")).toBeVisible();
    await editor.getByRole("navigation", { name: "Claims in the margin" }).getByRole("link", { name: /B1/ }).click();
    await expect(panel.getByText(statement, { exact: true })).toBeVisible();
  });

  await test.step("make the mention evidence, and say where the article got it from", async () => {
    await panel.getByRole("button", { name: "Start checking" }).click();
    await expect(panel.getByText("Checking", { exact: true })).toBeVisible();
    await panel.getByRole("button", { name: /^Make it evidence/ }).click();
    const evidence = dialog(editor, "Add evidence");
    await expect(evidence.getByLabel("Quote")).toHaveValue(/^The Holm ferry left the harbour 40 minutes late/);
    await evidence.getByRole("button", { name: "Add evidence" }).click();
    await expect(panel.getByText("1 source · 0–1 origins")).toBeVisible();

    await pick(editor, panel.getByRole("button", { name: "More about The Halvern Courier" }), "Where it got it from…");
    const link = dialog(editor, "Where it got it from");
    await link.getByRole("combobox", { name: "The source that it got it from" }).fill("Harbour log, March 2026");
    await link.getByRole("option", { name: /Add a new source/ }).click();
    await link.getByLabel("Institution").fill("Holm Harbour Office");
    await link.getByLabel("How", { exact: true }).selectOption({ label: "obtained (first-hand)" });
    await link.getByLabel("The words that show it").fill("the harbour log shows");
    await link.getByLabel("I confirm it").uncheck();
    await link.getByRole("button", { name: "Draw link" }).click();
    await expect(panel.getByText("If the proposed links are confirmed: 1 origin.")).toBeVisible();
    await panel
      .getByRole("button", { name: "Confirm: B The Halvern Courier obtained Harbour log, March 2026" })
      .click();
    await expect(panel.getByText("1 source · 1 origin")).toBeVisible();
  });

  await test.step("see what is missing, add it and ask for review", async () => {
    await panel.getByRole("button", { name: "Substance: no verdict yet" }).click();
    await editor.getByRole("menuitemradio", { name: "Supported" }).click();
    const missing = panel.getByRole("list", { name: "What is missing before sign-off" });
    await expect(missing).toContainText("origins");
    await editor.keyboard.press("e");
    const evidence = dialog(editor, "Add evidence");
    await evidence.getByRole("combobox", { name: "Source" }).fill("Quay");
    await evidence.getByRole("option", { name: /Quay Radio/ }).click();
    await evidence.getByLabel("Quote").fill("the ferry to Holm came 40 minutes late on each of five days");
    await evidence.getByRole("button", { name: "Add evidence" }).click();
    await expect(panel.getByText("2 sources · 2 origins")).toBeVisible();
    await expect(missing).toHaveCount(0);
    await panel.getByRole("button", { name: "Ask for review" }).click();
    await expect(panel.getByText("For review", { exact: true })).toBeVisible();
    await expect(panel.getByText("This is your own work")).toBeVisible();
    await expect(panel.getByRole("button", { name: "Sign off" })).toHaveCount(0);
  });

  const signer = await as("second");
  await test.step("a second person reads it and signs", async () => {
    await open(signer, "/");
    await signer.getByRole("link", { name: `Review B1: ${statement.slice(0, 80)}` }).click();
    await expect(signer.getByRole("heading", { level: 1, name: "Claim B1" })).toBeVisible();
    await signer.getByRole("button", { name: "Sign off" }).click();
    const signing = dialog(signer, "Sign off claim B1");
    await signing.getByRole("button", { name: "Sign off as SS" }).click();
    await expect(signing.getByText("Tick both lines")).toBeVisible();
    for (const line of await signing.getByRole("checkbox").all()) await line.check();
    await signing.getByRole("button", { name: "Sign off as SS" }).click();
    await expect(signer.getByText(/^Signed off by Sofia Second/)).toBeVisible();
  });

  await test.step("the copy holds the signed claim", async () => {
    await open(editor, `/dossiers/${dossierId}/export`);
    await editor.getByLabel("Why it is made").fill("For the morning meeting");
    await editor.getByRole("button", { name: "Make the edition" }).click();
    await expect(editor.getByText("Edition 1 is made.")).toBeVisible();
    const downloading = editor.waitForEvent("download");
    await editor.getByRole("link", { name: /^Edition 1: .*HTML$/ }).click();
    const copy = await readFile(await (await downloading).path(), "utf8");
    expect(copy).toContain(statement);
    expect(copy).toContain("Sofia Second");
    expect(copy).toContain("Harbour log, March 2026");
    expect(copy, "the copy asks nobody for anything").not.toMatch(
      /<(script|link|img)[^>]+(src|href)=["']?(https?:)?\/\//,
    );
  });

  await test.step("a change afterwards makes the sign-off stale", async () => {
    await open(editor, `/dossiers/${dossierId}/articles`);
    await editor
      .getByRole("table")
      .getByRole("link", { name: /^Ferry to Holm/ })
      .click();
    await editor
      .getByRole("navigation", { name: "Claims in the margin" })
      .getByRole("link", { name: /B1.*Signed off/ })
      .click();
    await panel.getByRole("button", { name: "Edit statement" }).click();
    await panel.getByRole("textbox", { name: "Statement" }).fill(statement.replace("40", "at least 40"));
    await panel.getByRole("button", { name: "Save statement" }).click();
    await expect(panel.getByText("Stale sign-off")).toBeVisible();
    await open(signer, "/");
    await expect(signer.getByRole("heading", { name: /Your stale sign-offs/ })).toBeVisible();
    await expect(signer.getByRole("link", { name: /Review B1: .*at least 40/ })).toBeVisible();
  });
});

test("an editor tags, judges and hands on a claim by keyboard alone", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Holm ferry, by keyboard");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const editor = await as("checker");
  const { keyboard } = editor;
  // The desk writes the text anew after each key, and is slower than the hand.
  await editor.route(/\/text\?/, async (route) => {
    await new Promise((go) => setTimeout(go, 700));
    await route.continue();
  });
  await open(editor, `/dossiers/${dossierId}/articles/${article.id}`);
  const sentence = editor.getByRole("main").getByRole("status");

  await test.step("go to the sentence and tag it", async () => {
    while (!(await sentence.filter({ hasText: "The Holm ferry left" }).count())) await keyboard.press("j");
    await expect(sentence).toContainText("unexamined: The Holm ferry left");
    await keyboard.press("c");
    await expect(dialog(editor, "Tag claim").getByLabel("Statement")).toBeFocused();
    await keyboard.press("Enter");
    await expect(editor.getByText("Tagged as A1")).toBeVisible();
  });

  await test.step("mark what cannot be checked, and take back a mark", async () => {
    await keyboard.press("j");
    await expect(sentence).toContainText("The company blamed the tide.");
    await keyboard.press("j");
    await expect(sentence).toContainText("unexamined: It is a pretty harbour.");
    await keyboard.press("n");
    await expect(sentence).toContainText("not checkable: It is a pretty harbour.");
    await keyboard.press("k");
    await expect(sentence).toContainText("The company blamed the tide.");
    await keyboard.press("n");
    await expect(sentence).toContainText("not checkable: The company");
    await keyboard.press("n");
    await expect(sentence).toContainText("unexamined: The company");
  });

  const panel = editor.getByRole("complementary", { name: /^Claim A1/ });
  await test.step("open the claim, make it evidence, judge it and ask for review", async () => {
    await keyboard.press("k");
    await expect(sentence).toContainText("Claim A1, to check: The Holm ferry left");
    await keyboard.press("Enter");
    await expect(panel).toBeFocused();
    await keyboard.press("m");
    await expect(dialog(editor, "Add evidence").getByRole("button", { name: "Add evidence" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(panel.getByText("1 source · 0–1 origins")).toBeVisible();
    await keyboard.press("v");
    await expect(editor.getByRole("menuitemradio", { name: "Supported" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(panel.getByRole("button", { name: "Substance: Supported" })).toBeVisible();
    await tabTo(editor, panel.getByRole("button", { name: "Start checking" }));
    await keyboard.press("Enter");
    await expect(panel.getByText("Checking", { exact: true })).toBeVisible();
    await keyboard.press("r");
    await expect(panel.getByText("For review", { exact: true })).toBeVisible();
  });

  await test.step("leave the claim, then the coverage is told", async () => {
    await keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await expect(editor.getByText("2 of 7", { exact: true })).toBeVisible();
  });
});
