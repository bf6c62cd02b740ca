import { expect, test } from "vitest";
import { askBlindCheck } from "@/lib/claims/blind-commands";
import { listedClaims, listingOf } from "@/lib/claims/list";
import { listSheet } from "@/lib/claims/list-sheet";
import { claimQueryIn } from "@/lib/claims/listed";
import { csvOf } from "@/lib/editions/formats/csv";
import { newNewsroom } from "@/lib/testing/newsroom";

async function sheetOf(
  room: Awaited<ReturnType<typeof newNewsroom>>,
  asked: Record<string, string>,
  who = room.reader,
) {
  const listing = await listingOf(room.desk.read, who, room.dossierId, claimQueryIn(asked));
  const claims = await listedClaims(listing, { from: 0, count: 100 });
  return new TextDecoder("utf-8", { ignoreBOM: true })
    .decode(csvOf(listSheet(claims, listing.query)))
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
}

test("the sheet has the claims, the order and the columns of the list", async () => {
  const room = await newNewsroom();
  await room.claim({ statement: "One.", stakes: "critical", dueAt: "2026-03-19T12:00:00Z" });
  await room.claim({ statement: "Two, “quoted”.", kind: "figure", assigneeId: room.second.personId });
  expect(await sheetOf(room, { group: "none", sort: "-ref", columns: "kind,checker,due" })).toEqual([
    "Claim,Status,Statement,Kind,Checker,Due",
    '2,to-check,"Two, “quoted”.",figure,Sofia Second,',
    "1,to-check,One.,other,,2026-03-19T12:00:00.000Z",
  ]);
  expect(await sheetOf(room, { stakes: "critical", columns: "none" })).toEqual([
    "Claim,Status,Statement",
    "1,to-check,One.",
  ]);
});

test.each(["=1+1", "+49 30", "-1", "@SUM(A1)", "\t=1"])("%j is a text, not a formula", async (statement) => {
  const room = await newNewsroom();
  await room.claim({ statement: `${statement} was written.` });
  const [, line] = await sheetOf(room, { columns: "none" });
  const cell = statement.trim();
  expect(line).toMatch(/^1,to-check,"?'/);
  expect(line).toContain(cell);
});

test("of a confidential source only the counts are told, to those cleared and to all others", async () => {
  const room = await newNewsroom();
  const claim = await room.claim();
  const secret = await room.source(
    "Deckhand on the Holm ferry",
    { confidential: true, pseudonym: "Anchor" },
    room.lead,
  );
  await room.evidence(claim, secret, { quote: "Said at the Bell Inn." }, room.lead);
  for (const who of [room.lead, room.reader]) {
    const [heads, line] = await sheetOf(room, { columns: "independence" }, who);
    expect(heads).toContain("Sources,Origins at least,Origins at most,Unidentified");
    expect(line).toMatch(/,1,\d,\d,\d,/);
    expect(line).not.toMatch(/Deckhand|Anchor|Bell Inn/);
  }
});

test("a claim meets the standard in the sheet where the list does not count it among those that fail it", async () => {
  const room = await newNewsroom();
  await room.claim({ statement: "Nothing is known of it." });
  await room.signedClaim({ statement: "It is signed." });
  const thin = await room.claim({ statement: "One origin is not enough.", stakes: "critical" });
  await room.evidence(thin, await room.source("A report", { ownReporting: true }));
  await room.verdict(thin, "supported");
  const met = async (asked: Record<string, string>) =>
    (await sheetOf(room, { columns: "independence", group: "none", ...asked })).map((line) => {
      const cells = line.split(",");
      return [cells[0], cells.at(-1)];
    });
  expect(await met({})).toEqual([
    ["Claim", "Meets the standard"],
    ["1", "no"],
    ["2", "yes"],
    ["3", "no"],
  ]);
  expect((await met({ failing: "1" })).slice(1)).toEqual([
    ["1", "no"],
    ["3", "no"],
  ]);
});

test("a verdict that is sealed from somebody is told by no filter, order, column or sheet", async () => {
  const room = await newNewsroom();
  const { desk, run, lead, second, reader, dossierId } = room;
  const claim = await room.claim({ statement: "It sank.", stakes: "critical" });
  await room.claim({ statement: "It floats.", stakes: "critical" });
  await room.evidence(claim, await room.source("A report"), { stance: "refutes" });
  await room.verdict(claim, "refuted");
  await run(askBlindCheck, lead, { claimId: claim.id, secondId: second.personId });
  const list = async (who: typeof second, asked: Record<string, string>) => {
    const listing = await listingOf(desk.read, who, dossierId, claimQueryIn({ group: "none", ...asked }));
    return (await listedClaims(listing, { from: 0, count: 10 })).map(({ ref, substance, meets }) => [
      ref,
      substance,
      meets,
    ]);
  };
  expect(await list(reader, { verdict: "refuted" })).toEqual([["1", "refuted", true]]);
  expect(await list(second, { verdict: "refuted" })).toEqual([]);
  expect((await list(second, { verdict: "none", sort: "verdict" })).map(([ref]) => ref)).toEqual(["1", "2"]);
  expect((await list(second, { sort: "-verdict" })).map(([ref]) => ref)).toEqual(["1", "2"]);
  expect((await list(second, { failing: "1" })).map(([ref]) => ref)).toEqual(["1", "2"]);
  expect((await list(second, {})).map(([, substance]) => substance)).toEqual([null, null]);
  expect((await sheetOf(room, {}, second)).join("\n")).not.toContain("refuted");
});

test("an outsider’s sheet is empty", async () => {
  const room = await newNewsroom();
  await room.claim();
  expect(await sheetOf(room, { columns: "none" }, room.outsider)).toEqual(["Claim,Status,Statement"]);
});
