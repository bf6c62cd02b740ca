import { dialog, open } from "./page";
import type { People } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

/** A claim that the checker has judged and asked to be reviewed. */
async function forReview(people: People, title: string) {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const statement = "The company blamed the tide for the delays.";
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", { statement });
  let { version: seen } = claim;
  for (const [path, body] of [
    ["verdict", { substance: "supported" }],
    ["status", { to: "checking" }],
    ["status", { to: "for-review" }],
  ] as const)
    seen = (await api.post<{ version: number }>(`/claims/${claim.id}/${path}`, { ...body, seen })).version;
  return { dossierId, article, claim, statement, address: `/dossiers/${dossierId}/claims/${claim.id}` };
}

test("a claim is sent back, answered, signed, changed, and its stale sign-off shows what changed", async ({
  as,
  people,
}) => {
  test.slow();
  const { address } = await forReview(people, "Back and forth");
  const [checker, second, lead] = [await as("checker"), await as("second"), await as("lead")];

  await test.step("the second signer sends it back", async () => {
    await open(second, address);
    await second.getByRole("button", { name: "Send back" }).click();
    const asking = dialog(second, "Send back: claim A1");
    await asking.getByLabel("Why").fill("Which company? There are two.");
    await asking.getByRole("button", { name: "Send back" }).click();
    await expect(second.getByRole("main").getByText("Checking", { exact: true })).toBeVisible();
  });

  await test.step("the checker cannot ask again without an answer", async () => {
    await open(checker, address);
    const sent = checker.getByRole("region", { name: "Sent back" });
    await expect(sent).toContainText("Which company? There are two.");
    await checker.getByRole("button", { name: "Ask for review" }).click();
    const asking = dialog(checker, "Ask for review: claim A1");
    await expect(asking).toContainText("Sofia Second sent it back: Which company?");
    await asking.getByRole("button", { name: "Ask for review" }).click();
    await expect(asking.getByText("Answer the reason first")).toBeVisible();
    await asking.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("the checker mends the statement, answers and asks again", async () => {
    await checker.getByRole("button", { name: "Edit statement" }).click();
    await checker.getByRole("textbox", { name: "Statement" }).fill("The ferry company blamed the tide for the delays.");
    await checker.getByRole("button", { name: "Save statement" }).click();
    await checker.getByLabel("Your answer").fill("The ferry company; the statement says so now.");
    await checker.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(checker.getByRole("region", { name: "Sent back" }).getByRole("listitem")).toContainText(
      "the statement says so now",
    );
    await checker.getByRole("button", { name: "Ask for review" }).click();
    await expect(checker.getByRole("main").getByText("For review", { exact: true })).toBeVisible();
  });

  await test.step("the second signer reads the answer beside the reason, and what changed, and signs", async () => {
    await open(second, address);
    await expect(second.getByRole("region", { name: "Sent back" })).toContainText("the statement says so now");
    await expect(second.getByText("1 thing changed since you saw it")).toBeVisible();
    await second.getByRole("button", { name: "Show what changed" }).click();
    const changed = second.getByRole("table", { name: "Statement and facts: changed" });
    await expect(changed.getByRole("row", { name: /^Statement/ })).toContainText("The ferry company blamed the tide");
    await expect(changed.locator("ins")).toHaveText("ferry ");
    await second.getByRole("button", { name: "Mark as seen" }).click();
    await expect(second.getByText("1 thing changed since you saw it")).toHaveCount(0);
    await second.getByRole("button", { name: "Sign off" }).click();
    const signing = dialog(second, "Sign off claim A1");
    for (const line of await signing.getByRole("checkbox").all()) await line.check();
    await signing.getByRole("button", { name: "Sign off as SS" }).click();
    await expect(second.getByText(/^Signed off by Sofia Second/)).toBeVisible();
  });

  await test.step("a change makes it stale, and everybody reads what changed since it was signed", async () => {
    await open(lead, address);
    await lead.getByRole("button", { name: "Edit statement" }).click();
    await lead.getByRole("textbox", { name: "Statement" }).fill("The ferry company blamed the tide for every delay.");
    await lead.getByRole("button", { name: "Save statement" }).click();
    await expect(lead.getByText(/The sign-off of Sofia Second of .* is stale/)).toBeVisible();
    await open(second, address);
    await expect(second.getByText(/The sign-off of Sofia Second of .* is stale/)).toBeVisible();
    const changed = second.getByRole("table", { name: "Statement and facts: changed" }).first();
    await expect(changed.getByRole("row", { name: /^Statement/ })).toContainText("every delay");
  });
});

test("what one writes is kept when somebody else answers, or cancels the check, meanwhile", async ({ as, people }) => {
  const { address, claim } = await forReview(people, "Answered by two");
  const { version: seen } = await people.second.api.get<{ version: number }>(`/claims/${claim.id}`);
  await people.second.api.post(`/claims/${claim.id}/status`, { to: "checking", reason: "Which company?", seen });

  await test.step("the answer to what was sent back", async () => {
    const checker = await as("checker");
    await open(checker, address);
    const sent = checker.getByRole("region", { name: "Sent back" });
    const mine = sent.getByLabel("Your answer");
    await mine.fill("The ferry company.");
    await people.lead.api.post(`/claims/${claim.id}/send-backs/answer`, { answer: "The one that owns the ferry." });
    await expect(sent.getByRole("listitem")).toContainText("The one that owns the ferry.");
    await expect(sent.getByText("The reason was answered meanwhile")).toBeVisible();
    await expect(mine).toHaveValue("The ferry company.");
    await expect(mine).toBeFocused();
    await sent.getByRole("button", { name: "Discard my answer" }).click();
    await expect(mine).toHaveCount(0);
  });

  await test.step("what a blind verdict rests on", async () => {
    const { id } = await people.lead.api.post(`/claims/${claim.id}/blind-checks`, { secondId: people.second.id });
    const second = await as("second");
    await open(second, address);
    const check = second.getByRole("region", { name: "Blind check" });
    const note = check.getByLabel("What it rests on");
    await note.fill("The log names no tide.");
    await people.lead.api.send("DELETE", `/blind-checks/${id}`, { reason: "Not needed." });
    await expect(check.getByText("The blind check was cancelled meanwhile.")).toBeVisible();
    await expect(note).toHaveValue("The log names no tide.");
    await expect(check.getByRole("button", { name: "Give my verdict" })).toHaveCount(0);
    await check.getByRole("button", { name: "Discard my words" }).click();
    await expect(note).toHaveCount(0);
    await expect(check.getByText("Cancelled")).toBeVisible();
  });
});

test("a blind second verdict is given without the first, which everybody reads once both are in", async ({
  as,
  people,
}) => {
  test.slow();
  const { address, claim, dossierId } = await forReview(people, "Judged blind");
  const [checker, second, lead] = [await as("checker"), await as("second"), await as("lead")];

  await test.step("the lead asks for it", async () => {
    await open(lead, address);
    await lead.getByRole("button", { name: "More about this claim" }).click();
    await lead.getByRole("menuitem", { name: "Blind second verdict…" }).click();
    const asking = dialog(lead, "Blind second verdict on claim A1");
    await expect(asking).toContainText("by Chidi Checker");
    await asking.getByLabel("Second verdict").selectOption({ label: "Sofia Second" });
    await asking.getByRole("button", { name: "Ask for it" }).click();
    await expect(lead.getByRole("region", { name: "Blind check" })).toContainText("Not given yet");
    await expect(lead.getByText("A blind check is under way.")).toBeVisible();
    await expect(lead.getByRole("button", { name: "Sign off" })).toHaveCount(0);
  });

  await test.step("the second finds it on their desk, and the first verdict nowhere", async () => {
    await open(second, "/");
    await expect(second.getByText("asks you for a blind verdict on A1.").first()).toBeVisible();
    await open(second, address);
    await expect(second.getByText("You judge without seeing the first verdict.")).toBeVisible();
    await expect(second.getByText("Sealed from you", { exact: true })).toBeVisible();
    await expect(second.getByText("The verdict is sealed from you while the blind check runs")).toBeVisible();
    await expect(second.getByRole("button", { name: "Make the task" })).toHaveCount(0);
    await second.getByRole("tab", { name: /^History/ }).click();
    await expect(second.getByText("withheld until you have given your verdict").first()).toBeVisible();
    for (const place of [
      address,
      `/dossiers/${dossierId}/claims`,
      `/dossiers/${dossierId}`,
      `/dossiers/${dossierId}/history`,
    ]) {
      await open(second, place);
      const said = await second.getByRole("main").innerText();
      // The choice of verdicts names them all; nothing else may.
      expect(said.replace(/What do you find\?[\s\S]*?What it rests on/, ""), place).not.toMatch(
        /\bSupported\b|found A1 supported/,
      );
    }
    const told = await people.second.api.get<{ substance: string | null }>(`/claims/${claim.id}`);
    expect(told.substance).toBeNull();
  });

  await test.step("they differ, and the lead settles it", async () => {
    await open(second, address);
    const mine = second.getByRole("region", { name: "Blind check" });
    await mine.getByRole("button", { name: "Give my verdict" }).click();
    await expect(mine.getByText("Choose what you find.")).toBeVisible();
    await mine.getByRole("radio", { name: "Refuted" }).check();
    await mine.getByLabel("What it rests on").fill("The log names no tide.");
    await mine.getByRole("button", { name: "Give my verdict" }).click();
    await expect(mine).toContainText("The two differ.");
    await expect(mine).toContainText("Supported");

    await open(lead, address);
    const theirs = lead.getByRole("region", { name: "Blind check" });
    await expect(theirs).toContainText("The log names no tide.");
    await theirs.getByRole("radio", { name: "Refuted" }).check();
    await theirs.getByLabel("What decided it").fill("The log is what the claim is about.");
    await theirs.getByRole("button", { name: "Settle it" }).click();
    await expect(theirs).toContainText("Settled");
    await open(checker, address);
    await expect(checker.getByRole("button", { name: "Substance: Refuted" })).toBeVisible();
  });

  await test.step("the agreement of the two is told", async () => {
    await lead.getByRole("region", { name: "Blind check" }).getByRole("link", { name: "Agreement" }).click();
    await expect(lead.getByRole("heading", { level: 1, name: "Agreement" })).toBeVisible();
    const row = lead.getByRole("row", { name: /Chidi Checker and Sofia Second/ });
    await expect(row).toContainText("0 %");
  });
});
