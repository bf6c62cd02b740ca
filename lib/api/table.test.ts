import { describe, expect, test } from "vitest";
import { listOf } from "@/lib/api/component";
import type { Endpoint } from "@/lib/api/endpoint";
import { table } from "@/lib/api/table";
import { suggestionAnswer } from "@/lib/api/views/articles";
import { claimListViewAnswer } from "@/lib/api/views/claim-list-views";
import { claimAnswer } from "@/lib/api/views/claims";
import { blindCheckAnswer } from "@/lib/api/views/review";
import { commentAnswer } from "@/lib/api/views/talk";
import { taskTemplateAnswer } from "@/lib/api/views/tasks";
import { formWith, urlOf } from "@/lib/testing/api";
import { type ApiDossier, newApiDossier } from "@/lib/testing/api-dossier";

type Row = {
  /** A body that is good, for the lead (or the administrator) of the dossier that `newApiDossier` makes. */
  body: (d: ApiDossier, ids: Record<string, string>) => unknown;
  /** What a reader of the dossier is answered; 403 where nothing is said. */
  reader?: number;
  /** The newsroom's own: no dossier hides it, and this is what a member who is no administrator is answered. */
  newsroom?: number;
  as?: "admin" | "second";
};

const claimBody = { statement: "The port authority paid 40 million." };
const file = { name: "a.txt", bytes: new TextEncoder().encode("Some words of a paper.") };

const sheet = { name: "claims.csv", bytes: new TextEncoder().encode("Statement,Source\nIt cost triple.,The ledger\n") };

/** A good body for each endpoint that writes. */
const writing: Record<string, Row> = {
  "POST /dossiers": { body: () => ({ title: "Another" }), newsroom: 201 },
  "PATCH /dossiers/:dossierId": { body: () => ({ brief: "What it is about.", seen: 1 }) },
  "POST /dossiers/:dossierId/members": { body: ({ outsider }) => ({ personId: outsider.id, role: "reader" }) },
  "PATCH /dossiers/:dossierId/members/:personId": { body: () => ({ role: "checker" }) },
  "DELETE /dossiers/:dossierId/members/:personId": { body: () => undefined },
  "POST /dossiers/:dossierId/waivers": {
    body: ({ claim }) => ({ claimId: claim.id, rule: "reply", reason: "No time." }),
  },
  "DELETE /dossiers/:dossierId/waivers": { body: ({ claim }) => ({ claimId: claim.id, rule: "origins" }) },
  "POST /dossiers/:dossierId/failing": { body: ({ claim }) => ({ claimId: claim.id, rule: "verdict" }) },
  "POST /dossiers/:dossierId/history/:number/erasure": { body: () => ({ reason: "Order of the court" }) },
  "POST /dossiers/:dossierId/articles": { body: () => ({ text: "The mayor signed.", title: "Mayor signs" }) },
  "PATCH /articles/:articleId": { body: () => ({ outlet: "Coast Daily", seen: 1 }) },
  "POST /articles/:articleId/revisions": { body: () => ({ text: "The minister did not sign.", seen: 1 }) },
  "POST /revisions/:revisionId/marks": {
    body: ({ ids }) => ({ sentenceIds: [ids.sentenceId], state: "not-checkable" }),
  },
  "POST /revisions/:revisionId/dismissals": { body: (_, ids) => ({ suggestionId: ids.suggestionId }) },
  "DELETE /revisions/:revisionId/dismissals": { body: (_, ids) => ({ suggestionId: ids.suggestionId }) },
  "POST /revisions/:revisionId/asides": { body: () => ({ paragraphs: [0], state: "aside" }) },
  "POST /dossiers/:dossierId/claims": { body: () => claimBody },
  "POST /dossiers/:dossierId/imports": { body: () => formWith([sheet]) },
  "PATCH /dossiers/:dossierId/claims": {
    body: ({ claim }) => ({ claims: [{ claimId: claim.id, seen: 1 }], stakes: "important" }),
  },
  "POST /dossiers/:dossierId/claim-list-views": {
    body: () => ({ name: "Figures", query: "kind=figure" }),
    reader: 201,
  },
  "PATCH /claim-list-views/:viewId": { body: () => ({ name: "All figures", seen: 1 }) },
  "DELETE /claim-list-views/:viewId": { body: () => undefined },
  "PATCH /claims/:claimId": { body: () => ({ stakes: "important", seen: 1 }) },
  "POST /claims/:claimId/mentions": { body: ({ at }) => at("paid 40 million") },
  "PATCH /mentions/:mentionId": { body: () => ({ mode: "asserts", cites: null, seen: 1 }) },
  "DELETE /mentions/:mentionId": { body: () => undefined },
  "POST /claims/:claimId/status": { body: () => ({ to: "checking", seen: 1 }) },
  "POST /claims/:claimId/verdict": { body: () => ({ substance: "not-enough-evidence", seen: 1 }) },
  "POST /claims/:claimId/sign-offs": { body: (_, ids) => ({ digest: ids.digest }), as: "second" },
  "POST /claims/:claimId/send-backs/answer": { body: () => ({ answer: "Added the survey." }) },
  "POST /claims/:claimId/seen": { body: () => ({ eventId: 1 }), reader: 200 },
  "POST /claims/:claimId/blind-checks": {
    body: ({ checker, second }) => ({ firstId: checker.id, secondId: second.id }),
  },
  "POST /blind-checks/:checkId/verdict": { body: () => ({ substance: "supported" }), as: "second" },
  "PUT /blind-checks/:checkId/third": { body: ({ lead }) => ({ personId: lead.id, seen: 2 }) },
  "POST /blind-checks/:checkId/settlement": { body: () => ({ substance: "supported", note: "The log is clear." }) },
  "DELETE /blind-checks/:checkId": { body: () => ({ reason: "No time." }) },
  "POST /claims/:claimId/merge": { body: (_, ids) => ({ into: ids.otherId, seen: 1, intoSeen: 1 }) },
  "DELETE /claims/:claimId/merge": { body: () => undefined },
  "POST /claims/:claimId/evidence": { body: ({ source }) => ({ sourceId: source.id, stance: "context" }) },
  "PATCH /evidence/:evidenceId": { body: () => ({ note: "Read twice.", seen: 1 }) },
  "DELETE /evidence/:evidenceId": { body: () => undefined },
  "POST /dossiers/:dossierId/sources": { body: () => ({ kind: "document", title: "The invoice" }) },
  "PATCH /sources/:sourceId": { body: () => ({ reliability: "B", seen: 1 }) },
  "POST /sources/:sourceId/snapshots": { body: () => formWith([file]) },
  "PUT /sources/:sourceId/cleared": { body: ({ lead }) => ({ personIds: [lead.id] }) },
  "POST /dossiers/:dossierId/origin-links": {
    body: ({ source, confidential }) => ({ from: source.id, to: confidential.id, kind: "interviewed" }),
  },
  "POST /articles/:articleId/proposals": { body: () => ({}) },
  "PATCH /origin-links/:linkId": { body: () => ({ state: "confirmed", seen: 1 }) },
  "POST /dossiers/:dossierId/tasks": { body: () => ({ title: "Find the invoice" }) },
  "PATCH /tasks/:taskId": { body: () => ({ detail: "By noon.", seen: 1 }) },
  "POST /claims/:claimId/comments": { body: () => ({ text: "Is it so?" }), reader: 201 },
  "POST /articles/:articleId/comments": { body: () => ({ text: "Is it so?" }), reader: 201 },
  "POST /sources/:sourceId/comments": { body: () => ({ text: "Is it so?" }), reader: 201 },
  "POST /tasks/:taskId/comments": { body: () => ({ text: "Is it so?" }), reader: 201 },
  "POST /evidence/:evidenceId/comments": { body: () => ({ text: "Is it so?" }), reader: 201 },
  "PATCH /comments/:commentId": { body: () => ({ text: "Was it so?", seen: 1 }) },
  "POST /comments/:commentId/resolve": { body: () => ({ resolved: true }), reader: 200 },
  "POST /tasks/:taskId/take": { body: () => ({ seen: 1 }) },
  "POST /tasks/:taskId/hand-over": { body: ({ checker }) => ({ to: checker.id, note: "You know them.", seen: 1 }) },
  "PUT /tasks/:taskId/watch": { body: () => ({ watching: true }), reader: 200 },
  "POST /task-templates": { body: () => ({ title: "Ring the harbour" }), newsroom: 403, as: "admin" },
  "PATCH /task-templates/:templateId": {
    body: () => ({ title: "Ring the harbour twice", seen: 1 }),
    newsroom: 403,
    as: "admin",
  },
  "DELETE /task-templates/:templateId": { body: () => undefined, newsroom: 403, as: "admin" },
  "POST /my/notices/read": { body: () => ({}), newsroom: 200 },
  "POST /dossiers/:dossierId/editions": { body: () => ({ audience: "legal", reason: "For the lawyer" }) },
  "POST /people/invitations": {
    body: () => ({ email: "new@desk.example", name: "New Person", role: "member" }),
    newsroom: 403,
    as: "admin",
  },
  "PATCH /people/:personId": { body: () => ({ role: "admin" }), newsroom: 403, as: "admin" },
  "DELETE /my/tokens": { body: () => undefined, newsroom: 200 },
  "DELETE /my/tokens/:tokenId": { body: () => undefined, newsroom: 404 },
};

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
const written = table.filter((row) => row.scope === "write");
const read = table.filter((row) => row.scope === "read");

const pathIn = (row: Endpoint, ids: Record<string, string>) =>
  row.path.replace(/:(\w+)/g, (_, name) => ids[name] ?? "none");

/** What an endpoint wants to be so before its good body is good. */
async function setUp(row: Endpoint, d: ApiDossier): Promise<Record<string, string>> {
  const { lead, checker, claim, dossierId, confidential, ids } = d;
  if (nameOf(row) === "DELETE /dossiers/:dossierId/waivers")
    await lead.send("POST", `/dossiers/${dossierId}/waivers`, {
      claimId: claim.id,
      rule: "origins",
      reason: "No time.",
    });
  if (row.path.endsWith("/merge")) {
    const other = await checker.post(
      `/dossiers/${dossierId}/claims`,
      { statement: "The minister did know." },
      claimAnswer,
    );
    if (row.method === "DELETE")
      await checker.post(`/claims/${claim.id}/merge`, { into: other.id, seen: 1, intoSeen: 1 }, claimAnswer);
    return { ...ids, otherId: other.id };
  }
  if (row.path.includes("/dismissals") || row.path.endsWith("/offers")) {
    const answer = listOf(suggestionAnswer);
    const { items } = await checker.get(`/revisions/${ids.revisionId}/suggestions`, answer);
    return { ...ids, suggestionId: items[0]?.id ?? "" };
  }
  if (row.path.startsWith("/comments/:commentId")) {
    const comment = await lead.post(`/claims/${claim.id}/comments`, { text: "Is it so?" }, commentAnswer);
    return { ...ids, commentId: comment.id };
  }
  if (row.path === "/claim-list-views/:viewId") {
    const kept = { name: "Figures", query: "kind=figure", shared: true };
    const view = await lead.post(`/dossiers/${dossierId}/claim-list-views`, kept, claimListViewAnswer);
    return { ...ids, viewId: view.id };
  }
  if (row.path === "/task-templates/:templateId") {
    const { id } = await d.admin.post("/task-templates", { title: "Ring the pilots" }, taskTemplateAnswer);
    return { ...ids, templateId: id ?? "" };
  }
  if (row.path.includes("/send-backs/answer")) {
    const path = `/claims/${claim.id}`;
    await checker.post(`${path}/status`, { to: "checking", seen: 1 }, claimAnswer);
    await checker.post(`${path}/status`, { to: "for-review", seen: 2 }, claimAnswer);
    await lead.send("POST", `${path}/status`, { to: "checking", reason: "Which minister?", seen: 3 });
  }
  if (row.path.includes(":checkId")) {
    await checker.post(`/claims/${claim.id}/verdict`, { substance: "refuted", seen: 1 }, claimAnswer);
    const asked = await lead.post(`/claims/${claim.id}/blind-checks`, { secondId: d.second.id }, blindCheckAnswer);
    if (/third|settlement/.test(row.path))
      await d.second.post(`/blind-checks/${asked.id}/verdict`, { substance: "supported" }, blindCheckAnswer);
    return { ...ids, checkId: asked.id };
  }
  if (row.path.includes("/cleared")) return { ...ids, sourceId: confidential.id };
  if (row.path.includes("/sign-offs")) {
    const path = `/claims/${claim.id}`;
    await checker.post(`${path}/verdict`, { substance: "supported", seen: 1 }, claimAnswer);
    await checker.post(`${path}/status`, { to: "checking", seen: 2 }, claimAnswer);
    const { digest } = await checker.post(`${path}/status`, { to: "for-review", seen: 3 }, claimAnswer);
    return { ...ids, digest };
  }
  return ids;
}

test("every endpoint that writes has a good body here to try it with", () => {
  expect(Object.keys(writing).sort()).toEqual(written.map(nameOf).sort());
});

test("an endpoint that writes never answers a GET, and one that reads always does", () => {
  for (const row of written) expect(row.method).not.toBe("GET");
  for (const row of read) expect(row.method).toBe("GET");
});

describe.each(written.map((row) => ({ name: nameOf(row), row })))("$name", ({ name, row }) => {
  const { body, reader = 403, newsroom, as } = writing[name] ?? { body: () => undefined };

  test("refuses in the right order, and then does it", async () => {
    const d = await newApiDossier();
    const ids = await setUp(row, d);
    const path = pathIn(row, ids);
    const status = async (who: { send: ApiDossier["lead"]["send"] }, sent: unknown = body(d, ids)) => {
      const response = await who.send(row.method, path, sent);
      if (response.status >= 400) expect(response.headers.get("content-type")).toBe("application/problem+json");
      return response.status;
    };

    const unsigned = await d.api.ask(new Request(urlOf(path), { method: row.method }));
    expect(unsigned.status, "without a token").toBe(401);
    expect(await status(await d.api.client(d.lead, { scope: "read" })), "with a token that reads").toBe(403);

    if (newsroom === undefined) {
      expect(await status(d.outsider), "an outsider").toBe(404);
      expect(await status(d.outsider, { nonsense: 1 }), "an outsider, whatever they send").toBe(404);
      expect(await status(d.admin), "an administrator, who sees no dossier by that").toBe(404);
      expect(await status(d.reader), "a reader").toBe(reader);
    } else expect(await status(d.outsider), "a member of the newsroom").toBe(newsroom);

    const doer = as === "admin" ? d.admin : as === "second" ? d.second : d.lead;
    const takesForm = row.takes?.json === undefined;
    const unknown = takesForm ? formWith([file], { colour: "red" }) : { ...(body(d, ids) as object), colour: "red" };
    if (!takesForm || row.takes?.form) expect(await status(doer, unknown), "with an unknown field").toBe(400);

    if (row.path === "/my/tokens/:tokenId") return;
    expect(await status(doer), "who may").toBe(row.status);
  });
});

test("what reads is for those who may know of it, and knows its parameters", async () => {
  const d = await newApiDossier();
  const told: Record<string, number[]> = {};
  const expected: Record<string, number[]> = {};
  for (const row of read) {
    const path = pathIn(row, await setUp(row, d));
    const query = row.path === "/search" ? "?q=minister" : "";
    const unsigned = await d.api.ask(new Request(urlOf(path)));
    told[nameOf(row)] = [unsigned.status, (await d.lead.send("GET", `${path}?colour=red`)).status];
    for (const who of [d.outsider, d.admin, d.lead, d.reader])
      told[nameOf(row)]?.push((await who.send("GET", path + query)).status);
    const hidden = row.knows === null ? 200 : 404;
    // The edition names a confidential source, and so does the list of those cleared for one.
    expected[nameOf(row)] = [401, 400, hidden, hidden, 200, /cleared|format/.test(row.path) ? 403 : 200];
  }
  expect(told).toEqual(expected);
});
