import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markedPairs } from "@/bench/fidelity/marks";
import { scored } from "@/bench/fidelity/score";
import type { Fact, Fate, Telling } from "./fact";
import { fidelity } from "./fidelity";
import { tellingOf } from "./telling";

const zone = "Europe/Berlin";
/** A Thursday and a Friday. */
const [earlier, later] = ["2026-03-12", "2026-03-13"];
const telling = (text: string, publishedAt: string | null = earlier, over: Partial<Telling> = {}): Telling => ({
  ...tellingOf({ text, publishedAt, language: "en", called: [] }),
  ...over,
});
const compared = (original: string, rewrite: string) => fidelity(telling(original), telling(rewrite, later), zone);
const differing = (original: string, rewrite: string): string[] =>
  compared(original, rewrite)
    .facts.filter(({ fate }) => fate !== "kept")
    .map(({ what, fate, inOriginal, inRewrite }) =>
      [what, fate, inOriginal?.text ?? "-", inRewrite?.text ?? "-"].join(" | "),
    );

describe("a rewrite keeps in other words", () => {
  const kept: [string, string, string][] = [
    [
      "a number in digits",
      "The blast killed six people in Fenmouth.",
      "Six people, or 6 in all, died in the Fenmouth blast.",
    ],
    ["thousands", "Some 3,000 homes in Fenmouth lost power.", "About three thousand homes in Fenmouth lost power."],
    ["thousands with a k", "A crowd of 3,000 marched through Fenmouth.", "A crowd of 3k marched through Fenmouth."],
    [
      "a rounded figure that says so",
      "The spill of 2,961 litres reached Fenmouth.",
      "The spill of nearly 3,000 litres reached Fenmouth.",
    ],
    ["a percentage", "Turnout in Fenmouth fell to 20%.", "Turnout in Fenmouth fell to a fifth."],
    ["hours as days", "The strike at Fenmouth lasts 48 hours.", "The strike at Fenmouth lasts two days."],
    [
      "kilometres as miles",
      "The zone around Fenmouth is 20 kilometres wide.",
      "The zone around Fenmouth is 12 miles wide.",
    ],
    [
      "years and a half",
      "Judge Ames jailed him for four years and six months.",
      "Judge Ames jailed him for four and a half years.",
    ],
    [
      "a date the other way round",
      "The Fenmouth council voted on 10 March.",
      "The Fenmouth council voted on March 10.",
    ],
    ["a date as a weekday", "The Fenmouth council voted on 10 March.", "The Fenmouth council voted last Tuesday."],
    ["a weekday as yesterday", "The Fenmouth council voted on Thursday.", "The Fenmouth council voted yesterday."],
    ["last year as its number", "Fenmouth lost 400 jobs last year.", "Fenmouth lost 400 jobs in 2025."],
    [
      "a surname for a name",
      "Dana Whitlow resigned as mayor of Fenmouth.",
      "Mr Whitlow resigned as mayor of Fenmouth.",
    ],
    [
      "a part of a quotation",
      "“We let you down, and we own that,” said Dana Whitlow.",
      "Dana Whitlow said: “We let you down.”",
    ],
    ["a quotation in other marks", "“It’s over,” said Dana Whitlow.", 'Dana Whitlow said: "It is over."'],
    [
      "hearsay in other words",
      "The Fenmouth mayor reportedly sold the pier.",
      "The Fenmouth mayor is said to have sold the pier.",
    ],
    [
      "who says so",
      "The Fenmouth pier will close, officials said.",
      "According to officials, the Fenmouth pier will close.",
    ],
  ];
  it.each(kept)("%s", (_, original, rewrite) => {
    expect(differing(original, rewrite)).toEqual([]);
  });
});

describe("a rewrite differs in", () => {
  const cases: [string, string, string, string[]][] = [
    [
      "a figure",
      "The fire in Fenmouth destroyed 14 boats.",
      "A fire in Fenmouth destroyed 40 boats.",
      ["figure | changed | 14 | 40"],
    ],
    [
      "a figure that was rounded and does not say so",
      "The spill of 2,961 litres reached Fenmouth.",
      "The spill of 3,000 litres reached Fenmouth.",
      ["figure | changed | 2,961 | 3,000"],
    ],
    [
      "how often",
      "The ban costs Fenmouth farmers £150,000 a day.",
      "The ban costs Fenmouth farmers £150,000 a week.",
      ["figure | changed | £150,000 | £150,000"],
    ],
    [
      "per cent and points",
      "The gap in Fenmouth grew to 18 percentage points.",
      "The gap in Fenmouth grew to 18%.",
      ["figure | changed | 18 | 18%"],
    ],
    [
      "a score, which is one figure",
      "Fenmouth Council passed the budget 74-46.",
      "Fenmouth Council passed the budget 76-44.",
      ["figure | changed | 74-46 | 76-44"],
    ],
    [
      "a name",
      "The doses come from a laboratory in Delft.",
      "The doses come from a laboratory in Leiden.",
      ["name | changed | Delft | Leiden"],
    ],
    [
      "the spelling of a name",
      "Energy minister Noor Haddad visited Fenmouth.",
      "Energy minister Nour Haddad visited Fenmouth.",
      ["name | changed | Noor Haddad | Nour Haddad"],
    ],
    [
      "a person who is no longer named",
      "Tom Arkwright, the chief executive of Fenmouth Water, denied the leak.",
      "The chief executive of Fenmouth Water denied the leak.",
      ["name | lost | Tom Arkwright | -"],
    ],
    [
      "a day",
      "The Fenmouth council voted on Tuesday.",
      "The Fenmouth council voted on Monday.",
      ["date | changed | Tuesday | Monday"],
    ],
    [
      "a time of day",
      "The truck hit the Fenmouth bank at 9:40 a.m.",
      "The truck hit the Fenmouth bank at 10:40 a.m.",
      ["date | changed | 9:40 a.m. | 10:40 a.m."],
    ],
    [
      "a day that nobody told",
      "The minister will visit the academy in Fenmouth.",
      "The minister will visit the academy in Fenmouth on 3 September.",
      ["date | added | - | 3 September"],
    ],
    [
      "a word of a quotation",
      "“This is a fire sale dressed up as regeneration,” said Priya Lacey.",
      "“This is a fire sale dressed up as renewal,” said Priya Lacey.",
      [
        "quotation | changed | This is a fire sale dressed up as regeneration, | This is a fire sale dressed up as renewal,",
      ],
    ],
    [
      "a quotation in the rewrite's own words",
      "“People will lose their jobs over this,” said Priya Lacey.",
      "Priya Lacey said that people would lose their jobs over it.",
      ["quotation | lost | People will lose their jobs over this, | -"],
    ],
    [
      "a quotation that the original does not have",
      "Marlow Town beat Eastness 3-2.",
      "Marlow Town beat Eastness 3-2. “We fear nobody now,” the manager said.",
      ["quotation | added | - | We fear nobody now,"],
    ],
    [
      "hearsay that became a fact",
      "The Fenmouth mayor reportedly sold the pier.",
      "The Fenmouth mayor sold the pier.",
      ["hedge | lost | reportedly | -"],
    ],
    [
      "a possibility that became certain",
      "The sale of the Fenmouth pier may be blocked.",
      "The sale of the Fenmouth pier will be blocked.",
      ["hedge | lost | may | -"],
    ],
    ["a bound", "At least 47 people died in Fenmouth.", "In Fenmouth 47 people died.", ["hedge | lost | At least | -"]],
    [
      "nobody who says so",
      "The truck crashed through the doors of the Fenmouth bank, witnesses said.",
      "The truck crashed through the doors of the Fenmouth bank.",
      ["hedge | lost | witnesses said | -"],
    ],
    [
      "a hedge of its own",
      "The app from Fenmouth was downloaded 1.3 million times.",
      "The app from Fenmouth was downloaded more than 1.3 million times.",
      ["hedge | added | - | more than"],
    ],
  ];
  it.each(cases)("%s", (_, original, rewrite, expected) => {
    expect(differing(original, rewrite)).toEqual(expected);
  });
});

it("leaves out sentences as a whole without losing their facts, and counts them", () => {
  const { facts, leftOut } = compared(
    "The Fenmouth pier will close on Friday. Two boats sank off Skarra in 1987. “I saw it,” said Amy Novak.",
    "The Fenmouth pier will close on Friday.",
  );
  expect(facts.every(({ fate }) => fate === "kept")).toBe(true);
  expect(leftOut).toMatchObject({ sentences: 2, facts: { quotation: 1, date: 1, figure: 1 } });
});

it("does not hold it against a rewrite that it says where it has it from", () => {
  const original = telling("Councillors voted to sell the customs house.", earlier, {
    called: ["The Halvern Courier"],
  });
  const rewrite = telling("Councillors voted to sell the customs house, the Halvern Courier reports.", later);
  expect(fidelity(original, rewrite, zone).facts.filter(({ fate }) => fate !== "kept")).toEqual([]);
});

it("compares a translation by figures, dates and names alone", () => {
  const original = telling("Dana Whitlow reportedly sold 14 boats on 3 March 2026. “It is over,” she said.");
  const rewrite = telling("Dana Whitlow verkaufte am 3. März 2026 40 Boote.", later, { language: "de" });
  const found = fidelity(original, rewrite, zone).facts.map(({ what, fate }) => `${what} ${fate}`);
  expect(found).not.toContain("quotation lost");
  expect(found).not.toContain("hedge lost");
});

it("does not say what yesterday was where nobody knows when the text was published", () => {
  const [original, rewrite] = [
    telling("The Fenmouth council voted on 10 March.", null),
    telling("The Fenmouth council voted yesterday.", null),
  ];
  expect(fidelity(original, rewrite, zone).facts.filter(({ what }) => what === "date")).toMatchObject([
    { fate: "kept" },
  ]);
});

it("tells what is changed throughout once, with every place", () => {
  const { facts } = compared(
    "Gov. Alan Reyburn vetoed the bill. Reyburn has received $1.1 million.",
    "Gov. Alan Raeburn vetoed the bill. Raeburn has received $1.1 million.",
  );
  const changed = facts.filter(({ fate }) => fate === "changed");
  expect(changed).toHaveLength(1);
  expect(changed[0]?.again.map(({ text }) => text)).toEqual(["Raeburn"]);
});

describe("for any texts", () => {
  const pairs = markedPairs("held-out.txt");
  const texts = pairs.flatMap(({ original, rewrite }) => [original, rewrite]);
  const anyText = fc.nat(texts.length - 1).map((at) => texts[at] as Telling);

  it("a text has only kept facts against itself", () => {
    for (const text of texts)
      expect(
        fidelity(text, text, zone).facts.filter(({ fate }) => fate !== "kept"),
        text.text.slice(0, 60),
      ).toEqual([]);
  });

  it("every place is the words that it says", () => {
    fc.assert(
      fc.property(anyText, anyText, (original, rewrite) => {
        for (const { inOriginal, inRewrite, again } of fidelity(original, rewrite, zone).facts) {
          if (inOriginal) expect(original.text.slice(inOriginal.start, inOriginal.end)).toBe(inOriginal.text);
          for (const place of inRewrite ? [inRewrite, ...again] : [])
            expect(rewrite.text.slice(place.start, place.end)).toBe(place.text);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("each fate has the places that it must have", () => {
    const has: Record<Fate, (fact: Fact) => boolean> = {
      kept: ({ inOriginal, inRewrite }) => inOriginal !== null && inRewrite !== null,
      changed: ({ inOriginal, inRewrite }) => inOriginal !== null && inRewrite !== null,
      lost: ({ inOriginal, inRewrite }) => inOriginal !== null && inRewrite === null,
      added: ({ inOriginal, inRewrite }) => inOriginal === null && inRewrite !== null,
    };
    fc.assert(
      fc.property(anyText, anyText, (original, rewrite) => {
        for (const fact of fidelity(original, rewrite, zone).facts) expect(has[fact.fate](fact)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("the order of the rewrite's paragraphs does not matter for the figures that it kept", () => {
    const figures = (original: Telling, rewrite: string) =>
      fidelity(original, telling(rewrite, later), zone)
        .facts.filter(({ what, fate }) => what === "figure" && fate === "kept")
        .map(({ inRewrite }) => inRewrite?.text)
        .sort();
    fc.assert(
      fc.property(fc.nat(pairs.length - 1), fc.nat(1000), (at, seed) => {
        const pair = pairs[at];
        if (!pair) return;
        const paragraphs = pair.rewrite.text.split(/\n\n/);
        const turn = seed % paragraphs.length;
        const turned = [...paragraphs.slice(turn), ...paragraphs.slice(0, turn)];
        expect(figures(pair.original, turned.join("\n\n"))).toEqual(figures(pair.original, paragraphs.join("\n\n")));
      }),
      { numRuns: 30 },
    );
  });

  it("nothing that anybody could paste breaks it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.string({ unit: "grapheme", maxLength: 300 }),
        (a, b) => {
          fidelity(telling(a), telling(b, later), zone);
        },
      ),
      { numRuns: 100 },
    );
  });
});

it("finds what was planted in texts that it was not made with: F1 at least 0.9", () => {
  const all = markedPairs("held-out.txt").map((pair) => scored(pair, fidelity(pair.original, pair.rewrite, "UTC")));
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  const right = sum((one) => one.right);
  expect((2 * right) / (sum((one) => one.found) + sum((one) => one.marked))).toBeGreaterThanOrEqual(0.9);
});
