import { expect, test } from "vitest";
import { claimById } from "@/db/claims";
import { prepareRevision } from "@/lib/articles/prepare-revision";
import { addRevision } from "@/lib/articles/revision-commands";
import { collectDossier } from "@/lib/editions/dossier";
import { formats } from "@/lib/editions/formats";
import { dossierExport } from "@/lib/editions/schema";
import { newDesk } from "@/lib/testing/desk";
import { ferryDossier } from "@/lib/testing/ferry-dossier";

test("an edition tells a claim whose words a correction took out of the article, and shows it nowhere in the text", async () => {
  const desk = await newDesk();
  const { dossierId, mara, sam, articles, claims, where } = await ferryDossier(desk);
  const gone = "the crew had been told to sail without its second engine";
  const corrected = articles.a.text.replace(/A pilot said[^.]*\. /, "");
  const prepared = await prepareRevision(desk.read, mara, articles.a.id, { text: corrected }, where, mara.now);
  await desk.transact((tx) => addRevision(tx, sam, prepared));
  const clock = { now: mara.now, timeZone: "UTC" };
  const { value } = await collectDossier(desk.read, mara, dossierId, "desk", clock);
  expect(dossierExport.parse(value)).toEqual(value);
  const { ref } = (await claimById(desk.read, mara, claims.engine.id)) ?? { ref: "" };
  const engine = value.claims.find((claim) => claim.ref === ref);
  expect(engine?.mentions).toMatchObject([{ article: "A", revision: 1, quote: gone, gone: true }]);
  const late = value.claims.find((claim) => claim.ref !== ref && claim.mentions.some((one) => one.article === "A"));
  expect(late?.mentions[0]).toMatchObject({ revision: 2 });
  expect(late?.mentions[0]).not.toHaveProperty("gone");
  const [article] = value.articles;
  expect(article?.revision).toMatchObject({ number: 2, text: corrected });
  const edition = {
    number: 1,
    audience: "desk",
    reason: "",
    contentSha256: "",
    createdAt: value.madeAt,
    by: "",
  } as const;
  const stored = { value, bytes: new Uint8Array(), edition, newsroom: "desk.example", program: "Second Source" };
  const html = new TextDecoder().decode(await formats.html.render(stored, { progress: () => undefined, seal: null }));
  expect(html).toContain("No longer in the article");
  expect(html).toContain(`${gone}</q> (A, revision 1)`);
});
