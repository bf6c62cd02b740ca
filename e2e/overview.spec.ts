import AxeBuilder from "@axe-core/playwright";
import { open } from "./page";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test("the overview tells how far a dossier is, who has how much and what waits, in pictures and in tables", async ({
  as,
  people,
}) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "How far it is");
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const statement = "The company blamed the tide for the delays.";
  const claim = await newClaim(api, dossierId, article, "The company blamed the tide", {
    statement,
    stakes: "critical",
    assigneeId: people.checker.id,
  });
  await newClaim(api, dossierId, article, "Ferry to Holm", { statement: "The ferry goes to Holm." });
  let seen = claim.version;
  for (const [path, body] of [
    ["verdict", { substance: "supported" }],
    ["status", { to: "checking" }],
    ["status", { to: "for-review" }],
  ] as const)
    seen = (await api.post<{ version: number }>(`/claims/${claim.id}/${path}`, { ...body, seen })).version;

  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}`);
  const main = lead.getByRole("main");
  await expect(main.getByText("2 claims are open. There is no deadline to measure them against.")).toBeVisible();
  await expect(main.getByRole("heading", { name: "Waiting longest" })).toBeVisible();
  await expect(main.getByRole("listitem").filter({ hasText: statement }).last()).toContainText(/just now|min|now/);

  await main.getByText("As a table: Claims by stakes and status").click();
  const stakes = main.getByRole("table", { name: "Claims by stakes and status" });
  await expect(stakes.getByRole("row", { name: /^Critical/ })).toHaveText(/Critical\s*0\s*0\s*1\s*0\s*0\s*1/);
  await main.getByText("As a table: What everybody has open").click();
  const load = main.getByRole("table", { name: "What everybody has open" });
  await expect(load.getByRole("row", { name: /^Chidi Checker/ })).toHaveText(/Chidi Checker\s*0\s*1\s*0\s*0\s*1\s*0/);
  await expect(load.getByRole("row", { name: /^Nobody/ })).toHaveText(/Nobody\s*0\s*0\s*0\s*1\s*1\s*0/);
  await main.getByText("As a table: Open claims at the end of each day on which they changed").click();
  await expect(
    main
      .getByRole("table", { name: /^Open claims/ })
      .getByRole("row")
      .nth(1),
  ).toContainText("2");

  const { version } = await people.lead.api.get<{ version: number }>(`/dossiers/${dossierId}`);
  await people.lead.api.patch(`/dossiers/${dossierId}`, { deadline: inDays(3), seen: version });
  await expect(main.getByRole("img", { name: /^Open claims from .*even pace/ })).toBeVisible();
  await people.lead.api.patch(`/dossiers/${dossierId}`, { deadline: inDays(-1), seen: version + 1 });
  await expect(main.getByText("The deadline has passed, and 2 claims are open.")).toBeVisible();

  const { violations } = await new AxeBuilder({ page: lead }).setLegacyMode(true).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
});

test("the overview of an empty dossier says what to do first, and draws nothing", async ({ as, people }) => {
  const dossierId = await newDossier(people, "Nothing yet");
  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}`);
  await expect(lead.getByRole("heading", { name: "Add the first article" })).toBeVisible();
  for (const name of ["Pace", "Progress by stakes", "Waiting longest"])
    await expect(lead.getByRole("heading", { name })).toHaveCount(0);
});
