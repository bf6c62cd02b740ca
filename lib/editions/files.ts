import { rm } from "node:fs/promises";
import { join } from "node:path";
import { adoptBlob, blobPath, sizeOfBlob } from "@/db/blobs";
import type { Desk } from "@/db/client";
import { dossierById } from "@/db/dossiers";
import { type Edition, editionById, editionFileOf, editionFilesOf } from "@/db/editions";
import { peopleNamed } from "@/db/people";
import { hiddenSources } from "@/db/sources";
import { placeOf } from "@/db/visible";
import type { Actor } from "@/lib/actor";
import { mustNotJudgeBlind } from "@/lib/editions/blind";
import { keepEditionFile } from "@/lib/editions/commands";
import { type Format, formats } from "@/lib/editions/formats";
import { sealMaterialFor } from "@/lib/editions/material-for-seal";
import { newDraftFolder } from "@/lib/editions/rendering/drafts";
import { howFar, type Made, type Progress, stopWaiting, waitFor } from "@/lib/editions/rendering/making";
import { renderApart } from "@/lib/editions/rendering/room";
import { NotFound } from "@/lib/errors";
import { authorise } from "@/lib/permissions";
import { program } from "@/lib/program";
import type { Settings } from "@/lib/settings";

/** A file of an edition: bytes kept under their SHA-256, with what they are called. */
export type EditionFile = { sha256: string; size: number; mediaType: string; fileName: string };

type Stores = Pick<Desk, "read" | "transact">;
type Where = Pick<Settings, "dataDir" | "siteUrl">;
type Asked = { editionId: string; format: Format };

const keyOf = ({ editionId, format }: Asked) => `${editionId}/${format}`;

/**
 * The file of an edition in one of its formats. It is rendered at the first time, apart from the server, and kept: the same
 * bytes from then on.
 * @throws NotFound for a non-member; Forbidden where it names a source that is confidential and that the viewer is not
 *   cleared for, even if the source became confidential only later; Cancelled where the viewer stopped it meanwhile.
 */
export async function editionFile(desk: Stores, actor: Actor, asked: Asked, where: Where): Promise<EditionFile> {
  const edition = await readableEdition(desk, actor, asked.editionId);
  const title = (await dossierById(desk.read, actor, edition.dossierId))?.title ?? "";
  const kept = await keptFile(desk.read, edition, asked.format, where.dataDir);
  return {
    ...(kept ?? (await waited(desk, actor, edition, asked, where))),
    ...named(edition, title, asked.format),
  };
}

/** Begins to make a file unless it is there or being made, for the actor too; returns at once. */
export async function beginEditionFile(desk: Stores, actor: Actor, asked: Asked, where: Where): Promise<void> {
  const edition = await readableEdition(desk, actor, asked.editionId);
  if (await keptFile(desk.read, edition, asked.format, where.dataDir)) return;
  // How it ends is told by the state, to whoever asks.
  waited(desk, actor, edition, asked, where).catch(() => undefined);
}

export type FileState = { state: "made" } | { state: "making"; done: number; step: string } | { state: "none" };

/** How far each file of an edition is, for whoever waits for it: to others one that is being made is not there yet. */
export async function editionFileStates(
  desk: Stores,
  actor: Actor,
  editionId: string,
): Promise<Record<Format, FileState>> {
  await readableEdition(desk, actor, editionId);
  const kept = new Set((await editionFilesOf(desk.read, actor, [editionId])).map(({ format }) => format));
  const stateOf = (format: Format): FileState => {
    if (kept.has(format) || formats[format].content) return { state: "made" };
    const far = howFar(keyOf({ editionId, format }), actor.personId);
    return far ? { state: "making", ...far } : { state: "none" };
  };
  const names = Object.keys(formats) as Format[];
  return Object.fromEntries(names.map((format) => [format, stateOf(format)])) as Record<Format, FileState>;
}

/** Stops a file for whoever waits for it. When nobody else does, nothing of it is left. */
export async function cancelEditionFile(desk: Stores, actor: Actor, asked: Asked): Promise<void> {
  await readableEdition(desk, actor, asked.editionId);
  await stopWaiting(keyOf(asked), actor.personId);
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

function waited(desk: Stores, actor: Actor, edition: Edition, asked: Asked, where: Where): Promise<Made> {
  return waitFor(keyOf(asked), actor.personId, (progress, signal) =>
    made(desk, actor, edition, asked.format, where, progress, signal),
  );
}

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
): Promise<Made> {
  const { dataDir, siteUrl } = where;
  const half: Progress = (done, step) => progress(done / 2, step);
  const pdf = formats[format].sealed
    ? ((await keptFile(desk.read, edition, "pdf", dataDir)) ??
      (await made(desk, actor, edition, "pdf", where, half, signal)))
    : null;
  const { number, audience, reason, contentSha256, createdAt } = edition;
  const by = (await peopleNamed(desk.read, [edition.createdBy])).get(edition.createdBy) ?? "";
  // Whatever stops half way leaves nothing under a name that anybody looks for.
  const folder = await newDraftFolder(dataDir);
  const draft = join(folder, "file");
  try {
    const seal = formats[format].sealed
      ? await sealMaterialFor(desk, actor, edition, { dataDir, historyPath: join(folder, "history.jsonl") })
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
    // A process that was stopped may still have been writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
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
