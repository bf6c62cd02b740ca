import { getDocumentProxy } from "unpdf";
import { beforeEach, describe, expect, it } from "vitest";
import type { StoredEdition } from "@/lib/editions/formats/format";
import { breakable } from "@/lib/editions/pdf/breaks";
import { pdfOf } from "@/lib/editions/pdf/compile";
import type { DossierExport } from "@/lib/editions/schema";
import { newDesk } from "@/lib/testing/desk";
import { richDossier, storedEdition } from "@/lib/testing/rich-dossier";

const checksum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

const long: [of: string, word: string][] = [
  ["a checksum three times over", checksum.repeat(3)],
  ["an address without a sign in it", `https://holm.example/${"a".repeat(150)}`],
  ["an address with a name of a file in it", `https://holm.example/${"Xy7".repeat(40)}/log.pdf?at=${"9".repeat(80)}`],
  ["an address in brackets", `(https://holm.example/logs/2026/03/11/${"harbour/".repeat(20)})`],
  ["a token like an address", `holm.example/log?key=${"Zq-4_".repeat(40)}&page=1`],
  ["figures alone", "1234567890".repeat(15)],
  ["letters with marks of their own", "e\u0301".repeat(120)],
  ["what no-break spaces hold together", "40\u00a0minutes\u00a0".repeat(20)],
  ["a long Arabic word", "تأخرت".repeat(30)],
  ["a checksum among Arabic words", `قال ${checksum.repeat(2)} موظف`],
];

describe("a long word", () => {
  it.each(long)("%s is broken, and nothing is lost", (_, word) => {
    const shown = breakable(word, false);
    expect(shown.split(/[\s\u200b]/).every((part) => part.length <= 20)).toBe(true);
    expect(shown.replaceAll("\u200b", "")).toBe(word);
    expect(breakable(shown, false)).toBe(shown);
  });

  it.each([
    "The Holm ferry left the harbour 40 minutes late.",
    "a".repeat(30),
    "a-well-known-and-long-and-often-hyphenated-name",
    "港務局表示渡輪上週每天都晚了四十分鐘才離開港口而且沒有任何解釋也沒有道歉",
    "https://holm.example/logs/2026/03/11/harbour/north-quay/log.pdf",
  ])("there is none in %s", (text) => {
    expect(breakable(text, false)).toBe(text);
  });

  it("keeps what is one letter to a reader together", () => {
    for (const part of breakable("👩‍👩‍👧".repeat(40), false).split("\u200b"))
      expect(part.replaceAll("👩‍👩‍👧", "")).toBe("");
  });

  it("keeps its direction among words that run the other way", () => {
    expect(breakable("1234567890".repeat(4), true)).toMatch(/^\u2068(\d{8}\u200b){4}\d{8}\u2069$/);
  });
});

let dossier: DossierExport;
beforeEach(async () => {
  if (dossier) return;
  dossier = (await (await richDossier(await newDesk())).collected("desk")).value;
});

/** The same edition with a word wherever words from outside stand, and as the whole of the first article's text. */
function filledWith(word: string): StoredEdition {
  const [first, ...others] = dossier.articles;
  if (!first) throw new Error("no article");
  const whole = { start: 0, end: word.length };
  const revision = { ...first.revision, text: word, paragraphs: [{ ...whole, role: "body" as const }], sentences: [] };
  return storedEdition({
    ...dossier,
    dossier: { ...dossier.dossier, title: word, brief: word },
    articles: [
      { ...first, title: word, outlet: word, byline: word, revision },
      ...others.map((one) => ({ ...one, title: word })),
    ],
    claims: dossier.claims.map((claim) => ({
      ...claim,
      statement: word,
      about: [word],
      mentions: claim.mentions.map((one) => (one.article === first.letter ? { ...one, ...whole } : one)),
      waivers: claim.waivers.map((waiver) => ({ ...waiver, reason: word })),
      evidence: claim.evidence.map((item) => ({ ...item, quote: word, locator: word, note: word })),
      talk: claim.talk.map((said) => ({ ...said, text: word })),
    })),
    sources: dossier.sources.map((source) => ({ ...source, title: word, outlet: word, author: word, url: word })),
    originLinks: dossier.originLinks.map((link) => ({ ...link, quote: word })),
  });
}

/** Whatever stands on the pages, with its left and right edge in points. */
async function standing(edition: StoredEdition) {
  const pages = await getDocumentProxy(Uint8Array.from(await pdfOf(edition, "a4")));
  const found: { page: number; text: string; left: number; right: number; size: number }[] = [];
  for (let page = 1; page <= pages.numPages; page++)
    for (const item of (await (await pages.getPage(page)).getTextContent()).items)
      if ("str" in item && item.str.trim() !== "") {
        const left: number = item.transform[4];
        found.push({ page, text: item.str, left, right: left + item.width, size: item.height });
      }
  return found;
}

const textOf = (all: readonly { text: string }[]): string => all.map(({ text }) => text).join("");

const mm = 72 / 25.4;
const edges = { left: 20 * mm, right: 190 * mm, beforeNotes: 136 * mm };

describe("the pages of a copy", () => {
  it.each(long)("have nothing outside of their edges where %s stands everywhere", async (_, word) => {
    const all = await standing(filledWith(word));
    expect(all.filter(({ left, right }) => left < edges.left - 1 || right > edges.right + 1)).toEqual([]);
    const article = all.find(
      ({ page }) => page > 1 && /revision/.test(textOf(all.filter((one) => one.page === page))),
    )?.page;
    const written = all.filter(({ page, left, size }) => page === article && left < edges.beforeNotes && size === 10);
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter(({ right }) => right > edges.beforeNotes + 1)).toEqual([]);
  });

  it("give what is copied from them without signs that nobody sees", async () => {
    const copied = textOf(await standing(filledWith(checksum)));
    expect(copied).toContain(checksum);
    expect(copied).not.toContain("\u200b");
  });

  it("keep the parts of a long word in their order among words from right to left", async () => {
    const shown = textOf(await standing(filledWith(`قال ${"abcdefghijklmnop".repeat(4)} موظف`))).replaceAll(
      "\u200b",
      "",
    );
    expect(shown.split("abcdefghijklmnop").length).toBeGreaterThan(10);
    expect(shown).not.toContain("ijklmnopabcdefghabcdefgh");
  });
});
