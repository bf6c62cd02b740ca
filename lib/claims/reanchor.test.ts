import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tallyOf } from "@/bench/anchoring";
import { revisedArticle } from "@/bench/revised-article";
import { cutsPair, type Selector, selectorAt } from "@/lib/claims/anchor";
import { reanchored } from "@/lib/claims/reanchor";

const council = [
  "The council paid the dredging firm nine million in March.",
  "Nobody on the board had seen the second report. It named two other firms, whose barges lay idle at the quay.",
  "The mayor said on Tuesday that the order was signed before she took office, and that she would publish it.",
  "Fishermen at the east pier have counted fewer boats every spring since the channel was closed.",
];
const article = council.join("\n\n");

const selector = (text: string, exact: string, id = "q"): Selector & { id: string } => {
  const at = text.indexOf(exact);
  if (at < 0) throw new Error(`not in the text: ${exact}`);
  return { id, ...selectorAt(text, at, at + exact.length) };
};

const lookUp = (before: string, after: string, exact: string) => {
  const [found] = reanchored(before, after, [selector(before, exact)]);
  if (!found) throw new Error("nothing came back");
  const { state, start, end, candidates } = found;
  return { state, words: start === null || end === null ? null : after.slice(start, end), start, candidates };
};

describe("a quotation in a corrected text", () => {
  const [first = "", second = "", third = "", fourth = ""] = council;
  test.each<[string, string[], string, string, string | null]>([
    ["stays where it was", council, "nine million in March", "unchanged", "nine million in March"],
    ["stays when text comes before it", ["A note.", ...council], "the second report", "unchanged", "the second report"],
    [
      "stays when a word is added beside it",
      [first, second, third.replace("said on", "said late on"), fourth],
      "the order was signed",
      "unchanged",
      "the order was signed",
    ],
    [
      "moves with its paragraph",
      [second, third, fourth, first],
      "nine million in March",
      "moved",
      "nine million in March",
    ],
    [
      "moves with its sentence",
      [
        first,
        "It named two other firms, whose barges lay idle at the quay.",
        `${third} Nobody on the board had seen the second report.`,
        fourth,
      ],
      "Nobody on the board had seen the second report.",
      "moved",
      "Nobody on the board had seen the second report.",
    ],
    [
      "is reworded where a word was replaced",
      [first.replace("nine", "ten"), second, third, fourth],
      "paid the dredging firm nine million in March",
      "reworded",
      "paid the dredging firm ten million in March",
    ],
    [
      "is reworded where its only word was replaced",
      [first.replace("nine", "ten"), second, third, fourth],
      "nine",
      "reworded",
      "ten",
    ],
    [
      "is reworded where words were put into it",
      [first, second, third.replace("was signed", "was, as papers show, signed"), fourth],
      "the order was signed before",
      "reworded",
      "the order was, as papers show, signed before",
    ],
    [
      "is reworded where its last word was replaced",
      [first, second, third.replace("took office", "took over"), fourth],
      "signed before she took office",
      "reworded",
      "signed before she took over",
    ],
    [
      "is reworded where a line was broken in it",
      [first, second.replace("Nobody on the board", "Nobody on\nthe board"), third, fourth],
      "Nobody on the board",
      "reworded",
      "Nobody on\nthe board",
    ],
    [
      "is gone with its paragraph",
      [first, second, fourth],
      "the order was signed before she took office",
      "gone",
      null,
    ],
    [
      "is gone where every word is another",
      [first, second, "A spokeswoman declined comment; papers were lost in some flood years ago.", fourth],
      "the order was signed before she took office",
      "gone",
      null,
    ],
    [
      "stays when its paragraph is cut in two",
      [
        first,
        "Nobody on the board had seen the second report.",
        "It named two other firms, whose barges lay idle at the quay.",
        third,
        fourth,
      ],
      "whose barges lay idle",
      "unchanged",
      "whose barges lay idle",
    ],
    [
      "stays when two paragraphs become one",
      [`${first} ${second}`, third, fourth],
      "whose barges lay idle",
      "unchanged",
      "whose barges lay idle",
    ],
    [
      "across two sentences is found",
      [fourth, first, second, third],
      "the second report. It named two",
      "unchanged",
      "the second report. It named two",
    ],
  ])("%s", (_, paragraphs, exact, state, words) => {
    expect(lookUp(article, paragraphs.join("\n\n"), exact)).toMatchObject({ state, words });
  });

  test.each(["\n\n", "\n", " "])("is found whatever divides the paragraphs (%j)", (gap) => {
    const after = [third, first.replace("nine", "ten"), fourth, second].join(gap);
    const before = council.join(gap);
    expect(lookUp(before, after, "whose barges lay idle").words).toBe("whose barges lay idle");
    expect(lookUp(before, after, "nine million in March").words).toBe("ten million in March");
  });

  test("of a deleted paragraph is not put on a near copy that stood there before", () => {
    const copy = third.replace("Tuesday", "Wednesday");
    const found = lookUp(
      [...council, copy].join("\n\n"),
      [first, second, fourth, copy].join("\n\n"),
      "the order was signed before she took office",
    );
    expect(found).toMatchObject({ state: "gone", words: null });
    expect(found.candidates).not.toEqual([]);
  });

  test("of the copy stays with the copy when the first is deleted and the copy edited", () => {
    const copy = third.replace("Tuesday", "Wednesday");
    const before = [...council, copy].join("\n\n");
    const at = before.lastIndexOf("the order was signed");
    const after = [first, second, fourth, copy.replace("publish", "release")].join("\n\n");
    const ofCopy = { id: "copy", ...selectorAt(before, at, at + 20) };
    const [found, deleted] = reanchored(before, after, [ofCopy, selector(before, "the order was signed")]);
    expect(found).toMatchObject({ state: "unchanged", start: after.indexOf("the order was signed") });
    expect(deleted).toMatchObject({ state: "gone" });
  });

  test("that is gone comes with at most five places, the likeliest first", () => {
    const rest = [
      ...Array.from({ length: 9 }, (_, i) => `The order was late, clerk ${i} says.`),
      "The mayor repeated that the order was signed before she took office.",
    ];
    const after = [first, second, fourth, ...rest].join("\n\n");
    const quote = "said on Tuesday that the order was signed before she took office";
    const { state, candidates } = lookUp([...council, ...rest].join("\n\n"), after, quote);
    expect(state).toBe("gone");
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.length).toBeLessThanOrEqual(5);
    expect(after.slice(candidates[0]?.start, candidates[0]?.end)).toContain("order was signed before she took office");
  });

  test("of which every word was replaced comes with the words that stand there now", () => {
    const after = council.join("\n\n").replace("two other firms", "no rivals whatsoever");
    const { state, candidates } = lookUp(article, after, "two other firms");
    expect(state).toBe("gone");
    expect(after.slice(candidates[0]?.start, candidates[0]?.end)).toBe("no rivals whatsoever");
  });

  test("is found by its words where its offsets are stale", () => {
    const stale = { ...selector(article, "lay idle at the quay"), start: 3, end: 23 };
    expect(reanchored(article, `Corrected.\n\n${article}`, [stale])).toMatchObject([
      { state: "unchanged", start: article.indexOf("lay idle") + 12 },
    ]);
  });

  test("that never stood in the text is gone", () => {
    const made = { id: "q", exact: "words of another text", prefix: "", suffix: "", start: 0, end: 21 };
    expect(reanchored(article, article, [made])).toMatchObject([{ state: "gone", start: null, end: null }]);
  });

  test("keeps whole characters", () => {
    const before = "They waved 👩‍🚒🚒 at the 🐟 market. 漁港で魚が死んだ。";
    const after = "They waved 👩‍🚒🚢 at the 🐠 market. 漁港で魚が死んだ。";
    for (const exact of ["🐟", "🚒", "👩‍🚒🚒 at", "魚が死"]) {
      const [found] = reanchored(before, after, [selector(before, exact)]);
      for (const at of [found?.start, found?.end]) if (at) expect(cutsPair(after, at)).toBe(false);
    }
    expect(lookUp(before, after, "魚が死")).toMatchObject({ state: "unchanged", words: "魚が死" });
  });
});

describe("whatever the texts", () => {
  const word = fc.constantFrom(
    "ferry",
    "port",
    "paid",
    "board",
    "the",
    "of",
    "nine",
    "report",
    "quay",
    "mayor",
    "🐟",
    "née",
    "a",
  );
  const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(" ")}.`);
  const text = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const written = (paragraphs: string[][]) => paragraphs.map((one) => one.join(" ")).join("\n\n");
  const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 });
  const selectorsIn = (of: string, pairs: [number, number][]) =>
    pairs.flatMap(([from, long], index) => {
      const start = from % of.length;
      const end = Math.min(of.length, start + 1 + (long % 60));
      return cutsPair(of, start) || cutsPair(of, end) ? [] : [{ id: String(index), ...selectorAt(of, start, end) }];
    });
  const asWritten = text.map(written);

  test("the same text again changes nothing", () => {
    fc.assert(
      fc.property(asWritten, places, (before, pairs) => {
        const selectors = selectorsIn(before, pairs);
        expect(reanchored(before, before, selectors)).toEqual(
          selectors.map(({ id, start, end }) => ({ id, state: "unchanged", start, end, candidates: [] })),
        );
      }),
    );
  });

  test("text put before everything shifts every quotation", () => {
    fc.assert(
      fc.property(asWritten, places, (before, pairs) => {
        const selectors = selectorsIn(before, pairs);
        const head = "Correction: an earlier version was wrong.\n\n";
        for (const [index, { state, start }] of reanchored(before, head + before, selectors).entries())
          expect([state, start]).toEqual(["unchanged", (selectors[index]?.start ?? 0) + head.length]);
      }),
    );
  });

  test("what is found lies in the text, on whole characters, and says the same unless reworded", () => {
    fc.assert(
      fc.property(asWritten, asWritten, places, (before, after, pairs) => {
        const selectors = selectorsIn(before, pairs);
        for (const [index, { state, start, end, candidates }] of reanchored(before, after, selectors).entries()) {
          const ranges = start === null || end === null ? candidates : [{ start, end }, ...candidates];
          expect(start === null).toBe(state === "gone");
          expect(candidates.length).toBeLessThanOrEqual(5);
          for (const range of ranges) {
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeGreaterThan(range.start);
            expect(range.end).toBeLessThanOrEqual(after.length);
            expect(cutsPair(after, range.start) || cutsPair(after, range.end)).toBe(false);
          }
          if (state === "unchanged" || state === "moved")
            expect(after.slice(start ?? 0, end ?? 0)).toBe(selectors[index]?.exact);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the order of the quotations does not matter", () => {
    fc.assert(
      fc.property(asWritten, asWritten, places, (before, after, pairs) => {
        const selectors = selectorsIn(before, pairs);
        expect(reanchored(before, after, [...selectors].reverse()).reverse()).toEqual(
          reanchored(before, after, selectors),
        );
      }),
    );
  });

  test("a paragraph that says what no other says is gone when it is deleted", () => {
    fc.assert(
      fc.property(text, fc.nat(), (paragraphs, where) => {
        const own = "Inspectors found asbestos beneath twelve cabins on Thursday.";
        const at = where % (paragraphs.length + 1);
        const before = written(paragraphs.toSpliced(at, 0, [own]));
        expect(lookUp(before, written(paragraphs), "found asbestos beneath twelve cabins").state).toBe("gone");
        expect(lookUp(before, written(paragraphs), own).state).toBe("gone");
      }),
    );
  });
});

test.each([
  ["edited in some words, with paragraphs moved, deleted and new", {}],
  ["of few different words", { vocabulary: 50 }],
  ["with near copies", { copied: 0.1 }],
  ["in one paragraph, with near copies", { copied: 0.1, gap: " " }],
  ["with paragraphs cut in two and joined", { divided: 0.2 }],
])("an article %s: what survived is found, and nothing else", (_, plan) => {
  const samples = 1000;
  const { right, wrong, ghosts, missed } = tallyOf(
    revisedArticle({ words: 20_000, selectors: samples, seed: 3, ...plan }),
  );
  expect({ wrong, ghosts }).toEqual({ wrong: 0, ghosts: 0 });
  expect(right + missed).toBe(samples);
  expect(right / samples).toBeGreaterThanOrEqual(0.995);
});
