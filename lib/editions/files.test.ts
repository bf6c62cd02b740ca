import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytesOfBlob } from "@/db/blobs";
import { signingKeyNow } from "@/db/signing-keys";
import type { Actor } from "@/lib/actor";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import type { Audience } from "@/lib/dossiers/dossier";
import { editionChanges } from "@/lib/editions/changes";
import { beginEditionFile, cancelEditionFile, editionFile, editionFileStates } from "@/lib/editions/files";
import { type Format, formats } from "@/lib/editions/formats";
import { Cancelled } from "@/lib/editions/rendering/room";
import { sealEdition } from "@/lib/editions/seal";
import { unzipped } from "@/lib/editions/seal/unzip";
import { checked, historyName } from "@/lib/editions/seal/verify";
import { NotFound } from "@/lib/errors";
import { newDesk } from "@/lib/testing/desk";
import { ferryDossier } from "@/lib/testing/ferry-dossier";

async function open() {
  const desk = await newDesk();
  const story = await ferryDossier(desk);
  const where = { dataDir: desk.folder, siteUrl: "https://desk.example" };
  const make = async (actor: Actor, audience: Audience) =>
    (await sealEdition(desk, actor, { dossierId: story.dossierId, audience, reason: "Today." }, story.where)).id;
  const file = (actor: Actor, editionId: string, format: Format) =>
    editionFile(desk, actor, { editionId, format }, where);
  const bytes = async (actor: Actor, editionId: string, format: Format) =>
    bytesOfBlob(desk.folder, (await file(actor, editionId, format)).sha256);
  return { desk, ...story, siteOf: where, make, file, bytes };
}

describe("a sealed edition of a real dossier", () => {
  it.each<Audience>(["desk", "legal", "public"])("for %s is proven with the desk's fingerprint", async (audience) => {
    const { desk, mara, make, bytes } = await open();
    const files = unzipped(await bytes(mara, await make(mara, audience), "sealed"));
    const key = await signingKeyNow(desk.read);
    const found = checked(files, key?.fingerprint ?? "");
    expect(found).toMatchObject({ verdict: "proven", findings: [], edition: { audience, edition: 1 } });
    expect(files.has(historyName)).toBe(audience !== "public");
  });

  it("holds the originals, under the names that the dossier gives them", async () => {
    const { mara, make, bytes } = await open();
    const files = unzipped(await bytes(mara, await make(mara, "desk"), "sealed"));
    const value = JSON.parse(new TextDecoder().decode(files.get("data/dossier.json")));
    for (const { revision } of value.articles)
      expect([...files.keys()].some((path) => path.startsWith(`data/originals/${revision.originalSha256}.`))).toBe(
        true,
      );
  });

  it("holds the very PDF that the edition has as a file, which is made with it where it was not before", async () => {
    const { desk, mara, make, bytes } = await open();
    const hasPdf = async (id: string) => (await editionFileStates(desk, mara, id)).pdf.state;
    const [first, second] = [await make(mara, "legal"), await make(mara, "public")];
    await bytes(mara, first, "pdf");
    for (const [id, before] of [
      [first, "made"],
      [second, "none"],
    ] as const) {
      expect(await hasPdf(id)).toBe(before);
      const inside = unzipped(await bytes(mara, id, "sealed")).get("data/copy.pdf");
      expect(await hasPdf(id)).toBe("made");
      expect(Buffer.from(inside ?? []).equals(await bytes(mara, id, "pdf"))).toBe(true);
    }
  });

  it("withholds from legal what was said in comments, also in the history, and its chain holds", async () => {
    const { mara, make, bytes } = await open();
    const lines = async (audience: Audience) =>
      new TextDecoder()
        .decode(unzipped(await bytes(mara, await make(mara, audience), "sealed")).get(historyName))
        .split("\n")
        .filter((line) => line.includes('"comment-written"'))
        .map((line) => JSON.parse(line));
    for (const { payload } of await lines("desk")) expect(payload).not.toBeNull();
    const withheld = await lines("legal");
    expect(withheld.length).toBeGreaterThan(0);
    for (const { payload, salt } of withheld) expect([payload, salt]).toEqual([null, ""]);
  });
});

describe("the files of an edition", () => {
  it("are the same bytes whenever they are asked for, and for everybody", async () => {
    const { mara, sam, make, file } = await open();
    const id = await make(sam, "desk");
    for (const format of Object.keys(formats) as Format[])
      expect(await file(mara, id, format)).toEqual(await file(sam, id, format));
  });

  it("are made once when several ask at once", async () => {
    const { desk, mara, make, file } = await open();
    const id = await make(mara, "legal");
    const made = await Promise.all([1, 2, 3].map(() => file(mara, id, "html")));
    expect(new Set(made.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(readdirSync(join(desk.folder, "rendering"))).toEqual([]);
  });

  it("can be stopped while they are made, and nothing half made is left", async () => {
    const { desk, mara, make, file } = await open();
    const asked = { editionId: await make(mara, "legal"), format: "sealed" as const };
    const state = async () => (await editionFileStates(desk, mara, asked.editionId)).sealed;
    expect(await state()).toEqual({ state: "none" });
    const waiting = expect(file(mara, asked.editionId, "sealed")).rejects.toThrow(Cancelled);
    await expect.poll(state).toMatchObject({ state: "making" });
    await cancelEditionFile(desk, mara, asked);
    await waiting;
    expect(await state()).toEqual({ state: "none" });
    expect(readdirSync(join(desk.folder, "rendering"))).toEqual([]);
    expect(await file(mara, asked.editionId, "sealed")).toMatchObject({ mediaType: "application/zip" });
    expect(await state()).toMatchObject({ state: "made" });
  });

  it("are stopped at once also where they wait for another, and made for whoever asks again", async () => {
    const { desk, mara, siteOf, make, file } = await open();
    const editionId = await make(mara, "desk");
    const [before, asked] = [{ editionId, format: "sealed" } as const, { editionId, format: "docx" } as const];
    const states = () => editionFileStates(desk, mara, editionId);
    await beginEditionFile(desk, mara, before, siteOf);
    await beginEditionFile(desk, mara, asked, siteOf);
    await cancelEditionFile(desk, mara, asked);
    expect(await states()).toMatchObject({ docx: { state: "none" }, sealed: { state: "making" } });
    expect(await file(mara, editionId, "docx")).toMatchObject({ fileName: expect.stringMatching(/docx$/) });
    expect(await states(), "the PDF of the sealed one came before it").toMatchObject({ pdf: { state: "made" } });
    await cancelEditionFile(desk, mara, before);
  });

  it("are stopped for one person, and made for everybody else who waits", async () => {
    const { desk, mara, sam, siteOf, make, file } = await open();
    const asked = { editionId: await make(mara, "legal"), format: "docx" as const };
    const stateFor = async (actor: Actor) => (await editionFileStates(desk, actor, asked.editionId)).docx.state;
    await beginEditionFile(desk, mara, asked, siteOf);
    expect(await stateFor(sam)).toBe("none");
    const [forMara, forSam] = [file(mara, asked.editionId, "docx"), file(sam, asked.editionId, "docx")];
    const refused = expect(forMara).rejects.toThrow(Cancelled);
    await expect.poll(() => stateFor(sam)).toBe("making");
    await cancelEditionFile(desk, mara, asked);
    await refused;
    expect(await stateFor(mara)).toBe("none");
    expect(await stateFor(sam)).toBe("making");
    expect(await forSam).toEqual(await file(mara, asked.editionId, "docx"));
  });

  it("are made where no other account looks, and take away what an earlier server left there", async () => {
    const { desk, mara, make, file } = await open();
    const rendering = join(desk.folder, "rendering");
    mkdirSync(rendering, { mode: 0o700 });
    writeFileSync(join(rendering, "0123456789abcdef01234567.jsonl"), "{}\n");
    const modes = new Map<string, string>();
    const watch = setInterval(() => {
      const paths = existsSync(rendering) ? readdirSync(rendering, { recursive: true, encoding: "utf8" }) : [];
      for (const path of paths) {
        const found = statSync(join(rendering, path), { throwIfNoEntry: false });
        if (path.includes("/") && found) modes.set(path.replace(/.*\//, ""), (found.mode & 0o777).toString(8));
      }
    }, 2);
    await file(mara, await make(mara, "desk"), "sealed");
    clearInterval(watch);
    expect(modes.get("history.jsonl")).toBe("600");
    expect(new Set(modes.values())).toEqual(new Set(["600"]));
    expect(readdirSync(rendering)).toEqual([]);
  });

  it("are not there for outsiders, made or not, nor is how far they are", async () => {
    const { desk, mara, otto, siteOf, make } = await open();
    const asked = { editionId: await make(mara, "legal"), format: "html" as const };
    for (const work of [
      () => editionFile(desk, otto, asked, siteOf),
      () => beginEditionFile(desk, otto, asked, siteOf),
      () => editionFileStates(desk, otto, asked.editionId),
      () => cancelEditionFile(desk, otto, asked),
      () => editionChanges(desk.read, otto, asked.editionId, desk.folder),
    ])
      await expect(work()).rejects.toThrow(NotFound);
  });
});

describe("what an edition changed", () => {
  it("is told against the one before it for the same audience", async () => {
    const { desk, mara, dossierId, make } = await open();
    const first = await make(mara, "legal");
    await make(mara, "desk");
    await desk.transact((tx) =>
      createClaim(tx, mara, createClaimInput.parse({ dossierId, statement: "The pilot knew." })),
    );
    const changes = await editionChanges(desk.read, mara, await make(mara, "legal"), desk.folder);
    expect(changes).toMatchObject({ before: { number: 1 }, note: "" });
    expect(changes.lines).toEqual([expect.stringContaining("The pilot knew.")]);
    expect(await editionChanges(desk.read, mara, first, desk.folder)).toMatchObject({ before: null, lines: [] });
  });
});
