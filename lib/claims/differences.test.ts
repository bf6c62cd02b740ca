import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceSentence, differences } from "@/lib/claims/differences";

const told = (one: string, other: string): string[] =>
  differences(one, other).map(
    ({ kind, one: a, other: b, rounded }) =>
      `${kind}: ${a?.words ?? "–"} → ${b?.words ?? "–"}${rounded ? " (rounded)" : ""}`,
  );

describe("what differs between two wordings", () => {
  it.each([
    [
      "a figure in words",
      "Six of the eleven kilometres were not dredged.",
      "Five of the eleven kilometres had not been dredged.",
      ["figure: Six → Five"],
    ],
    ["a word and digits that are equal", "Six kilometres were left.", "6 kilometres were left.", []],
    [
      "money that was rounded",
      "The port paid the full €48.2 million price.",
      "The port paid 48m for it.",
      ["figure: €48.2 million → 48m (rounded)"],
    ],
    [
      "money that was turned round",
      "The final instalment, of €9.6 million, was paid.",
      "The final instalment, of €6.9 million, was paid.",
      ["figure: €9.6 million → €6.9 million"],
    ],
    ["the same money written otherwise", "It cost €48.2 million.", "It cost 48,200,000 euros.", []],
    ["another currency", "It cost €48 million.", "It cost $48 million.", ["figure: €48 million → $48 million"]],
    ["a share", "Turnout fell to 41 per cent.", "Turnout fell to 47%.", ["figure: 41 per cent → 47%"]],
    ["the same share", "Turnout fell to 41 per cent.", "Turnout fell to 41%.", []],
    [
      "written numbers of several words",
      "It has two hundred and five berths.",
      "It has 250 berths.",
      ["figure: two hundred and five → 250"],
    ],
    ["thousands with other signs", "12.500 Menschen kamen.", "12,500 people came.", []],
    ["what is only left out", "Six of eleven boats sank in three weeks.", "Six boats sank.", []],
    ["counts of other things", "Six boats sank.", "Five sailors drowned.", []],
    [
      "a date",
      "It was transferred on 2 May 2025.",
      "It was transferred on 5 May 2025.",
      ["date: 2 May 2025 → 5 May 2025"],
    ],
    ["the same date, less of it", "It was transferred on 2 May 2025.", "It was transferred in May 2025.", []],
    ["the same date in another order", "It was signed on May 2, 2025.", "Es wurde am 2. Mai 2025 unterzeichnet.", []],
    ["a year", "The survey of 2024 said so.", "The survey of 2023 said so.", ["date: 2024 → 2023"]],
    [
      "a name",
      "The contract was signed by Dana Rossiter on site.",
      "The contract was signed by Mara Quill on site.",
      ["name: Dana Rossiter → Mara Quill"],
    ],
    [
      "a shortened name",
      "The contract was signed by Dana Rossiter on site.",
      "The contract was signed by Rossiter on site.",
      [],
    ],
    [
      "a name by its initials",
      "It was paid by the Halvern Port Authority on time.",
      "It was paid by the HPA on time.",
      [],
    ],
    [
      "a hedge that was lost",
      "The survey was reportedly postponed.",
      "The survey was postponed.",
      ["hedge: reportedly → –"],
    ],
    ["a hedge that was gained", "The work stopped.", "The work may have stopped.", ["hedge: – → may"]],
    ["the month of May, which is no hedge", "In May the work stopped.", "In spring the work stopped.", []],
    [
      "who says so, left out",
      "The work stopped, according to the harbour log.",
      "The work stopped.",
      ["attribution: according to the harbour log → –"],
    ],
    [
      "others who are not named",
      "It was postponed, two people with knowledge of the project said.",
      "It was postponed, officials said.",
      ["attribution: two people with knowledge of the project → officials"],
    ],
    [
      "German",
      "Angeblich fehlen sechs Kilometer.",
      "Es fehlen fünf Kilometer.",
      ["figure: sechs → fünf", "hedge: Angeblich → –"].sort(),
    ],
    [
      "French",
      "Selon le port, deux bateaux ont coulé.",
      "Trois bateaux ont coulé.",
      ["attribution: Selon le port → –", "figure: deux → Trois"],
    ],
    ["Arabic digits", "غرقت ٦ سفن", "غرقت ٥ سفن", ["figure: ٦ → ٥"]],
    ["nothing", "", "", []],
  ])("%s", (_, one, other, expected) => {
    expect(told(one, other).sort()).toEqual([...expected].sort());
  });

  it("finds nothing between a wording and itself, whatever it is", () => {
    const piece = fc.constantFrom(
      "six",
      "€48.2 million",
      "2 May 2025",
      "reportedly",
      "Dana Rossiter",
      "officials said",
      "41%",
      "the",
      ". ",
      "二〇",
      "boats",
      "1,234",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((parts) => parts.join(" ")),
          fc.string({ unit: "grapheme" }),
        ),
        (text) => {
          expect(differences(text, text)).toEqual([]);
        },
      ),
    );
  });

  it("points at the words where they stand, in both", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("Six boats sank", "It cost €5m"),
        fc.constantFrom("Seven boats sank", "It cost €6m"),
        (head, a, b) => {
          const [one, other] = [`${head}. ${a}`, `${head}. ${b}`];
          for (const each of differences(one, other)) {
            if (each.one) expect(one.slice(each.one.start, each.one.end)).toBe(each.one.words);
            if (each.other) expect(other.slice(each.other.start, each.other.end)).toBe(each.other.words);
          }
        },
      ),
    );
  });
});

it.each([
  ["Six boats sank.", "Five boats sank.", "A says “Six”, B says “Five”"],
  ["It cost €48.2 million.", "It cost €48 million.", "A says “€48.2 million”, B says “€48 million” (rounded)"],
  ["It reportedly sank.", "It sank.", "A says “reportedly”, which B leaves out"],
  ["It sank.", "It sank, according to the log.", "B says who says so (“according to the log”), A states it as a fact"],
])("tells in words how “%s” and “%s” differ", (one, other, sentence) => {
  expect(differences(one, other).map((each) => differenceSentence(each, "A", "B"))).toEqual([sentence]);
});
