import { describe, expect, it } from "vitest";
import { readRichText } from "@/lib/articles/intake/rich-text";

const time = { timeZone: "Europe/Berlin", now: new Date("2026-06-01T12:00:00Z") };
const read = (html: string) => readRichText(html, time).blocks.map(({ role, aside, text }) => [role, aside, text]);

describe("pasted rich text", () => {
  it("is read whole, headings and items of lists as paragraphs of their own", () => {
    const copied =
      "<meta charset='utf-8'><!--StartFragment--><h2>Ferry runs again</h2><p>The ship left <b>at nine</b>.</p>" +
      "<ul><li>Cars pay 44 euros.</li><li>Dogs&nbsp;travel free.</li></ul><!--EndFragment-->";
    expect(read(copied)).toEqual([
      ["headline", null, "Ferry runs again"],
      ["body", null, "The ship left at nine."],
      ["body", null, "Cars pay 44 euros."],
      ["body", null, "Dogs travel free."],
    ]);
  });

  it("from Word has no bullets, styles or empty paragraphs", () => {
    const word =
      "<html xmlns:o='urn:o'><head><style>p.MsoNormal {margin:0}</style></head><body lang=EN-GB>" +
      "<p class=MsoNormal>The ship left at nine.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>" +
      "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Cars pay.</p></body></html>";
    expect(read(word).map(([, , text]) => text)).toEqual(["The ship left at nine.", "Cars pay."]);
  });

  it("from Google Docs is read in spite of the bold tag around it", () => {
    const docs =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><h1>Ferry runs again</h1><h2>Costs</h2>' +
      "<p><span>The county pays.</span></p><br><p><span>Fares pay the rest.</span></p></b>";
    expect(read(docs).map(([role]) => role)).toEqual(["headline", "heading", "body", "body"]);
  });

  it("sets aside only what reads as something else", () => {
    const copied =
      "<h1>Ferry runs again</h1><p>By Jane Roe</p><p>The ship left at nine and came back at noon.</p>" +
      "<p>Read also: Pier repairs cost more</p><p>The county pays for most of it, the council said.</p>";
    expect(read(copied).filter(([, aside]) => aside)).toEqual([
      ["body", "read-also", "Read also: Pier repairs cost more"],
    ]);
  });

  it("divides paragraphs at two line breaks and keeps one", () => {
    expect(read("One line<br>and another.<br><br>A second paragraph.").map(([, , text]) => text)).toEqual([
      "One line\nand another.",
      "A second paragraph.",
    ]);
  });

  it("leaves nothing of scripts and handlers", () => {
    expect(read('<p onclick="x()">Words.<script>alert(1)</script><img src=x onerror="alert(1)"></p>')).toEqual([
      ["body", null, "Words."],
    ]);
  });

  it("may be nothing but blanks", () => {
    expect(read("<p>&nbsp;</p><br>")).toEqual([]);
  });
});
