import { ed25519 } from "@noble/curves/ed25519";
import {
  envelopeName,
  type Files,
  manifestIn,
  manifestName,
  sha512Of,
  signatureName,
  tagManifestName,
  unlistedNames,
} from "@/lib/editions/seal/bag";
import { fingerprintOf, keyIn } from "@/lib/editions/seal/key";
import { envelopeIn, type Predicate } from "@/lib/editions/seal/statement";
import { firstBroken, type Link, sha256 } from "@/lib/history/chain";

/** The public key as it lies in an edition. */
export const keyName = "newsroom-key.pem";
export const contentName = "data/dossier.json";
export const historyName = "data/history.jsonl";

/** Something about an edition that is not as it was sealed. */
export type Finding = {
  path: string;
  what: "altered" | "missing" | "unlisted" | "unreadable" | "not-signed" | "broken";
  detail: string;
};

export type Checked = {
  /** `proven`: intact, and signed by the key that was asked for. `intact`: whole, its signer unproven. */
  verdict: "proven" | "intact" | "altered" | "other-signer";
  findings: Finding[];
  files: number;
  /** Of the key that lies in the edition; null where none can be read. */
  fingerprint: string | null;
  /** What the newsroom states of it; null where the statement cannot be read. */
  edition: Predicate | null;
  /** Events of its history chain; null where it holds none that can be read. */
  events: number | null;
};

/**
 * Checks a sealed edition with nothing but itself: every file against its checksum, files that nobody listed, the
 * signature over the list, the statement, and the history chain up to the event that the statement names.
 *
 * That it is signed by the newsroom follows only with a fingerprint from outside: whoever forges an edition can put a key
 * of their own into it.
 * @param wanted the fingerprint that the newsroom made known; null where there is none at hand.
 */
export function checked(files: Files, wanted: string | null): Checked {
  const findings: Finding[] = [];
  const find = (path: string, what: Finding["what"], detail: string) => findings.push({ path, what, detail });

  const listed = checkedLists(files, find);
  for (const path of files.keys())
    if (!listed.has(path) && !unlistedNames.includes(path))
      find(path, "unlisted", "It is in no list: somebody added it after the sealing.");

  const key = keyIn(textOf(files, keyName));
  if (!key && files.has(keyName)) find(keyName, "unreadable", "It is not an Ed25519 public key.");
  const tagManifest = files.get(tagManifestName);
  const signature = files.get(signatureName);
  if (!signature) find(signatureName, "missing", "The signature is not there.");
  else if (key && tagManifest && !isSigned(signature, tagManifest, key))
    find(
      signatureName,
      "not-signed",
      "The list of checksums or its signature was altered: they do not belong together.",
    );

  const envelope = checkedEnvelope(files, key, find);
  const predicate = envelope?.statement.predicate ?? null;
  const content = files.get(contentName);
  if (predicate && content && sha256(content) !== predicate.contentSha256)
    find(contentName, "altered", "It is not the content that the statement names.");
  const events = checkedHistory(files, predicate, find);

  const fingerprint = key && fingerprintOf(key);
  return {
    verdict: verdictOf(findings, fingerprint, wanted),
    findings,
    files: files.size,
    fingerprint,
    edition: predicate,
    events,
  };
}

type Find = (path: string, what: Finding["what"], detail: string) => void;

/** Checks the two manifests, and every file that one of them lists; returns the paths listed. */
function checkedLists(files: Files, find: Find): Set<string> {
  const listed = new Set<string>();
  for (const name of [tagManifestName, manifestName]) {
    if (!files.has(name)) {
      find(name, "missing", "The list of checksums is not there.");
      continue;
    }
    const { checksums, unreadable } = manifestIn(textOf(files, name));
    for (const { line } of unreadable) find(name, "unreadable", `Line ${line} is not a line of such a list.`);
    for (const [path, checksum] of checksums) {
      listed.add(path);
      const file = files.get(path);
      if (!file) find(path, "missing", "It is listed and not there.");
      else if (sha512Of(file) !== checksum) find(path, "altered", "It is not as it was sealed.");
    }
  }
  for (const name of ["bagit.txt", "bag-info.txt", manifestName, keyName])
    if (files.has(name) && !listed.has(name))
      find(name, "unlisted", "It is in no list: it is not covered by the signature.");
  return listed;
}

function checkedEnvelope(files: Files, key: Uint8Array | null, find: Find) {
  const file = files.get(envelopeName);
  if (!file) {
    find(envelopeName, "missing", "The statement of the newsroom is not there.");
    return null;
  }
  const envelope = envelopeIn(file);
  if (!envelope) {
    find(envelopeName, "unreadable", "It is not a statement as the program writes it.");
    return null;
  }
  if (key && (envelope.keyid !== fingerprintOf(key) || !isSigned(envelope.sig, envelope.signed, key)))
    find(envelopeName, "not-signed", "The statement was altered, or another key signed it.");
  const tagManifest = files.get(tagManifestName);
  if (tagManifest && envelope.statement.subject[0]?.digest.sha512 !== sha512Of(tagManifest))
    find(tagManifestName, "altered", "It is not the list that the statement names.");
  return envelope;
}

/** The history is one JSON object a line, as `chain.ts` chains it; payloads that are withheld are null. */
function checkedHistory(files: Files, predicate: Predicate | null, find: Find): number | null {
  if (!files.has(historyName)) {
    if (predicate?.history.included !== false) find(historyName, "missing", "The history is not there.");
    return null;
  }
  let links: Link[];
  try {
    links = textOf(files, historyName)
      .split("\n")
      .filter((line) => line !== "")
      .map(linkIn);
  } catch {
    // What a stranger hands in need not be JSON; it is told as what it is.
    find(historyName, "unreadable", "It is not a history as the program writes it.");
    return null;
  }
  const broken = firstBroken(links);
  if (broken) find(historyName, "broken", `Event ${broken.number}: ${broken.reason}.`);
  const last = links.at(-1);
  if (predicate && (last?.number !== predicate.history.eventNumber || last.hash !== predicate.history.head))
    find(historyName, "broken", "It does not end with the event that the statement names.");
  return links.length;
}

function linkIn(line: string): Link {
  const link: unknown = JSON.parse(line);
  if (typeof link !== "object" || link === null) throw new Error("not an event");
  return link as Link;
}

function verdictOf(
  findings: readonly Finding[],
  fingerprint: string | null,
  wanted: string | null,
): Checked["verdict"] {
  if (findings.length > 0 || fingerprint === null) return "altered";
  if (wanted === null) return "intact";
  return wanted === fingerprint ? "proven" : "other-signer";
}

function isSigned(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    // A signature of the wrong length, or a key that is no point of the curve, signs nothing.
    return false;
  }
}

const textOf = (files: Files, path: string): string => new TextDecoder().decode(files.get(path));
