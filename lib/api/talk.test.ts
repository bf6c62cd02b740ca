import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { commentAnswer } from "@/lib/api/views/talk";
import { newApiDossier } from "@/lib/testing/api-dossier";

const comments = listOf(commentAnswer);

test("a claim's talk holds that of its evidence, in threads, with what each comment said before", async () => {
  const { checker, second, reader, claim, ids } = await newApiDossier();
  const talk = `/claims/${claim.id}/comments`;
  const first = await reader.post(talk, { text: "Is it **so**?" }, commentAnswer);
  const on = await second.post(`/evidence/${ids.evidenceId}/comments`, { text: "Which page?" }, commentAnswer);
  const answer = await checker.post(
    `/evidence/${ids.evidenceId}/comments`,
    { text: "Page 3.", threadId: on.id },
    commentAnswer,
  );
  const changed = await reader.send("PATCH", `/comments/${first.id}`, { text: "Was it so?", seen: 1 });
  expect(changed.status).toBe(200);
  const { items } = await checker.get(talk, comments);
  expect(items.map(({ id, threadId, evidenceId, text }) => ({ id, threadId, evidenceId, text }))).toEqual([
    { id: first.id, threadId: null, evidenceId: null, text: "Was it so?" },
    { id: on.id, threadId: null, evidenceId: ids.evidenceId, text: "Which page?" },
    { id: answer.id, threadId: on.id, evidenceId: ids.evidenceId, text: "Page 3." },
  ]);
  expect(items[0]).toMatchObject({ version: 2, edits: [{ text: "Is it **so**?" }] });
  expect((await second.get(`/evidence/${ids.evidenceId}/comments`, comments)).items).toHaveLength(2);
});

test("what somebody else said is not changed, and what changed meanwhile is not overwritten", async () => {
  const { lead, reader, outsider, claim } = await newApiDossier();
  const { id } = await reader.post(`/claims/${claim.id}/comments`, { text: "So?" }, commentAnswer);
  await lead.refused(403, "PATCH", `/comments/${id}`, { text: "No.", seen: 1 });
  await outsider.refused(404, "PATCH", `/comments/${id}`, { text: "No.", seen: 1 });
  await outsider.refused(404, "GET", `/comments/${id}`);
  await reader.send("PATCH", `/comments/${id}`, { text: "Is it?", seen: 1 });
  const stale = await reader.send("PATCH", `/comments/${id}`, { text: "Was it?", seen: 1 });
  expect([stale.status, z.looseObject({ current: z.int() }).parse(await stale.json()).current]).toEqual([409, 2]);
  const resolved = await lead.send("POST", `/comments/${id}/resolve`, { resolved: true, seen: 2 });
  expect(commentAnswer.parse(await resolved.json())).toMatchObject({ resolvedByName: "Lena Lead", version: 3 });
});

test("words are those of the article that is talked about", async () => {
  const { reader, article, claim, at } = await newApiDossier();
  const talk = `/articles/${article.id}/comments`;
  const words = at("the minister knew");
  const said = await reader.post(talk, { text: "Says who?", words }, commentAnswer);
  expect(said.words).toEqual({ ...words, articleId: article.id, gone: false });
  await reader.refused(400, "POST", talk, { text: "Says who?", words: { ...words, quote: "the mayor knew" } });
  await reader.refused(400, "POST", `/claims/${claim.id}/comments`, { text: "Says who?", words });
});
