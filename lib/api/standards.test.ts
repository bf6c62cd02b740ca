import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { listOf } from "@/lib/api/component";
import { claimAnswer, listedLineAnswer } from "@/lib/api/views/claims";
import { dossierAnswer } from "@/lib/api/views/dossiers";
import { taskAnswer } from "@/lib/api/views/tasks";
import { presets, twoOrigins } from "@/lib/dossiers/standard-presets";
import { newApi } from "@/lib/testing/api";
import { newApiDossier } from "@/lib/testing/api-dossier";

const failingAnswers = listOf(z.object({ claimId: z.string(), ref: z.string(), failing: z.array(listedLineAnswer) }));

test("a dossier is opened with any preset, and with two origins where none is named", async () => {
  const lead = await (await newApi()).person("Lena Lead");
  const plain = await lead.post("/dossiers", { title: "Halvern" }, dossierAnswer);
  expect(plain.standard).toEqual(twoOrigins);
  for (const { standard } of presets) {
    const made = await lead.post("/dossiers", { title: "Halvern", standard }, dossierAnswer);
    expect(made.standard).toEqual(standard);
  }
});

describe("a standard that is not one", () => {
  const wrong: [string, unknown, string][] = [
    ["an unknown rule", { rule: "luck", when: {} }, "standard.rules.0.rule"],
    ["an unknown field", { rule: "reply", when: {}, days: 3 }, "standard.rules.0.days"],
    ["no origins at all", { rule: "origins", when: {}, atLeast: 0, orHeldPrimary: true }, "standard.rules.0.atLeast"],
    ["an unknown kind", { rule: "reply", when: { kinds: ["rumour"] } }, "standard.rules.0.when.kinds.0"],
    [
      "an unknown grade",
      { rule: "reliability", when: {}, atLeast: "F", of: "one", orUnjudged: true },
      "standard.rules.0.atLeast",
    ],
    ["a rule without whom it is for", { rule: "primary" }, "standard.rules.0.when"],
  ];

  it.each(wrong)("is refused for %s, with the field and a sentence", async (_, rule, field) => {
    const lead = await (await newApi()).person("Lena Lead");
    const standard = { name: "ours", rules: [rule] };
    const opened = await lead.refused(400, "POST", "/dossiers", { title: "Halvern", standard });
    const { id } = await lead.post("/dossiers", { title: "Halvern" }, dossierAnswer);
    const changed = await lead.refused(400, "PATCH", `/dossiers/${id}`, { standard, seen: 1 });
    for (const { fields } of [opened, changed]) {
      expect(Object.keys(fields ?? {})).toEqual([field]);
      expect(Object.values(fields ?? {}).join(" ")).toMatch(/^[A-Z].*\.$/);
    }
  });
});

test("the standard is changed by a lead, and what then fails is listed with its task", async () => {
  const { lead, checker, reader, outsider, dossierId, claim } = await newApiDossier();
  const failing = `/dossiers/${dossierId}/failing`;
  const standard = { name: "ours", rules: [{ rule: "attribution", when: {} }] };
  await checker.refused(403, "PATCH", `/dossiers/${dossierId}`, { standard });
  await lead.patch(`/dossiers/${dossierId}`, { standard }, dossierAnswer);
  const line = { rule: "attribution", detail: expect.stringContaining("has not been checked") };
  expect((await reader.get(failing, failingAnswers)).items).toMatchObject([
    {
      claimId: claim.id,
      failing: [
        { rule: "verdict", taskId: null },
        { ...line, taskId: null },
      ],
    },
  ]);

  await reader.refused(403, "POST", failing, { claimId: claim.id, rule: "attribution" });
  await outsider.refused(404, "POST", failing, { claimId: claim.id, rule: "attribution" });
  await checker.refused(400, "POST", failing, { claimId: claim.id, rule: "luck" });
  await checker.refused(409, "POST", failing, { claimId: claim.id, rule: "origins" });
  await checker.refused(400, "POST", failing, { claimId: "none", rule: "attribution" });

  const task = await checker.post(failing, { claimId: claim.id, rule: "attribution" }, taskAnswer);
  expect(task).toMatchObject({ title: "Check whom the texts cite for A1", claimId: claim.id, state: "open" });
  const again = await lead.post(failing, { claimId: claim.id, rule: "attribution" }, taskAnswer);
  expect(again.id).toBe(task.id);
  expect((await reader.get(failing, failingAnswers)).items[0]?.failing[1]).toMatchObject({ ...line, taskId: task.id });
  const shown = await reader.get(`/claims/${claim.id}`, claimAnswer);
  expect(shown.failing[1]).toEqual(line);
});

test("who checks a claim is refused as its signer, after own work and the digest, with the failing line", async () => {
  const { lead, checker, second, dossierId, claim } = await newApiDossier();
  const at = `/claims/${claim.id}`;
  const standard = { name: "ours", rules: [{ rule: "second-signer", when: {} }] };
  await lead.patch(`/dossiers/${dossierId}`, { standard }, dossierAnswer);
  let { version: seen } = await lead.patch(at, { assigneeId: second.id, seen: claim.version }, claimAnswer);
  for (const [path, body] of [
    ["verdict", { substance: "supported" }],
    ["status", { to: "checking" }],
    ["status", { to: "for-review" }],
  ] as const)
    ({ version: seen } = await checker.post(`${at}/${path}`, { ...body, seen }, claimAnswer));
  const { digest, failing } = await second.get(at, claimAnswer);
  expect(failing).toEqual([]);
  await checker.refused(403, "POST", `${at}/sign-offs`, { digest });
  await second.refused(409, "POST", `${at}/sign-offs`, { digest: "0".repeat(64) });
  const unmet = await second.refused(422, "POST", `${at}/sign-offs`, { digest });
  expect(unmet.failing).toEqual([{ rule: "second-signer", detail: "Needs a signer who is not its checker." }]);
  expect(await lead.post(`${at}/sign-offs`, { digest }, claimAnswer)).toMatchObject({ status: "signed-off" });
});
