import { once } from "node:events";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { StoredEdition } from "@/lib/editions/formats/format";
import { type Paper, templateData } from "@/lib/editions/pdf/data";
import { families, fontsFor } from "@/lib/editions/pdf/fonts";
import { rtlLetter } from "@/lib/editions/pdf/letters";
import { readable } from "@/lib/editions/pdf/readable";
import { template } from "@/lib/editions/pdf/template";

/** Sets an edition in pages: tagged PDF (PDF/UA-1), its fonts embedded. The same edition and fonts give the same bytes. */
export async function pdfOf(stored: StoredEdition, paper: Paper): Promise<Uint8Array> {
  const text = new TextDecoder().decode(stored.bytes);
  const { paths, missing } = fontsFor(text);
  const dossier = JSON.stringify(templateData(stored, paper, families, missing), displayable(missing));
  const compiler = NodeCompiler.create({ workspace: "/", fontArgs: [{ fontPaths: paths }] });
  const turns = JSON.stringify(turnsIn(compiler, dossier));
  const { result, diagnostics } = await forgetting(() => {
    const made = compiler.compile({ mainFileContent: template, inputs: { dossier, turns } });
    return { result: made.result, diagnostics: made.takeDiagnostics()?.shortDiagnostics };
  });
  if (!result) throw new Error(`the template does not compile: ${JSON.stringify(diagnostics)}`);
  const pdf = compiler.pdf(result, {
    pdfStandard: "ua-1" as never,
    creationTimestamp: Math.floor(Date.parse(stored.edition.createdAt) / 1000),
  });
  return rtlLetter.test(text) ? readable(pdf) : pdf;
}

/** How many pages to turn after the heading of each article, and after those of the claims and of each claim. */
function turnsIn(compiler: NodeCompiler, dossier: string): Record<string, number[]> {
  const drafted = (part: string) => {
    const [turns] = compiler.query(
      { mainFileContent: template, inputs: { dossier, part } },
      { selector: "<turns>", field: "value" },
    );
    compiler.evictCache(0);
    return [part, turns];
  };
  return Object.fromEntries(["articles", "claims"].map(drafted));
}

/**
 * Runs the compiler while another thread has it forget, again and again, what it remembers of the layout: that is of no use
 * when pages are set once, and as large as the pages themselves. It remembers for all threads of the process.
 */
async function forgetting<T>(work: () => T): Promise<T> {
  const require = createRequire(import.meta.url);
  const workerData = require.resolve(/* turbopackIgnore: true */ "@myriaddreamin/typst-ts-node-compiler");
  const thread = new Worker(forget, { eval: true, workerData });
  try {
    await once(thread, "message");
    return work();
  } finally {
    await thread.terminate();
  }
}

const forget = `
  const { parentPort, workerData } = require("node:worker_threads");
  const compiler = require(workerData).NodeCompiler.create({ fontArgs: [] });
  setInterval(() => compiler.evictCache(0), 40);
  parentPort.postMessage("ready");
`;

/** A tagged copy has no room for what cannot be displayed: a sign stands for letters that no font has, controls are left out. */
function displayable(missing: ReadonlySet<string>): (key: string, value: unknown) => unknown {
  return (_, value) => {
    if (typeof value !== "string") return value;
    const shown = value.replace(/[^\P{Cc}\n\t\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
    return missing.size === 0 ? shown : [...shown].map((char) => (missing.has(char) ? standIn : char)).join("");
  };
}

const standIn = "\ufffd";
