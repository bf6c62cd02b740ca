import { open, pick } from "./page";
import { courier, newArticle, newClaim, newDossier, northline } from "./story";
import { expect, test } from "./test";

test("a lead edits the standard, and a failing line becomes a task", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Standards of Holm");
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", {
    statement: "The company blamed the tide for the delays.",
    assigneeId: people.checker.id,
  });
  await api.post(`/claims/${claim.id}/verdict`, { substance: "supported", seen: claim.version });

  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}/settings`);
  const standard = lead.locator("#standard");
  await standard.getByRole("radio", { name: /^Rule of three/ }).check();
  await expect(standard.getByText(/at least three for each fact/)).toBeVisible();
  await expect(standard.getByText("0 of 1 claim fail now, 1 would.")).toBeVisible();

  // Rules of one's own, by keyboard alone.
  await standard.locator("summary").filter({ hasText: "Reports of their own" }).focus();
  await lead.keyboard.press("Enter");
  await standard.getByLabel("At least").fill("0");
  await expect(standard.getByText("Write a number from 1 to 20.")).toBeVisible();
  await expect(standard.getByRole("button", { name: "Save the standard" })).toBeDisabled();
  await standard.getByLabel("At least").fill("1");
  await expect(standard.getByRole("radio", { name: /^Own/ })).toBeChecked();
  await expect(standard.getByLabel("Name of the standard")).toHaveValue("rule of three, changed");
  await standard.getByRole("button", { name: "Remove rule 1" }).press("Enter");
  await pick(lead, standard.getByRole("button", { name: "Add a rule" }), "A primary source");
  await pick(lead, standard.getByRole("button", { name: "Add a rule" }), "Reliability");
  await standard.getByLabel("At least").selectOption("B");
  await standard.getByRole("button", { name: "Move Reliability up" }).press("Enter");
  await expect(standard.getByRole("listitem").filter({ hasText: "Reliability" })).toContainText("2");
  await standard.getByLabel("Name of the standard").fill("Ferry desk");

  // Somebody else changes the dossier meanwhile: what was typed stays.
  await people.lead.api.patch(`/dossiers/${dossierId}`, { standard: { name: "hurried", rules: [] } });
  await standard.getByRole("button", { name: "Save the standard" }).press("Enter");
  await expect(standard.getByText("hurried")).toBeVisible();
  await standard.getByRole("button", { name: "Keep mine" }).press("Enter");
  await expect(standard.getByLabel("Name of the standard")).toHaveValue("Ferry desk");
  await standard.getByRole("button", { name: "Save the standard" }).press("Enter");
  await expect(lead.getByText("The standard is saved.")).toBeVisible();

  await open(lead, `/dossiers/${dossierId}`);
  await expect(lead.getByText("Ferry desk")).toBeVisible();
  const failing = lead.getByRole("listitem").filter({ hasText: "The company blamed the tide for the delays." }).last();
  await expect(failing).toContainText("Needs a primary source that we hold");
  const make = failing.getByRole("button", { name: /^Make the task for A1: Needs a primary source/ });
  const asked = (url: URL) => url.pathname === `/dossiers/${dossierId}`;
  await lead.route(asked, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await make.press("Enter");
  await expect(failing.getByText(/This was not saved/)).toBeVisible();
  await expect(make, "it can be pressed again at once").toBeFocused();
  await lead.unroute(asked);
  await lead.keyboard.press("Enter");
  const task = lead.getByRole("link", { name: "Get the primary source for A1" });
  await expect(task).toBeVisible();
  await expect(task).toBeFocused();
  await expect(make).toHaveCount(0);

  const checker = await as("checker");
  await open(checker, "/");
  await expect(checker.getByRole("link", { name: "Get the primary source for A1" }).first()).toBeVisible();
  await open(checker, `/dossiers/${dossierId}/claims/${claim.id}`);
  const missing = checker.getByRole("list", { name: "What is missing before sign-off" });
  await expect(missing.getByRole("link", { name: "Get the primary source for A1" })).toBeVisible();
  await checker.keyboard.press("t");
  await expect(missing.getByRole("link", { name: "Grade the sources of A1, or find a better one" })).toBeVisible();
  await expect(missing.getByRole("button", { name: /^Make the task/ })).toHaveCount(0);

  const reader = await as("reader");
  await open(reader, `/dossiers/${dossierId}`);
  await expect(reader.getByRole("link", { name: "Get the primary source for A1" })).toBeVisible();
  await expect(reader.getByRole("button", { name: /^Make the task/ })).toHaveCount(0);
});

test("who checks a claim does not sign it where the standard asks for another", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Another signer");
  const standard = { name: "ours", rules: [{ rule: "second-signer", when: {} }] };
  await people.lead.api.patch(`/dossiers/${dossierId}`, { standard });
  const article = await newArticle(api, dossierId, northline, { outlet: "Northline" });
  const claim = await newClaim(api, dossierId, article, "Nobody was hurt", {
    statement: "Nobody was hurt on the Holm ferry.",
    assigneeId: people.second.id,
  });
  let { version: seen } = claim;
  for (const [path, body] of [
    ["verdict", { substance: "supported" }],
    ["status", { to: "checking" }],
    ["status", { to: "for-review" }],
  ] as const)
    seen = (await api.post<{ version: number }>(`/claims/${claim.id}/${path}`, { ...body, seen })).version;
  const address = `/dossiers/${dossierId}/claims/${claim.id}`;

  const second = await as("second");
  await open(second, address);
  await expect(second.getByText("Needs a signer who is not its checker.", { exact: true })).toBeVisible();
  await expect(second.getByRole("button", { name: "Sign off" })).toBeDisabled();
  await second.getByRole("button", { name: /^Make the task for A1/ }).click();
  await expect(second.getByRole("link", { name: "Sign A1 off in its checker’s place", exact: true })).toBeVisible();

  const lead = await as("lead");
  await open(lead, address);
  await expect(lead.getByRole("button", { name: "Sign off" })).toBeEnabled();
});

test("a dossier is opened with a preset, and says what it is made from", async ({ as }) => {
  const lead = await as("lead");
  await open(lead, "/dossiers/new");
  await lead.getByLabel("Title").fill("Credit where due");
  await lead.getByRole("radio", { name: /^NPR-like/ }).check();
  await expect(lead.getByRole("link", { name: /NPR Ethics Handbook/ })).toHaveAttribute("rel", "noreferrer");
  await lead.getByRole("button", { name: "Open the dossier" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: "Credit where due" })).toBeVisible();
  await lead.getByRole("link", { name: "5 rules" }).click();
  await expect(lead.getByRole("radio", { name: /^NPR-like/ })).toBeChecked();
});
