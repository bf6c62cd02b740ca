import { expect, it } from "vitest";
import { articleById } from "@/db/articles";
import { claimSheet } from "@/lib/claims/sheet";
import { NotFound } from "@/lib/errors";
import { changeLink } from "@/lib/sources/link-commands";
import { newNewsroom } from "@/lib/testing/newsroom";
import { fidelitiesFrom, fidelityOfLink, flagsOf } from "./of-link";

const original =
  "Tom Arkwright said on Tuesday that 14 boats had reportedly sunk off Fenmouth.\n\nThe pier, built in 1987, may be closed.";
const rewritten =
  "Tom Arkwright said on Tuesday that 40 boats had sunk off Fenmouth.\n\nThe pier, built in 1987, may be closed.";
const moment = (iso: string) => iso;

async function newRewrite() {
  const room = await newNewsroom();
  const first = await room.article(original, { outlet: "Halvern Courier" });
  const second = await room.article(rewritten, { outlet: "Northbank Post" });
  const sourceOf = async (id: string) => (await articleById(room.desk.read, room.lead, id))?.sourceId ?? "";
  const [to, from] = [await sourceOf(first.id), await sourceOf(second.id)];
  return { room, first, second, to, from, read: room.desk.read };
}

it("tells what a confirmed rewrite made of the article that it leads to", async () => {
  const { room, first, second, to, from, read } = await newRewrite();
  const link = await room.link({ id: from }, { id: to });
  const found = await fidelityOfLink(read, room.reader, link.id);
  if (!("fidelity" in found)) throw new Error(found.because);
  expect(found.original).toMatchObject({ sourceId: to, articleId: first.id, name: "Halvern Courier" });
  expect(found.rewrite).toMatchObject({ sourceId: from, revisionId: second.revisionId });
  const differing = found.fidelity.facts.filter(({ fate }) => fate !== "kept");
  expect(
    differing.map(({ what, fate, inOriginal, inRewrite }) => [what, fate, inOriginal?.text, inRewrite?.text]),
  ).toEqual([
    ["figure", "changed", "14", "40"],
    ["hedge", "lost", "reportedly", undefined],
  ]);
});

it("flags the mentions concerned, each with a sentence, and no others", async () => {
  const { room, second, to, from, read } = await newRewrite();
  await room.link({ id: from }, { id: to });
  const tagged = (quote: string) => {
    const start = rewritten.indexOf(quote);
    return { revisionId: second.revisionId, start, end: start + quote.length };
  };
  const claim = await room.claim({ mention: tagged("40 boats had sunk off Fenmouth") });
  const other = await room.claim({ mention: tagged("The pier, built in 1987, may be closed") });
  const [mention] = (await claimSheet(read, room.reader, claim.id, moment)).mentions;
  expect(mention?.flags.map(({ sentence }) => sentence)).toEqual([
    "Halvern Courier says “14”, this says “40”",
    "“reportedly” of Halvern Courier was lost: this sounds surer",
  ]);
  expect(mention?.flags[0]?.href).toMatch(new RegExp(`/sources/${from}#fidelity-`));
  expect((await claimSheet(read, room.reader, other.id, moment)).mentions[0]?.flags).toEqual([]);
});

it("compares with the text of a snapshot where no article was uploaded", async () => {
  const { room, from, read } = await newRewrite();
  const page = await room.source("Boats sink", { outlet: "Halvern Courier", publishedAt: "2026-03-12" });
  const link = await room.link({ id: from }, page);
  expect(await fidelityOfLink(read, room.reader, link.id)).toEqual({
    linkId: link.id,
    because: "not-held",
    missing: ["Halvern Courier"],
  });
  const snapshot = await room.snapshot(page, original);
  expect(await fidelityOfLink(read, room.reader, link.id)).toMatchObject({
    original: { snapshotId: snapshot.id, revisionId: null },
    fidelity: { facts: expect.arrayContaining([expect.objectContaining({ what: "figure", fate: "changed" })]) },
  });
});

it("says nothing of links that are not confirmed, or by which one has it at first hand", async () => {
  const { room, to, from, read } = await newRewrite();
  const proposed = await room.link({ id: from }, { id: to }, { state: "proposed" });
  expect(await fidelityOfLink(read, room.lead, proposed.id)).toMatchObject({ because: "not-confirmed" });
  const met = await room.link({ id: from }, { id: to }, { kind: "interviewed" });
  expect(await fidelityOfLink(read, room.lead, met.id)).toMatchObject({ because: "first-hand" });
  expect(await fidelitiesFrom(read, room.lead, from)).toEqual([]);
  await room.run(changeLink, room.checker, { linkId: proposed.id, state: "confirmed" });
  expect(await fidelitiesFrom(read, room.lead, from)).toHaveLength(1);
});

it("does not hold against a text what it has from another source", async () => {
  const { room, to, from, read } = await newRewrite();
  const other = await room.source("Forty boats", { outlet: "Skarra Times" });
  await room.snapshot(other, "Tom Arkwright said on Tuesday that 40 boats had reportedly sunk off Fenmouth.");
  await room.link({ id: from }, { id: to });
  await room.link({ id: from }, other, { kind: "cites" });
  const { flags } = await flagsOf(read, room.reader, from);
  expect(flags.map(({ what, fate }) => `${what} ${fate}`)).not.toContain("figure changed");
});

it("withholds everything from those who are not cleared for one of the two", async () => {
  const { room, second, from, read } = await newRewrite();
  const papers = await room.source(
    "Boats sink",
    { kind: "document", outlet: "Harbour Command", confidential: true, pseudonym: "The papers" },
    room.lead,
  );
  await room.snapshot(papers, original, {}, room.lead);
  const link = await room.link({ id: from }, papers, {}, room.lead);
  const told = await fidelityOfLink(read, room.lead, link.id);
  expect("fidelity" in told).toBe(true);
  for (const viewer of [room.checker, room.reader, { ...room.lead, cleared: "nobody" as const }]) {
    const found = JSON.stringify([
      await fidelityOfLink(read, viewer, link.id),
      await fidelitiesFrom(read, viewer, from),
      await flagsOf(read, viewer, from),
    ]).replaceAll(link.id, "this link");
    expect(found).toContain("withheld");
    for (const secret of ["Harbour Command", "reportedly", "14", "Arkwright"]) expect(found).not.toContain(secret);
  }
  const start = rewritten.indexOf("40 boats");
  const claim = await room.claim({ mention: { revisionId: second.revisionId, start, end: start + 8 } });
  const [hidden] = (await claimSheet(read, room.checker, claim.id, moment)).mentions;
  expect(hidden?.flags).toEqual([]);
  const [seen] = (await claimSheet(read, room.lead, claim.id, moment)).mentions;
  expect(seen?.flags).toHaveLength(2);
});

it("is for those alone who may know of the link", async () => {
  const { room, to, from, read } = await newRewrite();
  const link = await room.link({ id: from }, { id: to });
  await expect(fidelityOfLink(read, room.outsider, link.id)).rejects.toThrow(NotFound);
  expect(await fidelitiesFrom(read, room.outsider, from)).toEqual([]);
  expect(await flagsOf(read, room.outsider, from)).toEqual({ revisionId: null, flags: [] });
});
