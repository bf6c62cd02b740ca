import { zipSync } from "fflate";
import type { Audience } from "@/lib/dossiers/dossier";
import {
  envelopeName,
  type Files,
  sha512Of,
  signatureName,
  tagFilesOf,
  tagManifestName,
} from "@/lib/editions/seal/bag";
import { crateOf, type Described } from "@/lib/editions/seal/crate";
import { howToVerify } from "@/lib/editions/seal/how-to-verify";
import { envelopeOf, statementOf } from "@/lib/editions/seal/statement";
import { keyName } from "@/lib/editions/seal/verify";
import { sha256 } from "@/lib/history/chain";

/** A file that goes into a sealed edition, below `data/`. */
export type Part = Pick<Described, "path" | "name" | "mediaType" | "description"> & { bytes: Uint8Array };

export type Sealing = {
  edition: {
    number: number;
    audience: Audience;
    title: string;
    /** ISO 8601, UTC. */
    madeAt: string;
    contentSha256: string;
    eventNumber: number;
    /** Hash of that event. */
    head: string;
  };
  /** dossier.json, and history.jsonl where the audience gets it, are among them. */
  parts: readonly Part[];
  newsroom: string;
  program: string;
  key: { fingerprint: string; publicKey: string };
  sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

const utf8 = new TextEncoder();

/** The files of a sealed edition: a bag with a crate in it, signed over its list of checksums. */
export async function sealedFiles({ edition, parts, newsroom, program, key, sign }: Sealing): Promise<Files> {
  const described = parts.map(({ bytes, ...part }) => ({ ...part, size: bytes.length, sha256: sha256(bytes) }));
  const crate = crateOf(
    {
      title: `${edition.title}, edition ${edition.number} for ${edition.audience}`,
      description:
        "A dossier of a newsroom: articles, their claims, what corroborates or refutes them, and who signed.",
      madeAt: edition.madeAt,
      publisher: newsroom,
      program,
    },
    described,
  );
  const crateName = "ro-crate-metadata.json";
  const payload = new Map(parts.map(({ path, bytes }) => [path, { sha512: sha512Of(bytes), size: bytes.length }]));
  payload.set(crateName, { sha512: sha512Of(crate), size: crate.length });
  const tags = tagFilesOf(
    payload,
    [
      ["Source-Organization", newsroom],
      ["External-Description", `${edition.title}, edition ${edition.number} for ${edition.audience}`],
      ["Bagging-Date", edition.madeAt.slice(0, 10)],
      ["Bag-Software-Agent", program],
    ],
    new Map([
      ["VERIFY.md", utf8.encode(howToVerify(edition, key.fingerprint))],
      [keyName, utf8.encode(key.publicKey)],
    ]),
  );
  const list = tags.get(tagManifestName);
  if (!list) throw new Error("a bag without its list");
  const statement = statementOf(sha512Of(list), {
    edition: edition.number,
    audience: edition.audience,
    madeAt: edition.madeAt,
    contentSha256: edition.contentSha256,
    history: {
      eventNumber: edition.eventNumber,
      head: edition.head,
      included: parts.some(({ path }) => path === "history.jsonl"),
    },
    program,
  });
  return new Map([
    ...tags,
    [signatureName, await sign(list)],
    [envelopeName, await envelopeOf(statement, { fingerprint: key.fingerprint, sign })],
    [`data/${crateName}`, crate],
    ...parts.map(({ path, bytes }) => [`data/${path}`, bytes] as const),
  ]);
}

/** Packs the files into one folder of a ZIP; the same files give the same bytes. */
export function zipped(files: Files, folder: string, madeAt: string): Uint8Array {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  // A ZIP's times have no zone: fflate writes local ones, so that the instant is moved to be the same everywhere.
  const made = new Date(madeAt);
  const mtime = new Date(made.getTime() + made.getTimezoneOffset() * 60_000);
  return zipSync(Object.fromEntries(entries.map(([path, bytes]) => [`${folder}/${path}`, bytes])), { level: 6, mtime });
}
