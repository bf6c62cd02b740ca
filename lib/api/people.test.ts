import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { dossierAnswer, memberAnswer } from "@/lib/api/views/dossiers";
import { invitationAnswer, personAnswer, tokenAnswer } from "@/lib/api/views/people";
import { newApi } from "@/lib/testing/api";
import { newApiDossier } from "@/lib/testing/api-dossier";

const people = listOf(personAnswer);

test("members of the newsroom see each other; those who are disabled are seen by administrators", async () => {
  const api = await newApi();
  const ada = await api.person("Ada Admin", { admin: true });
  const ann = await api.person("Ann Lee");
  const bob = await api.person("Bob Ray");
  const changed = await ada.patch(`/people/${bob.id}`, { disabled: true, seen: 1 }, personAnswer);
  expect(changed).toMatchObject({ id: bob.id, disabled: true, version: 2 });
  await bob.refused(401, "GET", "/people");
  const names = async (who: typeof ann) => (await who.get("/people", people)).items.map(({ name }) => name);
  expect(await names(ada)).toEqual(["Ada Admin", "Ann Lee", "Bob Ray"]);
  expect(await names(ann)).toEqual(["Ada Admin", "Ann Lee"]);
  await ada.refused(409, "PATCH", `/people/${ada.id}`, { role: "member" });
  await ada.refused(404, "PATCH", "/people/nobody", { role: "member" });
});

test("an administrator invites by a link, and nobody else does", async () => {
  const api = await newApi();
  const ada = await api.person("Ada Admin", { admin: true });
  const ann = await api.person("Ann Lee");
  const who = { email: "New@Desk.example", name: "New Person", role: "member" };
  const made = await ada.post("/people/invitations", who, invitationAnswer);
  expect(made).toMatchObject({ email: "new@desk.example", mailed: "off", expiresAt: "2026-03-24T09:00:00.000Z" });
  expect(made.link).toMatch(/\/invite\/[\w-]{43}$/);
  await ann.refused(403, "POST", "/people/invitations", { nonsense: true });
  await ada.refused(409, "POST", "/people/invitations", { ...who, email: "ann.lee@desk.example" });
});

test("a person ends tokens of their own: one, or all", async () => {
  const api = await newApi();
  const ann = await api.person("Ann Lee");
  const second = await api.client(ann);
  const bob = await api.person("Bob Ray");
  const tokens = listOf(tokenAnswer);
  const { items } = await ann.get("/my/tokens", tokens);
  expect(items.map(({ scope }) => scope)).toEqual(["write", "write"]);
  const last = items.at(-1)?.id ?? "";
  await bob.refused(404, "DELETE", `/my/tokens/${last}`);
  expect((await ann.send("DELETE", `/my/tokens/${last}`)).status).toBe(200);
  await second.refused(401, "GET", "/my/tokens");
  expect((await ann.get("/my/tokens", tokens)).items).toHaveLength(1);
  const all = await ann.send("DELETE", "/my/tokens");
  expect(await all.json()).toEqual({ ended: [items[0]?.id] });
  await ann.refused(401, "GET", "/my/tokens");
});

test("whoever is taken out of a dossier finds nothing of it at the next request", async () => {
  const { lead, reader, dossierId, claim } = await newApiDossier();
  const members = listOf(memberAnswer);
  const path = `/dossiers/${dossierId}/members`;
  expect((await reader.get(path, members)).items.map(({ name, role }) => [name, role])).toEqual([
    ["Lena Lead", "lead"],
    ["Chidi Checker", "checker"],
    ["Sofia Second", "checker"],
    ["Rae Reader", "reader"],
  ]);
  await lead.patch(`${path}/${reader.id}`, { role: "lead" }, memberAnswer);
  expect(await (await lead.send("DELETE", `${path}/${lead.id}`)).json()).toEqual({ personId: lead.id });
  await lead.refused(404, "GET", `/dossiers/${dossierId}`);
  await lead.refused(404, "GET", `/claims/${claim.id}`);
  await reader.refused(409, "DELETE", `${path}/${reader.id}`);
  await reader.refused(404, "PATCH", `${path}/${lead.id}`, { nonsense: true });
});

test("a closed dossier is read and not changed, until a lead opens it again", async () => {
  const { lead, checker, dossierId, claim } = await newApiDossier();
  const path = `/dossiers/${dossierId}`;
  expect(await lead.patch(path, { state: "closed", seen: 1 }, dossierAnswer)).toMatchObject({ state: "closed" });
  const refused = await checker.refused(403, "POST", `/claims/${claim.id}/comments`, { text: "Still?" });
  expect(refused.detail).toMatch(/closed/);
  await lead.refused(403, "PATCH", path, { title: "Other", seen: 2 });
  expect(await lead.patch(path, { state: "open", seen: 2 }, dossierAnswer)).toMatchObject({
    state: "open",
    role: "lead",
  });
});

test("search finds what the person may see, and nothing of other dossiers", async () => {
  const { checker, outsider, dossierId } = await newApiDossier();
  const found = z.looseObject({ items: z.array(z.looseObject({ kind: z.string(), dossierId: z.string() })) });
  const { items } = await checker.get("/search?q=MINISTER&limit=50", found);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["claim", "source", "sentence"]));
  expect(new Set(items.map((item) => item.dossierId))).toEqual(new Set([dossierId]));
  expect((await outsider.get("/search?q=minister", found)).items).toEqual([]);
  expect((await checker.get(`/search?q=${encodeURIComponent('"NEAR( x:y -a')}`, found)).items).toEqual([]);
  await checker.refused(400, "GET", "/search");
});
