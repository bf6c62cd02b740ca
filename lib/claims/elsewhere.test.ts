import { describe, expect, it } from "vitest";
import { alikeAmong, indexTerms, termsOf } from "@/lib/claims/elsewhere";

const found = (wording: string, ...sentences: string[]): string[] =>
  alikeAmong(termsOf(wording), [indexTerms(sentences)], 10).map((hit) => sentences[hit.sentence] ?? "");

describe("the same thing said elsewhere", () => {
  const filler = [
    "Grain futures were unchanged on Wednesday.",
    "The mayor opened the new library in the old customs house.",
    "Rain is expected on the coast until the weekend.",
    "Ferry tickets will cost more from next month.",
  ];

  it.each([
    [
      "a rewrite with another figure",
      "Six of the eleven kilometres were not dredged.",
      "Five of the eleven kilometres had not been dredged, the Courier reported.",
    ],
    [
      "other forms of the words",
      "The authority postponed the survey twice.",
      "Postponing the surveys twice was the authority’s choice.",
    ],
    ["a figure in words and in digits", "Six boats sank off Halvern.", "Off Halvern 6 boats went down."],
    ["German", "Der Hafen zahlte 48,2 Millionen Euro.", "48,2 Millionen Euro zahlte der Hafen laut Vertrag."],
    ["Russian", "Порт заплатил 48 миллионов евро.", "Порт заплатил подрядчику 48 миллионов евро."],
    ["Arabic", "غرقت ستة قوارب قبالة الميناء", "غرقت ستة قوارب قرب الميناء ليلا"],
    ["Chinese", "港口支付了四千八百万欧元", "据报道，港口支付了四千八百万欧元"],
    ["without accents", "L’école fut fermée à Orléans en mars.", "A Orleans, l'ecole fut fermee en mars."],
  ])("is found: %s", (_, wording, elsewhere) => {
    expect(found(wording, ...filler, elsewhere)).toEqual([elsewhere]);
  });

  it("is not found in what shares only common words", () => {
    expect(found("The authority said that it was not in the report.", ...filler)).toEqual([]);
    expect(found("", ...filler)).toEqual([]);
    expect(found("The survey.", "")).toEqual([]);
  });

  it("puts shared figures and names before other shared words", () => {
    const wording = "The Halvern Port Authority paid 48 million for dredging.";
    const figure = "For 48 million the Halvern Port Authority got a canal.";
    const words = "The authority of another port paid for much dredging.";
    expect(found(wording, words, figure, ...filler)[0]).toBe(figure);
  });

  it("counts the same words as wholly alike, and leaves out what it is told to", () => {
    const sentences = [...filler, "Six boats sank off Halvern."];
    const [hit] = alikeAmong(termsOf("Six boats sank off Halvern."), [indexTerms(sentences)], 5);
    expect(hit).toMatchObject({ text: 0, sentence: 4 });
    expect(hit?.likeness).toBeCloseTo(1);
    expect(alikeAmong(termsOf("Six boats sank off Halvern."), [indexTerms(sentences)], 5, () => true)).toEqual([]);
  });

  it("looks through 200 articles of 40 sentences within 30 ms", () => {
    const words =
      "harbour dredging survey contract payment authority council fleet tide pilot silt toll barge quay mayor".split(
        " ",
      );
    let seed = 7;
    const next = () => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 1;
      return seed;
    };
    const sentence = () => Array.from({ length: 18 }, () => `${words[next() % words.length]}${next() % 40}`).join(" ");
    const texts = Array.from({ length: 200 }, () => indexTerms(Array.from({ length: 40 }, sentence)));
    const wording = termsOf(sentence());
    alikeAmong(wording, texts, 5);
    const times = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      alikeAmong(wording, texts, 5);
      return performance.now() - begun;
    }).sort((a, b) => a - b);
    expect(times[2]).toBeLessThan(30);
  });
});
