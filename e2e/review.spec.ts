import { dialog, dragOver, open } from "./page";
import type { People } from "./people";
import { courier, newArticle, newClaim, newDossier, northline } from "./story";
import { expect, test } from "./test";

/** A claim that the checker has judged and asked to be reviewed. */
async function forReview(people: People, title: string, about: object = {}) {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const statement = "The company blamed the tide for the delays.";
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", { statement, ...about });
  let { version: seen } = claim;
  for (const [path, body] of [
    ["verdict", { substance: "supported" }],
    ["status", { to: "checking" }],
    ["status", { to: "for-review" }],
  ] as const)
    seen = (await api.post<{ version: number }>(`/claims/${claim.id}/${path}`, { ...body, seen })).version;
  return { dossierId, article, claim, statement, address: `/dossiers/${dossierId}/claims/${claim.id}` };
}

test("a second person sends a claim back with a reason, and the checker hears of it", async ({ as, people }) => {
  const { address } = await forReview(people, "Sent back");
  const second = await as("second");
  await open(second, address);
  await second.getByRole("button", { name: "Send back" }).click();
  const asking = dialog(second, "Send back: claim A1");
  await asking.getByRole("button", { name: "Send back" }).click();
  await expect(asking.getByText("Write the reason.")).toBeVisible();
  await asking.getByLabel("Why").fill("Which company? There are two.");
  await asking.getByRole("button", { name: "Send back" }).click();
  await expect(second.getByRole("main").getByText("Checking", { exact: true })).toBeVisible();

  const checker = await as("checker");
  await open(checker, "/");
  await expect(checker.getByText(/^Sofia Second .*Which company\? There are two\./).first()).toBeVisible();
  await open(checker, address);
  await checker.getByRole("tab", { name: /^History/ }).click();
  await expect(checker.getByText(/Sofia Second sent A1 back: Which company\? There are two\./)).toBeVisible();
});

test("a lead waives a line of the standard with a reason, and only then it can be signed", async ({ as, people }) => {
  const { address } = await forReview(people, "Waived", { stakes: "critical" });
  const second = await as("second");
  await open(second, address);
  await expect(second.getByRole("button", { name: "Sign off" })).toBeDisabled();
  await expect(second.getByRole("button", { name: /^Waive/ }), "a checker waives nothing").toHaveCount(0);

  const lead = await as("lead");
  await open(lead, address);
  await lead.getByRole("button", { name: /^Waive this line: .*origins/ }).click();
  const asking = dialog(lead, "Waive a line for claim A1");
  await asking.getByLabel("Why it need not hold here").fill("It is their own statement.");
  await asking.getByRole("button", { name: "Waive this line" }).click();
  await expect(lead.getByText("Waived by Lena Lead: It is their own statement.")).toBeVisible();
  await second.reload();
  await expect(second.getByRole("button", { name: "Sign off" })).toBeEnabled();
});

test("who signs what has changed since they read it is told, and nothing is signed", async ({ as, people }) => {
  const { address, claim } = await forReview(people, "Changed under the pen");
  const second = await as("second");
  await open(second, address);
  await second.getByRole("button", { name: "Sign off" }).click();
  const signing = dialog(second, "Sign off claim A1");
  for (const line of await signing.getByRole("checkbox").all()) await line.check();
  const { version: seen } = await people.checker.api.get<{ version: number }>(`/claims/${claim.id}`);
  await people.checker.api.patch(`/claims/${claim.id}`, { statement: "The company blamed the moon.", seen });
  await signing.getByRole("button", { name: "Sign off as SS" }).click();
  await expect(signing.getByText("The claim changed after you read it.")).toBeVisible();
  await signing.getByRole("button", { name: "Close and read it again" }).click();
  await expect(second.getByText("The company blamed the moon.", { exact: true })).toBeVisible();
  const after = await people.checker.api.get<{ status: string }>(`/claims/${claim.id}`);
  expect(after.status).not.toBe("signed-off");
});

test("words of a second article become another mention of a claim that exists", async ({ as, people }) => {
  const { dossierId, claim } = await forReview(people, "Said twice");
  const other = await newArticle(people.checker.api, dossierId, northline, { outlet: "Northline" });
  const checker = await as("checker");
  await open(checker, `/dossiers/${dossierId}/articles/${other.id}`);
  await dragOver(checker, "40 minutes late every day of last week");
  await checker.getByRole("button", { name: "Tag claim" }).click();
  const tagging = dialog(checker, "Tag claim");
  await tagging.getByRole("button", { name: "Claim that exists" }).click();
  await tagging.getByLabel("How the text puts it").selectOption("attributes");
  await tagging.getByRole("combobox", { name: "Claim" }).fill("tide");
  await tagging.getByRole("combobox", { name: "Claim" }).press("Enter");
  await expect(checker.getByText("The mention is added")).toBeVisible();
  const { mentions } = await people.checker.api.get<{ mentions: { quote: string; mode: string }[] }>(
    `/claims/${claim.id}`,
  );
  expect(mentions).toMatchObject([{}, { quote: "40 minutes late every day of last week", mode: "attributes" }]);
  await checker
    .getByRole("main")
    .getByRole("link", { name: /^Claim A1/ })
    .click();
  const panel = checker.getByRole("complementary", { name: "Claim A1" });
  await expect(panel.getByRole("button", { name: /^Attribution in B: Not yet checked/ })).toBeVisible();
});

test("somebody who is named in a comment hears of it", async ({ as, people }) => {
  const { address } = await forReview(people, "Talked about");
  const reader = await as("reader");
  await open(reader, address);
  await reader.getByRole("textbox", { name: "Comment" }).fill("@Chidi Checker who said this, and when?");
  await reader.getByRole("button", { name: "Comment" }).click();
  await expect(reader.getByRole("tabpanel", { name: /^Comments/ })).toContainText("who said this, and when?");
  const checker = await as("checker");
  await open(checker, "/");
  await expect(checker.getByRole("listitem").filter({ hasText: "who said this, and when?" }).first()).toBeVisible();
});
