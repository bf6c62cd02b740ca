import { describe, expect, it } from "vitest";
import type { Font } from "@/lib/editions/pdf/codes";
import { lettered } from "@/lib/editions/pdf/letters";

/** A font in which Typst says this of the signs 1, 2, 3 …; those listed take no room. */
const fontOf = (said: readonly string[], marks: readonly number[] = []): Font => ({
  object: 1,
  said: new Map(said.map((text, at) => [at + 1, text])),
  wide: new Map(said.flatMap((_, at) => (marks.includes(at + 1) ? [] : [[at + 1, 500] as const]))),
  codes: new Map(),
  codeOf: new Map(),
});

/** What each sign stands for, from the left to the right of the page. */
function readOff(font: Font, ...shown: string[]): string[] {
  const content = lettered(["BT", "/f0 10 Tf", ...shown, "ET"].join("\n"), new Map([["f0", font]]));
  return [...content.matchAll(/<([0-9A-F]+)>/g)].flatMap(([, all = ""]) =>
    (all.match(/.{4}/g) ?? []).map((code) => font.codes.get(Number.parseInt(code, 16))?.text ?? ""),
  );
}

const span = (text: string, ...shown: string[]): string[] => {
  const hex = Buffer.from(text, "utf16le").swap16().toString("hex");
  return ["/Span <<", `  /ActualText <FEFF${hex}>`, ">> BDC", ...shown, "EMC"];
};

describe("what each sign of a line stands for", () => {
  it.each<[string, Font, string[], string[]]>([
    ["a letter for itself", fontOf(["ب", "ت"]), ["<00020001> Tj"], ["ت", "ب"]],
    ["a mark without its letter", fontOf(["بَ", "بَ"], [1]), ["[30 <0001> -30 <0002>] TJ"], ["َ", "ب"]],
    ["two marks of a letter", fontOf(["بَّ", "بَّ", "بَّ"], [1, 2]), ["<000100020003> Tj"], ["ّ", "َ", "ب"]],
    ["two letters as they stand", fontOf(["لا"]), ["<0001> Tj"], ["ال"]],
    ["what follows a mark within two letters", fontOf(["لّا", "لّا"], [1]), ["<00010002> Tj"], ["اّ", "ل"]],
    ["a joiner with the letter before it", fontOf(["\u200cر", "ی"]), ["<00010002> Tj"], ["ر", "\u200cی"]],
    ["a letter, and its stretch for nothing", fontOf(["ل", "ل"]), span("ل", "<00010002> Tj"), ["\u200d", "ل"]],
    ["a space that holds, before a mark", fontOf([" ", "بٍ", "بٍ"], [2]), ["<000100020003> Tj"], ["\u200f ", "ٍ", "ب"]],
    ["Latin letters as they are", fontOf(["fi", "x"]), ["<00010002> Tj"], ["fi", "x"]],
    ["no sign that only steers", fontOf([" \u2068", "\u2069,"]), ["<00010002> Tj"], [" ", ","]],
  ])("%s", (_, font, shown, read) => {
    expect(readOff(font, ...shown)).toEqual(read);
  });

  it("has a code of its own for each meaning of a sign", () => {
    const font = fontOf(["ي"]);
    expect(readOff(font, "<0001> Tj", ...span("ی", "<0001> Tj"), "<0001> Tj")).toEqual(["ي", "ی", "ي"]);
    expect([...font.codes].map(([code, { sign }]) => [code, sign])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it("is read from strings with brackets and signs by their number in them", () => {
    const font = fontOf(Array.from({ length: 100 }, (_, at) => String.fromCodePoint(0x101 + at)));
    const read = readOff(font, "[(\\000(\\000)) 20 (\\000\\n\\000\\\\)] TJ");
    expect(read.map((text) => (text.codePointAt(0) ?? 0) - 0x100)).toEqual([0x28, 0x29, 0x0a, 0x5c]);
  });
});

describe("a cluster of several signs that is no text from right to left", () => {
  it("keeps what is said of it as a whole", () => {
    const font = fontOf(["e\u0301", "e\u0301"], [2]);
    const shown = ["/f0 10 Tf", ...span("e\u0301", "<00010002> Tj")].join("\n");
    expect(lettered(shown, new Map([["f0", font]]))).toContain("/ActualText <FEFF00650301>");
  });
});
