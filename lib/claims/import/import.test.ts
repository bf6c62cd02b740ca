import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { dateIn } from "@/lib/claims/import/dates";
import { draftsOf, type UnsaidStance } from "@/lib/claims/import/drafts";
import { proposedMapping } from "@/lib/claims/import/fields";
import { placesOf, textsToLookIn } from "@/lib/claims/import/places";
import { tableIn } from "@/lib/claims/import/read";

const bytes = (text: string, charset = "utf-8", bom = false) =>
  new Uint8Array(iconv.encode(text, charset, { addBOM: bom }));
const tableOf = (tabling: Uint8Array, sheet: string | null = null) =>
  tableIn({ tabling, sheet, newsroom: "desk.example" });
const read = async (text: string, unsaid: UnsaidStance = "verdict") => {
  const table = await tableOf(bytes(text));
  return draftsOf(table, proposedMapping(table.headers), unsaid);
};

describe("reading a sheet of separated values", () => {
  const umlauts = "Behauptung;Quelle\r\nDie Fähre fuhr für 40 € über den Fluß.;Küstenblatt\r\n";

  it.each<[string, Uint8Array]>([
    ["UTF-8", bytes(umlauts)],
    ["UTF-8 with its mark", bytes(umlauts, "utf-8", true)],
    ["UTF-16, as Excel saves Unicode text", bytes(umlauts.replaceAll(";", "\t"), "utf-16le", true)],
    ["Windows-1252", bytes(umlauts, "windows-1252")],
    ["a line that names the separator", bytes(`sep=;\r\n${umlauts}`)],
  ])("understands %s", async (_, file) => {
    const table = await tableOf(file);
    expect(table.headers).toEqual(["Behauptung", "Quelle"]);
    expect(table.rows[0]?.cells).toEqual(["Die Fähre fuhr für 40 € über den Fluß.", "Küstenblatt"]);
  });

  it.each([
    ["commas", "Claim,Source\nOne; two,A\nThree,B\n"],
    ["semicolons", "Claim;Source\nOne, two;A\nThree;B\n"],
    ["semicolons, below an empty line", "\nClaim;Source\nOne, two;A\nThree;B\n"],
    ["tabs", "Claim\tSource\nOne, two; so\tA\nThree\tB\n"],
  ])("finds out that cells are parted by %s", async (_, text) => {
    expect((await tableOf(bytes(text))).headers).toEqual(["Claim", "Source"]);
  });

  it("counts rows as the spreadsheet does, whatever stands in a cell", async () => {
    const { rows } = await tableOf(bytes('Claim,Note\n"two\nlines",x\n,\n\nlast,y\n'));
    expect(rows.map(({ number }) => number)).toEqual([2, 5]);
  });

  it("gives back what was guarded against formulas", async () => {
    const { rows } = await tableOf(bytes("Claim\n'=1+1\n'tis so\n"));
    expect(rows.map(({ cells }) => cells[0])).toEqual(["=1+1", "'tis so"]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(), /empty/],
    ["headings alone", bytes("Claim,Source\n"), /one row only/],
    ["an open quotation mark", bytes(`Claim,Note\n"${"a".repeat(200)}`), /quotation mark|one row only/],
    ["a PDF", bytes("%PDF-1.7 …"), /PDF/],
    ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), /XLSX/],
    ["a broken workbook", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), /damaged/],
    ["other JSON", bytes('{"a": [1, 2]}'), /neither an annotation/],
    ["broken JSON", bytes('[{"type": "Annotation"'), /JSON/],
    ["more rows than are taken", bytes(`Claim\n${"x\n".repeat(20_001)}`), /20,000/],
  ])("says what to do about %s", async (_, file, message) => {
    await expect(tableOf(file)).rejects.toThrow(UnreadableError);
    await expect(tableOf(file)).rejects.toThrow(message);
  });
});

describe("what columns hold", () => {
  it.each<[string[], Record<string, number>]>([
    [["Claim", "Verdict", "Source", "Link", "Notes"], { statement: 0, substance: 1, title: 2, url: 3, note: 4 }],
    // In our own sheets "Claim" is its short name.
    [["Claim", "Statement", "Kind", "Stakes"], { statement: 1, kind: 2, stakes: 3 }],
    [["ASSERTION ", "Source_URL", "whatever"], { statement: 0, url: 1 }],
    [["nothing", "known"], {}],
  ])("is proposed by their headings: %s", (headers, mapping) => {
    expect(proposedMapping(headers)).toEqual(mapping);
  });
});

describe("what rows say", () => {
  it("reads claims with their sources, a piece of evidence for each address", async () => {
    const { drafts, problems } = await read(
      [
        "Claim,Verdict,Priority,Source,Link,Date,Quote",
        "It cost 40 million.,True,High,Port papers,https://a.example/1 https://b.example/2,3 March 2026,paid 40 million",
        ",,,Coast News,www.coast.example/x,,",
      ].join("\n"),
    );
    expect(problems).toEqual([]);
    expect(drafts.map(({ row, statement, substance, stakes }) => [row, statement, substance, stakes])).toEqual([
      [2, "It cost 40 million.", "supported", "critical"],
      [3, "It cost 40 million.", null, null],
    ]);
    expect(
      drafts.flatMap(({ evidence }) => evidence.map(({ source, stance }) => [source.title, source.url, stance])),
    ).toEqual([
      ["Port papers", "https://a.example/1", "supports"],
      ["Port papers", "https://b.example/2", "supports"],
      ["Coast News", "https://www.coast.example/x", "supports"],
    ]);
    expect(drafts[0]?.evidence[0]?.source.publishedAt).toBe("2026-03-03");
  });

  it.each<[string, string, string, RegExp]>([
    ["a verdict", "Claim,Verdict\nA,perhaps", "substance", /“perhaps” is not known here. Write supported/],
    ["stakes", "Claim,Stakes\nA,huge", "stakes", /Write routine/],
    ["an address", "Claim,Source,Link\nA,B,see above", "url", /https/],
    ["a day that is two days", "Claim,Source,Date\nA,B,03/04/2026", "publishedAt", /two ways.*2026-03-19/],
    ["a quote of nobody", "Claim,Quote\nA,so he said", "quote", /which source/],
    ["credibility", "Claim,Source,Credibility\nA,B,9", "credibility", /1 .* to 6/],
    ["a row without a claim", "Claim,Source\n,B", "statement", /Write the statement/],
    ["a statement that is too long", `Claim,Source\n${"a".repeat(1001)},B`, "statement", /under 1000/],
  ])("tells the row and what to do about %s", async (_, text, field, message) => {
    const { problems } = await read(text);
    expect(problems).toEqual([{ row: 2, field, message: expect.stringMatching(message) }]);
  });

  it.each<[UnsaidStance, string, string]>([
    ["verdict", "refuted", "refutes"],
    ["verdict", "mixed", "context"],
    ["supports", "refuted", "supports"],
    ["context", "supported", "context"],
  ])("where sources say nothing: %s, of a claim that is %s, %s", async (unsaid, verdict, stance) => {
    const { drafts } = await read(`Claim,Verdict,Source\nA,${verdict},B\n`, unsaid);
    expect(drafts[0]?.evidence[0]?.stance).toBe(stance);
  });

  it("says that a note without a source is left out", async () => {
    const { told, problems } = await read("Claim,Notes\nA,call again\n");
    expect([told.length, problems.length]).toEqual([1, 0]);
  });

  it.each([
    ["2026-03-19", "2026-03-19"],
    ["19.3.2026", "2026-03-19"],
    ["19/3/2026", "2026-03-19"],
    ["3/19/2026", "2026-03-19"],
    ["March 19, 2026", "2026-03-19"],
    ["19 Mar 2026", "2026-03-19"],
    ["2026-03-19T10:00:00+01:00", "2026-03-19T09:00:00.000Z"],
    ["3/4/2026", null],
    ["31.2.2026", null],
    ["soon", null],
  ])("reads the day %s as %s", (text, day) => expect(dateIn(text)).toBe(day));
});

describe("annotations and reviews of others", () => {
  it("reads W3C annotations, in a collection, a list or alone", async () => {
    const one = {
      type: "Annotation",
      body: "The port paid double.",
      target: {
        source: "https://coast.example/a",
        selector: [
          { type: "TextQuoteSelector", exact: "paid double", prefix: "The port ", suffix: "." },
          { type: "TextPositionSelector", start: 9, end: 20 },
        ],
      },
    };
    for (const file of [one, [one], { type: "AnnotationCollection", first: { items: [one] } }, { rows: [one] }]) {
      const { rows, from } = await tableOf(bytes(JSON.stringify(file)));
      expect([from, rows[0]?.cells]).toEqual([
        "annotations",
        ["The port paid double.", "", "https://coast.example/a", "paid double", "The port ", ".", "9", ""],
      ]);
    }
  });

  it("makes the review of another desk evidence, and never our verdict", async () => {
    const review = {
      "@context": "https://schema.org",
      "@type": "ClaimReview",
      claimReviewed: "The port paid double.",
      url: "https://facts.example/port",
      author: { "@type": "Organization", name: "Fact Quay" },
      datePublished: "2026-03-01",
      reviewRating: {
        "@type": "Rating",
        ratingValue: 1,
        bestRating: 5,
        worstRating: 1,
        alternateName: "Pants on fire",
      },
    };
    const page = `<!doctype html><script type="application/ld+json">${JSON.stringify(review)}</script>`;
    for (const file of [JSON.stringify({ "@graph": [review] }), page]) {
      const table = await tableOf(bytes(file));
      const [draft] = draftsOf(table, proposedMapping(table.headers), "verdict").drafts;
      expect(draft).toMatchObject({ statement: "The port paid double.", substance: null });
      expect(draft?.evidence).toMatchObject([
        { stance: "refutes", note: "Rated: Pants on fire", source: { outlet: "Fact Quay", url: review.url } },
      ]);
    }
  });
});

describe("where articles say the words of a row", () => {
  const article = (letter: string, text: string) => ({
    ...{ id: letter, letter, url: `https://coast.example/${letter}`, revisionId: `r${letter}` },
    ...{ originalSha256: "ab", text },
  });
  const texts = textsToLookIn([
    article("A", "The port paid. 🙂 The mayor said: “We paid.” Nobody else paid; not one."),
    article("B", "Nobody answered."),
  ]);
  const place = (words: string, over: object = {}) =>
    placesOf(texts, { articles: ["A"], words, prefix: "", suffix: "", start: null, mode: "asserts", ...over }, 7);

  it.each([
    ["the very words", "The port paid", 0],
    ["other quotation marks", '"We paid."', 34],
    ["a semicolon within", "Nobody else paid; not one", 45],
  ])("finds %s", (_, words, start) => {
    expect(place(words)).toMatchObject({ places: [{ start, revisionId: "rA" }], told: [] });
  });

  it("finds several in one cell", () => {
    expect(place("The port paid; Nobody else paid; not one").places).toHaveLength(2);
  });

  it("places what stands several times only where its surroundings or its position decide", () => {
    expect(place("paid")).toMatchObject({
      places: [],
      told: [{ row: 7, message: expect.stringContaining("several") }],
    });
    expect(place("paid", { prefix: "“We " }).places).toMatchObject([{ start: 38 }]);
    // Code points: the smiling face is one.
    expect(place("paid", { start: 37 }).places).toMatchObject([{ start: 38 }]);
  });

  it("says what stands nowhere, and which article is not there", () => {
    expect(place("The port did not pay").told[0]?.message).toContain("does not stand in article A");
    expect(place("paid", { articles: ["C"] }).told[0]?.message).toContain("no article C");
  });

  it("finds the article by its address, however it is written", () => {
    expect(place("Nobody answered", { articles: ["http://www.coast.example/B/#top"] }).places).toHaveLength(1);
  });
});
