import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attribution } from "@/lib/sources/attribution/attribution";
import { attributionsIn, isOutlet, type ReadFrom } from "@/lib/sources/attribution/attributions-in";
import { inventedOutlets } from "@/lib/testing/outlets";

const reading = (text: string, from: Partial<ReadFrom> = {}) =>
  attributionsIn(text, { outlets: inventedOutlets, ...from });
/** "cites outlet Bay Wire", "interviewed person two officials ? via Bay Wire". */
const told = ({ kind, source, through }: Attribution): string =>
  [
    kind,
    source.is,
    source.name,
    source.institution && `{${source.institution}}`,
    source.unidentified && "?",
    through && `via ${through.name}`,
  ]
    .filter(Boolean)
    .join(" ");
const named = (text: string, from: Partial<ReadFrom> = {}) => [
  ...new Set(reading(text, from).flatMap(({ source }) => (isOutlet(source) ? [source.outlet] : []))),
];

describe("who says so, and through whom", () => {
  it.each<[string, string, string[]]>([
    ["somebody unnamed", "Two officials said the hull was thin.", ["quotes person Two officials ?"]],
    [
      "somebody unnamed to an outlet",
      "Two people familiar with the talks told the Lantern Journal that the port would close.",
      [
        "cites outlet The Lantern Journal",
        "interviewed person Two people familiar with the talks ? via The Lantern Journal",
      ],
    ],
    [
      "anybody who told an outlet",
      "Three sailors told QRT it sank.",
      ["cites outlet QRT", "interviewed person Three sailors ? via QRT"],
    ],
    [
      "a person with what they were",
      "“It was safe,” Dana Whitlow, a former adviser to two mayors, told the Lantern Journal.",
      ["cites outlet The Lantern Journal", "interviewed person Dana Whitlow via The Lantern Journal"],
    ],
    [
      "a person with whom they speak for",
      "Ines Corrado, a spokeswoman for Brackwater, said it was safe.",
      ["quotes person Ines Corrado {Brackwater}"],
    ],
    [
      "a spokesperson",
      "A spokesperson for the Harbour Council stressed that it was safe.",
      ["quotes person A spokesperson for the Harbour Council {Harbour Council}"],
    ],
    ["a verb before the person", "“It was safe,” said Ines Corrado.", ["quotes person Ines Corrado"]],
    [
      "an institution",
      "The Ministry of Ports denied that it had known.",
      ["quotes institution Ministry of Ports {Ministry of Ports}"],
    ],
    ["a report of nobody", "According to a report, the hull was thin.", ["cites report a report ?"]],
    [
      "reports of nobody",
      "The mayor refuted the claims in notable reports suggesting that she knew.",
      ["cites report notable reports ?"],
    ],
    [
      "whom an outlet cites",
      "Bay Wire, quoting police officials, said nine were hurt.",
      ["cites outlet Bay Wire", "interviewed person police officials ? via Bay Wire"],
    ],
    [
      "documents that an outlet has",
      "The report rests on leaked documents that the Estuary Times obtained.",
      ["cites outlet The Estuary Times", "obtained document leaked documents via The Estuary Times"],
    ],
    [
      "documents seen by it",
      "Internal memos seen by QRT describe the hull.",
      ["cites outlet QRT", "obtained document Internal memos via QRT"],
    ],
    [
      "documents that nobody is said to have",
      "Court records show that the port paid.",
      ["cites document Court records"],
    ],
  ])("%s", (_, text, expected) => {
    expect(reading(text).map(told).sort()).toEqual(expected.sort());
  });

  it("somebody named before is known by the last name, and through the same outlet", () => {
    const text = "“It was safe,” Dana Whitlow told the Estuary Times on Friday.\n\n“Nobody asked,” Whitlow added.";
    expect(told(reading(text).at(-1) as Attribution)).toBe("interviewed person Dana Whitlow via The Estuary Times");
  });

  it("whoever speaks right after an outlet was said to cite experts is one of them", () => {
    const text =
      "The Estuary Times cited engineers and other experts who saw the hull.\n\n“It was thin,” Prof. Ida Marsh of the University of Halvern explained.";
    expect(reading(text).map(told)).toContain(
      "interviewed person Prof. Ida Marsh {University of Halvern} via The Estuary Times",
    );
  });

  it("leaked documents are the outlet’s that is cited beside them, from the first time they are told of", () => {
    const text =
      "Leaked documents reveal that the hull was thin. According to the Estuary Times, the port knew. Bay Wire reported that it rained.\n\nThe documents note that nobody was told.";
    expect(
      reading(text)
        .filter(({ source }) => source.is === "document")
        .map(told),
    ).toEqual([
      "obtained document Leaked documents via The Estuary Times",
      "obtained document Leaked documents via The Estuary Times",
    ]);
  });

  it("what unnamed sources told unnamed reports comes through these", () => {
    const text =
      "The port denied notable reports saying it knew. These reports, which cited unnamed sources, shook the town.";
    expect(reading(text).map(told)).toContain("quotes person unnamed sources ? via notable reports");
  });

  it.each([
    "The Gulf states fear a war.",
    "He told his mother that he was late.",
    "Critics say nothing of it.",
    "The captain denied him entry.",
    "Nobody said a word.",
  ])("says nothing of a source: %s", (text) => {
    expect(reading(text)).toEqual([]);
  });
});

describe("the article’s own outlet", () => {
  const own = { outlet: "Estuary Times" };

  it("is never its own source; whom it met it has from first hand", () => {
    expect(reading("Two sailors told the Estuary Times that it sank.", own).map(told)).toEqual([
      "interviewed person Two sailors ?",
    ]);
    expect(reading("The captain, Ole Brandt, told this newspaper that he slept.", own).map(told)).toEqual([
      "interviewed person Ole Brandt",
    ]);
    expect(reading("A memo seen by the Estuary Times shows it.", own).map(told)).toEqual(["obtained document A memo"]);
  });

  it("is what its short name means, whatever others are called so, until the text names one of them", () => {
    const courier = {
      outlet: "The Halvern Courier",
      outlets: [
        { name: "The Courier (Dundee)", shortNames: ["The Courier"], domains: ["courier.example"], country: "GB" },
      ],
    };
    expect(reading("The price is in a contract seen by the Courier.", courier).map(told)).toEqual([
      "obtained document a contract",
    ]);
    expect(named("The Dundee Courier reported it. The memo was first seen by the Courier.", courier)).not.toContain(
      "The Halvern Courier",
    );
    const northline = { outlet: "Northline", outlets: courier.outlets };
    expect(named("The Halvern Courier reported it. A second memo was seen by the Courier.", northline)).not.toContain(
      "The Courier (Dundee)",
    );
    expect(named("The price is in a contract seen by the Courier.", { outlets: courier.outlets })).toEqual([
      "The Courier (Dundee)",
    ]);
  });

  it("does not stand for another one of a like name", () => {
    expect(named("The Lantern Journal reported it.", own)).toEqual(["The Lantern Journal"]);
  });
});

describe("bylines and datelines", () => {
  it.each([
    ["a dateline", "HALVERN (Bay Wire) - The ferry sank on Monday."],
    ["a dateline with its date", "HALVERN, March 3 (BW) — The ferry sank on Monday."],
    ["a line below the headline", "Ferry sinks\n\nBy Bay Wire\n\nThe ferry sank on Monday and nobody was hurt at all."],
    [
      "a line with its reporter",
      "Ferry sinks\n\nBy LENA OSEI, Bay Wire\n\nThe ferry sank on Monday and nobody was hurt at all.",
    ],
    ["a line at the foot", "The ferry sank on Monday.\n\nBay Wire contributed to this report."],
  ])("%s", (_, text) => {
    expect(reading(text).map(({ sign, kind, source }) => [sign, kind, source.outlet])).toContainEqual([
      "byline",
      "republishes",
      "Bay Wire",
    ]);
  });

  it("staff and wire reports are nobody’s", () => {
    expect(reading("Ferry sinks\n\nStaff and wire reports\n\nThe ferry sank.").map(told)).toEqual([
      "republishes outlet Staff and wire reports ?",
    ]);
  });

  it("the metadata’s byline counts where the text shows none; a paper’s own reporter does not", () => {
    expect(reading("The ferry sank.", { byline: "Lena Osei, Bay Wire" }).map(told)).toEqual([
      "republishes outlet Bay Wire",
    ]);
    expect(reading("The ferry sank.", { byline: "Lena Osei, Estuary Times" })).toEqual([]);
  });
});

describe("links", () => {
  const text = "The hull was thin, it turned out. Bay Wire reported that it sank. Read more here.";
  const at = (words: string, url: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    url,
  });

  it("to another outlet are a sign of their own, and add an address to what the words say", () => {
    const links = [
      at("turned out", "https://www.theestuarytimes.example/hull"),
      at("Bay Wire", "https://baywire.example/1"),
    ];
    expect(reading(text, { links }).map(({ sign, source }) => [sign, source.outlet, source.url])).toEqual([
      ["hyperlink", "The Estuary Times", "https://www.theestuarytimes.example/hull"],
      ["attributed", "Bay Wire", "https://baywire.example/1"],
    ]);
  });

  it("within the site, to front pages and to whom nobody knows are none", () => {
    const links = [
      at("hull", "https://theestuarytimes.example/a"),
      at("turned", "https://qrt.example/"),
      at("here", "https://nobody.example/a"),
    ];
    expect(
      reading(text, { links, url: "https://theestuarytimes.example/b" }).filter(({ sign }) => sign === "hyperlink"),
    ).toEqual([]);
  });
});

describe("the sentences that it governs", () => {
  const governed = (text: string, which: (one: Attribution) => boolean) =>
    reading(text)
      .find(which)
      ?.sentences.map(([start, end]) => text.slice(start, end));

  it("go on while a quotation or a “reportedly” carries on in the paragraph", () => {
    expect(
      governed(
        "“It sank,” Dana Whitlow told QRT. “Nobody swam.” The port closed.",
        ({ source }) => source.is === "person",
      ),
    ).toEqual(["“It sank,” Dana Whitlow told QRT.", "“Nobody swam.”"]);
    expect(
      governed(
        "Bay Wire reported that it sank. The crew reportedly slept. It rained.",
        ({ source }) => source.is === "outlet",
      ),
    ).toEqual(["Bay Wire reported that it sank.", "The crew reportedly slept."]);
  });

  it("end with the paragraph", () => {
    expect(
      governed("Bay Wire reported that it sank.\n\nThe crew reportedly slept.", ({ source }) => source.is === "outlet"),
    ).toHaveLength(1);
  });
});

describe("whatever the text", () => {
  const pieces = fc.constantFrom(
    "Bay Wire",
    "told",
    "said",
    "the paper",
    "“",
    "”",
    ",",
    ". ",
    "\n\n",
    "officials",
    "according to",
    "by",
    "the",
    "The Sun",
    "Dana Whitlow",
    "report",
    "documents",
    "obtained",
    "which",
    "(",
    ")",
    "’s",
    "É",
    "😀",
    "a.b",
    "Time",
  );

  it.each([
    ["The reporters were there, said the Estuary Times.", "said the Estuary Times"],
    ["“It was late,” said the Estuary Times.", "said the Estuary Times"],
  ])("the words of %s begin with a whole one", (text, words) => {
    expect(reading(text).map(({ quote }) => quote)).toContain(words);
  });

  it("offsets are in the text, quotes are its words, sentences are those that were given", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.boolean(), (words, spaced) => {
        const text = words.join(spaced ? " " : "");
        const sentences = text === "" ? [] : [{ start: 0, end: text.length, paragraph: 0 }];
        for (const one of reading(text, { sentences })) {
          expect(one.quote).toBe(text.slice(one.start, one.end));
          expect(one.start).toBeLessThanOrEqual(one.end);
          expect(one.sentences).toEqual([[0, text.length]]);
          expect(one.confidence).toBeGreaterThan(0);
          expect(one.source.name).not.toBe("");
        }
      }),
    );
  });

  it("a paragraph as long as a book takes no longer than its sentences do", () => {
    const sentence =
      "Two officials told the Estuary Times, which cited documents, that the hull was thin, Bay Wire said. ";
    const text = sentence.repeat(3000);
    const sentences = Array.from({ length: 3000 }, (_, at) => ({
      start: at * sentence.length,
      end: (at + 1) * sentence.length - 1,
      paragraph: 0,
    }));
    const begun = performance.now();
    expect(reading(text, { sentences }).length).toBeGreaterThan(3000);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
