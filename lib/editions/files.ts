import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { adoptBlob, blobPath, sizeOfBlob } from "@/db/blobs";
import type { Desk } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { type Edition, editionById, editionFileOf, editionFilesOf } from "@/db/editions";
import { peopleNamed } from "@/db/people";
import { hiddenSources } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { pathIn } from "@/lib/data-dir";
import { mustNotJudgeBlind } from "@/lib/editions/blind";
import { keepEditionFile } from "@/lib/editions/commands";
import { type Format, formats } from "@/lib/editions/formats";
import { sealMaterialFor } from "@/lib/editions/material-for-seal";
import { renderApart } from "@/lib/editions/rendering/room";
import { NotFound } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import { program } from "@/lib/program";
import type { Settings } from "@/lib/settings";

/** A file of an edition: bytes kept under their SHA-256, with what they are called. */
export type EditionFile = { sha256: string; size: number; mediaType: string; fileName: string };

/** A file that is being made now. */
export type Making = {
  /** From 0 to 1. */
  done: number;
  step: string;
  cancel: () => void;
  made: Promise<{ sha256: string; size: number }>;
};

type Stores = Pick<Desk, "read" | "transact">;
type Where = Pick<Settings, "dataDir" | "siteUrl">;
type Asked = { editionId: string; format: Format };

// One for the process, however often the framework loads this module.
const shared = globalThis as { editionsInMaking?: Map<string, Making> };
const inMaking = (): Map<string, Making> => {
  shared.editionsInMaking ??= new Map();
  return shared.editionsInMaking;
};
const keyOf = ({ editionId, format }: Asked) => `${editionId}/${format}`;

/**
 * The file of an edition in one of its formats. It is rendered at the first time, apart from the server, and kept: the same
 * bytes from then on.
 * @throws NotFound for a non-member; Forbidden where it names a source that is confidential and that the viewer is not
 *   cleared for, even if the source became confidential only later; Cancelled where somebody stopped the making.
 */
export async function editionFile(desk: Stores, actor: Actor, asked: Asked, where: Where): Promise<EditionFile> {
  const edition = await readableEdition(desk, actor, asked.editionId);
  const title = (await dossierById(desk.read, actor, edition.dossierId))?.title ?? "";
  const kept = await keptFile(desk.read, edition, asked.format, where.dataDir);
  return {
    ...(kept ?? (await making(desk, actor, edition, asked, where).made)),
    ...named(edition, title, asked.format),
  };
}

/** Begins to make a file unless it is there or being made; returns at once. */
export async function beginEditionFile(desk: Stores, actor: Actor, asked: Asked, where: Where): Promise<void> {
  const edition = await readableEdition(desk, actor, asked.editionId);
  if (await keptFile(desk.read, edition, asked.format, where.dataDir)) return;
  // How it ends is told by the state, to whoever asks.
  making(desk, actor, edition, asked, where).made.catch(() => undefined);
}

export type FileState = { state: "made" } | { state: "making"; done: number; step: string } | { state: "none" };

/** How far each file of an edition is. */
export async function editionFileStates(
  desk: Stores,
  actor: Actor,
  editionId: string,
): Promise<Record<Format, FileState>> {
  await readableEdition(desk, actor, editionId);
  const kept = new Set((await editionFilesOf(desk.read, actor, [editionId])).map(({ format }) => format));
  const stateOf = (format: Format): FileState => {
    if (kept.has(format) || formats[format].content) return { state: "made" };
    const now = inMaking().get(keyOf({ editionId, format }));
    if (!now) return { state: "none" };
    return { state: "making", done: now.done, step: now.step };
  };
  const names = Object.keys(formats) as Format[];
  return Object.fromEntries(names.map((format) => [format, stateOf(format)])) as Record<Format, FileState>;
}

/** Stops the making of a file; nothing of it is left. Where it is not being made, nothing happens. */
export async function cancelEditionFile(desk: Stores, actor: Actor, asked: Asked): Promise<void> {
  await readableEdition(desk, actor, asked.editionId);
  inMaking().get(keyOf(asked))?.cancel();
}

/**
 * An edition for somebody who may read it.
 * @throws NotFound for a non-member; Forbidden for whoever is not cleared for a confidential source that it names; Conflict
 *   for whoever is to give a blind second verdict in the dossier.
 */
export async function readableEdition(
  { read }: Pick<Stores, "read">,
  actor: Actor,
  editionId: string,
): Promise<Edition> {
  const place = await placeOf(read, actor, "edition", editionId);
  const edition = await editionById(read, actor, editionId);
  if (!edition) throw new NotFound();
  const hidden = await hiddenSources(read, actor, place.dossierId);
  authorise("edition.read", { ...place.facts, clearedForNames: !edition.names.some((id) => hidden.has(id)) });
  await mustNotJudgeBlind(read, actor, place.dossierId);
  return edition;
}

/** The file where it is there already: the content was stored when the edition was made, others once they were rendered. */
async function keptFile(read: Stores["read"], edition: Edition, format: Format, dataDir: string) {
  if (!formats[format].content) return editionFileOf(read, edition.id, format);
  const sha256 = edition.contentSha256;
  return { sha256, size: await sizeOfBlob(dataDir, sha256) };
}

/** The making that is under way, or a new one: two who ask at once get the same. */
function making(desk: Stores, actor: Actor, edition: Edition, asked: Asked, where: Where): Making {
  const under = inMaking().get(keyOf(asked));
  if (under) return under;
  const stop = new AbortController();
  const begun: Making = {
    done: 0,
    step: "Waiting",
    cancel: () => stop.abort(),
    made: Promise.resolve({ sha256: "", size: 0 }),
  };
  const progress: Progress = (done, step) => Object.assign(begun, { done, step });
  begun.made = made(desk, actor, edition, asked.format, where, progress, stop.signal).finally(() =>
    inMaking().delete(keyOf(asked)),
  );
  inMaking().set(keyOf(asked), begun);
  return begun;
}

type Progress = (done: number, step: string) => void;

/**
 * A sealed edition takes the most memory, and so does the PDF in it: that is made first, as a file of its own, in a
 * process that ends before the rest is begun.
 */
async function made(
  desk: Stores,
  actor: Actor,
  edition: Edition,
  format: Format,
  where: Where,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ sha256: string; size: number }> {
  const { dataDir, siteUrl } = where;
  const half: Progress = (done, step) => progress(done / 2, step);
  const pdf = formats[format].sealed
    ? ((await keptFile(desk.read, edition, "pdf", dataDir)) ??
      (await made(desk, actor, edition, "pdf", where, half, signal)))
    : null;
  const { number, audience, reason, contentSha256, createdAt } = edition;
  const by = (await peopleNamed(desk.read, [edition.createdBy])).get(edition.createdBy) ?? "";
  // Whatever stops half way leaves nothing under a name that anybody looks for.
  const draft = pathIn(dataDir, `rendering/${randomBytes(12).toString("hex")}`);
  await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
  try {
    const seal = formats[format].sealed
      ? await sealMaterialFor(desk, actor, edition, { dataDir, historyPath: `${draft}.jsonl` })
      : null;
    const blob = await renderApart(
      {
        format,
        content: blobPath(dataDir, contentSha256),
        edition: { number, audience, reason, contentSha256, createdAt, by },
        newsroom: new URL(siteUrl).host,
        program,
        seal: seal && {
          ...seal.job,
          pdf: pdf ? { path: blobPath(dataDir, pdf.sha256), sha256: pdf.sha256 } : undefined,
        },
        out: draft,
      },
      {
        progress: (done, step) => progress(pdf ? 0.5 + done / 2 : done, step),
        sign: seal?.sign ?? refuseToSign,
        signal,
      },
    );
    await adoptBlob(draft, blob, dataDir);
    await desk.transact((tx) =>
      keepEditionFile(tx, { editionId: edition.id, format, ...blob, madeAt: actor.now.toISOString() }),
    );
    return blob;
  } finally {
    await rm(draft, { force: true });
    await rm(`${draft}.jsonl`, { force: true });
  }
}

function refuseToSign(): never {
  throw new Error("only a sealed edition is signed");
}

function named({ number, audience }: Edition, title: string, format: Format) {
  const { mediaType, extension } = formats[format];
  return { mediaType, fileName: `${slugOf(title)}-${audience}-${number}.${extension}` };
}

/** A file name that every system takes: letters, figures and hyphens. */
function slugOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/[^\x20-\x7e]/g, "");
  const slug = plain.toLowerCase().match(/[a-z0-9]+/g);
  return slug?.join("-").slice(0, 60) || "dossier";
}
