import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { articleAnswer } from "@/lib/api/views/articles";
import { claimAnswer, mentionAnswer } from "@/lib/api/views/claims";
import { dossierAnswer } from "@/lib/api/views/dossiers";
import { evidenceAnswer } from "@/lib/api/views/evidence";
import { eventAnswer } from "@/lib/api/views/history";
import { linkAnswer, sourceWithSnapshotsAnswer } from "@/lib/api/views/sources";
import { myTaskAnswer, noticeAnswer, taskAnswer } from "@/lib/api/views/tasks";
import { waiverAnswer } from "@/lib/api/views/waivers";
import { newApiDossier } from "@/lib/testing/api-dossier";

test("a sign-off is refused for own work, then another digest, then the standard, and then given", async () => {
  const { checker, second, lead, claim, source, dossierId } = await newApiDossier();
  const at = `/claims/${claim.id}`;
  await checker.patch(at, { stakes: "critical", seen: 1 }, claimAnswer);
  await checker.post(`${at}/verdict`, { substance: "supported", seen: 2 }, claimAnswer);
  await checker.post(`${at}/status`, { to: "checking", seen: 3 }, claimAnswer);
  const asked = await checker.post(`${at}/status`, { to: "for-review", seen: 4 }, claimAnswer);
  expect(asked).toMatchObject({ status: "for-review", failing: [{ rule: "origins" }] });

  const wrong = { digest: "0".repeat(64) };
  const own = await checker.refused(403, "POST", `${at}/sign-offs`, wrong);
  expect(own.detail).toMatch(/own work/);
  const other = await second.refused(409, "POST", `${at}/sign-offs`, wrong);
  expect(other.current).toBe(asked.digest);
  const unmet = await second.refused(422, "POST", `${at}/sign-offs`, { digest: asked.digest });
  expect(unmet.failing).toEqual([{ rule: "origins", detail: expect.any(String) }]);

  const waiver = { claimId: claim.id, rule: "origins", reason: "Only they were there." };
  await lead.post(`/dossiers/${dossierId}/waivers`, waiver, waiverAnswer);
  const { digest, failing } = await second.get(at, claimAnswer);
  expect(failing).toEqual([]);
  const signed = await second.post(`${at}/sign-offs`, { digest }, claimAnswer);
  expect(signed).toMatchObject({
    status: "signed-off",
    stale: false,
    digest,
    signOffs: [{ personId: second.id, digest, staleAt: null }],
    waivers: [{ rule: "origins", reason: "Only they were there.", personId: lead.id }],
  });
  await second.refused(409, "POST", `${at}/sign-offs`, { digest });

  const entered = { sourceId: source.id, stance: "supports", note: "They said so." };
  await checker.post(`${at}/evidence`, entered, evidenceAnswer);
  const now = await second.get(at, claimAnswer);
  expect(now).toMatchObject({ status: "for-review", stale: true, signOffs: [{ staleAt: expect.any(String) }] });
  expect(now.digest).not.toBe(digest);
});

test("a claim in another dossier cannot be waived in this one", async () => {
  const { lead, claim } = await newApiDossier();
  const other = await lead.post("/dossiers", { title: "Another" }, dossierAnswer);
  const waiver = { claimId: claim.id, rule: "origins", reason: "No time." };
  const problem = await lead.refused(400, "POST", `/dossiers/${other.id}/waivers`, waiver);
  const unknown = await lead.refused(400, "POST", `/dossiers/${other.id}/waivers`, { ...waiver, claimId: "none" });
  expect(Object.keys(problem.fields ?? {})).toEqual(["claimId"]);
  expect(unknown.detail).toBe(problem.detail);
});

test("what was seen too long ago is refused with the version there is now", async () => {
  const d = await newApiDossier();
  const stale = async (path: string, first: object, then: object) => {
    expect((await d.lead.send("PATCH", path, { ...first, seen: 1 })).status).toBe(200);
    return (await d.lead.refused(409, "PATCH", path, { ...then, seen: 1 })).current;
  };
  const { claimId, sourceId, articleId, taskId, mentionId, evidenceId, dossierId, linkId } = d.ids;
  expect({
    claim: await stale(`/claims/${claimId}`, { kind: "event" }, { kind: "figure" }),
    source: await stale(`/sources/${sourceId}`, { reliability: "A" }, { reliability: "B" }),
    article: await stale(`/articles/${articleId}`, { byline: "A. Lee" }, { byline: "B. Ray" }),
    task: await stale(`/tasks/${taskId}`, { title: "Call" }, { title: "Write" }),
    mention: await stale(`/mentions/${mentionId}`, { mode: "asserts" }, { mode: "denies" }),
    evidence: await stale(`/evidence/${evidenceId}`, { note: "Yes." }, { note: "No." }),
    link: await stale(`/origin-links/${linkId}`, { kind: "quotes" }, { kind: "cites" }),
    dossier: await stale(`/dossiers/${dossierId}`, { brief: "Yes." }, { brief: "No." }),
  }).toEqual({ claim: 2, source: 2, article: 2, task: 2, mention: 2, evidence: 2, link: 2, dossier: 2 });
});

test.each(["claims", "sources", "articles"] as const)("a change of %s says which version was seen", async (noun) => {
  const { lead, ids } = await newApiDossier();
  const id = { claims: ids.claimId, sources: ids.sourceId, articles: ids.articleId }[noun];
  const problem = await lead.refused(400, "PATCH", `/${noun}/${id}`, {});
  expect(Object.keys(problem.fields ?? {})).toEqual(["seen"]);
});

test("of two who change one claim at once one succeeds, and the other learns what is there now", async () => {
  const { checker, lead, claim } = await newApiDossier();
  const path = `/claims/${claim.id}`;
  const answers = await Promise.all([
    checker.send("PATCH", path, { statement: "She knew in May.", seen: 1 }),
    lead.send("PATCH", path, { statement: "She knew in June.", seen: 1 }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = answers.find(({ status }) => status === 409);
  expect(await lost?.json()).toMatchObject({ current: 2 });
});

test("the claims of a dossier are found by status, by article and by who checks them", async () => {
  const { checker, second, claim, article, dossierId } = await newApiDossier();
  const list = listOf(claimAnswer);
  const other = await checker.post(
    `/dossiers/${dossierId}/claims`,
    { statement: "It rained.", assigneeId: second.id },
    claimAnswer,
  );
  await checker.post(`/claims/${other.id}/status`, { to: "checking", seen: 1 }, claimAnswer);
  const found = async (query: string) =>
    (await second.get(`/dossiers/${dossierId}/claims${query}`, list)).items.map(({ id }) => id);
  expect(await found("")).toEqual([claim.id, other.id]);
  expect(await found("?status=checking")).toEqual([other.id]);
  expect(await found(`?articleId=${article.id}`)).toEqual([claim.id]);
  expect(await found(`?assigneeId=${second.id}`)).toEqual([other.id]);
  expect((await second.send("GET", `/dossiers/${dossierId}/claims?status=done`)).status).toBe(400);
});

test("a mention has its words with what is around them, and an attribution only where it cites somebody", async () => {
  const { checker, claim, at, ids } = await newApiDossier();
  const mention = await checker.post(`/claims/${claim.id}/mentions`, at("paid 40 million"), mentionAnswer);
  expect(mention).toMatchObject({ quote: "paid 40 million", mode: "asserts", attribution: null });
  expect(mention.prefix).toMatch(/port authority $/);
  expect(mention.suffix).toMatch(/^ for dredging/);
  const wrong = { ...at("paid 40 million"), quote: "paid 50 million" };
  await checker.refused(400, "POST", `/claims/${claim.id}/mentions`, wrong);
  const verdict = { mentionId: ids.mentionId, attribution: "accurate", seen: 1 };
  const judged = await checker.post(`/claims/${claim.id}/verdict`, verdict, claimAnswer);
  expect(judged).toMatchObject({ substance: null, mentions: [{ attribution: null }, { attribution: "accurate" }] });
  await checker.refused(400, "POST", `/claims/${claim.id}/verdict`, { ...verdict, mentionId: mention.id, seen: 2 });
});

test("what was corrected in an article changes in the source that it is", async () => {
  const { checker, article } = await newApiDossier();
  const change = { outlet: "Coast Daily", publishedAt: "2026-03-01", seen: 1 };
  expect(await checker.patch(`/articles/${article.id}`, change, articleAnswer)).toMatchObject({ version: 2 });
  const source = await checker.get(`/sources/${article.sourceId}`, sourceWithSnapshotsAnswer);
  expect(source).toMatchObject({ outlet: "Coast Daily", publishedAt: "2026-03-01", held: true, articleId: article.id });
});

test("a task and a mention by name reach the person, who reads them and says what came of it", async () => {
  const { checker, second, claim, ids } = await newApiDossier();
  const tasks = listOf(myTaskAnswer);
  const notices = listOf(noticeAnswer);
  expect((await second.get("/my/tasks", tasks)).items).toMatchObject([
    {
      id: ids.taskId,
      title: "Call the ministry",
      claimId: claim.id,
      about: claim.ref,
      dossierTitle: "Halvern dredging",
    },
  ]);
  await checker.post(`/claims/${claim.id}/comments`, { text: "@Sofia Second, is it so?" }, z.looseObject({}));
  const { items } = await second.get("/my/notices?unread=true", notices);
  expect(items.map(({ kind }) => kind)).toEqual(["mentioned", "assigned"]);
  await second.post("/my/notices/read", { ids: [items[0]?.id] }, z.object({ ids: z.array(z.string()).nullable() }));
  expect((await second.get("/my/notices?unread=true", notices)).items.map(({ kind }) => kind)).toEqual(["assigned"]);
  await second.post("/my/notices/read", {}, z.object({ ids: z.null() }));
  expect((await second.get("/my/notices?unread=true", notices)).items).toEqual([]);
  expect((await second.get("/my/notices", notices)).items).toHaveLength(2);

  await second.refused(400, "PATCH", `/tasks/${ids.taskId}`, { state: "done", seen: 1 });
  const done = { state: "done", outcome: "They did not answer.", seen: 1 };
  expect(await second.patch(`/tasks/${ids.taskId}`, done, taskAnswer)).toMatchObject({ state: "done", version: 2 });
  expect((await second.get("/my/tasks", tasks)).items).toEqual([]);
});

test("what happened is told of a dossier and of a claim, one event a change", async () => {
  const { checker, reader, claim, dossierId, link } = await newApiDossier();
  await checker.patch(`/origin-links/${link.id}`, { state: "confirmed", seen: 1 }, linkAnswer);
  const list = listOf(eventAnswer);
  const { items } = await reader.get(`/dossiers/${dossierId}/history?limit=200`, list);
  expect(items.map(({ number }) => number)).toEqual(items.map((_, i) => items.length - i));
  expect(items[0]).toMatchObject({
    type: "link-changed",
    actorId: checker.id,
    payload: { changes: { state: ["proposed", "confirmed"] } },
  });
  const ofClaim = await reader.get(`/claims/${claim.id}/history`, list);
  expect(ofClaim.items.map(({ type }) => type)).toEqual([
    "task-assigned",
    "evidence-entered",
    "mention-added",
    "claim-created",
  ]);
});
