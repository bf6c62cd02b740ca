import { describe, expect, it } from "vitest";
import { articleById } from "@/db/articles";
import type { Read } from "@/db/client";
import { historyOf } from "@/db/history";
import { happeningsBetween, newestEventId } from "@/db/live";
import { namesIn } from "@/db/names";
import { noticesOf } from "@/db/notices";
import type { Actor } from "@/lib/actor";
import { table } from "@/lib/api/table";
import { claimAnswer } from "@/lib/api/views/claims";
import { evidenceAnswer } from "@/lib/api/views/evidence";
import { blindCheckAnswer } from "@/lib/api/views/review";
import { readText } from "@/lib/articles/reading";
import type { Substance } from "@/lib/claims/claim";
import { groupsOf, listedClaims, listingOf } from "@/lib/claims/list";
import { claimQueryIn } from "@/lib/claims/listed";
import { claimPanel } from "@/lib/claims/panel";
import { overviewOf } from "@/lib/dossiers/overview";
import { collectDossier } from "@/lib/editions/dossier";
import { sentence } from "@/lib/history/sentence";
import { verifyHistory } from "@/lib/history/verify";
import { dossierOrigins } from "@/lib/sources/dossier-origins";
import { myDesk } from "@/lib/tasks/my-desk";
import { newApiDossier } from "@/lib/testing/api-dossier";
import { testNow } from "@/lib/testing/desk";

/** Words by which somebody could state the first verdict, each in a place of its own. */
const canaries = (verdict: string) => ({
  note: `note-${verdict}-canary`,
  talk: `talk-${verdict}-canary`,
  evidenceTalk: `aside-${verdict}-canary`,
  task: `task-${verdict}-canary`,
  reason: `reason-${verdict}-canary`,
  answer: `answer-${verdict}-canary`,
  waiver: `waiver-${verdict}-canary`,
});

/** A critical claim on which the checker found something, sent back, answered and signed; then the second is asked blind. */
async function world(verdict: Substance, { signed = true } = {}) {
  const d = await newApiDossier();
  const { lead, checker, second, claim, evidence, dossierId } = d;
  const said = canaries(verdict);
  const path = `/claims/${claim.id}`;
  const send = async (who: typeof lead, method: string, to: string, body?: unknown) => {
    const response = await who.send(method, to, body);
    const told = await response.text();
    expect([to, response.status < 300, told]).toEqual([to, true, told]);
  };
  const seen = async () => (await lead.get(path, claimAnswer)).version;
  await send(lead, "PATCH", path, { stakes: "critical", seen: await seen() });
  await checker.patch(`/evidence/${evidence.id}`, { note: said.note, seen: 1 }, evidenceAnswer);
  await send(checker, "POST", `${path}/verdict`, { substance: verdict, seen: await seen() });
  await send(checker, "POST", `${path}/comments`, { text: said.talk });
  await send(checker, "POST", `/dossiers/${dossierId}/tasks`, { title: said.task, claimId: claim.id });
  for (const rule of signed ? ["origins", "reply"] : ["reply"])
    await send(lead, "POST", `/dossiers/${dossierId}/waivers`, { claimId: claim.id, rule, reason: said.waiver });
  const status = async (who: typeof lead, to: string, reason?: string) =>
    send(who, "POST", `${path}/status`, { to, ...(reason ? { reason } : {}), seen: await seen() });
  await status(checker, "checking");
  await status(checker, "for-review");
  await status(lead, "checking", said.reason);
  await status(checker, "for-review", said.answer);
  // One that is not signed lacks origins where it is supported, and something refutes it besides.
  const refuting = { sourceId: d.source.id, stance: "refutes", note: said.note };
  if (!signed) await send(checker, "POST", `${path}/evidence`, refuting);
  const { digest } = await lead.get(path, claimAnswer);
  if (signed) await send(lead, "POST", `${path}/sign-offs`, { digest });
  await send(checker, "POST", `${path}/comments`, { text: `@Sofia Second: ${said.talk}` });
  const check = await lead.post(`${path}/blind-checks`, { secondId: second.id }, blindCheckAnswer);
  return { d, said, digest, check, path };
}
type World = Awaited<ReturnType<typeof world>>;

/** Everything that a person can read, by where it is read. */
async function everythingFor(who: World["d"]["second"], { d, check }: World): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  const ids: Record<string, string> = { ...d.ids, checkId: check.id };
  for (const row of table) {
    if (row.scope !== "read" || row.path === "/openapi.json") continue;
    const path = row.path.replace(/:(\w+)/g, (_, name) => ids[name] ?? "none");
    const queries =
      row.path === "/search"
        ? [
            ...["supported", "refuted", "conflicting", "none"].map((verdict) => `?q=verdict:${verdict}`),
            ...["canary", "minister", "note", "talk", "task", "reason"].map((word) => `?q=${word}`),
          ]
        : ["?limit=200", ""];
    for (const query of queries) {
      const response = await who.send("GET", path + query);
      told.set(`GET ${row.path}${query}`, `${response.status} ${await response.text()}`);
    }
  }
  const read: Read = d.api.desk.read;
  const actor: Actor = { personId: who.personId, admin: who.admin, now: testNow };
  const { dossierId } = d;
  const keep = (name: string, value: unknown) =>
    told.set(
      name,
      JSON.stringify(value, (_, inner) => (inner instanceof Map || inner instanceof Set ? [...inner] : inner)),
    );
  keep(
    "claim's panel",
    await claimPanel(read, actor, { dossierId, claimId: d.claim.id }, { zone: "UTC", moment: (iso) => iso }),
  );
  keep("overview", await overviewOf(read, actor, dossierId, "UTC"));
  keep("my desk", await myDesk(read, actor));
  keep("origins", await dossierOrigins(read, actor, dossierId, null));
  keep("a claim's origins", await dossierOrigins(read, actor, dossierId, d.claim.id));
  const article = await articleById(read, actor, d.article.id);
  if (article) keep("reader", (await readText(read, actor, article)).html);
  for (const query of [
    {},
    { verdict: "supported" },
    { verdict: "refuted" },
    { verdict: "none" },
    { failing: "1" },
    { sort: "verdict" },
  ]) {
    const listing = await listingOf(read, actor, dossierId, claimQueryIn(query));
    keep(`list ${JSON.stringify(query)}`, await listedClaims(listing, { from: 0, count: 50 }));
    keep(`groups ${JSON.stringify(query)}`, await groupsOf(listing, []));
  }
  const names = await namesIn(read, actor, dossierId, (iso) => iso);
  const history = await historyOf(read, actor, dossierId, { limit: 500 });
  keep("history", history);
  keep(
    "history in words",
    history.map((event) => sentence(event, names)),
  );
  keep("notices", await noticesOf(read, actor, { limit: 100 }));
  keep(
    "live updates",
    await happeningsBetween(read, actor, { after: 0, upTo: await newestEventId(read), limit: 1000 }),
  );
  keep("export page", (await collectDossier(read, actor, dossierId, "desk", { now: testNow, timeZone: "UTC" })).value);
  return told;
}

/** Ids, hashes and the turn of making are other in every world. */
const levelled = (text: string): string =>
  text
    .replace(/\b[0-9a-f]{64}\b/g, "#hash")
    .replace(/\b[0-9a-hjkmnp-tv-z]{26}\b/g, "#id")
    .replace(/[\w-]{22}(?=")/g, "#")
    .replace(/(supported|refuted|conflicting)(?=-canary)/g, "#verdict");

describe("whoever is to give a blind second verdict", () => {
  it.each([
    ["signed off", { signed: true }],
    ["for review", { signed: false }],
  ])("reads the same everywhere of a claim that is %s, whatever the first verdict is", async (_, as) => {
    const [one, other] = [await world("supported", as), await world("refuted", as)];
    const [told, toldOther] = [await everythingFor(one.d.second, one), await everythingFor(other.d.second, other)];
    expect(told.size).toBeGreaterThan(70);
    for (const [place, text] of told)
      expect([place, levelled(text)]).toEqual([place, levelled(toldOther.get(place) ?? "")]);
  });

  it("finds none of the words that may state it, nor the digest by which it could be guessed", async () => {
    const made = await world("conflicting");
    const told = await everythingFor(made.d.second, made);
    for (const [place, text] of told) {
      for (const word of [...Object.values(made.said), made.digest])
        expect([place, text]).toEqual([place, text.replaceAll(word, "")]);
      // The choices of a standard and of the checks themselves are no verdict.
      expect([place, /"?substance"?: ?"conflicting"|conflicting-canary/.test(text)]).toEqual([place, false]);
    }
    const asLead = [...(await everythingFor(made.d.lead, made)).values()].join("\n");
    for (const word of [made.said.note, made.said.talk, made.said.task, made.said.reason, made.said.waiver])
      expect(asLead).toContain(word);
  });

  it("gets no edition until theirs is in, also none that was made before", async () => {
    const { d, check } = await world("supported");
    const { second, lead, dossierId, ids, confidential } = d;
    await lead.send("PUT", `/sources/${confidential.id}/cleared`, { personIds: [lead.id, second.id] });
    for (const format of ["json", "html"]) {
      const refused = await second.refused(409, "GET", `/editions/${ids.editionId}/${format}`);
      expect(refused.detail).toContain("blind second verdict");
    }
    await second.refused(409, "POST", `/dossiers/${dossierId}/editions`, { audience: "desk", reason: "For me" });
    await second.post(`/blind-checks/${check.id}/verdict`, { substance: "supported" }, blindCheckAnswer);
    const status = (await second.send("POST", `/dossiers/${dossierId}/editions`, { audience: "desk", reason: "x" }))
      .status;
    expect(status).toBe(201);
  });

  it("is refused what would tell or change the first: signing, the reason, notes of others", async () => {
    const { d, digest, path } = await world("supported");
    const { second, evidence, claim } = d;
    const signing = await second.refused(409, "POST", `${path}/sign-offs`, { digest: "0".repeat(64) });
    expect(signing).not.toHaveProperty("current");
    expect(JSON.stringify(signing)).not.toContain(digest);
    await second.refused(409, "PATCH", `/evidence/${evidence.id}`, { note: "mine", seen: 2 });
    await second.refused(409, "DELETE", `/evidence/${evidence.id}`);
    const { version: seen } = await second.get(path, claimAnswer);
    await second.refused(409, "POST", `${path}/verdict`, { substance: "supported", seen });
    // That nobody found anything would be said to all, and is not so.
    const noTask = await second.refused(409, "POST", `/dossiers/${d.dossierId}/failing`, {
      ...{ claimId: claim.id, rule: "verdict" },
    });
    expect(noTask.detail).toContain("sealed from you");
    expect((await second.get(`/claims/${claim.id}`, claimAnswer)).substance).toBeNull();
  });
});

describe("blind verdicts", () => {
  /** A claim without a verdict that two are asked to judge; the second has. */
  async function half() {
    const d = await newApiDossier();
    const { lead, checker, second, claim } = d;
    const asked = { firstId: checker.id, secondId: second.id };
    const check = await lead.post(`/claims/${claim.id}/blind-checks`, asked, blindCheckAnswer);
    const given = { substance: "conflicting", note: "blind-note-canary" };
    await second.post(`/blind-checks/${check.id}/verdict`, given, blindCheckAnswer);
    const made: World = { d, check, said: canaries("conflicting"), digest: "", path: `/claims/${claim.id}` };
    return made;
  }

  it("are sealed from everybody, the lead too, until both are in; then everybody reads both", async () => {
    const made = await half();
    const { lead, checker, reader, second } = made.d;
    for (const who of [lead, checker, reader])
      for (const [place, text] of await everythingFor(who, made))
        expect([place, /blind-note-canary|"substance":"conflicting"|found .* conflicting/.exec(text)?.[0]]).toEqual([
          place,
          undefined,
        ]);
    const own = (await everythingFor(second, made)).get("GET /claims/:claimId/blind-checks");
    expect(own, "each knows their own").toContain("blind-note-canary");
    await checker.post(`/blind-checks/${made.check.id}/verdict`, { substance: "supported" }, blindCheckAnswer);
    for (const who of [lead, checker, reader, second]) {
      const told = await everythingFor(who, made);
      expect(told.get("history in words")).toContain("found A1 conflicting, blind: blind-note-canary");
      expect(told.get("GET /claims/:claimId/blind-checks")).toContain("blind-note-canary");
    }
    expect((await verifyHistory(made.d.api.desk.read)).broken).toEqual([]);
  });
});
