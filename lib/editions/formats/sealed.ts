import { annotations } from "@/lib/editions/formats/annotations";
import { bibliography } from "@/lib/editions/formats/bibliography";
import { claimreview } from "@/lib/editions/formats/claimreview";
import { csl } from "@/lib/editions/formats/csl";
import { csv } from "@/lib/editions/formats/csv";
import type { FormatRenderer, RenderingTools, StoredEdition } from "@/lib/editions/formats/format";
import { html } from "@/lib/editions/formats/html";
import { md } from "@/lib/editions/formats/markdown";
import { origins } from "@/lib/editions/formats/origins";
import { pdf } from "@/lib/editions/formats/pdf";
import { type Part, sealedFiles, zipped } from "@/lib/editions/seal/sealed";

/** What is rendered into a sealed edition, by the name of its file. */
const copies: Record<string, FormatRenderer> = {
  "copy.html": html,
  "copy.pdf": pdf,
  "claims.csv": csv,
  "dossier.md": md,
  "annotations.jsonld": annotations,
  "claimreview.jsonld": claimreview,
  "sources.csl.json": csl,
  "bibliography.html": bibliography,
  "origins.svg": origins,
};

/** An edition that proves itself without our server: a signed bag with everything in it that the audience may have. */
export const sealed: FormatRenderer = {
  name: "Sealed edition",
  description: "Copies, originals, texts and history in one signed file that anybody can check",
  mediaType: "application/zip",
  extension: "zip",
  sealed: true,
  async render(stored, tools) {
    const { seal } = tools;
    if (!seal) throw new Error("a sealed edition needs the key and the history");
    const { value, edition, newsroom, program } = stored;
    const parts = [...data(stored), ...(await rendered(stored, tools)), ...texts(stored), ...originals(tools)];
    if (seal.history)
      parts.push(part("history.jsonl", "History", "application/jsonl", seal.history, "The dossier's event chain."));
    tools.progress(0.9, "Signing and packing");
    const files = await sealedFiles({
      edition: {
        number: edition.number,
        audience: edition.audience,
        title: value.dossier.title,
        madeAt: edition.createdAt,
        contentSha256: edition.contentSha256,
        eventNumber: seal.head.eventNumber,
        head: seal.head.hash,
      },
      parts,
      newsroom,
      program,
      key: seal.key,
      sign: seal.sign,
    });
    return zipped(files, `edition-${edition.number}-${edition.audience}`, edition.createdAt);
  },
};

const part = (path: string, name: string, mediaType: string, bytes: Uint8Array, description = ""): Part => ({
  path,
  name,
  mediaType,
  description,
  bytes,
});

const data = ({ bytes }: StoredEdition): Part[] => [
  part("dossier.json", "The dossier as data", "application/json", bytes, "All copies are made from this file."),
];

async function rendered(stored: StoredEdition, tools: RenderingTools): Promise<Part[]> {
  const parts: Part[] = [];
  const entries = Object.entries(copies);
  for (const [at, [path, { name, description, mediaType, render }]] of entries.entries()) {
    tools.progress((at / entries.length) * 0.8, name);
    const before = render === pdf.render ? tools.seal?.pdf : undefined;
    const bytes = before ?? (await render(stored, { ...tools, progress: () => undefined }));
    parts.push(part(path, name, mediaType, bytes, description));
  }
  return parts;
}

const texts = ({ value }: StoredEdition): Part[] =>
  value.articles.map(({ letter, title, revision }) =>
    part(
      `texts/${letter}.txt`,
      `Text of ${letter}: ${title}`,
      "text/plain; charset=utf-8",
      new TextEncoder().encode(revision.text),
      `Revision ${revision.number}, as extracted from the original ${revision.originalSha256}.`,
    ),
  );

const originals = ({ seal }: RenderingTools): Part[] =>
  (seal?.originals ?? []).map(({ sha256, name, mediaType, description, bytes }) =>
    part(`originals/${sha256}${endings[mediaType.split(";")[0] ?? ""] ?? ".bin"}`, name, mediaType, bytes, description),
  );

/** How a file must end so that a double click opens it. */
const endings: Record<string, string> = {
  "text/plain": ".txt",
  "text/html": ".html",
  "text/markdown": ".md",
  "application/pdf": ".pdf",
  "multipart/related": ".mhtml",
  "message/rfc822": ".eml",
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/gif": ".gif",
  "image/webp": ".webp",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/vnd.oasis.opendocument.text": ".odt",
};
