import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { type Format, formats } from "@/lib/editions/formats";
import type { SealMaterial, StoredEdition } from "@/lib/editions/formats/format";
import { dossierExport } from "@/lib/editions/schema";

/** What the process that renders is asked: everything by path, so that nothing large goes over the channel. */
export type RenderJob = {
  format: Format;
  /** The edition's canonical JSON. */
  content: string;
  edition: StoredEdition["edition"];
  newsroom: string;
  program: string;
  seal:
    | (Omit<SealMaterial, "history" | "originals" | "pdf" | "sign"> & {
        history: string | null;
        pdf?: { path: string; sha256: string };
        originals: readonly (Omit<SealMaterial["originals"][number], "bytes"> & { path: string })[];
      })
    | null;
  /** Where the file is written. */
  out: string;
};

/** What it says while it works. It signs nothing itself: the key stays with the server. */
export type RenderNews = { progress: number; step: string } | { toSign: Uint8Array } | { sha256: string; size: number };

/** Does one job: reads the edition, renders it and writes the file to the disk. */
export async function rendered(
  job: RenderJob,
  tools: { progress: (done: number, step: string) => void; sign: (bytes: Uint8Array) => Promise<Uint8Array> },
): Promise<{ sha256: string; size: number }> {
  const { render, name } = formats[job.format];
  tools.progress(0, name);
  const bytes = new Uint8Array(await readFile(job.content));
  if (hashOf(bytes) !== job.edition.contentSha256) throw new Error("the content of the edition is damaged");
  const value = dossierExport.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const { edition, newsroom, program } = job;
  const file = await render(
    { value, bytes, edition, newsroom, program },
    { progress: tools.progress, seal: job.seal && (await materialOf(job.seal, tools.sign)) },
  );
  await written(job.out, file);
  return { sha256: hashOf(file), size: file.byteLength };
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function materialOf(seal: NonNullable<RenderJob["seal"]>, sign: SealMaterial["sign"]): Promise<SealMaterial> {
  const originals = await Promise.all(
    seal.originals.map(async ({ path, ...one }) => ({ ...one, bytes: new Uint8Array(await readFile(path)) })),
  );
  const pdf = seal.pdf && new Uint8Array(await readFile(seal.pdf.path));
  if (pdf && hashOf(pdf) !== seal.pdf?.sha256) throw new Error("the PDF of the edition is damaged");
  return {
    ...seal,
    originals,
    pdf,
    history: seal.history === null ? null : new Uint8Array(await readFile(seal.history)),
    sign,
  };
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
