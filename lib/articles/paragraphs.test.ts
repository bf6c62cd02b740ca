import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphsOf } from "@/lib/articles/paragraphs";

const cut = (text: string) => paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
const roles = (text: string) => paragraphsOf(text).map(({ role }) => role);

const long = "The Halvern Port Authority paid a contractor the full price of a channel-deepening project, papers show.";

const wrapped = `The Halvern Port Authority paid a contractor the full price of a
channel-deepening project although six of the eleven kilometres had not
been dredged, according to a contract and payment schedule seen by us.

  The final instalment was transferred on 2 May 2025, three weeks before
the survey that should have triggered it. That survey was then postponed
twice.
A spokesperson for the authority said that all payments had followed the
milestones agreed by both parties.`;

describe("cutting a text into paragraphs", () => {
  it("takes each line as one where lines are long", () => {
    expect(cut(`Port paid in full\n\n${long}\n${long}\n \t\n  ${long}  \n`)).toEqual([
      "Port paid in full",
      long,
      long,
      long,
    ]);
  });

  it("joins the lines of a text that was broken at a fixed width", () => {
    const paragraphs = cut(wrapped);
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs[0]).toMatch(/^The Halvern[\s\S]*seen by us\.$/);
    expect(paragraphs[1]).toMatch(/^The final[\s\S]*twice\.$/);
    expect(paragraphs[2]).toMatch(/^A spokesperson[\s\S]*parties\.$/);
  });

  it("keeps short lines apart: lists, poems, a site's trail", () => {
    expect(cut("• Halvern\n  • News\n  • Port paid in full\n\nPort paid in full")).toHaveLength(4);
    expect(cut("Milk\nBread\nEggs\nA rather longer line of forty-odd letters here\nTea")).toHaveLength(5);
  });

  it("finds none in blank text", () => {
    expect(paragraphsOf(" \n\n\t ")).toEqual([]);
    expect(paragraphsOf("")).toEqual([]);
  });

  it("loses no character but white space, in order, whatever the text", () => {
    const piece = fc.constantFrom(
      "word",
      "a long line of words that goes on for a while yet, it does",
      " ",
      "\n",
      "\n\n",
      "• x",
      "🙂",
      "港口。",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join(" ");
        let at = 0;
        for (const { start, end } of paragraphsOf(text)) {
          expect(text.slice(at, start).trim()).toBe("");
          expect(text.slice(start, end).trim()).toHaveLength(end - start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });
});

describe("what a paragraph is", () => {
  it("tells headline, byline and date from the text", () => {
    expect(roles(`Port paid in full\n\nBy Jane Roe, Estuary Times\n11 March 2026, 06:10\n\n${long}\n${long}`)).toEqual([
      "headline",
      "byline",
      "published",
      "body",
      "body",
    ]);
    expect(roles(`${long}\n${long}\nPublished: Mar 11, 2026 06:10 am`)).toEqual(["body", "body", "published"]);
  });

  it("leaves lines in the middle alone, whatever they look like", () => {
    const middle = Array.from({ length: 12 }, () => long).join("\n");
    expect(roles(`Port paid in full\n${middle}\nBy Monday\nBy Jane Roe\n${middle}`).slice(1)).not.toContain("byline");
  });
});
