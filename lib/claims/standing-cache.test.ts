import { describe, expect, it } from "vitest";
import { randomFrom } from "@/bench/measure";
import { claimById } from "@/db/claims";
import type { Read } from "@/db/client";
import { sourceById } from "@/db/sources";
import { editClaim } from "@/lib/claims/commands";
import { basisOf, type KnownStanding, type Standing, standingOf, standingsOf } from "@/lib/claims/standing";
import { rememberedStandings } from "@/lib/claims/standing-cache";
import { writeComment } from "@/lib/comments/commands";
import { editDossier, waive } from "@/lib/dossiers/commands";
import { Refusal } from "@/lib/errors";
import { parse } from "@/lib/input";
import { saveOutlet, saveOutletInput } from "@/lib/people/outlet-commands";
import { editSource } from "@/lib/sources/commands";
import { removeEvidence } from "@/lib/sources/evidence-commands";
import { changeLink } from "@/lib/sources/link-commands";
import type { LinkState, Reliability } from "@/lib/sources/source";
import { assignTask, assignTaskInput } from "@/lib/tasks/commands";
import { newDesk, testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

/** A claim with one of everything that its standing is computed from. */
async function newStory() {
  const room = await newNewsroom();
  const { revisionId } = await room.article("The Courier reported that the port paid in full.");
  const claim = await room.claim({
    stakes: "important",
    mention: { revisionId, start: 0, end: 20, mode: "attributes" },
  });
  const courier = await room.source("The Courier", { outlet: "Halvern Courier", ownReporting: true });
  const northline = await room.source("Northline", { outlet: "Northline" });
  const ledger = await room.source("Ledger", { outlet: "Coast Ledger", ownReporting: true });
  const contract = await room.source("A contract", { kind: "document" });
  const link = await room.link(northline, courier);
  const evidence = await room.evidence(claim, northline);
  await room.evidence(claim, ledger);
  await room.evidence(claim, contract);
  await room.verdict(claim, "supported");
  const { dossierId } = room;
  const standing = () => standingOf(room.desk.read, { id: claim.id, dossierId }, testNow);
  return { room, claim, courier, northline, contract, link, evidence, revisionId, dossierId, standing };
}
type Story = Awaited<ReturnType<typeof newStory>>;

const told = ({ independence, digest, failing, measured, waivers, workers, standard }: Standing) => ({
  independence,
  digest,
  failing,
  measured,
  waivers,
  workers: [...workers].sort(),
  standard,
});

/** What nobody remembers: the same file, read by a desk of its own. */
async function afresh({ room, ...story }: Story, now = testNow): Promise<Standing> {
  const found = await room.desk.transact(async (tx) => {
    const claim = await claimById(tx, room.lead, story.claim.id);
    if (!claim) throw new Error("no such claim");
    return standingOf(tx, claim, now);
  });
  return found;
}

const changes: [string, (story: Story) => Promise<unknown>][] = [
  [
    "other stakes",
    async ({ room, claim }) => {
      const { version } = await room.read(claim);
      return room.run(editClaim, room.lead, { claimId: claim.id, seen: version, stakes: "critical" });
    },
  ],
  ["a verdict", ({ room, claim }) => room.verdict(claim, "refuted")],
  ["more evidence", ({ room, claim, courier }) => room.evidence(claim, courier)],
  ["evidence taken away", ({ room, evidence }) => room.run(removeEvidence, room.lead, { evidenceId: evidence.id })],
  ["a link rejected", ({ room, link }) => room.run(changeLink, room.lead, { linkId: link.id, state: "rejected" })],
  [
    "a link drawn further up",
    async ({ room, courier }) =>
      room.link(courier, await room.source("A tape", { kind: "document" }), { kind: "obtained" }),
  ],
  [
    "a source retracted",
    ({ room, courier }) => room.run(editSource, room.lead, { sourceId: courier.id, seen: 1, state: "retracted" }),
  ],
  [
    "a source graded",
    ({ room, northline }) => room.run(editSource, room.lead, { sourceId: northline.id, seen: 1, reliability: "A" }),
  ],
  ["a snapshot", ({ room, contract }) => room.snapshot(contract, "As it was signed.")],
  [
    "a mention",
    ({ room, claim, revisionId }) => room.mention(claim, { revisionId, start: 26, end: 34, mode: "asserts" }),
  ],
  [
    "a waiver",
    ({ room, claim }) => room.run(waive, room.lead, { claimId: claim.id, rule: "origins", reason: "Known." }),
  ],
  [
    "another standard",
    ({ room, dossierId }) =>
      room.run(editDossier, room.lead, {
        dossierId,
        standard: { name: "three", rules: [{ rule: "reports", when: {}, atLeast: 3, orHeldPrimary: true }] },
      }),
  ],
  [
    "two outlets becoming one in the newsroom",
    ({ room }) =>
      room.run(
        saveOutlet,
        room.admin,
        saveOutletInput.parse({ name: "Halvern Courier", shortNames: ["Coast Ledger"] }),
      ),
  ],
];

describe("what is remembered of where claims stand", () => {
  it.each(changes)("follows %s at once", async (_, change) => {
    const story = await newStory();
    const before = await story.standing();
    await change(story);
    const after = await story.standing();
    expect(told(after)).not.toEqual(told(before));
    expect(told(after)).toEqual(told(await afresh(story)));
  });

  it("is asked again, and not computed, while nothing happens", async () => {
    const { room, claim, dossierId } = await newStory();
    const basis = await basisOf(room.desk.read, dossierId);
    const [one] = (await standingsOf(room.desk.read, basis, [claim.id], testNow, null)).values();
    expect(await basisOf(room.desk.read, dossierId)).toBe(basis);
    const [other] = (await standingsOf(room.desk.read, basis, [claim.id], testNow, null)).values();
    expect(other?.independence).toBe(one?.independence);
    await room.source("Quay Radio");
    expect(await basisOf(room.desk.read, dossierId)).not.toBe(basis);
  });

  it("keeps what an event cannot have changed, and computes the rest anew", async () => {
    const { room, claim, courier, northline, link, dossierId } = await newStory();
    const upstream = await room.claim({ statement: "It rests on the Courier itself." });
    await room.evidence(upstream, courier);
    const apart = await room.claim({ statement: "It rests on something else." });
    await room.evidence(apart, await room.source("Quay Radio", { ownReporting: true }));
    const bare = await room.claim({ statement: "It rests on nothing." });
    const ids = [claim.id, upstream.id, apart.id, bare.id];
    const counts = async () => {
      const basis = await basisOf(room.desk.read, dossierId);
      return [...(await standingsOf(room.desk.read, basis, ids, testNow, null)).values()].map(
        (one) => one.independence,
      );
    };
    /** Which of them are the very same as before. */
    const kept = async (change: () => Promise<unknown>) => {
      const before = await counts();
      await change();
      return (await counts()).map((one, at) => one === before[at]);
    };
    const write = (text: string) => room.run(writeComment, room.reader, { on: "claim", id: claim.id, text });
    expect(await kept(() => write("Is it so?"))).toEqual([true, true, true, true]);
    expect(await kept(() => room.verdict(upstream, "supported"))).toEqual([true, false, true, true]);
    expect(await kept(() => room.source("The harbour log"))).toEqual([true, true, true, true]);
    const retract = () => room.run(editSource, room.lead, { sourceId: courier.id, seen: 1, state: "retracted" });
    expect(await kept(retract)).toEqual([false, false, true, true]);
    const grade = () => room.run(editSource, room.lead, { sourceId: northline.id, seen: 1, reliability: "A" });
    expect(await kept(grade)).toEqual([false, true, true, true]);
    const reject = () => room.run(changeLink, room.lead, { linkId: link.id, state: "rejected" });
    expect(await kept(reject)).toEqual([false, false, true, true]);
    const outlet = saveOutletInput.parse({ name: "Quay Radio" });
    expect(await kept(() => room.run(saveOutlet, room.admin, outlet))).toEqual([false, false, false, false]);
  });

  it("is right of every claim whatever happens, in any order", { timeout: 60_000 }, async () => {
    const story = await newStory();
    const { room, claim, courier, northline, contract, dossierId } = story;
    const second = await room.claim({ statement: "The minister knew.", stakes: "critical" });
    const third = await room.claim({ statement: "Nobody asked." });
    const all = [claim, second, third];
    const random = randomFrom(5);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const sources = [courier, northline, contract, await room.source("Quay Radio"), await room.source("A tape")];
    const links: string[] = [];
    const deeds: (() => Promise<unknown>)[] = [
      () => room.evidence(pick(all), pick(sources), { stance: pick(["supports", "refutes", "context"]) }),
      () => room.verdict(pick(all), pick(["supported", "refuted"])),
      async () => {
        const state = pick(["proposed", "confirmed"] as const);
        links.push((await room.link(pick(sources), pick(sources), { kind: "cites", state })).id);
      },
      async () => {
        const linkId = pick(links);
        if (linkId)
          await room.run(changeLink, room.lead, { linkId, state: pick<LinkState>(["rejected", "confirmed"]) });
      },
      async () => {
        const source = await sourceById(room.desk.read, room.lead, pick(sources).id);
        const grade = pick<Reliability>(["A", "B", "D"]);
        if (source)
          await room.run(editSource, room.lead, { sourceId: source.id, seen: source.version, reliability: grade });
      },
      () => room.run(writeComment, room.lead, { on: "claim", id: pick(all).id, text: "So?" }),
      () =>
        room.run(
          assignTask,
          room.lead,
          parse(assignTaskInput, { dossierId, title: "Ring", claimId: pick(all).id, blocks: true }),
        ),
    ];
    const shown = async (db: Read) => {
      const basis = await basisOf(db, dossierId);
      const ids = all.map(({ id }) => id);
      return [...(await standingsOf(db, basis, ids, testNow, null)).values()].map(told);
    };
    for (let turn = 0; turn < 60; turn += 1) {
      await pick(deeds)().catch((error) => {
        if (!(error instanceof Refusal)) throw error;
      });
      if (turn % 2 === 0) expect(await shown(room.desk.read)).toEqual(await room.desk.transact(shown));
    }
  });

  it("asks the time for a reply at every look", async () => {
    const { room, claim, dossierId } = await newStory();
    const { version } = await room.read(claim);
    const until = "2026-03-17T10:00:00.000Z";
    await room.run(editClaim, room.lead, {
      claimId: claim.id,
      seen: version,
      kind: "allegation",
      reply: { askedAt: testNow.toISOString(), how: "e-mail", until, answer: null, silence: true },
    });
    const failsAt = async (now: string) =>
      (await standingOf(room.desk.read, { id: claim.id, dossierId: dossierId }, new Date(now))).failing.some(
        ({ rule }) => rule === "reply",
      );
    expect(await failsAt("2026-03-17T09:59:59Z")).toBe(true);
    expect(await failsAt("2026-03-17T10:00:00Z")).toBe(false);
  });

  it("is nothing of a transaction, which may be rolled back and its event's number given again", async () => {
    const { room, claim, dossierId, standing } = await newStory();
    const before = told(await standing());
    const undone = room.desk.transact(async (tx) => {
      const found = await claimById(tx, room.lead, claim.id);
      await editClaim(tx, room.lead, { claimId: claim.id, seen: found?.version ?? 0, stakes: "critical" });
      const inside = await standingOf(tx, { id: claim.id, dossierId: dossierId }, testNow);
      expect(inside.measured.stakes).toBe("critical");
      throw new Error("never mind");
    });
    await expect(undone).rejects.toThrow("never mind");
    expect(told(await standing())).toEqual(before);
    await room.verdict(claim, "refuted");
    expect((await standing()).measured).toMatchObject({ stakes: "important", substance: "refuted" });
  });

  it("is of one database, and nobody else's", async () => {
    const { dossierId, standing } = await newStory();
    await standing();
    const other = await newDesk();
    await expect(basisOf(other.read, dossierId)).rejects.toThrow("no such dossier");
  });

  it("names only claims that there are, in the order asked for", async () => {
    const { room, claim, dossierId } = await newStory();
    const another = await room.claim();
    const ask = async (ids: string[]) => [
      ...(await standingsOf(room.desk.read, await basisOf(room.desk.read, dossierId), ids, testNow, null)).keys(),
    ];
    expect(await ask([another.id])).toEqual([another.id]);
    expect(await ask([claim.id, "none", another.id])).toEqual([claim.id, another.id]);
    expect(await ask([another.id, claim.id])).toEqual([another.id, claim.id]);
  });
});

describe("what several ask for at once", () => {
  /** Computes when it is told to, and counts how often it was asked for each claim. */
  const slowly = (told: Map<string, KnownStanding>) => {
    const asked: string[][] = [];
    let go = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    const compute = async (ids: readonly string[]) => {
      asked.push([...ids]);
      await gone;
      return new Map(ids.flatMap((id) => (told.has(id) ? [[id, told.get(id) as KnownStanding]] : [])));
    };
    return { asked, go, compute };
  };
  const never = async () => {
    throw new Error("it was computed twice");
  };

  async function twoClaims() {
    const { room, claim, dossierId } = await newStory();
    const another = await room.claim();
    const basis = await basisOf(room.desk.read, dossierId);
    const stored = await room.desk.transact(async (tx) =>
      standingsOf(tx, await basisOf(tx, dossierId), [claim.id, another.id], testNow, null),
    );
    return { room, dossierId, basis, stored, ids: [claim.id, another.id] as const };
  }

  it("is computed once", async () => {
    const { basis, stored, ids } = await twoClaims();
    const { asked, go, compute } = slowly(stored);
    const first = rememberedStandings(basis, ids, compute);
    const second = rememberedStandings(basis, [ids[1]], never);
    go();
    expect([...(await first).keys()]).toEqual(ids);
    expect((await second).get(ids[1])).toBe((await first).get(ids[1]));
    expect(asked).toEqual([[...ids]]);
  });

  it("is not lost where something else changes meanwhile", async () => {
    const { room, dossierId, basis, stored, ids } = await twoClaims();
    const { go, compute } = slowly(stored);
    const first = rememberedStandings(basis, ids, compute);
    await room.verdict({ id: ids[0] } as never, "refuted");
    const later = await basisOf(room.desk.read, dossierId);
    expect(later).not.toBe(basis);
    const untouched = rememberedStandings(later, [ids[1]], never);
    const touched = slowly(stored);
    touched.go();
    await rememberedStandings(later, [ids[0]], touched.compute);
    expect(touched.asked, "the one that was changed is computed anew").toEqual([[ids[0]]]);
    go();
    expect((await untouched).get(ids[1])).toBe((await first).get(ids[1]));
  });

  it("is tried anew where it failed, and where there was no such claim", async () => {
    const { basis, stored, ids } = await twoClaims();
    await expect(rememberedStandings(basis, ids, never)).rejects.toThrow("twice");
    const { asked, go, compute } = slowly(stored);
    go();
    for (let turn = 0; turn < 2; turn++)
      expect([...(await rememberedStandings(basis, [...ids, "none"], compute)).keys()]).toEqual(ids);
    expect(asked).toEqual([[...ids, "none"], ["none"]]);
  });
});
