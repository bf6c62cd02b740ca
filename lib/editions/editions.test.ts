import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesOfBlob } from "@/db/blobs";
import { editionById } from "@/db/editions";
import { historyOf, lastEventNumber } from "@/db/history";
import { sourceById } from "@/db/sources";
import type { Actor } from "@/lib/actor";
import { addArticle, prepareArticle } from "@/lib/articles/commands";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { moveClaim, setVerdict, signOff } from "@/lib/claims/review-commands";
import { standingOf } from "@/lib/claims/standing";
import { editDossier } from "@/lib/dossiers/commands";
import { type Audience, audiences } from "@/lib/dossiers/dossier";
import { makeEdition, makeEditionInput, prepareEdition } from "@/lib/editions/commands";
import { collectDossier } from "@/lib/editions/dossier";
import { editionFile } from "@/lib/editions/files";
import { type Format, formats } from "@/lib/editions/formats";
import { dossierExport, dossierJsonSchema } from "@/lib/editions/schema";
import { sealEdition } from "@/lib/editions/seal";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { canonical } from "@/lib/history/chain";
import { editSource, setCleared } from "@/lib/sources/commands";
import { newDesk, newPerson } from "@/lib/testing/desk";
import { canaries, ferryDossier, hostile } from "@/lib/testing/ferry-dossier";

const why = "The page closes at six.";

async function open() {
  const desk = await newDesk();
  const story = await ferryDossier(desk);
  const make = (actor: Actor, audience: Audience, reason = why) =>
    sealEdition(desk, actor, { dossierId: story.dossierId, audience, reason }, story.where);
  const fileOf = (actor: Actor, editionId: string, format: Format) =>
    editionFile(desk, actor, { editionId, format }, { dataDir: desk.folder, siteUrl: "https://desk.example" });
  // Rendered here and not in a process each, which files.test.ts sees to: these tests look at very many files.
  const textOf = async (actor: Actor, editionId: string, format: Format) => {
    const { sha256: contentSha256 } = await fileOf(actor, editionId, formats[format].sealed ? format : "json");
    const bytes = await bytesOfBlob(desk.folder, contentSha256);
    if (formats[format].sealed) return textIn(bytes);
    const edition = await editionById(desk.read, actor, editionId);
    if (!edition) throw new NotFound();
    const stored = {
      value: dossierExport.parse(JSON.parse(new TextDecoder().decode(bytes))),
      bytes,
      edition: { ...edition, by: "Mara Kell" },
      newsroom: "desk.example",
      program: "Second Source",
    };
    return textIn(await formats[format].render(stored, { progress: () => undefined, seal: null }));
  };
  const exportOf = async (actor: Actor, editionId: string) =>
    dossierExport.parse(JSON.parse(await textOf(actor, editionId, "json")));
  return { desk, ...story, make, fileOf, textOf, exportOf };
}

const everyFormat = Object.keys(formats) as Format[];
/** Those that name sources. */
const namingFormats: readonly Format[] = ["html", "sealed", "json", "xlsx", "md", "csl"];

/** All words of a file, of those packed in it as well. */
function textIn(bytes: Uint8Array): string {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!packed) return new TextDecoder().decode(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, file]) => `${name}\n${textIn(file)}\n`)
    .join("");
}
const found = (text: string) => Object.values(canaries).filter((canary) => text.includes(canary));

describe("a confidential source", () => {
  it.each<Audience>(["legal", "public"])(
    "is named in no %s edition, even by a maker who is cleared",
    async (audience) => {
      const { make, textOf, mara, secretSha256 } = await open();
      const { id } = await make(mara, audience);
      for (const format of everyFormat) {
        const text = await textOf(mara, id, format);
        expect(found(text)).toEqual([]);
        expect(text).not.toContain("CANARY");
        expect(text).not.toContain(secretSha256);
        if (namingFormats.includes(format)) expect(text).toContain("a harbour pilot");
      }
    },
  );

  it("is not named in a desk edition whose maker is not cleared", async () => {
    const { make, textOf, vera, sam, ruth, secretSha256 } = await open();
    for (const maker of [vera, sam, ruth]) {
      const { id } = await make(maker, "desk");
      for (const format of everyFormat) {
        const text = await textOf(ruth, id, format);
        expect(text).not.toContain("CANARY");
        expect(text).not.toContain(secretSha256);
      }
    }
  });

  it("is named in a desk edition whose maker is cleared, which goes only to those cleared", async () => {
    const { desk, make, textOf, fileOf, mara, vera, sam, sources, secretSha256 } = await open();
    const { id } = await make(mara, "desk");
    const text = await textOf(mara, id, "json");
    const shown = Object.entries(canaries).filter(([name]) => name !== "fileName");
    for (const [, canary] of shown) expect(text).toContain(canary);
    expect(text).toContain(secretSha256);
    expect(await textOf(mara, id, "html")).toContain(canaries.quote);
    for (const member of [vera, sam]) await expect(fileOf(member, id, "html")).rejects.toThrow(Forbidden);
    await desk.transact((tx) =>
      setCleared(tx, mara, { sourceId: sources.pilot.id, personIds: [mara.personId, sam.personId] }),
    );
    await expect(fileOf(sam, id, "html")).resolves.toMatchObject({ mediaType: "text/html; charset=utf-8" });
    await expect(fileOf(vera, id, "json")).rejects.toThrow(Forbidden);
  });

  it("stays out of a sealed desk edition whose maker was cleared only after it was made", async () => {
    const { desk, make, textOf, fileOf, mara, vera, sam, ruth, sources, secretSha256 } = await open();
    const [later, before] = [await make(sam, "desk"), await make(mara, "desk")];
    const personIds = [mara.personId, sam.personId];
    await desk.transact((tx) => setCleared(tx, mara, { sourceId: sources.pilot.id, personIds }));
    const text = await textOf(ruth, later.id, "sealed");
    expect(found(text)).toEqual([]);
    expect(text).not.toContain(secretSha256);
    expect(text, "the history of what it names is whole").toContain("Harbour log");
    expect(await textOf(sam, before.id, "sealed")).toContain(canaries.quote);
    await expect(fileOf(vera, before.id, "sealed")).rejects.toThrow(Forbidden);
  });

  it("closes editions that named it before it became confidential to those not cleared", async () => {
    const { desk, make, fileOf, sam, ruth, sources } = await open();
    const { id } = await make(sam, "desk");
    await expect(fileOf(ruth, id, "json")).resolves.toBeDefined();
    const log = await sourceById(desk.read, sam, sources.log.id);
    await desk.transact((tx) =>
      editSource(tx, sam, {
        sourceId: sources.log.id,
        seen: log?.version ?? 0,
        confidential: true,
        pseudonym: "a log",
      }),
    );
    await expect(fileOf(ruth, id, "json")).rejects.toThrow(Forbidden);
    await expect(fileOf(sam, id, "json")).resolves.toBeDefined();
  });

  it("leaves the counts as they are for everybody", async () => {
    const { desk, dossierId, mara, vera } = await open();
    const clock = { now: mara.now, timeZone: "Europe/Oslo" };
    const cleared = (await collectDossier(desk.read, mara, dossierId, "desk", clock)).value;
    const legal = (await collectDossier(desk.read, vera, dossierId, "legal", clock)).value;
    const counts = (value: typeof cleared) =>
      value.claims.map(({ ref, independence, failing, signOff }) => [
        ref,
        independence.supports.inWords,
        independence.supports.origins.map((origin) => origin.sources),
        failing,
        signOff?.digest,
      ]);
    expect(counts(legal)).toEqual(counts(cleared));
    expect(legal.claims.flatMap((one) => one.independence.supports.origins.flatMap((o) => o.joinedBy))).toEqual([]);
  });
});

describe("who an edition is for", () => {
  it("decides whether the file of a draft of ours goes along, which tells who wrote on it", async () => {
    const { desk, dossierId, make, textOf, mara, vera, sam, where } = await open();
    const run = desk.transact;
    await run((tx) => editDossier(tx, mara, { dossierId, standard: { name: "none", rules: [] } }));
    const text = "Our draft.\n\nThe ferry had one engine.\n";
    const byline = "lena.lead@desk.example";
    const prepared = await prepareArticle({ text, title: "Our draft", byline, ours: true }, where, mara.now);
    const draft = await run((tx) => addArticle(tx, sam, { dossierId, prepared }));
    const quote = "The ferry had one engine.";
    const start = prepared.text.indexOf(quote);
    const mention = { revisionId: draft.revisionId, start, end: start + quote.length };
    const { id: claimId } = await run((tx) =>
      createClaim(tx, sam, createClaimInput.parse({ dossierId, statement: quote, mention })),
    );
    await run((tx) => setVerdict(tx, sam, { claimId, seen: 1, substance: "supported" }));
    await run((tx) => moveClaim(tx, sam, { claimId, to: "checking", reason: "", seen: 2 }));
    await run((tx) => moveClaim(tx, sam, { claimId, to: "for-review", reason: "", seen: 3 }));
    const { digest } = await standingOf(desk.read, { id: claimId, dossierId }, mara.now);
    await run((tx) => signOff(tx, vera, { claimId, digest }));
    for (const audience of audiences) {
      const { id } = await make(mara, audience);
      const { articles } = JSON.parse(await textOf(mara, id, "json"));
      const ours = articles.find((one: { ours: boolean }) => one.ours);
      const sealed = await textOf(mara, id, "sealed");
      const goes = audience !== "public";
      expect(sealed.includes(`data/originals/${ours.revision.originalSha256}`), audience).toBe(goes);
      expect(sealed.includes(byline), audience).toBe(goes);
      expect(sealed, "its words are in the edition").toContain(quote);
    }
  });

  it("decides what the public is not told: unsigned claims, staff, notes, talk, tasks, ids, unpublished papers", async () => {
    const { make, textOf, exportOf, mara, dossierId, claims } = await open();
    const { id } = await make(mara, "public");
    const value = await exportOf(mara, id);
    expect(value.claims.map((claim) => claim.ref)).toEqual(["A1"]);
    expect(value.articles.map((article) => article.letter)).toEqual(["A"]);
    expect(value).toMatchObject({ members: [], tasks: [], dossier: { brief: "" } });
    expect(value.sources.find((source) => source.kind === "document")).toMatchObject({
      title: "an unpublished document",
      named: false,
      outlet: "",
      snapshots: [],
    });
    for (const format of everyFormat) {
      const text = await textOf(mara, id, format);
      for (const withheld of ["Mara Kell", "Vera Hoss", "Sam Okoro", "A-NOTE", "A-COMMENT", "A-TASK", "Who knew?"])
        expect(text).not.toContain(withheld);
      for (const inner of [
        dossierId,
        claims.late.id,
        claims.engine.id,
        "second engine.”",
        "delay 40 min",
        "Harbour log",
      ])
        expect(text).not.toContain(inner);
      expect(text).not.toContain("The crew was told to sail");
    }
  });

  it("gives legal everything but comments, under pseudonyms", async () => {
    const { make, textOf, exportOf, mara } = await open();
    const { id } = await make(mara, "legal");
    const text = await textOf(mara, id, "json");
    expect(text).not.toContain("A-COMMENT");
    for (const kept of ["A-NOTE", "A-TASK", "Mara Kell", "They were asked last year.", "Harbour log"])
      expect(text).toContain(kept);
    expect((await exportOf(mara, id)).claims.map((claim) => claim.ref)).toEqual(["A1", "A2", "B1"]);
  });

  it("tells nobody an e-mail address of a member", async () => {
    const { make, textOf, mara } = await open();
    for (const audience of audiences) {
      const { id } = await make(mara, audience);
      for (const format of everyFormat) expect(await textOf(mara, id, format)).not.toContain("@desk.example");
    }
  });
});

describe("the collected value", () => {
  it("says what is open, and why the dossier is not complete", async () => {
    const { make, exportOf, sam } = await open();
    const { id } = await make(sam, "desk");
    const value = await exportOf(sam, id);
    expect(value.incomplete).toEqual([
      { reason: "failing", count: 1, of: ["B1"] },
      { reason: "unsigned", count: 2, of: ["A2", "B1"] },
      { reason: "unexamined", count: expect.any(Number), of: ["A", "B"] },
    ]);
    const [late, engine] = value.claims;
    expect(late).toMatchObject({
      ref: "A1",
      status: "signed-off",
      substance: "supported",
      failing: [],
      signOff: { by: "Vera Hoss", staleSince: null },
      mentions: [{ article: "A", mode: "asserts" }],
      talk: [{ by: "Sam Okoro", text: "A-COMMENT which week?" }],
    });
    expect(late?.evidence.map((item) => [item.source, item.stance, item.quote])).toEqual([
      ["S3", "supports", "delay 40 min"],
      ["S2", "supports", "40 minutes late every day"],
    ]);
    expect(late?.independence.supports.sources).toBe(2);
    expect(engine).toMatchObject({
      waivers: [{ rule: "reply", reason: "They were asked last year.", by: "Mara Kell" }],
      mentions: [{ mode: "attributes", attribution: "accurate" }],
    });
    expect(value.originLinks.map(({ from, kind, to, state }) => `${from} ${kind} ${to} ${state}`)).toEqual([
      "S1 obtained S3 confirmed",
      "S2 rewrites S1 confirmed",
      "S1 interviewed S4 confirmed",
    ]);
  });

  it("has the same bytes for the same state, and those bytes are what the history vouches for", async () => {
    const { desk, dossierId, make, fileOf, textOf, sam } = await open();
    const clock = { now: sam.now, timeZone: "UTC" };
    const collect = async () => canonical((await collectDossier(desk.read, sam, dossierId, "desk", clock)).value);
    expect(await collect()).toBe(await collect());
    const { id } = await make(sam, "desk");
    const { sha256: hash, fileName } = await fileOf(sam, id, "json");
    expect(fileName).toBe("holm-ferry-desk-1.json");
    const [event] = await historyOf(desk.read, sam, dossierId, { limit: 1 });
    expect(event).toMatchObject({
      type: "edition-made",
      payload: { number: 1, audience: "desk", reason: why, contentSha256: hash },
    });
    expect(await textOf(sam, id, "html")).toContain(hash);
  });

  it("is described by the schema file in docs, which is current", () => {
    const file = join(process.cwd(), "docs/dossier.schema.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(dossierJsonSchema());
  });
});

describe("the annotated copy", () => {
  it("runs and loads nothing, and shows hostile texts as text", async () => {
    const { make, textOf, sam } = await open();
    const { id } = await make(sam, "desk", `because ${hostile}`);
    const text = await textOf(sam, id, "html");
    expect(text).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &#39;quoted&#39; &amp; &lt;img src=x");
    const tags = text.match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.length).toBeGreaterThan(50);
    for (const tag of tags) expect(tag).not.toMatch(/^<(script|img|link|iframe)|\s(on\w+|src|style)=|javascript:/i);
    expect(text).not.toMatch(/@import|url\(/i);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
    expect(text).toContain("default-src &#39;none&#39;");
  });

  it("refers only to places in the file, each of which exists once", async () => {
    const { make, textOf, mara } = await open();
    for (const audience of audiences) {
      const { id } = await make(mara, audience);
      const text = await textOf(mara, id, "html");
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, to] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
      for (const [, to] of text.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(to);
    }
  });

  it("keeps every word of the articles", async () => {
    const { make, textOf, sam, articles } = await open();
    const { id } = await make(sam, "desk");
    const text = await textOf(sam, id, "html");
    const read = text
      .replace(/<sup>.*?<\/sup>|<span class="sr">.*?<\/span>/g, "")
      .replace(/<[^>]+>/g, "")
      .replaceAll("&#39;", "'");
    for (const paragraph of articles.a.text.split(/\n+/)) expect(read).toContain(paragraph);
  });

  it("says on top that the dossier is not complete", async () => {
    const { make, textOf, sam } = await open();
    const { id } = await make(sam, "desk");
    const text = await textOf(sam, id, "html");
    expect(text.indexOf("Not complete")).toBeLessThan(text.indexOf("<article"));
    expect(text).toContain("1 claim has a failing line: B1");
  });
});

describe("making an edition", () => {
  it("is for leads, save for the desk's own, and unknown to outsiders", async () => {
    const { make, vera, sam, ruth, otto } = await open();
    for (const member of [sam, ruth]) {
      await expect(make(member, "legal")).rejects.toThrow(Forbidden);
      await expect(make(member, "public")).rejects.toThrow(Forbidden);
      await expect(make(member, "desk")).resolves.toBeDefined();
    }
    await expect(make(vera, "legal")).resolves.toBeDefined();
    for (const audience of audiences) await expect(make(otto, audience)).rejects.toThrow(NotFound);
  });

  it("is unknown to an administrator who is no member, as are the files", async () => {
    const { desk, make, fileOf, sam, otto } = await open();
    const boss = await newPerson(desk, "Boss", { admin: true });
    await expect(make(boss, "desk")).rejects.toThrow(NotFound);
    const { id } = await make(sam, "desk");
    for (const outsider of [boss, otto]) await expect(fileOf(outsider, id, "json")).rejects.toThrow(NotFound);
    await expect(fileOf(sam, "nothing", "json")).rejects.toThrow(NotFound);
  });

  it("needs a reason while the dossier is not complete", async () => {
    const { desk, make, sam, dossierId } = await open();
    const before = await lastEventNumber(desk.read, dossierId);
    await expect(make(sam, "desk", "  ")).rejects.toThrow(Invalid);
    expect(await lastEventNumber(desk.read, dossierId)).toBe(before);
  });

  it("works on a closed dossier", async () => {
    const { desk, make, mara, dossierId } = await open();
    await desk.transact((tx) => editDossier(tx, mara, { dossierId, state: "closed" }));
    await expect(make(mara, "legal")).resolves.toMatchObject({ number: 1 });
  });

  it("counts from 1 without gaps, also when several are made at once", async () => {
    const { make, sam, mara, vera } = await open();
    const made = await Promise.all([make(sam, "desk"), make(mara, "desk"), make(vera, "legal")]);
    expect(made.map((one) => one.number).sort()).toEqual([1, 2, 3]);
  });

  it("refuses a copy of a dossier that has changed since it was collected", async () => {
    const { desk, mara, sam, dossierId, where } = await open();
    const input = makeEditionInput.parse({ dossierId, audience: "desk", reason: why });
    const prepared = await prepareEdition(desk.read, sam, input, where);
    await desk.transact((tx) => editDossier(tx, mara, { dossierId, title: "Another title" }));
    await expect(desk.transact((tx) => makeEdition(tx, sam, { ...input, prepared }))).rejects.toThrow(Conflict);
  });
});
