import { describe, expect, it } from "vitest";
import { evidenceOf } from "@/db/evidence";
import { claimHistory, historyOf } from "@/db/history";
import { clearedFor, originLinksOf, snapshotsOf, sourceById, sourcesOf } from "@/db/sources";
import { claimSheet } from "@/lib/claims/sheet";
import { shownTo, standingOf } from "@/lib/claims/standing";
import { addMember, removeMember } from "@/lib/dossiers/commands";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/errors";
import { addSnapshot, editSource, setCleared } from "@/lib/sources/commands";
import { editEvidence } from "@/lib/sources/evidence-commands";
import { changeLink } from "@/lib/sources/link-commands";
import { testNow } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const uploaded = { pages: null, mediaType: "text/plain", captured: null };

describe("a source", () => {
  it("comes with every article of theirs, and with none of ours", async () => {
    const room = await newNewsroom();
    const theirs = await room.article("The port paid in full, the Courier says.", {
      outlet: "Northline",
      byline: "Ida Roe",
    });
    const ours = await room.article("Our draft about the port.", { ours: true });
    const read = { proposed: false };
    const [source, ...others] = await sourcesOf(room.desk.read, room.reader, room.dossierId, read);
    expect(source).toMatchObject({
      kind: "article",
      articleId: theirs.id,
      outlet: "Northline",
      author: "Ida Roe",
      held: true,
    });
    expect(source?.ownReporting).toBeNull();
    expect(others).toEqual([]);
    expect(ours.sourceId).toBeNull();
  });

  it("is held once a snapshot of it is stored", async () => {
    const room = await newNewsroom();
    const contract = await room.source("The contract", { kind: "document" });
    expect((await sourceById(room.desk.read, room.lead, contract.id))?.held).toBe(false);
    const stored = { ...uploaded, sha256: "a".repeat(64), size: 3, fileName: "contract.txt", text: "Annex C" };
    await room.run(addSnapshot, room.checker, { sourceId: contract.id, stored });
    expect((await sourceById(room.desk.read, room.lead, contract.id))?.held).toBe(true);
  });

  it("is changed only as it was seen, and readers cannot", async () => {
    const room = await newNewsroom();
    const source = await room.source("Northline");
    const edit = (actor: typeof room.lead, seen: number) =>
      room.run(editSource, actor, { sourceId: source.id, seen, ownReporting: true });
    await expect(edit(room.reader, 1)).rejects.toThrow(Forbidden);
    await expect(edit(room.outsider, 1)).rejects.toThrow(NotFound);
    await edit(room.checker, 1);
    await expect(
      room.run(editSource, room.lead, { sourceId: source.id, seen: 1, state: "retracted" }),
    ).rejects.toMatchObject({
      extra: { current: 2 },
    });
  });
});

describe("an origin link", () => {
  it("joins two sources of the dossier, once for each kind", async () => {
    const room = await newNewsroom();
    const [a, b] = [await room.source("A"), await room.source("B")];
    await room.link(a, b);
    await expect(room.link(a, b)).rejects.toThrow(Conflict);
    await room.link(a, b, { kind: "quotes" });
    await expect(room.link(a, a)).rejects.toThrow(Invalid);
    const other = await newNewsroom();
    await expect(room.link(a, await other.source("Elsewhere"))).rejects.toThrow(Invalid);
    expect(await originLinksOf(room.desk.read, room.reader, room.dossierId)).toHaveLength(2);
  });

  it("is proposed until a person confirms it, who then answers for it", async () => {
    const room = await newNewsroom();
    const link = await room.link(await room.source("A"), await room.source("B"), { state: "proposed" });
    await room.run(changeLink, room.second, { linkId: link.id, state: "confirmed" });
    const [found] = await originLinksOf(room.desk.read, room.lead, room.dossierId);
    expect(found).toMatchObject({ state: "confirmed", decidedBy: room.second.personId });
    await expect(room.run(changeLink, room.reader, { linkId: link.id, state: "rejected" })).rejects.toThrow(Forbidden);
  });
});

describe("evidence", () => {
  it("quotes an uploaded text in its own words, whatever quotation marks were typed", async () => {
    const room = await newNewsroom();
    const article = await room.article("“We got metres of mud,” said one of them, who asked not to be named.");
    const claim = await room.claim();
    await room.evidence(claim, { id: article.sourceId ?? "" }, { quote: '"We got metres of mud,"' });
    const [entered] = await evidenceOf(room.desk.read, room.reader, [claim.id]);
    expect(entered?.quote).toBe("“We got metres of mud,”");
  });

  it("proposes the page that the quote stands on, unless a place is said", async () => {
    const room = await newNewsroom();
    const contract = await room.source("The contract", { kind: "document" });
    const text = "The parties agree.\n\nAnnex C: fourteen metres.";
    await room.snapshot(contract, text, { pages: [0, 20], mediaType: "application/pdf" });
    const claim = await room.claim();
    await room.evidence(claim, contract, { quote: "fourteen metres" });
    await room.evidence(claim, contract, { quote: "The parties agree", locator: "preamble" });
    const locators = async () =>
      (await evidenceOf(room.desk.read, room.reader, [claim.id])).map(({ locator }) => locator);
    expect(await locators()).toEqual(["p. 2", "preamble"]);
    const [first, second] = await evidenceOf(room.desk.read, room.reader, [claim.id]);
    await room.run(editEvidence, room.checker, { evidenceId: first?.id ?? "", quote: "Annex C", locator: "" });
    await room.run(editEvidence, room.checker, { evidenceId: second?.id ?? "", quote: "Annex C" });
    expect(await locators()).toEqual(["p. 2", "preamble"]);
    await room.run(editEvidence, room.checker, { evidenceId: first?.id ?? "", locator: "" });
    expect(await locators(), "a proposal can be taken away").toEqual(["", "preamble"]);
  });

  it("is refused when the quote does not occur there", async () => {
    const room = await newNewsroom();
    const article = await room.article("The port paid in full for the channel.");
    const claim = await room.claim();
    const enter = room.evidence(claim, { id: article.sourceId ?? "" }, { quote: "paid in part" });
    await expect(enter).rejects.toThrow("do not occur");
  });

  it("is narrowed only to links that its source leads to, or to the source itself", async () => {
    const room = await newNewsroom();
    const [a, b, c, d] = [
      await room.source("A"),
      await room.source("B"),
      await room.source("C"),
      await room.source("D"),
    ];
    const ab = await room.link(a, b);
    const bc = await room.link(b, c);
    const cd = await room.link(d, c);
    const claim = await room.claim();
    const { id } = await room.evidence(claim, a, { via: [a.id] });
    await room.run(editEvidence, room.checker, { evidenceId: id, via: [ab.id, bc.id] });
    await expect(room.run(editEvidence, room.checker, { evidenceId: id, via: [cd.id] })).rejects.toThrow(Invalid);
    await expect(room.run(editEvidence, room.checker, { evidenceId: id, via: [b.id] })).rejects.toThrow(Invalid);
  });

  it("on a link that is rejected later counts in at most only, and fails a line", async () => {
    const room = await newNewsroom();
    const [a, b] = [await room.source("A"), await room.source("B", { kind: "statement" })];
    const link = await room.link(a, b);
    const claim = await room.claim({ stakes: "routine" });
    await room.verdict(claim, "supported");
    await room.evidence(claim, a, { via: [link.id] });
    expect((await room.standing(claim)).independence.supports).toMatchObject({ atLeast: 1, atMost: 1 });
    await room.run(changeLink, room.lead, { linkId: link.id, state: "rejected" });
    const standing = await room.standing(claim);
    expect(standing.independence.supports).toMatchObject({ atLeast: 0, atMost: 1 });
    expect(standing.failing.map((line) => line.rule)).toEqual(["unsettled"]);
  });
});

describe("a confidential source", () => {
  const secrets = {
    title: "Canary Titleson",
    outlet: "Canary Outlet",
    author: "Canary Authorsen",
    url: "https://canary.example/leak",
    publishedAt: "2026-01-13",
  };

  async function withSecret() {
    const room = await newNewsroom();
    const secret = await room.source(secrets.title, {
      ...secrets,
      kind: "interview",
      confidential: true,
      pseudonym: "Source Heron",
    });
    const open = await room.source("The Courier", { ownReporting: true });
    const claim = await room.claim();
    await room.evidence(claim, secret, { quote: "canary quote", note: "canary note", locator: "canary place" });
    await room.link(open, secret, { kind: "interviewed", quote: "canary words" });
    const captured = {
      by: "fetch" as const,
      url: "https://canary.example/leak",
      finalUrl: "https://canary.example/leak/1",
      at: testNow.toISOString(),
      status: 200,
      headers: [["x-canary", "canary"] satisfies [string, string]],
    };
    const stored = {
      ...uploaded,
      sha256: "c".repeat(64),
      size: 3,
      fileName: "canary.txt",
      text: "canary quote",
      captured,
    };
    await room.run(addSnapshot, room.checker, { sourceId: secret.id, stored });
    return { room, secret, open, claim };
  }
  type Setting = Awaited<ReturnType<typeof withSecret>>;

  const everything = async ({ room, secret, claim }: Setting, viewer: typeof room.lead) =>
    JSON.stringify([
      await sourcesOf(room.desk.read, viewer, room.dossierId),
      await sourceById(room.desk.read, viewer, secret.id),
      await evidenceOf(room.desk.read, viewer, [claim.id]),
      await originLinksOf(room.desk.read, viewer, room.dossierId),
      await snapshotsOf(room.desk.read, viewer, secret.id),
      await historyOf(room.desk.read, viewer, room.dossierId, { limit: 100 }),
      await claimHistory(room.desk.read, viewer, claim.id, 100),
    ]);

  it("is read by its pseudonym by everybody who is not cleared, the lead too", async () => {
    const setting = await withSecret();
    for (const viewer of [setting.room.lead, setting.room.second, setting.room.reader]) {
      const read = await everything(setting, viewer);
      expect(read).not.toMatch(/canary|2026-01-13/i);
      expect(read).toContain("Source Heron");
    }
    const read = await everything(setting, setting.room.checker);
    for (const text of [...Object.values(secrets), "canary quote", "canary note", "canary words", "canary.txt"])
      expect(read).toContain(text);
  });

  it("counts the same for everybody, without the reasons of joins", async () => {
    const { room, claim } = await withSecret();
    const again = await room.source("Another talk", { kind: "interview", author: secrets.author });
    await room.evidence(claim, again);
    const standing = await standingOf(room.desk.read, { id: claim.id, dossierId: room.dossierId }, testNow);
    expect(standing.independence.supports).toMatchObject({ sources: 2, atLeast: 1, atMost: 1 });
    const forReader = await shownTo(room.desk.read, room.reader, room.dossierId, new Map([[claim.id, standing]]));
    expect(forReader.get(claim.id)?.independence.supports).toMatchObject({ sources: 2, atLeast: 1, atMost: 1 });
    expect(JSON.stringify([...forReader].map(([, s]) => s.independence))).not.toMatch(/canary/i);
  });

  it("is opened to members by a lead, and to nobody else", async () => {
    const setting = await withSecret();
    const { room, secret } = setting;
    const clear = (actor: typeof room.lead, personIds: string[]) =>
      room.run(setCleared, actor, { sourceId: secret.id, personIds });
    await expect(clear(room.checker, [room.reader.personId])).rejects.toThrow(Forbidden);
    await expect(clear(room.lead, [room.outsider.personId])).rejects.toThrow(Invalid);
    await clear(room.lead, [room.checker.personId, room.reader.personId]);
    expect(await everything(setting, room.reader)).toContain(secrets.title);
    await clear(room.lead, [room.checker.personId]);
    expect(await everything(setting, room.reader)).not.toMatch(/canary/i);
    expect(await clearedFor(room.desk.read, secret.id)).toEqual([room.checker.personId]);
  });

  it("is withheld again from who leaves the dossier and comes back, and when it was open in between", async () => {
    const setting = await withSecret();
    const { room, secret } = setting;
    const reader = { dossierId: room.dossierId, personId: room.reader.personId };
    const clear = () =>
      room.run(setCleared, room.lead, {
        sourceId: secret.id,
        personIds: [room.checker.personId, room.reader.personId, room.lead.personId],
      });
    await clear();
    await room.run(removeMember, room.lead, reader);
    await room.run(addMember, room.lead, { ...reader, role: "reader" });
    expect(await everything(setting, room.reader)).not.toMatch(/canary/i);
    await clear();
    await room.run(editSource, room.lead, { sourceId: secret.id, seen: 1, confidential: false });
    await room.run(editSource, room.lead, { sourceId: secret.id, seen: 2, confidential: true });
    expect(await everything(setting, room.reader)).not.toMatch(/canary/i);
    expect(await clearedFor(room.desk.read, secret.id)).toEqual([room.lead.personId]);
  });

  it("does not tell its outlet by a mark of circular reporting", async () => {
    const { room, secret, claim } = await withSecret();
    const middle = await room.source("The Gazette", { outlet: "The Gazette" });
    const last = await room.source("The Canary again", { outlet: secrets.outlet });
    await room.link(last, middle);
    await room.link(middle, secret);
    await room.evidence(claim, last);
    const marks = async (viewer: typeof room.lead) =>
      JSON.stringify((await claimSheet(room.desk.read, viewer, claim.id, (iso) => iso)).tree);
    expect(await marks(room.checker)).toContain('"circular":"outlet"');
    expect(await marks(room.reader)).not.toContain('"circular":"outlet"');
  });

  it("cannot be changed, quoted or linked by somebody who may not see it", async () => {
    const { room, secret, open, claim } = await withSecret();
    const edit = room.run(editSource, room.lead, { sourceId: secret.id, seen: 1, confidential: false });
    await expect(edit).rejects.toThrow(Forbidden);
    await expect(room.evidence(claim, secret, {}, room.second)).rejects.toThrow(Forbidden);
    await expect(room.link(secret, open, {}, room.second)).rejects.toThrow(Forbidden);
  });

  it("needs a pseudonym, and an uploaded article cannot be one", async () => {
    const room = await newNewsroom();
    await expect(room.source("Somebody", { confidential: true })).rejects.toThrow("pseudonym");
    const { sourceId } = await room.article("The port paid in full, says the Courier.");
    const hide = room.run(editSource, room.checker, {
      sourceId: sourceId ?? "",
      seen: 1,
      confidential: true,
      pseudonym: "Heron",
    });
    await expect(hide).rejects.toThrow("every member");
  });
});
