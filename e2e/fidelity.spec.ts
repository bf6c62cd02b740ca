import { open } from "./page";
import type { Api } from "./people";
import { courier, newArticle, newClaim, newDossier } from "./story";
import { expect, test } from "./test";

const rewrite = `Holm ferry late for a week

Published: 12 March 2026 09:22

The Holm ferry left the harbour 50 minutes late on every day of last week, the harbour log shows. The company blamed the tide.

The crew had been told to sail without its second engine.
`;

/** Confirms that one source rewrites another: the link that the desk proposed, or one of its own. */
async function confirmed(api: Api, dossierId: string, from: string, to: string): Promise<string> {
  type Links = { items: { id: string; from: string; to: string; version: number }[] };
  const { items } = await api.get<Links>(`/dossiers/${dossierId}/origin-links?limit=200`);
  const known = items.find((link) => link.from === from && link.to === to);
  if (!known) {
    const link = { from, to, kind: "rewrites", state: "confirmed" };
    return (await api.post<{ id: string }>(`/dossiers/${dossierId}/origin-links`, link)).id;
  }
  await api.patch(`/origin-links/${known.id}`, { kind: "rewrites", state: "confirmed", seen: known.version });
  return known.id;
}

test("what a rewrite changed is shown on the link and on the claim", async ({ as, people }) => {
  const { api } = people.checker;
  const dossierId = await newDossier(people, "A rewrite that gets it wrong");
  const original = await newArticle(api, dossierId, courier, { outlet: "The Halvern Courier" });
  const retold = await newArticle(api, dossierId, rewrite, { outlet: "Northline" });
  const claim = await newClaim(api, dossierId, retold, "The Holm ferry left the harbour 50 minutes late", {
    statement: "The Holm ferry left 50 minutes late every day of the first week of March 2026.",
  });
  await confirmed(api, dossierId, retold.sourceId, original.sourceId);

  const page = await as("checker");
  await open(page, `/dossiers/${dossierId}/sources/${retold.sourceId}`);
  const list = page.getByRole("region", { name: /The Halvern Courier.*Northline/ });
  const figure = list.getByRole("listitem").filter({ hasText: "Figure changed." });
  await expect(figure).toContainText(/40\D+50/);
  await expect(list.getByRole("listitem").filter({ hasText: "A hedge was lost" })).toContainText("A pilot said");

  await open(page, `/dossiers/${dossierId}/claims/${claim.id}`);
  const flag = page.getByRole("link", { name: "The Halvern Courier says “40”, this says “50”." });
  await expect(flag).toBeVisible();
  await flag.click();
  await expect(page).toHaveURL(new RegExp(`/sources/${retold.sourceId}#fidelity-`));

  await figure.getByRole("link", { name: "40" }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${original.id}#s-`));

  await open(page, `/dossiers/${dossierId}/origins`);
  await page.getByRole("link", { name: /^What .*Northline kept and changed$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/sources/${retold.sourceId}#kept`));
  await expect(figure).toBeVisible();
});
