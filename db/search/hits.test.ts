import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Read } from "@/db/client";
import { find, lookFor } from "@/db/search";
import { hitsIn, matchOf, type Scope, wordsOf } from "@/db/search/hits";
import { lettersKnown, perDossier } from "@/db/search/numbers";
import { createClaim, createClaimInput } from "@/lib/claims/commands";
import { createDossier, createDossierInput } from "@/lib/dossiers/commands";
import { parse } from "@/lib/input";
import { readQuery } from "@/lib/search/query";
import { newDesk } from "@/lib/testing/desk";
import { newNewsroom } from "@/lib/testing/newsroom";

const dossiers = 60;
const inEach = 130;

/** What is said in a row: common, less common and rare words, some of which never meet, some mostly in old dossiers. */
function saidIn(dossier: number, row: number): string[] {
  const at = dossier * inEach + row;
  const words = ["tide"];
  if (at % 3 !== 0) words.push("quay");
  if (at % 7 === 0) words.push("barge");
  if (at % 7 === 1) words.push("crane");
  if (at % 331 === 0) words.push("buoy", "pilot");
  if (at % 1999 === 0) words.push("pilot", "buoy", "gull");
  if (dossier < 9) words.push("winch", "barge");
  if (dossier === 30) words.push("anchor");
  return words;
}

async function newIndex(said = saidIn): Promise<{ db: Read; rows: { number: number; said: string }[] }> {
  const desk = await newDesk();
  const file = new Database(join(desk.folder, "second-source.sqlite"));
  const rows = Array.from({ length: dossiers * inEach }, (_, at) => {
    const [dossier, row] = [1 + Math.floor(at / inEach), at % inEach];
    return { number: dossier * perDossier + row * 16 + (at % 6), said: said(dossier, row).join(" ") };
  });
  for (const index of ["search_sentences", "search_things"])
    file
      .prepare(
        `insert into ${index} (rowid, words) select json_extract(value, '$.number'), json_extract(value, '$.said') from json_each(?)`,
      )
      .run(JSON.stringify(rows));
  const terms = [...new Set(rows.flatMap(({ said }) => said.split(" ").map((word) => word.slice(0, lettersKnown))))];
  file.prepare("insert into search_terms select value from json_each(?)").run(JSON.stringify(terms));
  file.close();
  return { db: desk.read, rows: rows.reverse() };
}

const matches: [string, (said: string) => boolean][] = [
  ...["tide", "quay", "barge", "crane", "buoy", "gull", "winch", "anchor", "nowhere", "tide quay", "pilot buoy"].map(
    (words): [string, (said: string) => boolean] => [`"${words}"`, (said) => ` ${said} `.includes(` ${words} `)],
  ),
  ['"barge" AND "crane"', (said) => said.includes("barge") && said.includes("crane")],
  ['"barge" AND "gull" AND "anchor"', () => false],
  ['"quay" AND "barge"', (said) => said.includes("quay") && said.includes("barge")],
  ['("quay") NOT "barge"', (said) => said.includes("quay") && !said.includes("barge")],
  [
    `(${["gull", "crane", ..."abcdefghijklmnopqrstuvwxyz"].map((word) => `"${word}"`).join(" OR ")})`,
    (said) => said.includes("gull") || said.includes("crane"),
  ],
];

const numberOfDossier = fc.integer({ min: 1, max: dossiers });
const scopes: fc.Arbitrary<Scope> = fc
  .oneof(
    fc.constant(Array.from({ length: dossiers }, (_, at) => at + 1)),
    fc.uniqueArray(numberOfDossier, { minLength: 0, maxLength: 8 }),
    fc.uniqueArray(numberOfDossier, { minLength: 9, maxLength: dossiers - 1 }),
  )
  .map((numbers) => {
    const own = numbers.sort((one, other) => other - one);
    const few = own.length <= 8 ? own : null;
    const every = own.length === dossiers;
    return { every, few, all: async () => own, enough: 10, share: own.length / dossiers };
  });

const query = fc.record({
  scope: scopes,
  match: fc.constantFrom(...matches),
  index: fc.constantFrom("sentences" as const, "things" as const),
  limit: fc.constantFrom(1, 10, 60, 300),
  between: fc.option(fc.tuple(numberOfDossier, numberOfDossier), { nil: undefined, freq: 2 }),
});

type Query = typeof query extends fc.Arbitrary<infer Asked> ? Asked : never;
const asked = async (rows: { number: number; said: string }[], { scope, match, between }: Query) => {
  const own = new Set(await scope.all());
  const [from, below] = between ? [Math.min(...between), Math.max(...between)].map((at) => at * perDossier + 7) : [];
  const all = rows.flatMap(({ number, said }) => {
    const within = number >= (from ?? 0) && number < (below ?? Number.MAX_SAFE_INTEGER);
    return within && own.has(Math.floor(number / perDossier)) && match[1](said) ? [number] : [];
  });
  return { all, part: { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) } };
};

test("whoever asks, the newest rows of their own dossiers are found, and whether there are more", async () => {
  const { db, rows } = await newIndex();
  await fc.assert(
    fc.asyncProperty(query, async (one) => {
      const { all, part } = await asked(rows, one);
      const { numbers, more } = await hitsIn(db, one.index, one.match[0], one.scope, one.limit, part);
      expect(numbers).toEqual(all.slice(0, numbers.length));
      expect(numbers.length).toBeLessThanOrEqual(one.limit);
      expect(numbers.length).toBeGreaterThanOrEqual(Math.min(one.limit, all.length, one.scope.enough));
      if (numbers.length < all.length) expect(more).toBe(true);
      if (!more) expect(numbers).toEqual(all);
    }),
    { numRuns: 400 },
  );
});

test("what is read until there is enough is the newest of their own dossiers, or all there is", async () => {
  const { db, rows } = await newIndex();
  await fc.assert(
    fc.asyncProperty(query, fc.integer({ min: 1, max: 5 }), async (one, kinds) => {
      const { all, part } = await asked(rows, one);
      const enough = (numbers: readonly number[]) => new Set(numbers.map((number) => number % 16)).size / kinds;
      const { numbers, more } = await hitsIn(db, one.index, one.match[0], one.scope, one.limit, { ...part, enough });
      expect(numbers).toEqual(all.slice(0, numbers.length));
      if (!more) expect(numbers).toEqual(all);
    }),
    { numRuns: 300 },
  );
});

test("rows that are few are all read, and none where they are many", async () => {
  const { db, rows } = await newIndex();
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom(5, 40, 400), async (one, toTheEnd) => {
      fc.pre(!one.scope.every && one.scope.few === null);
      const { all } = await asked(rows, { ...one, between: undefined });
      const { numbers, more } = await hitsIn(db, one.index, one.match[0], one.scope, 10_000, { toTheEnd });
      const matching = rows.filter(({ said }) => one.match[1](said)).length;
      if (matching < toTheEnd) expect({ numbers, more }).toEqual({ numbers: all, more: false });
      else if (numbers.length > 0) expect(numbers).toEqual(all);
      else expect(more || all.length === 0).toBe(true);
    }),
    { numRuns: 150 },
  );
});

/** Letters alone, so that numbers make words. */
const letters = (number: number): string =>
  number.toString(26).replace(/[0-9]/g, (digit) => "qrstuvwxyz"[+digit] ?? "");

/** Words that go on in a hundred or thousands of ways, nearly all of them in other dossiers than the first ones. */
function begunIn(dossier: number, row: number): string[] {
  const at = dossier * inEach + row;
  const words = ["tide"];
  if (at % 3 === 0) words.push("quay");
  if (dossier > 4) words.push(`zorb${letters(at * 2)}`, `zorb${letters(at * 2 + 1)}`);
  else if (row % 9 === 0) words.push("zorbification");
  if (at % 5 === 0) words.push(`wren${letters(at % 97)}`);
  if (at % 11 === 0) words.push("late", `ferries${letters(at % 7)}`);
  if (at % 601 === 0) words.push(`${"kittiwake".repeat(6)}${letters(at)}`);
  return words;
}
const kittiwakes = "kittiwake".repeat(6);

test("a beginning finds all that begins so, and a minus leaves all of it out, whatever other dossiers say", async () => {
  const { db, rows } = await newIndex(begunIn);
  const beginnings = ["zorb", "zorbi", "wren", "wre", "ferries", "kittiwake", kittiwakes, `${kittiwakes}z`];
  const queries = [
    ...beginnings.flatMap((one) => [`${one}*`, `quay ${one}*`, `tide -${one}*`]),
    ...["tide -z*", "quay -zo*", "tide -wr*", "late-ferr*", "tide -late-ferr*", "wr*", "fe*", "k*", "zorb* -zorbi*"],
  ];
  const has = (said: string) => (term: { words: string[]; beginning: boolean }) =>
    ` ${said} `.includes(` ${term.words.join(" ")}${term.beginning ? "" : " "}`);
  const index = fc.constantFrom("sentences" as const, "things" as const);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...queries), fc.boolean(), index, scopes, async (text, typing, from, scope) => {
      const query = readQuery(text);
      const words = await wordsOf(db, query.terms, query.not, { typing });
      const own = new Set(await scope.all());
      const all = rows.flatMap(({ number, said }) =>
        own.has(Math.floor(number / perDossier)) && query.terms.every(has(said)) && !query.not.some(has(said))
          ? [number]
          : [],
      );
      const limit = 300;
      const { numbers, more } = words
        ? await hitsIn(db, from, matchOf(words[from]), scope, limit)
        : { numbers: [], more: false };
      expect(words?.shortened ?? false).toBe(false);
      expect(numbers).toEqual(all.slice(0, numbers.length));
      expect(numbers.length).toBeGreaterThanOrEqual(Math.min(limit, all.length, scope.enough));
      if (!more) expect(numbers).toEqual(all);
    }),
    { numRuns: 400 },
  );
});

test("of few letters that very many words begin with the shortest are looked for, and that is said", async () => {
  const { db } = await newIndex(begunIn);
  for (const [text, shortened] of [
    ["zo*", true],
    ["z*", true],
    ["zor*", true],
    ["zorb*", false],
    ["wr*", false],
    ["tide -zo*", false],
  ] as const) {
    const { terms, not } = readQuery(text);
    expect(await wordsOf(db, terms, not)).toMatchObject({ shortened });
  }
});

test("what others write into their dossiers takes nothing from what a beginning finds", async () => {
  const room = await newNewsroom();
  await room.article("The zorbification of the harbour was late.");
  const ask = async (query: string, typing = false) =>
    (await find(room.desk.read, room.reader, query, { limit: 20, typing })).map(({ snippet }) => snippet);
  const { id } = await room.run(createDossier, room.outsider, parse(createDossierInput, { title: "Elsewhere" }));
  const others = Array.from({ length: 300 }, (_, at) => `zorb${letters(at)}`).join(" ");
  await room.run(
    createClaim,
    room.outsider,
    parse(createClaimInput, { dossierId: id, statement: `The ${others.slice(0, 900)} came.` }),
  );
  const mine = ["The zorbification of the harbour was late."];
  expect(await ask("zorb*")).toEqual(mine);
  expect(await ask("zorbif", true)).toEqual(mine);
  expect(await ask("zo", true)).toEqual(mine);
  expect(await ask("harbour late -zorb*")).toEqual([]);
  expect(await ask("harbour late -zo*")).toEqual([]);
});

test("what has a word as it is typed comes first, but nothing that has what it must not", async () => {
  const room = await newNewsroom();
  for (const statement of ["The fairway is wide.", "The fairways are long.", "A fairway dredger came.", "No fairways."])
    await room.claim({ statement });
  const claims = async (query: string) =>
    (await lookFor(room.desk.read, room.reader, readQuery(query), { limit: 20 })).parts.claims.found.map(
      ({ snippet }) => snippet,
    );
  expect(await claims("fairway* -dredge*")).toEqual(["The fairway is wide.", "No fairways.", "The fairways are long."]);
  expect(await claims("fairwa* -dredge*")).toEqual(["No fairways.", "The fairways are long.", "The fairway is wide."]);
});
