import { describe, expect, it } from "vitest";
import { templateData, words } from "@/lib/editions/pdf/data";
import { newDesk } from "@/lib/testing/desk";
import { brokenOut, richDossier, storedEdition } from "@/lib/testing/rich-dossier";

describe("words from outside", () => {
  it.each([
    ["Six ships", { text: "Six ships", lang: "en", rtl: false }],
    ["שלום, said the pilot", { text: "\u2068שלום, said the pilot\u2069", lang: "he", rtl: true }],
    ["قال موظف", { text: "\u2068قال موظف\u2069", lang: "ar", rtl: true }],
    ["“… 12 קילומטר”", { text: "\u2068“… 12 קילומטר”\u2069", lang: "he", rtl: true }],
    ["He said שלום", { text: "\u2068He said שלום\u2069", lang: "en", rtl: false }],
    ["Turned \u202eround", { text: "\u2068Turned \u202eround\u2069", lang: "en", rtl: false }],
    ["", { text: "", lang: "en", rtl: false }],
  ])("%s keep their direction to themselves", (text, shown) => {
    expect(words(text)).toEqual(shown);
  });
});

describe("what is set in pages", () => {
  it("gives a line of facts our direction, whichever of its words comes first", async () => {
    const { collected } = await richDossier(await newDesk());
    const stored = await collected("desk");
    const { articles, head } = templateData(stored, "a4", {}, new Set());
    expect(articles.flatMap(({ heading, source }) => [heading.rtl, source.rtl])).not.toContain(true);
    expect(articles[2]?.heading.text).toMatch(/^C\. \u2068.*\u2069$/);
    expect(articles[2]?.source.text).toMatch(/^\u2068.*\u2069, \u2068https:/);
    expect(head.text).toBe("Holm ferry, edition 3 for desk");
    const long = templateData(storedEdition(brokenOut(stored.value)), "a4", {}, new Set());
    expect(long.head.text.length).toBeLessThan(120);
    expect(long.lead.map(({ text }) => text).join("\n")).toContain("Made because: ");
  });
});
