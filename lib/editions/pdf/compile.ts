import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { StoredEdition } from "@/lib/editions/formats/format";
import { type Paper, templateData } from "@/lib/editions/pdf/data";
import { families, fontsFor } from "@/lib/editions/pdf/fonts";
import { template } from "@/lib/editions/pdf/template";

/** Sets an edition in pages: tagged PDF (PDF/UA-1), its fonts embedded. The same edition and fonts give the same bytes. */
export function pdfOf(stored: StoredEdition, paper: Paper): Uint8Array {
  const text = new TextDecoder().decode(stored.bytes);
  const { paths, missing } = fontsFor(text);
  const compiler = NodeCompiler.create({ workspace: "/", fontArgs: [{ fontPaths: paths }] });
  const data = templateData(stored, paper, families, missing);
  const made = compiler.compile({
    mainFileContent: template,
    inputs: { dossier: JSON.stringify(data, displayable(missing)) },
  });
  const document = made.result;
  if (!document)
    throw new Error(`the template does not compile: ${JSON.stringify(made.takeDiagnostics()?.shortDiagnostics)}`);
  // What it remembers of the layout is of no use any more, and as large as the pages themselves.
  compiler.evictCache(0);
  return compiler.pdf(document, {
    pdfStandard: "ua-1" as never,
    creationTimestamp: Math.floor(Date.parse(stored.edition.createdAt) / 1000),
  });
}

/** A tagged copy has no room for what cannot be displayed: a sign stands for letters that no font has, controls are left out. */
function displayable(missing: ReadonlySet<string>): (key: string, value: unknown) => unknown {
  return (_, value) => {
    if (typeof value !== "string") return value;
    const shown = value.replace(/[^\P{Cc}\n\t\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
    return missing.size === 0 ? shown : [...shown].map((char) => (missing.has(char) ? standIn : char)).join("");
  };
}

const standIn = "\ufffd";
