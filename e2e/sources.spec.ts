import { dialog, open } from "./page";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

test("what a confidential source is stays with those who are cleared for it", async ({ as, people }) => {
  const dossierId = await newDossier(people, "A pilot who talks");
  const article = await newArticle(people.checker.api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(people.checker.api, dossierId, article, "sail without its second engine", {
    statement: "The crew was told to sail without the second engine.",
  });
  const lead = await as("lead");
  await open(lead, `/dossiers/${dossierId}/sources`);
  await lead.keyboard.press("s");
  const adding = dialog(lead, "Add a source");
  await adding.getByLabel("Kind").selectOption("Interview");
  await adding.getByRole("textbox", { name: "Who was interviewed, on what" }).fill("Ivo Canary, harbour pilot");
  await adding.getByLabel("Person who speaks").fill("Ivo Canary");
  await adding.getByLabel("Confidential").check();
  await adding.getByLabel("Pseudonym").fill("Source Heron");
  await adding.getByRole("button", { name: "Add the source" }).click();
  await expect(lead.getByRole("heading", { level: 1 })).toContainText("Ivo Canary");
  const address = new URL(lead.url()).pathname;

  await lead.getByLabel("File to store as a snapshot").setInputFiles({
    name: "canary-notes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("We were told to sail. Canary."),
  });
  await expect(lead.getByText("Stored canary-notes.txt. We hold the source now.")).toBeVisible();
  const evidence = { sourceId: address.split("/").at(-1), stance: "supports", quote: "We were told to sail. Canary." };
  await people.lead.api.post(`/claims/${claim.id}/evidence`, evidence);

  const checker = await as("checker");
  const told = [
    ["/sources", "Source Heron"],
    [address.replace(`/dossiers/${dossierId}`, ""), "Source Heron"],
    [`/claims/${claim.id}`, "Withheld: you are not cleared for this source."],
    ["/history", "added a confidential source"],
    ["/origins", "The same facts as a table"],
  ] as const;
  for (const [path, words] of told) {
    await open(checker, `/dossiers/${dossierId}${path}`);
    await expect(checker.getByRole("main")).toContainText(words);
    expect(await checker.content(), path).not.toMatch(/canary/i);
  }
  await open(checker, `/dossiers/${dossierId}/claims/${claim.id}`);
  await expect(checker.getByText("1 source · primary").first(), "counts stay right").toBeVisible();
  await open(checker, "/search?q=canary");
  await expect(checker.getByText("Nothing found for “canary”")).toBeVisible();

  await lead.getByRole("button", { name: "Clear people" }).click();
  await dialog(lead, "Who may see what it is?").getByLabel("Chidi Checker").check();
  await dialog(lead, "Who may see what it is?").getByRole("button", { name: "Save" }).click();
  await expect(lead.getByText("Saved who is cleared for the source.")).toBeVisible();
  await open(checker, address);
  await expect(checker.getByRole("heading", { level: 1 })).toContainText("Ivo Canary");
  const downloading = checker.waitForEvent("download");
  await checker.getByRole("link", { name: "canary-notes.txt" }).click();
  expect((await downloading).suggestedFilename()).toBe("canary-notes.txt");
});

test("a retracted source reaches every dossier, and each person sees only their own", async ({ as, people }) => {
  const page = "https://thehalverncourier.example/2026/ferry";
  const tell = async (who: "lead" | "outsider", dossierId: string, url: string) => {
    const { api } = people[who];
    const source = { kind: "article", title: "Ferry late all week", outlet: "The Halvern Courier", ownReporting: true };
    const { id: sourceId } = await api.post(`/dossiers/${dossierId}/sources`, { ...source, url });
    const claim = await api.post(`/dossiers/${dossierId}/claims`, {
      statement: `The Holm ferry ran late, says ${who}.`,
    });
    await api.post(`/claims/${claim.id}/evidence`, { sourceId, stance: "supports" });
    return { source: `/dossiers/${dossierId}/sources/${sourceId}`, claim: `/dossiers/${dossierId}/claims/${claim.id}` };
  };
  const ours = await newDossier(people, "Late ferries");
  const theirs = (await people.outsider.api.post("/dossiers", { title: "Ferry contracts" })).id;
  const own = await tell("lead", ours, page);
  const other = await tell("outsider", theirs, `${page}/?utm_source=mail`);

  const outsider = await as("outsider");
  await open(outsider, other.claim);
  await expect(outsider.getByText("1 source · 1 origin").first()).toBeVisible();

  const lead = await as("lead");
  await open(lead, own.source);
  await lead.getByRole("button", { name: "Change the state of the source" }).click();
  const marking = dialog(lead, "State of the source");
  await expect(marking).toContainText("1 claim rests on it.");
  await expect(marking).not.toContainText("says outsider");
  await marking.getByRole("radio", { name: /^Retracted/ }).check();
  await marking.getByRole("button", { name: "Save the state" }).click();
  await expect(lead.getByText("The source is now: retracted.")).toBeVisible();
  await expect(lead.getByRole("main")).toContainText("The Holm ferry ran late, says lead.");
  expect(await lead.content()).not.toContain("Ferry contracts");

  await open(outsider, other.claim);
  await expect(outsider.getByText("1 source · 0 origins · 1 retracted").first()).toBeVisible();
  const tree = outsider.getByRole("region", { name: "Where it comes from" });
  await expect(tree.getByText("Retracted", { exact: true })).toBeVisible();
  await open(outsider, `/dossiers/${theirs}/tasks`);
  await expect(outsider.getByRole("main")).toContainText("A source was retracted: Ferry late all week");
  await open(outsider, `/dossiers/${theirs}/history`);
  await expect(outsider.getByRole("main")).toContainText("Second Source changed the source");
  for (const secret of ["Lena Lead", "Late ferries", ours]) expect(await outsider.content()).not.toContain(secret);

  await open(outsider, other.source);
  await outsider.getByRole("button", { name: "Change the state of the source" }).click();
  await dialog(outsider, "State of the source")
    .getByRole("radio", { name: /^In good standing/ })
    .check();
  await dialog(outsider, "State of the source").getByRole("button", { name: "Save the state" }).click();
  await expect(outsider.getByText("The source is now: in good standing.")).toBeVisible();
  await open(lead, own.claim);
  await expect(lead.getByText("1 source · 1 origin").first()).toBeVisible();
  await open(lead, `/dossiers/${ours}/tasks`);
  await expect(lead.getByText("A source was retracted")).toHaveCount(0);
});

test("an outlet that the desk knows is found, changed for the newsroom, and graded with its sources", async ({
  as,
  people,
}) => {
  const dossierId = await newDossier(people, "What the papers say");
  const source = { kind: "article", title: "Harbour papers", outlet: "WaPo" };
  const { id } = await people.lead.api.post(`/dossiers/${dossierId}/sources`, source);
  const lead = await as("lead");
  await open(lead, "/settings/outlets");
  await lead.getByRole("searchbox", { name: "Name or domain of an outlet" }).fill("washingtonpost.com");
  await lead.keyboard.press("Enter");
  await lead.getByRole("button", { name: "Change The Washington Post for us" }).click();
  const editing = dialog(lead, "The Washington Post");
  await editing.getByLabel("Reliability").selectOption("B, usually reliable");
  await editing.getByRole("button", { name: "Save" }).click();
  await expect(lead.getByRole("button", { name: "Edit The Washington Post" })).toBeVisible();
  await expect(lead.getByText("ours, in place of the known one")).toBeVisible();

  await open(lead, `/dossiers/${dossierId}/sources/${id}`);
  await expect(lead.getByText("B, usually reliable").first()).toBeVisible();
  await expect(lead.getByText("as its outlet", { exact: true })).toBeVisible();
  await lead.getByRole("button", { name: "What the grades mean" }).first().click();
  await expect(lead.getByText("not usually reliable").first()).toBeVisible();
});

test("evidence finds its source by typing, among very many, one added meanwhile and by keys alone", async ({
  as,
  people,
}) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "More sources than a list shows");
  const article = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const claim = await newClaim(api, dossierId, article, "sail without its second engine", {
    statement: "The crew was told to sail without the second engine.",
  });
  const add = (title: string) => api.post(`/dossiers/${dossierId}/sources`, { kind: "document", title });
  for (let at = 0; at < 45; at++) await add(`Invoice ${at}`);
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  const named = "**/sources/named?*";
  const addNew = page.getByRole("option", { name: /^Add a new source/ });

  await page.route(named, (route) => route.abort());
  await page.keyboard.press("e");
  const evidence = dialog(page, "Add evidence");
  const field = evidence.getByRole("combobox", { name: "Source" });
  const list = evidence.getByRole("listbox", { name: "Source" });
  await expect(field).toBeFocused();
  await expect(evidence.getByText("The sources could not be read.")).toBeVisible();
  await expect(addNew, "what there is is not known").toHaveCount(0);

  let answer = () => {};
  const held = new Promise<void>((goOn) => {
    answer = goOn;
  });
  await page.unroute(named);
  await page.route(named, async (route) => {
    await held;
    await route.continue();
  });
  await evidence.getByRole("button", { name: "Try again" }).click();
  await expect(evidence.getByText("Looking for sources…")).toBeVisible();
  await expect(addNew).toHaveCount(0);
  answer();
  await expect(list.getByRole("option").first(), "what the claim has to do with comes first").toContainText(
    "The Halvern Courier",
  );
  await expect(evidence.getByText("46 found. Type more to narrow them.")).toBeVisible();
  await expect(list.getByRole("option", { name: /^Invoice/ })).toHaveCount(39);
  await list.getByRole("option").last().scrollIntoViewIfNeeded();
  await expect(list.getByRole("option", { name: /^Invoice/ }), "it goes on at its end").toHaveCount(45);
  await page.unroute(named);

  await add("Pilot’s logbook");
  await field.fill("LOGBOOK pilot");
  await expect(list.getByRole("option", { name: /^Pilot’s logbook/ })).toBeVisible();
  await field.fill("pilot’s logbook");
  await expect(list.getByRole("option")).toHaveText([
    /^Pilot’s logbook/,
    "Add another source called “pilot’s logbook”",
  ]);
  await field.fill("harbour log");
  await expect(evidence.getByText("No source of this dossier is called so.")).toBeVisible();
  await expect(addNew).toHaveText("Add a new source: “harbour log”");
  await field.fill("invoice 1");
  await expect(list.getByRole("option")).toHaveCount(15);
  await field.press("ArrowDown");
  await expect(list.locator('[data-current="true"]'), "the newest of those that begin so").toContainText("Invoice 19");
  await page.route(named, async (route) => {
    await page.waitForTimeout(500);
    await route.continue();
  });
  await field.fill("invoice 2");
  await field.press("Enter");
  await expect(evidence.getByText("Invoice 2", { exact: true }), "Enter waits for the best").toBeVisible();
  await evidence.getByRole("button", { name: "Add evidence" }).click();
  await expect(evidence).toHaveCount(0);
  await expect(page.getByText("1 source · primary").first()).toBeVisible();
});
