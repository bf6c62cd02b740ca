import { expect, it } from "vitest";
import { agreementSentence, coefficient, percentWords } from "./agreement-words";

it.each([
  [{ pairs: 0, percent: null, alpha: null }, "No claim was judged blind yet."],
  [
    { pairs: 1, percent: 1, alpha: null },
    "Of 1 claim that was judged blind, both found the same in 1: 100 %. Krippendorff’s alpha is not defined for them.",
  ],
  [
    { pairs: 4, percent: 0.75, alpha: 0.5333 },
    "Of 4 claims that were judged blind, both found the same in 3: 75 %. Krippendorff’s alpha is 0.53, of too few to rely on.",
  ],
  [
    { pairs: 40, percent: 0.9, alpha: 0.83 },
    "Of 40 claims that were judged blind, both found the same in 36: 90 %. Krippendorff’s alpha is 0.83: verdicts here are reliable.",
  ],
  [
    { pairs: 40, percent: 0.8, alpha: 0.7 },
    "Of 40 claims that were judged blind, both found the same in 32: 80 %. Krippendorff’s alpha is 0.70: good for tentative conclusions.",
  ],
  [
    { pairs: 20, percent: 0.4, alpha: -0.1 },
    "Of 20 claims that were judged blind, both found the same in 8: 40 %. Krippendorff’s alpha is −0.10: no better than chance; agree on what each verdict means.",
  ],
])("agreement reads as a sentence", (agreement, sentence) => {
  expect(agreementSentence(agreement)).toBe(sentence);
});

it("writes what is not defined as a dash, and no minus before nothing", () => {
  expect([coefficient(null), coefficient(-0.001), coefficient(1), percentWords(null), percentWords(2 / 3)]).toEqual([
    "–",
    "0.00",
    "1.00",
    "–",
    "67 %",
  ]);
});
