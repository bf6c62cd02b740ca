import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphsOf } from "@/lib/articles/paragraphs";
import { sentencesOf } from "@/lib/articles/sentences";

const cut = (text: string, locale?: string) =>
  sentencesOf(text, locale).map(({ start, end }) => text.slice(start, end));

describe("where a sentence ends", () => {
  it.each([
    ["after a year before a figure", "It began in 2017. | 200 boats came. | Then none."],
    ["after a percentage before a sum", "Prices rose 5%. | €3 million was lost."],
    ["after the U.S. where a new one begins", "It was backed by the U.S. | Most of the boats left."],
    ["after a company where a new one begins", "She works at Varn Inc. | The firm denied it."],
    ["before a new quotation", "They left the U.S. | “We won,” he said."],
    ["after a closing quotation mark", "“We paid for water.” | “We got mud.” | He left."],
    ["after a closing bracket", "He agreed (in part.) | [Read the reply.] | It ended."],
    ["after a footnote mark", "The port paid.[1] | It rained.[2, 3] | Then.¹ | End."],
    ["before an opening quotation mark without a space", "He left. | “No,” she said."],
    ["after no, the word", "He said no. | Then he left."],
    ["after p.m. where a new one begins", "It ended at 5 p.m. | The crowd left."],
    ["at Chinese full stops", "港口付清了全部款项。|工程没有完成！|为什么？"],
    ["at Arabic ones", "دفع الميناء المبلغ. | لماذا؟ | لا أحد يعلم."],
    ["in Hebrew", "הנמל שילם. | למה? | אף אחד לא יודע."],
    ["with emoji", "It rained 🌧️. | Then sun 👩‍👩‍👧! | Done."],
  ])("%s", (_, marked) => {
    const expected = marked.split(/ ?\| ?/);
    const dense = /[一-龥]/.test(marked);
    expect(cut(expected.join(dense ? "" : " "))).toEqual(expected);
  });

  it.each([
    ["titles", "They met Dr. Roe, Prof. Jane Roe and Gen. Max Ord."],
    ["months", "It came on Jan. 5, 2026 The Hague time."],
    ["initials", "H.R. Ordway met J. K. Roe and John F. Varn."],
    ["a nickname after an initial", "Robert F. “Bobby” Roe left."],
    ["U.S. before a name", "The U.S. Navy met U.S. President Roe."],
    ["numbers", "See No. 5 Harbour Street, pp. 12 and Art. 7."],
    ["decimals", "It cost 48.2 million and 1.5 per cent."],
    ["e.g. and i.e.", "Some ports, e.g. Halvern, i.e. Old Halvern, wait."],
    ["v. in court cases", "Roe v. Varn was heard."],
    ["a question inside a quotation", "“Who pays?” he asked."],
    ["a question before a speaker's name", "“Who pays?” Jane Roe asked."],
    ["a comma and a closing quotation mark", "“We paid,” Prof. Roe said."],
    ["addresses", "See https://halvern.example/a?b=c.d for more."],
    ["list numbers", "1. First the port paid."],
    ["a company before a name", "Varn Inc. Chairman Roe left."],
    ["a trailing emoji or asterisk", "It rained. 🌧️ * * *"],
  ])("not at %s", (_, sentence) => {
    expect(cut(sentence)).toEqual([sentence]);
  });

  it("knows other languages' abbreviations and ordinals", () => {
    expect(cut("Sie kam am 3. März z.B. mit Dr. Roe. Der Hafen zahlte.", "de")).toEqual([
      "Sie kam am 3. März z.B. mit Dr. Roe.",
      "Der Hafen zahlte.",
    ]);
    expect(cut("「行く。」と彼は言った。次。", "ja")).toEqual(["「行く。」と彼は言った。", "次。"]);
    expect(cut("A la Sra. Roe le dijo que no. Después llovió.", "es")).toHaveLength(2);
    expect(cut("One. Two.", "no such locale")).toEqual(["One.", "Two."]);
  });

  it("at the end of a paragraph, not at the line ends of one that is broken at a fixed width", () => {
    expect(cut("A headline without a stop\n\nThe text. It goes on")).toEqual([
      "A headline without a stop",
      "The text.",
      "It goes on",
    ]);
    const wrapped =
      "The port authority paid in full for a channel that was never really\n" +
      "finished, according to a contract seen by this paper. It said that all\n" +
      "the payments had followed the milestones which both of the parties\nagreed.";
    expect(cut(wrapped)).toHaveLength(2);
  });
});

describe("every word is in exactly one sentence", () => {
  const piece = fc.constantFrom(
    ..."The port paid. Dr. Roe U.S. 48.2 5 No. “we” ” ’ ( [1] ) ! ? … 。 」と 。」 а. 🙂 👩‍👩‍👧 e\u0301 שלום لا \n \n\n \u00a0 \u00ad - • A. iPhone www.a.b?c".split(
      " ",
    ),
    " ",
    "  ",
    "x".repeat(1100),
    "word ".repeat(250),
  );
  it("whatever the text", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom("en", "de", "ja", ""), (pieces, locale) => {
        const text = pieces.join(" ");
        const paragraphs = paragraphsOf(text);
        const sentences = sentencesOf(text, locale, paragraphs);
        let at = 0;
        for (const { start, end, paragraph } of sentences) {
          expect(text.slice(at, start).trim()).toBe("");
          expect(start).toBeGreaterThanOrEqual(paragraphs[paragraph]?.start ?? Number.NaN);
          expect(end).toBeLessThanOrEqual(paragraphs[paragraph]?.end ?? Number.NaN);
          expect(text.slice(start, end).trim()).toHaveLength(end - start);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
      { numRuns: 300 },
    );
  });
});

it("cuts a line of a million characters while one waits", () => {
  const line = "The port paid Dr. Roe 48.2 million in the U.S. in 2017, according to papers seen by the paper. ".repeat(
    10_500,
  );
  const began = performance.now();
  expect(sentencesOf(line)).toHaveLength(10_500);
  expect(performance.now() - began).toBeLessThan(1500);
});
