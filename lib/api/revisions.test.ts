import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { articleAnswer, revisionAnswer, revisionInListAnswer } from "@/lib/api/views/articles";
import { claimAnswer, mentionAnswer } from "@/lib/api/views/claims";
import { formWith } from "@/lib/testing/api";
import { newApiDossier } from "@/lib/testing/api-dossier";

const revised = revisionAnswer.extend({ proposals: z.record(z.string(), z.unknown()) });

const first = "The port paid nine million in March. Nobody asked who signed.\n\nThe mayor left the quay at noon.";
const second =
  "The port paid ten million in March. Nobody asked who signed.\n\nA crowd had come to see the new barges.";

async function tagged() {
  const d = await newApiDossier();
  const article = await d.lead.post(`/dossiers/${d.dossierId}/articles`, { text: first, title: "Port" }, articleAnswer);
  const tag = async (quote: string) => {
    const start = first.indexOf(quote);
    const mention = { revisionId: article.revisionId, start, end: start + quote.length, quote };
    return d.lead.post(`/dossiers/${d.dossierId}/claims`, { statement: `Claim: ${quote}`, mention }, claimAnswer);
  };
  const claims = [await tag("who signed"), await tag("nine million"), await tag("The mayor left the quay")];
  return { ...d, article, claims, path: `/articles/${article.id}/revisions` };
}

test("a corrected text answers what became of every mention", async () => {
  const { lead, path, article, claims } = await tagged();
  const made = await lead.post(path, { text: second, seen: article.version }, revised);
  expect(made).toMatchObject({ number: 2, articleId: article.id, text: second });
  expect(made.report.map(({ ref, state, was, quote }) => [ref, state, was, quote])).toEqual([
    ["B3", "gone", "The mayor left the quay", null],
    ["B2", "reworded", "nine million", "ten million"],
    ["B1", "unchanged", "who signed", "who signed"],
  ]);
  for (const { quote, start, end } of made.report)
    if (quote !== null) expect(second.slice(start ?? 0, end ?? 0)).toBe(quote);
  expect((await lead.get(`/revisions/${made.id}`, revisionAnswer)).report).toEqual(made.report);
  const old = await lead.get(`/revisions/${article.revisionId}`, revisionAnswer);
  expect([old.text, old.report, old.sentences.filter((one) => one.state === "claimed").length]).toEqual([first, [], 3]);
  const { items } = await lead.get(path, listOf(revisionInListAnswer));
  expect(items.map(({ number }) => number)).toEqual([2, 1]);
  const [gone] = (await lead.get(`/claims/${claims[2]?.id}`, claimAnswer)).mentions;
  expect(gone).toMatchObject({ gone: true, revisionId: article.revisionId });
});

test("a corrected file comes as a form", async () => {
  const { lead, path } = await tagged();
  const form = (seen: string) => formWith([{ name: "port.txt", bytes: new TextEncoder().encode(second) }], { seen });
  await lead.refused(400, "POST", path, form("soon"));
  expect(await lead.post(path, form("1"), revised)).toMatchObject({ number: 2, fileName: "port.txt" });
  await lead.refused(409, "POST", path, form("1"));
  await lead.refused(409, "POST", path, form("2"));
});

test("a mention that is gone is placed by a person, or taken away", async () => {
  const { lead, path } = await tagged();
  const { id, report } = await lead.post(path, { text: second }, revised);
  const [line] = report;
  const start = second.indexOf("A crowd had come");
  const place = { revisionId: id, start, end: start + 16, seen: line?.version };
  const mention = await lead.patch(`/mentions/${line?.mentionId}`, place, mentionAnswer);
  expect(mention).toMatchObject({ revisionId: id, quote: "A crowd had come", gone: false });
  const after = await lead.get(`/revisions/${id}`, revisionAnswer);
  expect(after.report[0]).toMatchObject({ state: "gone", placed: true, quote: "A crowd had come" });
  expect((await lead.send("DELETE", `/mentions/${line?.mentionId}`)).status).toBe(200);
  expect((await lead.get(`/revisions/${id}`, revisionAnswer)).report).toHaveLength(2);
});

test("a correction comes in exactly one way", async () => {
  const { lead, path } = await tagged();
  await lead.refused(400, "POST", path, {});
  await lead.refused(400, "POST", path, { text: second, html: "<p>Two</p>" });
  await lead.refused(422, "POST", path, { text: " \n " });
});
