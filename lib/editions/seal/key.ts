import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** The newsroom's public Ed25519 key as it stands in an edition: PEM of a SubjectPublicKeyInfo (RFC 8410). */

/** What precedes the 32 bytes of an Ed25519 key in DER: SEQUENCE { SEQUENCE { 1.3.101.112 }, BIT STRING }. */
const spkiHead = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

export const pemOf = (key: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${base64(derOf(key))}\n-----END PUBLIC KEY-----\n`;

/** SHA-256 of the key in DER, hexadecimal: what `openssl pkey -pubin -outform DER | sha256sum` prints. */
export const fingerprintOf = (key: Uint8Array): string => bytesToHex(sha256(derOf(key)));

/** The 32 bytes of the key; null unless the text is exactly such a PEM. */
export function keyIn(pem: string): Uint8Array | null {
  const [, inside] = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/]{59}=)\n-----END PUBLIC KEY-----\n$/.exec(pem) ?? [];
  if (!inside) return null;
  const der = fromBase64(inside);
  const key = der.subarray(spkiHead.length);
  return key.length === 32 && spkiHead.every((byte, at) => der[at] === byte) ? key : null;
}

/** A fingerprint as people copy it: with colons or spaces, in capitals, or with "sha256:" before it; null for anything else. */
export function fingerprintIn(typed: string): string | null {
  const plain = typed
    .replace(/^\s*sha-?256:/i, "")
    .replace(/[\s:]/g, "")
    .toLowerCase();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}

/** In groups of four, to be read aloud. */
export const readable = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, "$1 ");

function derOf(key: Uint8Array): Uint8Array {
  if (key.length !== 32) throw new Error("an Ed25519 key has 32 bytes");
  return Uint8Array.of(...spkiHead, ...key);
}

export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
