import { dialog, dragOver, open, pick, tabTo } from "./page";
import { type Claim, courier, newArticle, newClaim, newDossier, northline } from "./story";
import { expect, test } from "./test";

type Mentions = Claim & { mentions: { quote: string }[]; mergedInto: string | null };

const six = `Boats lost off Halvern

Six of the eleven boats of Halvern sank off the northern pier on 2 May 2025, the harbour log shows. It is a pretty harbour.
`;
const five = `Harbour mourns

Five of the eleven boats of Halvern reportedly sank off the northern pier on 2 May 2025. The mayor went to the quay.
`;

test("the same claim in another article takes one key, by keyboard alone", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Said twice");
  const a = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const b = await newArticle(api, dossierId, northline, { outlet: "Northline" });
  const claim = await newClaim(api, dossierId, a, "The Holm ferry left the harbour 40 minutes late", {
    statement: "The Holm ferry was 40 minutes late every day of last week.",
  });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${b.id}`);
  await expect(page.locator("article .body")).toBeVisible();
  const current = page.locator("article .body .s").filter({ hasText: "was 40 minutes late" });
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press("j");
    if (await current.evaluate((sentence) => sentence.classList.contains("here")).catch(() => false)) break;
  }
  await page.keyboard.press("c");
  const tag = dialog(page, "Tag claim");
  await expect(tag.getByRole("button", { name: /A1.*every day of last week/ })).toBeVisible();
  await page.keyboard.press("Alt+1");
  await expect(tag).toHaveCount(0);
  await expect(page.getByText("The mention is added")).toBeVisible();
  const { mentions } = await api.get<Mentions>(`/claims/${claim.id}`);
  expect(mentions).toHaveLength(2);
});

test("a suggestion that a claim says already becomes a mention of it by one key, which can be undone", async ({
  as,
  people,
}) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Suggested and said");
  const a = await newArticle(api, dossierId, six, { outlet: "The Halvern Courier" });
  const b = await newArticle(api, dossierId, five, { outlet: "Northline" });
  const claim = await newClaim(api, dossierId, a, "Six of the eleven boats of Halvern sank off the northern pier", {
    statement: "Six of the eleven boats of Halvern sank off the northern pier on 2 May 2025.",
  });
  const mentions = async () => (await api.get<Mentions>(`/claims/${claim.id}`)).mentions.length;
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${b.id}`);
  await expect(page.locator("article .body .sg")).not.toHaveCount(0);
  await page.keyboard.press("f");
  const bar = page.getByRole("region", { name: "Suggestion" });
  await expect(bar.getByText(/this text says “Five”, A1 says “Six”/)).toBeVisible();
  await expect(bar.getByRole("button", { name: "Add a mention to A1" })).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByText("A mention of A1")).toBeVisible();
  await expect.poll(mentions).toBe(2);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(mentions).toBe(1);
  await expect(page.locator("article .body .sg")).not.toHaveCount(0);
});

test("whom the text cites can be said while tagging", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Cited while tagging");
  const a = await newArticle(api, dossierId, six, { outlet: "The Halvern Courier" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${a.id}`);
  await dragOver(page, "Six of the eleven boats of Halvern sank off the northern pier on 2 May 2025");
  await page.keyboard.press("c");
  const tag = dialog(page, "Tag claim");
  await tag.getByRole("button", { name: "Say whom it cites" }).click();
  await tag.getByLabel("As the article names them").fill("the harbour log");
  await tag.getByRole("button", { name: "Tag as claim" }).click();
  await expect(tag.getByText("Copy the words in which the article cites them.").first()).toBeVisible();
  await tag.getByLabel("The words that cite").fill("the harbour log shows");
  await tag.getByRole("button", { name: "Tag as claim" }).click();
  await expect(page.getByText("Tagged as A1")).toBeVisible();
  const { items } = await api.get<{ items: { mentions: { cites: { name: string } | null }[] }[] }>(
    `/dossiers/${dossierId}/claims`,
  );
  expect(items[0]?.mentions[0]?.cites).toMatchObject({ name: "the harbour log", quote: "the harbour log shows" });
});

test("a like sentence of another article is tagged along, and what differs is pointed out", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Six or five");
  const a = await newArticle(api, dossierId, six, { outlet: "The Halvern Courier" });
  await newArticle(api, dossierId, five, { outlet: "Northline" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/articles/${a.id}`);
  await dragOver(page, "Six of the eleven boats of Halvern sank off the northern pier on 2 May 2025");
  await page.keyboard.press("c");
  const tag = dialog(page, "Tag claim");
  const along = tag.getByRole("checkbox", { name: /Five of the eleven boats/ });
  await expect(along).not.toBeChecked();
  await expect(tag.getByText(/this text says “Six”, B says “Five”/)).toBeVisible();
  await along.check();
  await tag.getByRole("button", { name: "Tag as claim" }).click();
  await expect(page.getByText("1 like sentence tagged along")).toBeVisible();
  const { items } = await api.get<{ items: Mentions[] }>(`/dossiers/${dossierId}/claims`);
  expect(items.map((claim) => claim.mentions.length)).toEqual([2]);

  await open(page, `/dossiers/${dossierId}/claims/${items[0]?.id}`);
  const mentions = page.getByRole("region", { name: "Mentions" });
  await expect(mentions.getByText(/B says “Five”, A says “Six”/)).toBeVisible();
  await expect(mentions.getByText(/B says “reportedly”, which A leaves out/)).toBeVisible();
});

test("two claims that are one are merged, and the merge is undone", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Two that are one");
  const a = await newArticle(api, dossierId, six);
  const b = await newArticle(api, dossierId, five);
  const one = await newClaim(api, dossierId, a, "Six of the eleven boats", { statement: "Six boats sank." });
  const two = await newClaim(api, dossierId, b, "Five of the eleven boats", { statement: "Five boats sank." });
  await api.post(`/claims/${two.id}/comments`, { text: "Is it five?" });
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/claims/${two.id}`);
  await pick(page, page.getByRole("button", { name: "More about this claim" }), "Merge into…");
  const merge = dialog(page, "Merge B1 into another claim");
  await expect(merge.getByRole("option")).toHaveCount(1);
  await merge.getByRole("combobox").fill("six");
  await page.keyboard.press("Enter");
  await expect(merge.getByText(/go over to A1, whose statement and verdict stay/)).toBeVisible();
  await tabTo(page, merge.getByRole("button", { name: "Merge into A1" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(one.id));
  await expect(page.getByText("B1 was merged into this one by")).toBeVisible();
  await expect(page.getByText("Is it five?").first()).toBeVisible();
  expect((await api.get<Mentions>(`/claims/${one.id}`)).mentions).toHaveLength(2);

  await open(page, `/dossiers/${dossierId}/claims`);
  await expect(page.getByRole("main").getByText("Five boats sank.")).toHaveCount(0);

  await open(page, `/dossiers/${dossierId}/claims/${two.id}`);
  await expect(page).toHaveURL(new RegExp(one.id));
  await page.getByRole("button", { name: "Undo the merge of B1" }).click();
  await expect(page.getByText("B1 is a claim of its own again")).toBeVisible();
  await expect(page.getByText("B1 was merged into this one by")).toHaveCount(0);
  await open(page, `/dossiers/${dossierId}/claims/${two.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/B1/);
});

test("a reader merges nothing, and an outsider finds nothing", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "Not for everybody");
  const a = await newArticle(api, dossierId, six);
  const one = await newClaim(api, dossierId, a, "Six of the eleven boats", { statement: "Six boats sank." });
  const two = await newClaim(api, dossierId, a, "the harbour log", { statement: "The log shows it." });
  const page = await as("reader");
  await open(page, `/dossiers/${dossierId}/claims/${two.id}`);
  await page.getByRole("button", { name: "More about this claim" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy its address" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Merge into…" })).toHaveCount(0);
  const body = { into: one.id, seen: two.version, intoSeen: one.version };
  await expect(people.reader.api.post(`/claims/${two.id}/merge`, body)).rejects.toThrow(/403/);
  await expect(people.outsider.api.post(`/claims/${two.id}/merge`, body)).rejects.toThrow(/404/);
});
