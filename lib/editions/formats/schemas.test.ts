import { unzipSync, zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { type Audience, audiences } from "@/lib/dossiers/dossier";
import { type Format, formats } from "@/lib/editions/formats";
import type { RenderingTools, StoredEdition } from "@/lib/editions/formats/format";
import { fromBase64 } from "@/lib/editions/seal/key";
import { payloadType, preAuthenticated } from "@/lib/editions/seal/statement";
import { newDesk } from "@/lib/testing/desk";
import { brokenOut, richDossier, storedEdition } from "@/lib/testing/rich-dossier";
import { annotationFaults, cslFaults, dossierFaults, type Faults, published } from "@/lib/testing/validity/json";
import { claimReviewFaults } from "@/lib/testing/validity/linked-data";
import { htmlFaults, svgFaults } from "@/lib/testing/validity/markup";
import { docxFaults, xlsxFaults } from "@/lib/testing/validity/office";
import { pdfFaults } from "@/lib/testing/validity/pdf";
import { historyFaults, sealedFaults } from "@/lib/testing/validity/sealed";
import { csvFaults, markdownFaults } from "@/lib/testing/validity/text";

type Check = (bytes: Uint8Array) => Faults | Promise<Faults>;

const latin1 = new TextDecoder("latin1");
/** The file with some of its words changed; every byte else is as it was. */
const worded = (from: string | RegExp, to: string) => (bytes: Uint8Array) =>
  Uint8Array.from(latin1.decode(bytes).replace(from, to), (char) => char.charCodeAt(0));
/** The packed file with one of its parts changed. */
const repacked = (part: RegExp, change: (bytes: Uint8Array) => Uint8Array | null) => (bytes: Uint8Array) =>
  zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).flatMap(([path, inside]) => {
        const now = part.test(path) ? change(inside) : inside;
        return now ? [[path, now]] : [];
      }),
    ),
  );

/** The copies in a sealed edition, by how their names end; texts and papers are as they came. */
function checkOfCopy(path: string): Check | null {
  if (/^(texts|originals)\//.test(path)) return null;
  const [, check] = endings.find(([ending]) => path.endsWith(ending)) ?? [];
  return check ?? (() => [`nobody checks ${path}`]);
}

const endings: readonly (readonly [string, Check])[] = [
  ["annotations.jsonld", annotationFaults],
  ["claimreview.jsonld", claimReviewFaults],
  [".csl.json", cslFaults],
  ["dossier.json", dossierFaults],
  ["history.jsonl", historyFaults],
  [".html", htmlFaults],
  [".svg", svgFaults],
  [".pdf", pdfFaults],
  [".csv", csvFaults],
  [".md", markdownFaults],
  [".docx", docxFaults],
  [".xlsx", xlsxFaults],
];

const page = {
  check: htmlFaults,
  spoilt: worded("</main>", '<script src="https://evil.example/x.js"></script></main>'),
};
const paged = { check: pdfFaults, spoilt: worded("/Marked true", "/Marked fals") };

/** How each format is checked, and a file that its check must refuse: one that refuses nothing would say nothing. */
const validity: Record<string, { check: Check; spoilt: (bytes: Uint8Array) => Uint8Array }> = {
  html: page,
  checking: page,
  checked: page,
  bibliography: page,
  origins: { check: svgFaults, spoilt: worded("</svg>", '<image href="https://evil.example/x.png"/></svg>') },
  pdf: paged,
  "pdf-letter": paged,
  docx: { check: docxFaults, spoilt: repacked(/^word\/comments\.xml$/, () => null) },
  xlsx: { check: xlsxFaults, spoilt: repacked(/sheet1\.xml$/, worded("<sheetData>", "<sheetData><f>1</f>")) },
  sealed: {
    check: (bytes) => sealedFaults(bytes, checkOfCopy),
    spoilt: repacked(/data\/claims\.csv$/, worded("Claim", "claim")),
  },
  json: { check: dossierFaults, spoilt: worded('"audience":', '"audiences":') },
  csv: { check: csvFaults, spoilt: worded(/\r\n$/, "\r\nA9,=1+1\r\n") },
  md: { check: markdownFaults, spoilt: worded("## Sources", "<b>Sources</b>") },
  claimreview: { check: claimReviewFaults, spoilt: worded('"claimReviewed":', '"claimsReviewed":') },
  annotations: { check: annotationFaults, spoilt: worded('"exact":', '"exactly":') },
  csl: { check: cslFaults, spoilt: worded('"type":"document"', '"type":"paper"') },
};

type Sample = StoredEdition & { seal: RenderingTools["seal"] };
const samples = new Map<Audience, Sample>();
const sample = (audience: Audience): Sample => {
  const one = samples.get(audience);
  if (!one) throw new Error(`no sample for ${audience}`);
  return one;
};

const rendered = async (format: Format, { seal, ...stored }: Sample): Promise<Uint8Array> =>
  new Uint8Array(
    await formats[format].render(stored, { progress: () => undefined, seal: formats[format].sealed ? seal : null }),
  );
const every = Object.keys(formats) as Format[];
const faultsOf = async (format: Format, bytes: Uint8Array): Promise<string> => {
  const faults = await validity[format]?.check(bytes);
  return faults?.join("\n") ?? "nobody checks it";
};

beforeEach(async () => {
  if (samples.size > 0) return;
  const { collected } = await richDossier(await newDesk());
  for (const audience of audiences) samples.set(audience, await collected(audience));
}, 60_000);

it("every format is checked, and nothing else", () => {
  expect(Object.keys(validity).sort()).toEqual([...every].sort());
});

it("the samples hold claims, sources and both directions of script for each audience", () => {
  for (const audience of audiences) {
    const { claims, sources, originLinks } = sample(audience).value;
    expect(
      [claims.length, sources.length, originLinks.length].every((count) => count > 0),
      audience,
    ).toBe(true);
    expect(JSON.stringify(brokenOut(sample(audience).value))).toMatch(/\p{Script=Hebrew}.*\p{Script=Arabic}/su);
  }
});

describe.each(every)("%s", (format) => {
  it.each(audiences)("is valid for %s", async (audience) => {
    expect(await faultsOf(format, await rendered(format, sample(audience)))).toBe("");
  });

  it.each(audiences)("is valid for %s whatever words are in it", async (audience) => {
    const { value, seal } = sample(audience);
    expect(await faultsOf(format, await rendered(format, { ...storedEdition(brokenOut(value)), seal }))).toBe("");
  });

  it("is valid for a dossier without anything in it", async () => {
    const { value, seal } = sample("public");
    const nothing = { articles: [], claims: [], sources: [], originLinks: [], tasks: [], members: [] };
    expect(await faultsOf(format, await rendered(format, { ...storedEdition({ ...value, ...nothing }), seal }))).toBe(
      "",
    );
  });

  it("is refused when it is spoilt", async () => {
    const bytes = await rendered(format, sample("desk"));
    const spoilt = validity[format]?.spoilt(bytes) ?? bytes;
    expect(spoilt).not.toEqual(bytes);
    expect(await faultsOf(format, spoilt)).not.toBe("");
  });
});

describe("what an envelope signs", () => {
  type Vectors = { vectors: { id: string; payload: string; payloadType: string; pae: string }[] };

  it.each(published<Vectors>("dsse-vectors.json").vectors)(
    "is as DSSE's vector $id has it",
    ({ payload, pae, ...vector }) => {
      const signed = preAuthenticated(vector.payloadType, fromBase64(payload));
      expect(Buffer.from(signed).toString("hex")).toBe(pae);
    },
  );

  it("is of the type that in-toto names", () => {
    expect(published<Vectors>("dsse-vectors.json").vectors.map((vector) => vector.payloadType)).toContain(payloadType);
  });
});
