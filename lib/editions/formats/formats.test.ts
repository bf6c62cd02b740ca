import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { extractText } from "unpdf";
import { beforeEach, describe, expect, it } from "vitest";
import { collectDossier } from "@/lib/editions/dossier";
import { type Format, formats } from "@/lib/editions/formats";
import type { StoredEdition } from "@/lib/editions/formats/format";
import type { DossierExport } from "@/lib/editions/schema";
import { newDesk } from "@/lib/testing/desk";
import { ferryDossier } from "@/lib/testing/ferry-dossier";

/** The ferry dossier as a desk edition, with what is changed in it. */
let dossier: DossierExport;
const stored = (over: Partial<DossierExport> = {}): StoredEdition => {
  const value = { ...dossier, ...over };
  return {
    value,
    bytes: new TextEncoder().encode(JSON.stringify(value)),
    edition: {
      number: 1,
      audience: "desk",
      reason: "",
      contentSha256: "ab".repeat(32),
      createdAt: "2026-03-17T09:00:00.000Z",
      by: "Mara",
    },
    newsroom: "desk.example",
    program: "Second Source",
  };
};
const render = async (format: Format, over?: Partial<DossierExport>) =>
  new Uint8Array(await formats[format].render(stored(over), { progress: () => undefined, seal: null }));
const text = async (format: Format, over?: Partial<DossierExport>) =>
  new TextDecoder().decode(await render(format, over));

beforeEach(async () => {
  if (dossier) return;
  const desk = await newDesk();
  const { mara, dossierId } = await ferryDossier(desk);
  const clock = { now: new Date("2026-03-17T09:00:00Z"), timeZone: "Europe/Berlin" };
  dossier = (await collectDossier(desk.read, mara, dossierId, "desk", clock)).value;
});

const withStatement = (statement: string): Partial<DossierExport> => ({
  claims: dossier.claims.map((claim) => ({ ...claim, statement })),
});

const rendered = Object.entries(formats)
  .filter(([, { sealed }]) => !sealed)
  .map(([format]) => format as Format);

describe.each(rendered)("%s", (format) => {
  it("is the same bytes for the same edition", async () => {
    expect(await render(format)).toEqual(await render(format));
  });

  it("takes a dossier without anything in it", async () => {
    const nothing = { articles: [], claims: [], sources: [], originLinks: [], tasks: [], members: [] };
    expect((await render(format, nothing)).length).toBeGreaterThan(0);
  });

  it("takes any characters", async () => {
    const odd = "\u0000\u0007 #set x ]] $ @ *_` \\ </w:t> {{x}} שלום עולם \u202e 🙂 中文";
    expect((await render(format, withStatement(odd))).length).toBeGreaterThan(0);
  });
});

describe("a sheet", () => {
  const formula = '=HYPERLINK("https://evil.example","x")';

  it("runs no formula in CSV", async () => {
    for (const start of [formula, "+1", "-1", "@SUM(1)", "\t=1"]) {
      const [, row] = parse(await text("csv", withStatement(start)), { bom: true }) as string[][];
      expect(row?.[1]).toMatch(/^'/);
    }
  });

  it("stores every text of XLSX as text", async () => {
    const files = unzipSync(await render("xlsx", withStatement(formula)));
    const sheet = new TextDecoder().decode(files["xl/worksheets/sheet1.xml"]);
    expect(sheet).not.toContain("<f>");
    const [claims] = await readXlsxFile(Buffer.from(await render("xlsx", withStatement(formula))));
    expect(JSON.stringify(claims)).toContain("HYPERLINK");
  });

  it("has a line for each claim, with its counts", async () => {
    const [head, ...rows] = parse(await text("csv"), { bom: true }) as string[][];
    expect(rows).toHaveLength(dossier.claims.length);
    const at = head?.indexOf("Origins at least") ?? -1;
    expect(rows.map((row) => Number(row[at]))).toEqual(
      dossier.claims.map(({ independence }) => independence.supports.atLeast),
    );
  });
});

describe("Markdown", () => {
  it("shows words from outside as they are", async () => {
    const said = await text("md", withStatement("# no heading <b>*x*</b> [a](b)"));
    expect(said).toContain("# no heading \\<b\\>\\*x\\*\\</b\\> \\[a\\](b)");
  });
});

describe("ClaimReview", () => {
  it("reviews claims with a verdict, and only these", async () => {
    const { "@graph": graph } = JSON.parse(await text("claimreview"));
    expect(graph.map((one: { "@type": string }) => one["@type"])).toEqual(
      dossier.claims.map(({ substance }) => (substance ? "ClaimReview" : "Claim")),
    );
  });

  it("gives no number where one would say more than is known", async () => {
    const claims = dossier.claims.map((claim) => ({ ...claim, substance: "not-enough-evidence" as const }));
    const { "@graph": graph } = JSON.parse(await text("claimreview", { claims }));
    for (const { reviewRating } of graph) expect(reviewRating).not.toHaveProperty("ratingValue");
  });
});

describe("web annotations", () => {
  it("point at the words by what they are and where they stand, in code points", async () => {
    const [article] = dossier.articles;
    if (!article) throw new Error("no article");
    const { first } = JSON.parse(await text("annotations"));
    for (const { target } of first.items) {
      const [quote, position] = target.selector;
      const texts = dossier.articles.map(({ revision }) =>
        [...revision.text].slice(position.start, position.end).join(""),
      );
      expect(texts).toContain(quote.exact);
    }
    expect(first.items.length).toBeGreaterThan(0);
  });
});

describe("the checking copy", () => {
  it("shows the work of each claim once, wherever it is mentioned", async () => {
    const said = await text("checking");
    for (const { ref } of dossier.claims) expect(said.split(`id="claim-${ref}"`)).toHaveLength(2);
  });
});

describe("the checked copy", () => {
  it("has nothing but the passages that did not hold", async () => {
    const claims = dossier.claims.map((claim, at) => ({
      ...claim,
      substance: at === 0 ? ("refuted" as const) : ("supported" as const),
      mentions: claim.mentions.map((mention) => ({ ...mention, mode: "asserts" as const, attribution: null })),
    }));
    const said = await text("checked", { claims });
    expect(said.match(/class="fix"/g)).toHaveLength(claims[0]?.mentions.length ?? 0);
    expect(said).toContain(`<mark>${claims[0]?.mentions[0]?.quote}</mark>`);
  });

  it("says of each article what nobody has judged yet", async () => {
    const claims = dossier.claims.map((claim) => ({ ...claim, substance: null }));
    expect(await text("checked", { claims })).toMatch(
      /Nothing to correct in what was checked\. \d+ claims? without a verdict: /,
    );
  });
});

describe("the bibliography", () => {
  it("lists every source, those too that the style would leave out", async () => {
    const kinds = ["interview", "observation", "statement", "image"] as const;
    const sources = dossier.sources.map((source, at) => ({ ...source, kind: kinds[at % 4] ?? source.kind }));
    const said = await text("bibliography", { sources });
    expect(said.match(/<li id="source-/g)).toHaveLength(sources.length);
    for (const { ref } of sources) expect(said).toContain(`id="source-${ref}"`);
  });
});

describe("the drawing of origins", () => {
  it("has a box for each source that is linked and an arrow for each link, and needs nothing else", async () => {
    const svg = await text("origins");
    const linked = new Set(dossier.originLinks.flatMap(({ from, to }) => [from, to]));
    expect(linked.size).toBeGreaterThan(1);
    expect(svg.match(/<rect [^>]*rx="[26]"/g)?.length).toBeGreaterThanOrEqual(linked.size);
    expect(svg).not.toMatch(/<script|<style|style=|href|url\(/);
  });

  it("says in words which of its sources were corrected or retracted", async () => {
    const ends = new Set(dossier.originLinks.flatMap(({ from, to }) => [from, to]));
    const [corrected, retracted] = dossier.sources.filter(({ ref }) => ends.has(ref));
    const sources = dossier.sources.map((source) =>
      source.ref === corrected?.ref
        ? { ...source, state: "corrected" as const }
        : source.ref === retracted?.ref
          ? { ...source, state: "retracted" as const }
          : { ...source, state: "good" as const },
    );
    const words = [...(await text("origins", { sources })).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(
      (found) => found[1],
    );
    expect(words.filter((said) => said?.startsWith("corrected"))).toHaveLength(1);
    expect(words.filter((said) => said?.startsWith("retracted"))).toHaveLength(1);
    const plain = dossier.sources.map((source) => ({ ...source, state: "good" as const }));
    expect(await text("origins", { sources: plain })).not.toMatch(/>(corrected|retracted)/);
  });

  it("says instead of drawing that there are too many sources", async () => {
    const [one] = dossier.sources;
    if (!one) throw new Error("no source");
    const sources = Array.from({ length: 401 }, (_, at) => ({ ...one, ref: `S${at + 1}`, article: null }));
    const originLinks = sources.slice(1).map(({ ref }, at) => ({
      ...{ ref: `L${at}`, from: ref, to: "S1", quote: "", decidedBy: null },
      ...{ kind: "cites" as const, state: "confirmed" as const },
    }));
    expect(await text("origins", { sources, originLinks, articles: [] })).toContain("401 sources are too many");
  });
});

describe("the PDF", () => {
  it("is tagged, in English, and titled", async () => {
    const bytes = new TextDecoder("latin1").decode(await render("pdf"));
    expect(bytes.startsWith("%PDF-1.7")).toBe(true);
    for (const sign of ["/MarkInfo", "/StructTreeRoot", "/Lang (en)", "pdfuaid"]) expect(bytes).toContain(sign);
  });

  it("says which letters it has no font for", async () => {
    const bytes = await render("pdf", withStatement("A letter that no font has: \u{1D2C0}."));
    const { text: said } = await extractText(bytes, { mergePages: true });
    expect(said).toContain("U+1D2C0");
    expect(said).toContain("A letter that no font has: \ufffd.");
  });

  it("names in its contents the pages that the claims and the sources stand on, and counts all pages", async () => {
    const claims = Array.from({ length: 60 }, (_, at) =>
      dossier.claims.slice(0, 1).map((claim) => ({ ...claim, ref: `C${at + 1}` })),
    ).flat();
    const { text: pages } = await extractText(await render("pdf", { claims }), { mergePages: false });
    const contents = pages.find((page) => page.includes("Contents")) ?? "";
    const told = (title: string) => Number(new RegExp(`${title}[ .]+(\\d+)`).exec(contents)?.[1]);
    expect(told("Sources")).toBeGreaterThan(told("Claims") + 5);
    expect(pages[told("Claims") - 1]).toMatch(/Claims\s+C1 /);
    expect(pages[told("Sources") - 1]).toContain("Got it from");
    for (const [at, page] of pages.entries()) expect(page).toContain(`${at + 1} / ${pages.length}`);
  });

  it("comes on A4 and on Letter", async () => {
    expect(new TextDecoder("latin1").decode(await render("pdf"))).toMatch(/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
    expect(new TextDecoder("latin1").decode(await render("pdf-letter"))).toMatch(/MediaBox \[0 0 612 792\]/);
  });
});

describe("the copy for Word", () => {
  it("has a comment and a footnote at each mention", async () => {
    const files = unzipSync(await render("docx"));
    const part = (name: string) => new TextDecoder().decode(files[`word/${name}.xml`]);
    const mentions = dossier.claims.flatMap(({ mentions: all }) => all.filter(({ gone }) => !gone));
    expect(part("comments").match(/<w:comment /g)).toHaveLength(mentions.length);
    expect(part("document").match(/<w:footnoteReference /g)).toHaveLength(mentions.length);
    expect(part("document").match(/<w:commentRangeEnd /g)).toHaveLength(mentions.length);
  });
});
