import { expect, test } from "vitest";
import { claimSheet } from "@/lib/claims/sheet";
import { newNewsroom } from "@/lib/testing/newsroom";

const log = { kind: "document", outlet: "Harbour Board" };

test("whoever has the document itself is asked for it by name, though no evidence comes from them", async () => {
  const room = await newNewsroom();
  const { desk, reader, checker } = room;
  const claim = await room.claim();
  const document = await room.source("Harbour log", log);
  const post = await room.source("Ferry late all week", { outlet: "Halvern Post" });
  await room.link(post, document, { kind: "obtained" });
  await room.evidence(claim, document);
  for (const who of [reader, checker]) {
    const { nextCall, sources } = await claimSheet(desk.read, who, claim.id, (iso) => iso);
    expect(nextCall).toBe("The evidence is the thing itself. Ask Halvern Post, who has Harbour log.");
    expect(Object.keys(sources)).toEqual([document.id]);
  }
});

test("a confidential source that has it is named to those cleared for it, and has a pseudonym for all others", async () => {
  const room = await newNewsroom();
  const { desk, lead, reader, checker } = room;
  const claim = await room.claim();
  const document = await room.source("Harbour log", log);
  const about = { confidential: true, pseudonym: "Anchor", outlet: "Pilots Guild Letter", author: "Ivo Brandt" };
  const secret = await room.source("What the deckhand kept", about, lead);
  await room.link(secret, document, { kind: "obtained" }, lead);
  await room.evidence(claim, document);
  const told = async (who: typeof lead) => {
    const sheet = await claimSheet(desk.read, who, claim.id, (iso) => iso);
    return { asked: sheet.nextCall, all: JSON.stringify(sheet) };
  };
  expect((await told(lead)).asked).toBe(
    "The evidence is the thing itself. Ask Pilots Guild Letter, who has Harbour log.",
  );
  for (const who of [reader, checker]) {
    const { asked, all } = await told(who);
    expect(asked).toBe("The evidence is the thing itself. Ask Anchor, who has Harbour log.");
    expect(all).not.toMatch(/Pilots Guild|Ivo Brandt|deckhand/);
  }
});
