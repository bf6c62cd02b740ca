import { describe, expect, it } from "vitest";
import { claimsOf, mentionsOf } from "@/db/claims";
import { evidenceOf } from "@/db/evidence";
import { historyOf } from "@/db/history";
import { sourcesOf } from "@/db/sources";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { askBlindCheck } from "@/lib/claims/blind-commands";
import { importClaims, importInput, prepareImport } from "@/lib/claims/import-commands";
import { createDossier, createDossierInput, editDossier } from "@/lib/dossiers/commands";
import { collectDossier } from "@/lib/editions/dossier";
import { type Format, formats } from "@/lib/editions/formats";
import { Conflict, Forbidden, NotFound, Unprocessable } from "@/lib/errors";
import { sentence } from "@/lib/history/sentence";
import { newDesk } from "@/lib/testing/desk";
import { ferryDossier } from "@/lib/testing/ferry-dossier";
import { newNewsroom } from "@/lib/testing/newsroom";

type Room = Pick<Awaited<ReturnType<typeof newNewsroom>>, "desk">;
const siteUrl = "https://desk.example";

function importing({ desk }: Room, dossierId: string) {
  const prepare = (actor: Actor, file: string | Uint8Array, name = "claims.csv", over: object = {}) =>
    prepareImport(
      desk.read,
      actor,
      {
        dossierId,
        file: { name, bytes: typeof file === "string" ? new TextEncoder().encode(file) : file },
        ...importInput.parse(over),
      },
      { siteUrl },
    );
  const bring = async (actor: Actor, file: string | Uint8Array, name = "claims.csv", over: object = {}) => {
    const prepared = await prepare(actor, file, name, over);
    return desk.transact((tx) => importClaims(tx, actor, { dossierId, prepared }));
  };
  return { prepare, bring };
}

async function open() {
  const room = await newNewsroom();
  return { ...room, ...importing(room, room.dossierId) };
}

/** What a dossier holds of claims, as far as a sheet tells it. */
async function contents(desk: Room["desk"], viewer: Actor, dossierId: string) {
  const claims = await claimsOf(desk.read, viewer, dossierId, {});
  const ids = claims.map(({ id }) => id);
  const sources = new Map((await sourcesOf(desk.read, viewer, dossierId)).map((source) => [source.id, source]));
  const evidence = await evidenceOf(desk.read, viewer, ids);
  const mentions = await mentionsOf(desk.read, viewer, ids);
  return claims.map(({ id, statement, kind, stakes, about, substance }) => ({
    ...{ statement, kind, stakes, about, substance },
    mentions: mentions
      .filter((one) => one.claimId === id)
      .map(({ quote, start, end, mode }) => ({ quote, start, end, mode })),
    evidence: evidence
      .filter((one) => one.claimId === id)
      .map(({ sourceId, stance, quote, locator, credibility, note }) => ({
        source: sources.get(sourceId)?.title,
        outlet: sources.get(sourceId)?.outlet,
        kind: sources.get(sourceId)?.kind,
        ...{ stance, quote, locator, credibility, note },
      })),
  }));
}

const sheet = [
  "Claim,Verdict,Source,Link,Quote,Articles,Words",
  "It cost 40 million.,true,Port papers,https://papers.example/1,paid in full,A,paid 40 million",
  ",,Coast News,,,,",
  "The minister knew.,,,,,,",
].join("\n");
const text = "The port paid 40 million on Monday.";

describe("importing a sheet of claims", () => {
  it("makes claims with their places, sources and evidence, an event for each, with the file's name", async () => {
    const { desk, article, checker, lead, dossierId, bring } = await open();
    await article(text);
    const made = await bring(checker, sheet, "/tmp/spring/Dredging claims.csv");
    expect(made).toMatchObject({ claims: 2, known: 0, mentions: 1, sources: 2, evidence: 2 });
    expect(await contents(desk, lead, dossierId)).toMatchObject([
      {
        statement: "It cost 40 million.",
        substance: "supported",
        mentions: [{ quote: "paid 40 million" }],
        evidence: [{ source: "Port papers", stance: "supports", quote: "paid in full" }, { source: "Coast News" }],
      },
      { statement: "The minister knew.", substance: null, mentions: [], evidence: [] },
    ]);
    const [claim] = await claimsOf(desk.read, lead, dossierId, {});
    expect(claim).toMatchObject({ ref: "A1", status: "to-check", substanceBy: checker.personId });
    const events = await historyOf(desk.read, lead, dossierId, { limit: 50 });
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => type === "claim-created")).toHaveLength(2);
    expect(types.filter((type) => type === "evidence-entered")).toHaveLength(2);
    expect(types[0]).toBe("claims-imported");
    const names = { person: () => "Chidi", claim: () => "A1", source: () => "Port papers", moment: (at: string) => at };
    const told = events.map((event) => sentence(event, names as never)).join("\n");
    expect(told).toContain(
      "imported the file “Dredging claims.csv”: 2 claims, 1 mention, 2 sources and 2 pieces of evidence",
    );
    expect(told).toMatch(/tagged A1: “It cost 40 million\.”, from the file “Dredging claims\.csv”/);
  });

  it("adds nothing twice: a claim that is there gets what is new about it", async () => {
    const { desk, article, checker, lead, dossierId, bring, prepare } = await open();
    await article(text);
    await bring(checker, sheet);
    const before = await contents(desk, lead, dossierId);
    expect(await bring(checker, sheet)).toMatchObject({ claims: 0, known: 2, mentions: 0, sources: 0, evidence: 0 });
    expect(await contents(desk, lead, dossierId)).toEqual(before);
    const more = "Claim,Link\nIT COST  40 million.,https://papers.example/1?utm_source=x\n";
    expect((await prepare(checker, more)).told).toEqual([
      {
        ...{ row: 2, field: "statement" },
        message: "A1 says this already. Evidence and words in the articles that are new are added there.",
      },
    ]);
    expect(await bring(checker, more)).toMatchObject({ claims: 0, sources: 0, evidence: 1 });
  });

  it("leaves the verdict, stakes, kind and people of a claim that is there, and tells each row that says otherwise", async () => {
    const { desk, checker, lead, dossierId, bring, prepare } = await open();
    await bring(checker, "Claim,Verdict,Stakes,Kind,About\nIt cost 40 million.,true,high,figure,The port; The mayor\n");
    const before = await contents(desk, lead, dossierId);
    const more = [
      "Claim,Verdict,Stakes,Kind,About,Source",
      "It cost 40 million.,false,low,event,The minister,Port papers",
      "It cost 40 million.,,high,figure,the  PORT,Coast News",
      ",,,event,,The clerk",
      "It cost 40 million.,false,,,,",
    ].join("\n");
    const there = "1 says this already. Evidence and words in the articles that are new are added there.";
    const stays = "What 1 has of that stays; change it there if the sheet is right.";
    const told = [
      [2, `${there} Not taken: this row’s verdict, stakes, kind and people or bodies it is about. ${stays}`],
      [4, `${there} Not taken: this row’s kind. ${stays}`],
      [5, `${there} Not taken: this row’s verdict. ${stays}`],
    ];
    const prepared = await prepare(checker, more);
    expect(prepared.told.map(({ row, message }) => [row, message])).toEqual(told);
    const made = await bring(checker, more);
    expect(made).toMatchObject({ claims: 0, known: 1, evidence: 3 });
    expect(made.told.map(({ row, message }) => [row, message])).toEqual(told);
    const [claim] = await contents(desk, lead, dossierId);
    expect({ ...claim, evidence: [] }).toEqual({ ...before[0], evidence: [] });
  });

  it("does not tell whoever is to judge a claim blind whether its verdict is the sheet's", async () => {
    const room = await open();
    const claim = await room.claim({ statement: "Nobody answered." });
    await room.verdict(claim, "supported");
    await room.run(askBlindCheck, room.lead, { claimId: claim.id, secondId: room.second.personId });
    const notTaken = async (actor: Actor, verdict: string) =>
      (await room.prepare(actor, `Claim,Verdict\nNobody answered.,${verdict}\n`)).told[0]?.message.includes("verdict");
    expect([await notTaken(room.checker, "true"), await notTaken(room.checker, "false")]).toEqual([false, true]);
    expect([await notTaken(room.second, "true"), await notTaken(room.second, "false")]).toEqual([true, true]);
  });

  it("imports nothing of a sheet with an error in it, whatever else its rows say", async () => {
    const { desk, checker, lead, dossierId, bring } = await open();
    const refused = await bring(checker, "Claim,Source\nThe mayor resigned.,City record\n#REF!,Wrong source\n").catch(
      (e) => e,
    );
    expect(refused).toBeInstanceOf(Unprocessable);
    expect(refused.message).toBe(
      "Row 3 cannot be taken as it is, so nothing was imported: This cell holds an error (#REF!). Mend the sheet, save it and import it again.",
    );
    expect(await contents(desk, lead, dossierId)).toEqual([]);
  });

  it("makes a sign-off stale that rests on less than what it has now", async () => {
    const room = await open();
    const claim = await room.signedClaim({ statement: "Nobody answered." });
    await room.bring(room.checker, "Claim,Source\nNobody answered.,The operator\n");
    expect(await room.read(claim)).toMatchObject({ status: "for-review", stale: true });
  });

  it("imports nothing while one row is to be mended, and tells each", async () => {
    const { desk, checker, lead, dossierId, bring } = await open();
    const refused = await bring(checker, "Claim,Verdict\nOne.,true\nTwo.,perhaps\nThree.,maybe not\n").catch((e) => e);
    expect(refused).toBeInstanceOf(Unprocessable);
    expect(refused.message).toContain("2 rows");
    expect(refused.extra.rows).toMatchObject([{ row: 3 }, { row: 4 }]);
    expect(await contents(desk, lead, dossierId)).toEqual([]);
  });

  it("refuses two verdicts on one claim, and words that a stored text does not have", async () => {
    const room = await open();
    const source = await room.source("The log", { kind: "document" });
    await room.snapshot(source, "7 March: delay 40 min");
    const { problems } = await room.prepare(
      room.checker,
      "Claim,Verdict,Source,Quote\nLate.,true,The log,delay 40 min\nLate.,false,The log,delay 50 min\n",
    );
    expect(problems.map(({ row, field }) => [row, field])).toEqual([
      [3, "substance"],
      [3, "quote"],
    ]);
  });

  it("takes the columns that it is told", async () => {
    const { checker, prepare } = await open();
    const file = "First,Second\nA paper,It cost 40 million.\n";
    expect((await prepare(checker, file)).problems).toMatchObject([{ row: 0, field: "statement" }]);
    const { counts, problems } = await prepare(checker, file, "x.csv", { mapping: { statement: 1, title: 0 } });
    expect([problems, counts]).toMatchObject([[], { claims: 1, evidence: 1 }]);
  });

  it("never takes a confidential source that one is not cleared for to be the one that is named", async () => {
    const { desk, checker, second, dossierId, source, bring } = await open();
    const url = "https://quay.example/clerk";
    await source("Paul Quay", { url, confidential: true, pseudonym: "The clerk" }, checker);
    await bring(second, `Claim,Source,Link\nHe knew.,Somebody,${url}\n`);
    const [piece] = await evidenceOf(
      desk.read,
      second,
      (await claimsOf(desk.read, second, dossierId, {})).map(({ id }) => id),
    );
    const sources = await sourcesOf(desk.read, second, dossierId);
    expect(sources.find(({ id }) => id === piece?.sourceId)).toMatchObject({ title: "Somebody", confidential: false });
  });

  it("refuses outsiders, readers, a closed dossier, and a text that was corrected meanwhile", async () => {
    const room = await open();
    const { desk, outsider, admin, reader, checker, lead, dossierId, prepare } = room;
    await expect(prepare(outsider, sheet)).rejects.toThrow(NotFound);
    await expect(prepare(admin, sheet)).rejects.toThrow(NotFound);
    await expect(prepare(reader, sheet)).rejects.toThrow(Forbidden);
    await room.article(text);
    const prepared = await prepare(checker, sheet);
    const places = new Map([[2, (prepared.places.get(2) ?? []).map((one) => ({ ...one, revisionId: "another" }))]]);
    await expect(
      desk.transact((tx) => importClaims(tx, checker, { dossierId, prepared: { ...prepared, places } })),
    ).rejects.toThrow(Conflict);
    await desk.transact((tx) => editDossier(tx, lead, { dossierId, state: "closed", seen: 1 }));
    await expect(prepare(checker, sheet)).rejects.toThrow(Forbidden);
  });

  it("does it once when two import the same at once", async () => {
    const { desk, checker, second, lead, dossierId, prepare } = await open();
    const prepared = await Promise.all([checker, second].map((who) => prepare(who, sheet)));
    const made = await Promise.all(
      [checker, second].map((who, at) =>
        desk.transact((tx) => importClaims(tx, who, { dossierId, prepared: prepared[at] as never })),
      ),
    );
    expect(made.map(({ claims, evidence }) => [claims, evidence])).toEqual([
      [2, 2],
      [0, 0],
    ]);
    expect(await contents(desk, lead, dossierId)).toHaveLength(2);
  });

  it("takes ten thousand rows, and lets others go on meanwhile", async () => {
    const { desk, checker, lead, dossierId, bring } = await open();
    const rows = Array.from(
      { length: 10_000 },
      (_, at) =>
        `Statement number ${at} of the sheet.,important,Paper ${at % 500},https://papers.example/${at % 500},p. ${at}`,
    );
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const made = await bring(checker, ["Claim,Stakes,Source,Link,Where", ...rows].join("\n"));
    clearInterval(beat);
    expect(made).toMatchObject({ claims: 10_000, sources: 500, evidence: 10_000 });
    expect(await claimsOf(desk.read, lead, dossierId, {})).toHaveLength(10_000);
    expect(longest).toBeLessThan(2_000);
  }, 120_000);
});

describe("what the desk exports", () => {
  async function exported() {
    const desk = await newDesk();
    const story = await ferryDossier(desk);
    const { mara, sam, dossierId, where } = story;
    const clock = { now: mara.now, timeZone: "UTC" };
    const { value } = await collectDossier(desk.read, mara, dossierId, "desk", clock);
    const edition = {
      ...{ number: 1, audience: "desk" as const, reason: "", contentSha256: "ab".repeat(32), by: "Mara" },
      createdAt: mara.now.toISOString(),
    };
    const file = async (format: Format) =>
      new Uint8Array(
        await formats[format].render(
          { value, bytes: new Uint8Array(), edition, newsroom: "desk.example", program: "Second Source" },
          { progress: () => undefined, seal: null },
        ),
      );
    /** Another dossier with the same articles and nothing else. */
    const { id } = await desk.transact((tx) =>
      createDossier(tx, sam, createDossierInput.parse({ title: "Holm ferry, again" })),
    );
    for (const { revision, title, outlet, url } of value.articles) {
      const prepared = await prepareArticle({ text: revision.text, title, outlet, url }, where, sam.now);
      await desk.transact((tx) => addArticle(tx, sam, { dossierId: id, prepared }));
    }
    return { desk, ...story, file, again: id, ...importing({ desk }, id) };
  }

  it.each<Format>(["csv", "xlsx", "annotations", "claimreview"])("comes back from %s", async (format) => {
    const { desk, mara, sam, dossierId, again, file, bring } = await exported();
    const before = await contents(desk, mara, dossierId);
    const made = await bring(sam, await file(format), `edition.${format}`);
    expect(made.claims).toBe(before.length);
    const after = await contents(desk, sam, again);
    for (const [at, claim] of before.entries()) {
      const back = after.find(({ statement }) => statement === claim.statement);
      expect(back, claim.statement).toBeDefined();
      expect(back?.substance).toBe(claim.substance);
      if (format === "csv" || format === "xlsx")
        expect(back).toMatchObject({ kind: claim.kind, stakes: claim.stakes, about: claim.about });
      if (format !== "claimreview")
        expect(back?.mentions.map(({ quote, start, end }) => ({ quote, start, end }))).toEqual(
          claim.mentions.map(({ quote, start, end }) => ({ quote, start, end })),
        );
      if (format === "annotations")
        expect(back?.mentions.map(({ mode }) => mode)).toEqual(claim.mentions.map(({ mode }) => mode));
      if (format === "xlsx") expect(back?.evidence, `evidence of claim ${at}`).toEqual(claim.evidence);
    }
  });

  it.each<Format>(["csv", "xlsx", "annotations", "claimreview"])(
    "changes nothing where it came from: %s",
    async (format) => {
      const { desk, mara, dossierId, file } = await exported();
      const before = await contents(desk, mara, dossierId);
      const made = await importing({ desk }, dossierId).bring(mara, await file(format), `edition.${format}`);
      expect(made).toMatchObject({ claims: 0, mentions: 0, sources: 0, evidence: 0 });
      expect(await contents(desk, mara, dossierId)).toEqual(before);
    },
  );
});
