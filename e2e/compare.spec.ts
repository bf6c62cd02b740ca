import { dialog, open } from "./page";
import { newArticle, newDossier } from "./story";
import { expect, test } from "./test";

const first = `Port paid in full

Published: 11 March 2026 06:10

The Halvern Port Authority paid the full €48.2 million price although six of the eleven kilometres had not been dredged, the contract shows.

The final instalment, of €9.6 million, was transferred on 2 May 2025, three weeks before the survey.

“We paid for metres of water and we got metres of mud,” a pilot said.
`;
const second = `Port paid for nothing

Published: 11 March 2026 09:22

The Halvern Port Authority paid the full €48.2 million price although five of the eleven kilometres had not been dredged, The Halvern Courier reported.

The final instalment, of €6.9 million, was transferred on 2 May 2025, before the survey.

Grain futures were unchanged on Wednesday.
`;

async function twoArticles(people: Parameters<typeof newDossier>[0], title: string) {
  const { api } = people.checker;
  const dossierId = await newDossier(people, title);
  const about = { publishedAt: "2026-03-11T06:10:00Z" };
  const a = await newArticle(api, dossierId, first, { outlet: "The Halvern Courier", ...about });
  const b = await newArticle(api, dossierId, second, { outlet: "Northline", publishedAt: "2026-03-11T09:22:00Z" });
  return { dossierId, a, b, address: `/dossiers/${dossierId}/compare?a=${a.id}&b=${b.id}` };
}

test("two articles stand side by side: what is shared, what differs, what is missing", async ({ as, people }) => {
  const { dossierId } = await twoArticles(people, "Side by side");
  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/compare`);
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("columnheader", { name: /Northline/ })).toContainText("3 h 12 min later");
  const row = page.getByRole("row", { name: /six.*five/ });
  await expect(row.locator(".dif").first()).toHaveText("six1");
  await expect(row.locator(".sim").first()).toContainText("The Halvern Port Authority paid the full");
  await expect(page.getByRole("row", { name: /metres of mud/ })).toContainText("Not in this article");
  await expect(page.getByRole("row", { name: /Grain futures/ })).toContainText("Not in this article");
  const list = page.getByRole("complementary", { name: "What differs" });
  await expect(list.getByText("six → five")).toBeVisible();
  await expect(list.getByText("€9.6 million → €6.9 million")).toBeVisible();

  await page.getByRole("link", { name: "Differences only" }).click();
  await expect(page.getByRole("row", { name: /Grain futures/ })).toBeHidden();
  await expect(row).toBeVisible();
});

test("by keys alone: through matches and differences, sides swapped, the relation recorded", async ({ as, people }) => {
  const { dossierId, a, b, address } = await twoArticles(people, "Compared by keys");
  const page = await as("checker");
  await open(page, address);
  const focused = page.locator("tr:focus");
  await page.keyboard.press("d");
  await expect(focused).toContainText("six");
  await page.keyboard.press("d");
  await expect(focused).toContainText("€9.6 million");
  await page.keyboard.press("k");
  await expect(focused).toContainText("six");
  await page.keyboard.press("j");
  await expect(focused).toContainText("€9.6 million");

  await page.keyboard.press("s");
  await page.waitForURL((url) => url.searchParams.get("a") === b.id && url.searchParams.get("b") === a.id);
  await expect(page.getByRole("columnheader").first()).toContainText("Northline");

  await page.keyboard.press("l");
  const record = dialog(page, "Record an origin link");
  await record.getByRole("button", { name: "Record the link" }).click();
  await expect(page.getByText("Recorded the link. It counts now.")).toBeVisible();
  type Link = { from: string; to: string; kind: string; state: string };
  const { items } = await people.checker.api.get<{ items: Link[] }>(`/dossiers/${dossierId}/origin-links`);
  expect(items).toMatchObject([{ from: b.sourceId, to: a.sourceId, kind: "rewrites", state: "confirmed" }]);
});

test("a reader compares and records nothing; an outsider finds nothing", async ({ as, people }) => {
  const { address } = await twoArticles(people, "Compared by others");
  const reader = await as("reader");
  await open(reader, address);
  await expect(reader.getByText("six → five")).toBeVisible();
  await expect(reader.getByRole("button", { name: /Record/ })).toHaveCount(0);
  const outsider = await as("outsider");
  const answer = await outsider.goto(address);
  expect(answer?.status()).toBe(404);
});
