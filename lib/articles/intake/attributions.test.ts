import { describe, expect, it } from "vitest";
import { contentXml, docxOf, odtOf } from "@/lib/articles/intake/samples/office";
import { type Reading, worked } from "@/lib/articles/intake/work";

const time = { timeZone: "UTC", now: new Date("2026-03-17T09:00:00Z") };
const own = [{ name: "The Estuary Times", shortNames: [], domains: ["estuary.example"] }];

async function read(incoming: Reading["incoming"], more: Partial<Reading> = {}) {
  const answer = await worked({ incoming, time, outlets: own, ...more });
  if (!("read" in answer)) throw new Error("nothing was read");
  return answer.read;
}

const page = (body: string) =>
  `<html><body><nav><a href="https://estuary.example/all">The Estuary Times reported more</a></nav><article><h1>Ferry late</h1>${body}</article></body></html>`;
const late = "<p>The ferry was late again on Monday morning, and nobody at the quay could say why that was so.</p>";

describe("intake reads where a text says that it got something", () => {
  it("in pasted text, by the newsroom’s own outlets", async () => {
    const { attributions, text } = await read({ text: "The ferry was late, the Estuary Times reported." });
    expect(attributions).toMatchObject([
      { sign: "attributed", source: { outlet: "The Estuary Times" }, kind: "cites" },
    ]);
    for (const { start, end, quote } of attributions) expect(text.slice(start, end)).toBe(quote);
  });

  it("not of the article’s own outlet, which the editor may have named", async () => {
    const text = "The ferry was late, the Estuary Times reported.";
    expect((await read({ text }, { outlet: "Estuary Times" })).attributions).toEqual([]);
  });

  it.each([
    ["a page", (body: string) => ({ bytes: new TextEncoder().encode(page(body)), fileName: "a.html" })],
    ["pasted HTML", (body: string) => ({ html: `<h1>Ferry late</h1>${body}` })],
  ])("in the links of %s that lead to other outlets", async (_, incoming) => {
    const body = `${late}<p>Its engine had <a href="https://www.estuary.example/engine"><b>failed</b> twice</a> before, as <a href="/b">we told</a> in May, and it will fail again.</p>`;
    const { attributions, text, ...rest } = await read(incoming(body));
    expect(attributions).toMatchObject([
      { sign: "hyperlink", quote: "failed twice", source: { url: "https://www.estuary.example/engine" } },
    ]);
    const [{ start, end } = { start: 0, end: 0 }] = attributions;
    expect(text.slice(start, end)).toBe("failed twice");
    expect(rest).not.toHaveProperty("links");
  });

  it("in the links of Markdown", async () => {
    const bytes = new TextEncoder().encode(
      "# Ferry late\n\nIts engine had [failed twice](https://estuary.example/engine) before, and it will fail again.\n\n- one\n- two\n",
    );
    const { attributions } = await read({ bytes, fileName: "a.md" });
    expect(attributions).toMatchObject([{ sign: "hyperlink", quote: "failed twice" }]);
  });

  const types = "http://schemas.openxmlformats.org";
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
  const engine = "https://www.estuary.example/engine";
  const wordLinks = {
    "a link": `<w:hyperlink r:id="rId7" w:history="1">${run("failed ")}${run("twice")}</w:hyperlink>`,
    "a field": `${field("begin")}${code(' HYPERLINK "https://www.estuary')}${code('.example/engine" ')}${field("separate")}${run("failed twice")}${field("end")}`,
    "a simple field": `<w:fldSimple w:instr=" HYPERLINK &quot;${engine}&quot; \\h ">${run("failed twice")}</w:fldSimple>`,
  };
  const relations = {
    "word/_rels/document.xml.rels": `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="rId7" Type="${types}/officeDocument/2006/relationships/hyperlink" Target="${engine}" TargetMode="External"/><Relationship Id="rId8" Type="${types}/officeDocument/2006/relationships/hyperlink" Target="mailto:desk@estuary.example" TargetMode="External"/></Relationships>`,
  };
  const wordText = (link: string) =>
    `<w:p>${run("Ferry late")}</w:p><w:p>${run("Its engine had ")}${link}${run(" before, as ")}<w:hyperlink r:id="rId8">${run("they wrote")}</w:hyperlink>${run(" and ")}<w:hyperlink w:anchor="below">${run("said")}</w:hyperlink>${run(", and it will fail again.")}</w:p>`;
  const openText = (link: string) =>
    `<text:p>Ferry late</text:p><text:p>Its engine had ${link} before, as <text:a xlink:href="#below">they said</text:a>, and it will fail again.</text:p>`;

  it.each<[string, () => Promise<Uint8Array>]>([
    ...Object.entries(wordLinks).map(([name, link]): [string, () => Promise<Uint8Array>] => [
      `${name} of a Word document`,
      () => docxOf(wordText(link), relations),
    ]),
    [
      "a link of an OpenDocument text",
      () =>
        odtOf(
          contentXml(
            openText(`<text:a xlink:type="simple" xlink:href="${engine}"><text:span>failed</text:span> twice</text:a>`),
          ),
        ),
    ],
    [
      "a link in a table of an OpenDocument text",
      () =>
        odtOf(
          contentXml(
            `<table:table><table:table-row><table:table-cell><text:p>Engine, ferry of the northern line</text:p></table:table-cell><table:table-cell><text:p><text:a xlink:href="${engine}">failed twice</text:a></text:p></table:table-cell></table:table-row></table:table>`,
          ),
        ),
    ],
  ])("in %s", async (_, bytes) => {
    const { attributions, text } = await read({ bytes: await bytes(), fileName: "a" });
    expect(attributions).toMatchObject([{ sign: "hyperlink", quote: "failed twice", source: { url: engine } }]);
    for (const { start, end, quote } of attributions) expect(text.slice(start, end)).toBe(quote);
  });

  it("not in links of a Word document that were deleted, that go on in the next paragraph, or that are a list", async () => {
    const link = wordLinks["a link"];
    const [opening, closing] = [wordLinks["a field"].replace(field("end"), ""), field("end")];
    const bytes = await docxOf(
      `<w:p>${run("Its engine had ")}<w:del w:id="1">${link}</w:del>${run("failed before, and it will fail again.")}</w:p><w:p>${run("Its engine had ")}${opening}</w:p><w:p>${closing}${run("before, and it will fail again soon.")}</w:p><w:p>${run("See: ")}${link}</w:p>`,
      relations,
    );
    expect((await read({ bytes, fileName: "a" })).attributions).toEqual([]);
  });

  it("and not in what is set aside", async () => {
    const bytes = new TextEncoder().encode(page(late));
    expect((await read({ bytes, fileName: "a.html" })).attributions).toEqual([]);
  });
});
