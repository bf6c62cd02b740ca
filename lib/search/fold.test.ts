import fc from "fast-check";
import { expect, test } from "vitest";
import { foldedWords, foldText, placesIn, wantedWords } from "@/lib/search/fold";

test.each([
  ["English", "The Port’s 1,400 m² won't do", "the port s 1400 m² won t do"],
  ["French", "L’École de Pâques, où ça ?", "l ecole de paques ou ca"],
  ["French figures", "12\u202f500 euros", "12500 euros"],
  ["German", "Straßen in KÖLN", "strassen in koln"],
  ["a soft hyphen", "Donau\u00addampfschiff", "donaudampfschiff"],
  ["Spanish", "El niño pagó", "el nino pago"],
  ["Danish, Polish", "Ærø, Łódź", "aero lodz"],
  ["Turkish", "İstanbul ılık", "istanbul ilik"],
  ["Russian", "Ещё йод и ёлка", "еще йод и елка"],
  ["Greek", "Λόγος ΛΟΓΟΣ", "λογοσ λογοσ"],
  ["Arabic", "الوزيرُ أحمد إلى المدينة ١٢", "وزير احمد الي مدينه 12"],
  ["Persian", "کتاب فارسی", "كتاب فارسي"],
  ["Hebrew with points", "שָׁלוֹם", "שלום"],
  ["Chinese", "北京市长", "北京 京市 市长 长"],
  ["Japanese with English", "東京のNHKが", "東京 京の の nhk が"],
  ["Korean", "서울 시장", "서울 시장"],
  ["Thai", "ไทย", "ไท ทย ย"],
  ["wide letters and ligatures", "ＡＢ ﬁnal", "ab final"],
  ["figures that are not thousands", "12.2024 and 1,23 and 3, 400", "12 2024 and 1 23 and 3 400"],
])("%s is folded so that a search finds it", (_, text, folded) => {
  expect(foldedWords(text).join(" ")).toBe(folded);
});

test.each([
  ["北京", ["北京"], false],
  ["京", ["京"], true],
  ["北京市", ["北京", "京市"], false],
  ["abc", ["abc"], false],
  ["東京NHK", ["東京", "京", "nhk"], false],
])("of %s is looked for what a longer text has as well", (typed, words, beginning) => {
  expect(wantedWords(typed)).toEqual({ words, beginning });
});

test("lines stay lines, and nothing that FTS5 would read as an operator is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const folded = foldText(text);
      expect(folded).not.toMatch(/["*:^(){}+\-,]/u);
      expect(folded.isWellFormed()).toBe(true);
      expect(folded.split("\n")).toHaveLength(text.split("\n").length);
    }),
  );
});

const letters = fc.constantFrom(
  ..."aZ é ß ñ ё й Й и 1 2 3 , . ’ - 北 京 の ก า أ ل ا و م ﬁ \u00ad \u0301".split(" "),
  " ",
  " ",
);

test("a text is cut into the same words when it is indexed and when they are marked in it", () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), (parts) => {
      const text = parts.join("").normalize("NFC");
      expect(placesIn(text).map(({ word }) => word)).toEqual(foldedWords(text));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."aZ019 ,.'-\n\""), { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      expect(placesIn(text).map(({ word }) => word)).toEqual(foldedWords(text));
      for (const { word, start, end } of placesIn(text)) expect(foldedWords(text.slice(start, end))).toEqual([word]);
    }),
    { numRuns: 500 },
  );
});
