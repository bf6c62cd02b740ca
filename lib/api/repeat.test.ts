import { expect, test } from "vitest";
import { z } from "zod";
import { repeats } from "@/db/schema";
import { listOf } from "@/lib/api/component";
import { articleAnswer } from "@/lib/api/views/articles";
import { claimAnswer } from "@/lib/api/views/claims";
import { dossierAnswer } from "@/lib/api/views/dossiers";
import { invitationAnswer } from "@/lib/api/views/people";
import { formWith, newApi } from "@/lib/testing/api";

const keyed = (key: string) => ({ headers: { "Idempotency-Key": key } });
const claims = listOf(claimAnswer);

async function newDossier() {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const { id } = await ann.post("/dossiers", { title: "Dredging" }, dossierAnswer);
  return { api, ann, path: `/dossiers/${id}/claims` };
}

test("a repeated POST gets the first answer, and is done once", async () => {
  const { ann, path } = await newDossier();
  const body = { statement: "The port paid." };
  const first = await ann.send("POST", path, body, keyed("k1"));
  const again = await ann.send("POST", path, { ...body }, keyed("k1"));
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.json()).toEqual(await first.json());
  expect([first.headers.get("idempotent-replayed"), again.headers.get("idempotent-replayed")]).toEqual([null, "true"]);
  expect((await ann.get(path, claims)).items).toHaveLength(1);
});

test("of many such requests at once one is done, and all get its answer", async () => {
  const { ann, path } = await newDossier();
  const sent = Array.from({ length: 20 }, () => ann.send("POST", path, { statement: "The port paid." }, keyed("k1")));
  const answers = await Promise.all((await Promise.all(sent)).map(async (each) => [each.status, await each.text()]));
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(answers[0]?.[0]).toBe(201);
  expect((await ann.get(path, claims)).items).toHaveLength(1);
});

test("another key, another body, another route or another person makes another request", async () => {
  const { api, ann, path } = await newDossier();
  const bob = await api.person("Bob Ray");
  await ann.post(path.replace("/claims", "/members"), { personId: bob.id, role: "checker" }, z.looseObject({}));
  const body = { statement: "The port paid." };
  await ann.post(path, body, claimAnswer, keyed("k1"));
  await ann.post(path, body, claimAnswer, keyed("k2"));
  await ann.post(path, { statement: "The port did not pay." }, claimAnswer, keyed("k1"));
  await bob.post(path, body, claimAnswer, keyed("k1"));
  await ann.post(path, body, claimAnswer);
  await ann.post("/dossiers", { title: "Another" }, dossierAnswer, keyed("k1"));
  expect((await ann.get(path, claims)).items).toHaveLength(5);
});

test("a request that was refused is not remembered, since it changed nothing", async () => {
  const { ann, path } = await newDossier();
  const { id } = await ann.post(path, { statement: "The port paid." }, claimAnswer);
  await ann.refused(409, "POST", `/claims/${id}/status`, { to: "for-review", seen: 1 }, keyed("k1"));
  await ann.post(`/claims/${id}/status`, { to: "checking", seen: 1 }, claimAnswer);
  await ann.post(`/claims/${id}/status`, { to: "for-review", seen: 2 }, claimAnswer, keyed("k1"));
});

test("a file that is sent again makes one article, whatever the boundary of the form", async () => {
  const { ann, path } = await newDossier();
  const articles = path.replace("/claims", "/articles");
  const form = () =>
    formWith([{ name: "a.txt", bytes: new TextEncoder().encode("The port paid.") }], { title: "Paid" });
  const first = await ann.post(articles, form(), articleAnswer, keyed("k1"));
  const again = await ann.post(articles, form(), articleAnswer, keyed("k1"));
  const other = await ann.post(
    articles,
    formWith([{ name: "a.txt", bytes: new Uint8Array([65]) }]),
    articleAnswer,
    keyed("k1"),
  );
  expect(again).toEqual(first);
  expect(other.id).not.toBe(first.id);
});

test("an answer is kept so that only who knows the key can read it", async () => {
  const { api } = await newDossier();
  const admin = await api.person("Ada Admin", { admin: true });
  const body = { email: "new@desk.example", name: "New Person", role: "member" };
  const first = await admin.post("/people/invitations", body, invitationAnswer, keyed("k-7d1c"));
  const again = await admin.post("/people/invitations", body, invitationAnswer, keyed("k-7d1c"));
  expect(first.mailed).toBe("off");
  expect(again).toEqual({ ...first, mailed: null });
  const kept = JSON.stringify(await api.desk.read.select().from(repeats));
  expect(kept).not.toContain(first.link.split("/").at(-1));
  expect(kept).not.toContain("New Person");
});

test("whoever may not know of the dossier any more gets no answer from before", async () => {
  const { api, ann, path } = await newDossier();
  const bob = await api.person("Bob Ray");
  const members = path.replace("/claims", "/members");
  await ann.post(members, { personId: bob.id, role: "checker" }, z.looseObject({}));
  await bob.post(path, { statement: "The port paid." }, claimAnswer, keyed("k1"));
  expect((await ann.send("DELETE", `${members}/${bob.id}`)).status).toBe(200);
  await bob.refused(404, "POST", path, { statement: "The port paid." }, keyed("k1"));
});

test.each(["", " ".repeat(300), "k".repeat(256)])("a key like %j is refused", async (key) => {
  const { ann, path } = await newDossier();
  await ann.refused(400, "POST", path, { statement: "The port paid." }, keyed(key));
});
