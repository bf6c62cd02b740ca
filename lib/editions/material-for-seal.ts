import { open } from "node:fs/promises";
import { blobPath, bytesOfBlob } from "@/db/blobs";
import type { Desk } from "@/db/client";
import { type Edition, eventHash, kindsOfOriginals } from "@/db/editions";
import { sealedLinks } from "@/db/history";
import type { Actor } from "@/lib/actor";
import type { Audience } from "@/lib/dossiers/dossier";
import { shownTo } from "@/lib/editions/audiences";
import type { RenderJob } from "@/lib/editions/rendering/work";
import type { DossierExport } from "@/lib/editions/schema";
import { signingKey } from "@/lib/editions/signing-keys";
import { canonical, type Link } from "@/lib/history/chain";
import type { EventType } from "@/lib/history/events";

/** Gathers what a sealed edition takes beside its content: the key, the originals, and the chain as its audience may read it. */
export async function sealMaterialFor(
  desk: Pick<Desk, "read" | "transact">,
  actor: Actor,
  edition: Edition,
  { dataDir, historyPath }: { dataDir: string; historyPath: string },
): Promise<{ job: NonNullable<RenderJob["seal"]>; sign: (bytes: Uint8Array) => Uint8Array }> {
  const { read } = desk;
  const { dossierId, eventNumber, audience } = edition;
  const key = await signingKey(desk, actor, dataDir);
  const content = new TextDecoder().decode(await bytesOfBlob(dataDir, edition.contentSha256));
  const history = shownTo[audience].history ? historyPath : null;
  if (history) await writeHistory(read, edition, history);
  return {
    job: {
      history,
      head: { eventNumber, hash: await eventHash(read, dossierId, eventNumber) },
      key: { fingerprint: key.fingerprint, publicKey: key.publicKey },
      originals: await originalsOf(read, edition, JSON.parse(content), dataDir),
    },
    sign: key.sign,
  };
}

const page = 2000;

async function writeHistory(read: Desk["read"], edition: Edition, path: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for (let after = 0; after < edition.eventNumber; ) {
      const links = await sealedLinks(read, edition, { after, upTo: edition.eventNumber, limit: page });
      const last = links.at(-1);
      if (!last) throw new Error("the chain ends before the edition");
      await file.appendFile(links.map((link) => `${canonical(shown(link, edition.audience))}\n`).join(""));
      after = last.number;
    }
  } finally {
    await file.close();
  }
}

const talk: readonly EventType[] = ["comment-written", "comment-edited"];
const notes: readonly EventType[] = ["evidence-entered", "evidence-changed", "evidence-removed"];

/** What the audience is not shown elsewhere is withheld here as well, with the salt by which it could be guessed. */
function shown(link: Link, audience: Audience): Link {
  const of = shownTo[audience];
  const type = link.type as EventType;
  const out = (!of.talk && talk.includes(type)) || (!of.notes && notes.includes(type));
  return out ? { ...link, payload: null, salt: "" } : link;
}

/**
 * The files as they came. That of a draft tells who wrote it and what was struck out. The content is taken as it was
 * stored: what renders it checks it whole, which would keep others waiting here.
 */
async function originalsOf(
  read: Desk["read"],
  { dossierId, audience }: Pick<Edition, "dossierId" | "audience">,
  value: Pick<DossierExport, "articles" | "sources">,
  dataDir: string,
) {
  const wanted = new Map<string, { name: string; description: string }>();
  for (const { letter, title, outlet, ours, revision } of value.articles)
    if (!ours || shownTo[audience].drafts)
      wanted.set(revision.originalSha256, {
        name: `Original of ${letter}: ${title}`,
        description: `As it was uploaded${outlet ? `, by ${outlet}` : ""}.`,
      });
  for (const { ref, title, snapshots } of value.sources)
    for (const { sha256, storedAt } of snapshots)
      if (!wanted.has(sha256))
        wanted.set(sha256, { name: `Snapshot of ${ref}: ${title}`, description: `Stored ${storedAt}.` });
  const kinds = await kindsOfOriginals(read, dossierId, [...wanted.keys()]);
  return [...wanted].map(([sha256, said]) => ({
    sha256,
    ...said,
    mediaType: mediaTypeOf(kinds.get(sha256)),
    path: blobPath(dataDir, sha256),
  }));
}

/** By the format that read an article. */
const mediaTypes: Record<string, string> = {
  txt: "text/plain",
  paste: "text/plain",
  md: "text/markdown",
  html: "text/html",
  "rich-text": "text/html",
  mhtml: "multipart/related",
  pdf: "application/pdf",
  eml: "message/rfc822",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
};

function mediaTypeOf(kind: { mediaType: string } | { format: string } | undefined): string {
  const known = kind && ("format" in kind ? mediaTypes[kind.format] : kind.mediaType);
  return known || "application/octet-stream";
}
