import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { table } from "@/lib/api/table";
import { evidenceAnswer } from "@/lib/api/views/evidence";
import { independenceAnswer } from "@/lib/api/views/independence";
import { clearedAnswer, linkAnswer, sourceAnswer, sourceWithSnapshotsAnswer } from "@/lib/api/views/sources";
import { formWith } from "@/lib/testing/api";
import { newApiDossier } from "@/lib/testing/api-dossier";

/** Words that nobody may read who is not cleared. */
const secrets = ["Paul Quay", "Quayside", "clerk-of-the-works", "in the back room", "ask his sister", "quay-notes"];

/** A dossier in which a confidential source has everything that could give it away. */
async function newSecret() {
  const d = await newApiDossier();
  const { lead, claim, confidential, source, dossierId } = d;
  await lead.patch(
    `/sources/${confidential.id}`,
    {
      outlet: "Quayside Works",
      url: "https://quayside.example/clerk-of-the-works",
      publishedAt: "2026-02-01",
      seen: 1,
    },
    sourceWithSnapshotsAnswer,
  );
  const bytes = new TextEncoder().encode("He said it in the back room.");
  await lead.post(
    `/sources/${confidential.id}/snapshots`,
    formWith([{ name: "quay-notes.txt", bytes }]),
    z.looseObject({}),
  );
  await lead.post(
    `/dossiers/${dossierId}/origin-links`,
    { from: source.id, to: confidential.id, kind: "interviewed", quote: "Paul Quay told us", state: "confirmed" },
    linkAnswer,
  );
  const entered = { sourceId: confidential.id, stance: "supports", quote: "in the back room", note: "ask his sister" };
  await lead.post(`/claims/${claim.id}/evidence`, entered, evidenceAnswer);
  await lead.send("POST", `/sources/${confidential.id}/comments`, { text: "Paul Quay must not be named." });
  const task = { title: "Call Paul Quay", sourceId: confidential.id };
  await lead.send("POST", `/dossiers/${dossierId}/tasks`, task);
  return d;
}

test("no read tells whoever is not cleared anything of a confidential source but its pseudonym", async () => {
  const d = await newSecret();
  const ids: Record<string, string> = { ...d.ids, sourceId: d.confidential.id };
  const list = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
  ids.taskId = (await d.lead.get(`/dossiers/${d.dossierId}/tasks`, list)).items.at(-1)?.id ?? "";
  const looked: string[] = [];
  for (const row of table) {
    if (row.scope !== "read") continue;
    const path = row.path.replace(/:(\w+)/g, (_, name) => ids[name] ?? "none");
    for (const query of row.path === "/search" ? ["?q=quay", "?q=minister", "?q=Clerk"] : ["?limit=200", ""]) {
      const response = await d.checker.send("GET", path + query);
      const told = await response.text();
      for (const secret of secrets) expect(told, `${path}${query} tells it`).not.toContain(secret);
      if (response.ok) looked.push(row.path);
    }
  }
  expect(new Set(looked).size).toBeGreaterThan(25);
  const asLead = await (await d.lead.send("GET", `/sources/${d.confidential.id}`)).text();
  for (const secret of ["Paul Quay", "Quayside", "quay-notes"]) expect(asLead).toContain(secret);
});

test("counts are the same for everybody, and why origins were joined is withheld", async () => {
  const { lead, checker, claim, confidential } = await newSecret();
  const asked = `/claims/${claim.id}/independence`;
  const whole = await lead.get(asked, independenceAnswer);
  const shown = await checker.get(asked, independenceAnswer);
  const counts = ({ sources, atLeast, atMost, unidentified }: typeof whole.supports) => ({
    sources,
    atLeast,
    atMost,
    unidentified,
  });
  expect(counts(shown.supports)).toEqual(counts(whole.supports));
  expect(shown.supports.origins.flatMap(({ sourceIds }) => sourceIds)).toContain(confidential.id);
  expect(shown.supports.origins.flatMap(({ joinedBy }) => joinedBy)).toEqual([]);
});

test("a lead clears a member, who then reads it, and takes that back", async () => {
  const { lead, checker, second, reader, confidential } = await newSecret();
  const path = `/sources/${confidential.id}`;
  const put = async (personIds: string[]) => {
    const response = await lead.send("PUT", `${path}/cleared`, { personIds });
    expect([response.status, clearedAnswer.parse(await response.json()).personIds]).toEqual([200, personIds]);
  };
  expect(await checker.get(path, sourceWithSnapshotsAnswer)).toMatchObject({
    ...{ title: "The clerk", author: "", outlet: "", url: "", publishedAt: null, cleared: false, snapshots: [] },
    ...{ held: true, confidential: true },
  });
  await checker.refused(403, "PATCH", path, { title: "Somebody", seen: 2 });
  await checker.refused(403, "PUT", `${path}/cleared`, { personIds: [checker.id] });
  await checker.refused(403, "GET", `${path}/cleared`);
  await put([lead.id, checker.id]);
  expect(await checker.get(path, sourceWithSnapshotsAnswer)).toMatchObject({ title: "Paul Quay", cleared: true });
  expect((await checker.get(`${path}/cleared`, clearedAnswer)).personIds.sort()).toEqual([lead.id, checker.id].sort());
  await put([lead.id, second.id]);
  expect(await checker.get(path, sourceWithSnapshotsAnswer)).toMatchObject({ title: "The clerk", cleared: false });
  await lead.refused(400, "PUT", `${path}/cleared`, { personIds: ["nobody"] });
  await reader.refused(403, "GET", `${path}/cleared`);
});

test("a confidential source without a pseudonym is refused", async () => {
  const { lead, dossierId } = await newApiDossier();
  const source = { kind: "interview", title: "Paul Quay", confidential: true };
  const problem = await lead.refused(400, "POST", `/dossiers/${dossierId}/sources`, source);
  expect(Object.keys(problem.fields ?? {})).toEqual(["pseudonym"]);
});

test("an edition that names a confidential source goes only to those cleared", async () => {
  const { lead, checker, dossierId, confidential } = await newSecret();
  const made = await lead.post(
    `/dossiers/${dossierId}/editions`,
    { audience: "desk", reason: "For the desk" },
    z.object({ id: z.string(), number: z.int() }),
  );
  for (const format of ["json", "html"]) {
    const file = await lead.send("GET", `/editions/${made.id}/${format}`);
    expect([file.status, file.headers.get("content-disposition")?.startsWith("attachment")]).toEqual([200, true]);
    expect(await file.text()).toContain("Paul Quay");
    await checker.refused(403, "GET", `/editions/${made.id}/${format}`);
  }
  const sources = listOf(sourceAnswer);
  expect((await checker.get(`/dossiers/${dossierId}/sources`, sources)).items.map(({ id }) => id)).toContain(
    confidential.id,
  );
  const own = await checker.post(
    `/dossiers/${dossierId}/editions`,
    { audience: "desk", reason: "For me" },
    z.object({ id: z.string(), number: z.int() }),
  );
  const mine = await (await checker.send("GET", `/editions/${own.id}/json`)).text();
  for (const secret of secrets) expect(mine).not.toContain(secret);
  await checker.refused(403, "POST", `/dossiers/${dossierId}/editions`, { audience: "legal", reason: "x" });
  const unknown = await lead.refused(404, "GET", `/editions/${made.id}/odt`);
  expect(unknown.detail).toMatch(/html.*json/);
});
