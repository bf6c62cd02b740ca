import { describe, expect, it } from "vitest";
import { readArticle } from "@/lib/articles/intake/read";
import { type Placed, pdfOf } from "@/lib/articles/intake/samples/office";

const time = { timeZone: "Europe/Berlin", now: new Date("2026-05-01T12:00:00Z") };
async function read(pages: readonly (readonly Placed[])[], info = "") {
  const extracted = await readArticle({ bytes: pdfOf(pages, { info }), fileName: null, ...time });
  const { text, paragraphs, aside, pages: starts } = extracted;
  const left = new Set(aside.map(({ paragraph }) => paragraph));
  return {
    ...extracted,
    starts,
    words: paragraphs.filter((_, index) => !left.has(index)).map(({ start, end }) => text.slice(start, end)),
    asides: paragraphs.filter((_, index) => left.has(index)).map(({ start, end }) => text.slice(start, end)),
  };
}

const lines = (texts: readonly string[], { x = 60, top = 700, step = 13 } = {}): Placed[] =>
  texts.map((text, index) => ({ x, y: top - index * step, text }));

describe("lines become paragraphs", () => {
  it("words that a line's end divides are whole again, words with a hyphen of their own keep it", async () => {
    const { words } = await read([
      lines([
        "The well-known dredging firm from Norderau offered to do the dredg-",
        "ing for a third less, but the authority preferred another and well-",
        "known one, which has its office across the street in a small house.",
      ]),
    ]);
    expect(words).toEqual([
      "The well-known dredging firm from Norderau offered to do the dredging for a third less, but the authority " +
        "preferred another and well-known one, which has its office across the street in a small house.",
    ]);
  });

  it("a paragraph ends at a gap, at an indent, and where a line had room for more", async () => {
    const full = "The authority paid the contractor in full on the ninth of January, as";
    const { words } = await read([
      [
        ...lines([full, "planned."], { top: 700 }),
        ...lines([full, full, full], { top: 674 }),
        { x: 75, y: 635, text: "Then it asked the ministry about the price of the next part of it." },
        ...lines([full, full], { top: 600 }),
      ],
    ]);
    expect(words.map((one) => one.slice(0, 12))).toEqual([
      "The authorit",
      "The authorit",
      "Then it aske",
      "The authorit",
    ]);
  });

  it("a paragraph that runs over the page is one, with the page on which it begins", async () => {
    const many = Array.from(
      { length: 20 },
      (_, index) => `Line ${index} of the first page is a line without an end in it, as such`,
    );
    const { words, starts, asides } = await read([
      [...lines(many), { x: 290, y: 30, text: "1" }],
      [
        ...lines(
          ["lines are, and here is one. ", "Next of kin were told by the police on Monday evening at their home."],
          { step: 30 },
        ),
        { x: 290, y: 30, text: "2" },
      ],
    ]);
    expect(words).toHaveLength(2);
    expect(words[0]).toMatch(/as such lines are, and here is one\.$/);
    expect(asides).toEqual(["1", "2"]);
    expect(starts).toHaveLength(2);
  });

  it("an item of a list keeps the lines that are indented below it", async () => {
    const { words } = await read([
      [
        { x: 60, y: 700, text: "\x95 a survey of two hundred and twelve points, of which most were too" },
        { x: 75, y: 687, text: "shallow by more than a metre, and nine by more than three, it says" },
        { x: 60, y: 674, text: "\x95 a letter of two pages" },
      ],
    ]);
    expect(words.map((one) => one.slice(0, 10))).toEqual(["• a survey", "• a letter"]);
  });

  it("lines that count the pages are set aside, and so are a table of contents' lines", async () => {
    const page = (number: number, head: string) => [
      { x: 60, y: 800, text: head },
      ...lines([`On page ${number} the authority is silent.`, "The contract is, too.", "So is the ministry."], {
        step: 40,
      }),
    ];
    const { asides, words } = await read([
      [...lines(["Contents", "The survey . . . . . . . . . . 2", "The letter ........ 4"], { top: 760, step: 30 })],
      page(2, "2 The survey nobody saw"),
      page(3, "Chapter 1: The survey 3"),
      page(4, "4 The letter"),
      page(5, "Chapter 2: The letter 5"),
    ]);
    expect(asides).toHaveLength(6);
    expect(words).toContain("On page 3 the authority is silent.");
  });

  it("an initial three lines tall belongs to its word", async () => {
    const { words } = await read([
      [
        { x: 60, y: 660, text: "T", size: 44 },
        ...lines(
          [
            "he authority paid the contractor in full on the ninth of January,",
            "although six of eleven kilometres had never been touched by anyone,",
          ],
          { x: 90, top: 686 },
        ),
        ...lines(["as the survey of December shows, which this newspaper has seen. So much"], { top: 660 }),
      ],
    ]);
    expect(words[0]).toMatch(/^The authority paid/);
  });
});

describe("what stands side by side", () => {
  it("a table is read row by row, not as columns", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => [
      { x: 60, y: 700 - index * 16, text: `Stretch ${index}` },
      { x: 330, y: 700 - index * 16, text: `${index},5 m` },
    ]).flat();
    const { words } = await read([
      [...lines(["Depths of the channel in metres, as the survey found them in December:"], { top: 740 }), ...rows],
    ]);
    expect(words.slice(1, 4)).toEqual(["Stretch 0 0,5 m", "Stretch 1 1,5 m", "Stretch 2 2,5 m"]);
  });

  it("three columns are read one after another", async () => {
    const column = (name: string, x: number) =>
      lines(
        Array.from({ length: 14 }, (_, index) => `${name} ${index} goes on and on so`),
        { x },
      );
    const { text } = await read([[...column("Left", 50), ...column("Middle", 220), ...column("Right", 390)]]);
    const at = ["Left 0", "Left 13", "Middle 0", "Middle 13", "Right 0", "Right 13"].map((words) =>
      text.indexOf(words),
    );
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(at).not.toContain(-1);
  });
});

describe("what a PDF says about itself", () => {
  const body = lines(
    [
      "the authority paid the contractor in full on the ninth of January.",
      "nobody at the authority was there to tell us the reason for it.",
    ],
    { step: 30 },
  );

  it.each([
    ["/Title (The survey nobody saw) /Author (Tomas Grey)", "The survey nobody saw", "Tomas Grey"],
    ["/Title (Microsoft Word - survey final.docx) /Author (user)", "", ""],
    ["/Title (survey_v3.indd) /Author (admin@halvern.example)", "", ""],
    ["", "", ""],
  ])("%s", async (info, title, byline) => {
    const { metadata } = await read([body], info);
    expect(metadata).toMatchObject({ title, byline, publishedAt: null });
  });

  it("counts only where the text shows nothing", async () => {
    const head = [
      { x: 60, y: 760, text: "Port paid in full", size: 20 },
      { x: 60, y: 735, text: "By Jane Roe" },
    ];
    const { metadata } = await read([[...head, ...body]], "/Title (The survey nobody saw) /Author (Tomas Grey)");
    expect(metadata).toMatchObject({ title: "Port paid in full", byline: "Jane Roe" });
  });
});
