import { describe, expect, it } from "vitest";
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

  it("and not in what is set aside", async () => {
    const bytes = new TextEncoder().encode(page(late));
    expect((await read({ bytes, fileName: "a.html" })).attributions).toEqual([]);
  });
});
