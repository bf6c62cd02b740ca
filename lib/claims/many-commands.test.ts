import { describe, expect, test } from "vitest";
import { historyOf } from "@/db/history";
import { noticesOf } from "@/db/notices";
import type { Actor } from "@/lib/actor";
import type { ClaimStatus } from "@/lib/claims/claim";
import { editClaim, editClaimInput } from "@/lib/claims/commands";
import { changeClaims, changeClaimsInput } from "@/lib/claims/many-commands";
import { mergeClaims } from "@/lib/claims/merge-commands";
import { moveClaim } from "@/lib/claims/review-commands";
import { addMember, createDossier, createDossierInput, editDossier } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound, type Refusal } from "@/lib/errors";
import { noticeHref } from "@/lib/history/notice";
import { newNewsroom } from "@/lib/testing/newsroom";

async function dossierWith(count: number) {
  const room = await newNewsroom();
  const claims: { id: string; ref: string }[] = [];
  for (let at = 0; at < count; at++) claims.push(await room.claim({ statement: `Invoice ${at + 1} was paid.` }));
  const chosen = async (of: readonly { id: string }[] = claims) =>
    Promise.all(of.map(async ({ id }) => ({ claimId: id, seen: (await room.read({ id })).version })));
  const change = async (set: object, actor: Actor = room.checker, of?: Awaited<ReturnType<typeof chosen>>) =>
    room.run(
      changeClaims,
      actor,
      changeClaimsInput.parse({ dossierId: room.dossierId, claims: of ?? (await chosen()), ...set }),
    );
  const all = () => Promise.all(claims.map((claim) => room.read(claim)));
  const told = async () =>
    (await historyOf(room.desk.read, room.lead, room.dossierId, { limit: 200 })).map(({ type, claimId }) => ({
      type,
      claimId,
    }));
  const to = async (claim: { id: string }, ...path: ClaimStatus[]) => {
    for (const status of path) if (status !== "signed-off") await room.move(claim, status);
  };
  return { ...room, claims, chosen, change, all, told, to };
}

const refusalOf = async (doing: Promise<unknown>): Promise<Refusal> =>
  doing.then(
    () => {
      throw new Error("it was not refused");
    },
    (error: Refusal) => error,
  );

describe("one step over many claims", () => {
  test("assigns them, sets their stakes and date, with one event for each", async () => {
    const { change, all, told, second, claims } = await dossierWith(3);
    const before = await told();
    const answer = await change({
      assigneeId: second.personId,
      stakes: "critical",
      dueAt: "2026-03-19T12:00:00+01:00",
    });
    expect(answer).toMatchObject({ claims: 3, changed: 3 });
    expect(answer.items).toEqual((await all()).map(({ id, version }) => ({ id, version })));
    for (const claim of await all())
      expect(claim).toMatchObject({
        assigneeId: second.personId,
        stakes: "critical",
        dueAt: "2026-03-19T11:00:00.000Z",
        version: 2,
      });
    const events = (await told()).slice(0, -before.length);
    expect(events.map(({ type }) => type)).toEqual(["claim-changed", "claim-changed", "claim-changed"]);
    expect(new Set(events.map(({ claimId }) => claimId))).toEqual(new Set(claims.map(({ id }) => id)));
  });

  test("takes a checker and a date away again", async () => {
    const { change, all, second } = await dossierWith(2);
    await change({ assigneeId: second.personId, dueAt: "2026-03-19T12:00:00Z" });
    await change({ assigneeId: null, dueAt: null });
    for (const claim of await all()) expect(claim).toMatchObject({ assigneeId: null, dueAt: null });
  });

  test("leaves alone what is so already, even where it was changed meanwhile", async () => {
    const { change, chosen, claims, told, run, checker } = await dossierWith(2);
    const before = await chosen();
    const [first] = claims;
    await run(editClaim, checker, editClaimInput.parse({ claimId: first?.id, seen: 1, stakes: "critical" }));
    const events = (await told()).length;
    expect(await change({ stakes: "critical" }, checker, before)).toMatchObject({ claims: 2, changed: 1 });
    expect(await told()).toHaveLength(events + 1);
  });

  test("is refused where a reason would be stored nowhere: somebody moved one meanwhile", async () => {
    const { change, chosen, claims, run, checker } = await dossierWith(2);
    const [first] = claims;
    const before = await chosen();
    await run(moveClaim, checker, { claimId: first?.id ?? "", to: "checking", reason: "", seen: 1 });
    const refused = await refusalOf(change({ status: "checking", reason: "Look again" }, checker, before));
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused.message).toContain(`1 of 2 claims: ${first?.ref}.`);
    expect(await change({ status: "checking" }, checker, before)).toMatchObject({ changed: 1 });
  });

  test("moves them along, and what it edited in the same step is what it saw", async () => {
    const { change, all, told } = await dossierWith(2);
    const answer = await change({ status: "checking", stakes: "important" });
    expect(answer.items.map(({ version }) => version)).toEqual([3, 3]);
    for (const claim of await all())
      expect(claim).toMatchObject({ status: "checking", stakes: "important", version: 3 });
    expect((await told()).slice(0, 4).map(({ type }) => type)).toEqual([
      "claim-moved",
      "claim-changed",
      "claim-moved",
      "claim-changed",
    ]);
  });

  test("changes all of them or none: a stale version is named, and nothing is changed", async () => {
    const { change, chosen, claims, all, told, run, second } = await dossierWith(3);
    const seen = await chosen();
    const [, two] = claims;
    await run(editClaim, second, editClaimInput.parse({ claimId: two?.id, seen: 1, statement: "It was not paid." }));
    const events = (await told()).length;
    const refused = await refusalOf(change({ stakes: "critical" }, second, seen));
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused.message).toContain(`1 of 3 claims: ${two?.ref}.`);
    expect(refused.extra).toEqual({
      refused: 1,
      claims: [{ claimId: two?.id, ref: two?.ref, kind: "conflict", message: expect.any(String), current: 2 }],
    });
    expect((await all()).map(({ stakes }) => stakes)).toEqual(["routine", "routine", "routine"]);
    expect(await told()).toHaveLength(events);
  });

  test("names each claim that cannot go there, with its reason", async () => {
    const { change, claims, all, to, checker } = await dossierWith(3);
    const [one, two, three] = claims;
    if (!one || !two || !three) throw new Error("there are three");
    await to(one, "checking");
    await to(three, "checking", "for-review");
    const refused = await refusalOf(change({ status: "for-review" }, checker));
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused.extra.claims).toMatchObject([
      { ref: two.ref, message: "A claim that is to check cannot become for review in one step." },
    ]);
    expect((await all()).map(({ status }) => status)).toEqual(["checking", "to-check", "for-review"]);
  });

  test("sends nothing back without a reason, and no one’s own work", async () => {
    const { change, claims, to, second, checker, all } = await dossierWith(2);
    for (const claim of claims) await to(claim, "checking", "for-review");
    expect(await refusalOf(change({ status: "checking" }, second))).toBeInstanceOf(Invalid);
    const own = await refusalOf(change({ status: "checking", reason: "Say when." }, checker));
    expect(own, "the checker wrote them").toBeInstanceOf(Forbidden);
    expect(own.extra.claims).toHaveLength(2);
    await change({ status: "checking", reason: "Say when." }, second);
    expect((await all()).map(({ status }) => status)).toEqual(["checking", "checking"]);
  });

  test("signs nothing off", async () => {
    const { change, claims, to, second } = await dossierWith(1);
    for (const claim of claims) await to(claim, "checking", "for-review");
    const refused = await refusalOf(change({ status: "signed-off" }, second));
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused.message).toContain("Only a sign-off by a second person");
  });

  test("refuses claims that were merged into others, by name", async () => {
    const { change, chosen, claims, run, checker } = await dossierWith(2);
    const [one, two] = claims;
    if (!one || !two) throw new Error("there are two");
    const seen = await chosen();
    await run(mergeClaims, checker, { claimId: one.id, into: two.id, seen: 1, intoSeen: 1 });
    const refused = await refusalOf(change({ stakes: "critical" }, checker, seen));
    expect(refused.extra.claims).toMatchObject([{ ref: one.ref }, { ref: two.ref, current: 2 }]);
  });
});

describe("who may", () => {
  test("an outsider finds nothing, a reader may not, nor may anybody in a closed dossier", async () => {
    const { change, outsider, admin, reader, lead, run, dossierId, all, checker } = await dossierWith(2);
    for (const nobody of [outsider, admin])
      expect(await refusalOf(change({ stakes: "critical" }, nobody))).toBeInstanceOf(NotFound);
    expect(await refusalOf(change({ stakes: "critical" }, reader))).toBeInstanceOf(Forbidden);
    await run(editDossier, lead, { dossierId, seen: 1, state: "closed" } as Parameters<typeof editDossier>[2]);
    expect(await refusalOf(change({ stakes: "critical" }, checker))).toBeInstanceOf(Forbidden);
    expect((await all()).map(({ stakes }) => stakes)).toEqual(["routine", "routine"]);
  });

  test("claims of another dossier are not there, whoever asks", async () => {
    const { run, change, chosen, claims, lead, checker } = await dossierWith(1);
    const other = await run(createDossier, lead, createDossierInput.parse({ title: "Another" }));
    const seen = await chosen();
    const there = { dossierId: other.id, claims: seen, stakes: "critical" };
    expect(await refusalOf(run(changeClaims, lead, changeClaimsInput.parse(there)))).toBeInstanceOf(NotFound);
    const some = [...seen, { claimId: "none", seen: 1 }];
    expect(await refusalOf(change({ stakes: "critical" }, checker, some))).toBeInstanceOf(NotFound);
    expect(claims).toHaveLength(1);
  });

  test("only a member can be given claims", async () => {
    const { change, outsider, all } = await dossierWith(2);
    expect(await refusalOf(change({ assigneeId: outsider.personId }))).toBeInstanceOf(Invalid);
    expect((await all()).map(({ assigneeId }) => assigneeId)).toEqual([null, null]);
  });

  test.each([
    ["nothing to change", {}],
    ["the same claim twice", { stakes: "critical", twice: true }],
  ])("refuses %s", async (_, { twice, ...set }: { twice?: boolean }) => {
    const { change, chosen, checker } = await dossierWith(1);
    const seen = await chosen();
    expect(await refusalOf(change(set, checker, twice ? [...seen, ...seen] : seen))).toBeInstanceOf(Invalid);
  });
});

test("two people who change the same claims at once: one of them is refused, and nothing is mixed", async () => {
  const { change, chosen, all, checker, second } = await dossierWith(12);
  const seen = await chosen();
  const outcomes = await Promise.allSettled([
    change({ stakes: "critical" }, checker, seen),
    change({ stakes: "important" }, second, seen),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect((outcomes[1] as PromiseRejectedResult).reason.extra.refused).toBe(12);
  expect(new Set((await all()).map(({ stakes }) => stakes))).toEqual(new Set(["critical"]));
});

describe("whom it tells", () => {
  const theirs = async (room: Awaited<ReturnType<typeof dossierWith>>, who: Actor) =>
    noticesOf(room.desk.read, who, { limit: 50 });

  test("of a few claims one by one", async () => {
    const room = await dossierWith(3);
    await room.change({ assigneeId: room.second.personId });
    const notices = await theirs(room, room.second);
    expect(notices.map(({ kind, claimId }) => [kind, claimId])).toEqual(
      room.claims.map(({ id }) => ["assigned", id]).reverse(),
    );
  });

  test("of many at once, with what they are called", async () => {
    const room = await dossierWith(9);
    await room.change({ assigneeId: room.second.personId });
    const [notice, ...more] = await theirs(room, room.second);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: "assigned",
      claimId: null,
      eventType: "claims-told-together",
      payload: { kind: "assigned", personIds: [room.second.personId], refs: room.claims.map(({ ref }) => ref) },
    });
    if (notice) expect(noticeHref(notice)).toBe(`/dossiers/${room.dossierId}/claims?checker=me`);
    expect((await room.told()).filter(({ type }) => type === "claims-told-together")).toHaveLength(1);
    expect((await room.told()).filter(({ type }) => type === "claim-changed")).toHaveLength(9);
  });

  test("every lead of what is to be reviewed, by one event", async () => {
    const room = await dossierWith(7);
    await room.run(addMember, room.lead, { dossierId: room.dossierId, personId: room.admin.personId, role: "lead" });
    await room.change({ status: "checking" });
    await room.change({ status: "for-review" });
    for (const lead of [room.lead, room.admin]) {
      const notices = (await theirs(room, lead)).filter(({ kind }) => kind === "asked-to-sign");
      expect(notices).toHaveLength(1);
    }
    expect((await room.told()).filter(({ type }) => type === "claims-told-together")).toHaveLength(1);
  });

  test("nobody of what they did themselves, nor of what was refused", async () => {
    const room = await dossierWith(2);
    await room.change({ assigneeId: room.checker.personId });
    expect(await theirs(room, room.checker)).toEqual([]);
    const stale = room.claims.map(({ id }) => ({ claimId: id, seen: 1 }));
    await refusalOf(room.change({ assigneeId: room.second.personId }, room.checker, stale));
    expect(await theirs(room, room.second)).toEqual([]);
  });
});
