import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readArticle } from "@/lib/articles/intake/read";
import { samples } from "@/lib/articles/intake/samples/make";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

const folder = join(import.meta.dirname);
const writes = process.env.WRITE_SAMPLES === "on";
const time = { timeZone: "Europe/Berlin", now: new Date("2026-11-20T12:00:00Z") };

if (writes) {
  for (const [name, bytes] of Object.entries(await samples())) writeFileSync(join(folder, name), bytes);
}
const names = readdirSync(folder).filter((name) => !/\.(?:ts|json)$|^README/.test(name));

/** What a person would check: each paragraph with its role, why it is set aside, and its page. */
async function readingOf(name: string) {
  try {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    // Nameless: the kind is told by the content.
    const { text, paragraphs, aside, pages, ...rest } = await readArticle({ bytes, fileName: null, ...time });
    return {
      ...rest,
      paragraphs: paragraphs.map(({ start, end, role }, index) => {
        const reason = aside.find(({ paragraph }) => paragraph === index)?.reason;
        const page = pages ? `p. ${pages.filter((from) => from <= start).length} ` : "";
        return `${page}${role}${reason ? ` (${reason})` : ""}: ${text.slice(start, end)}`;
      }),
    };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { refused: error.message };
  }
}

describe("a sample document reads as its baseline says", () => {
  it.each(names)("%s", async (name) => {
    const reading = await readingOf(name);
    const baseline = join(folder, `${name}.json`);
    if (writes) writeFileSync(baseline, `${JSON.stringify(reading, null, 2)}\n`);
    expect(reading).toEqual(JSON.parse(readFileSync(baseline, "utf8")));
  });

  it("there are samples of every format, and of what is refused", () => {
    const kinds = new Set(names.map((name) => name.replace(/^.*\./, "")));
    expect([...kinds].sort()).toEqual(["docx", "eml", "html", "md", "mhtml", "odt", "pdf"]);
  });
});
