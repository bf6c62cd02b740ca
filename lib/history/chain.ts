import { sha256 as digest } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import canonicalize from "canonicalize";

/**
 * How history is chained: the hash of an event covers the previous hash, its header and SHA-256(salt ‖ payload), so
 * that a payload can be withheld or erased and the chain still verifies.
 */
export type Header = {
  chain: string;
  number: number;
  at: string;
  actorId: string | null;
  type: string;
  subjectType: string;
  subjectId: string;
};

export type Link = Header & {
  payload: string | null;
  salt: string;
  payloadHash: string;
  previousHash: string;
  hash: string;
};

/** The `previousHash` of the first event of a chain. */
export const genesis = "0".repeat(64);

/** Hexadecimal. The same code runs on the server and in the browser of a stranger who checks an edition. */
export const sha256 = (text: string | Uint8Array): string => bytesToHex(digest(text));

/** Canonical JSON, RFC 8785. */
export const canonical = (value: unknown): string => canonicalize(value) ?? "null";

export const payloadHashOf = (salt: string, payload: string): string => sha256(salt + payload);

export const hashOf = (previousHash: string, header: Header, payloadHash: string): string =>
  sha256(
    canonical({
      previousHash,
      payloadHash,
      chain: header.chain,
      number: header.number,
      at: header.at,
      actorId: header.actorId,
      type: header.type,
      subjectType: header.subjectType,
      subjectId: header.subjectId,
    }),
  );

export type Broken = { chain: string; number: number; reason: string };

/**
 * Checks one chain, oldest event first. An erased payload (null) is accepted: its hash still stands in the chain.
 * @param after the event before the first of these, where a long chain is checked in parts.
 * @returns the first bad event, or null when the chain is whole.
 */
export function firstBroken(
  links: Iterable<Link>,
  after: Pick<Link, "number" | "hash"> = { number: 0, hash: genesis },
): Broken | null {
  let previousHash = after.hash;
  let number = after.number;
  for (const link of links) {
    number += 1;
    const broken = (reason: string): Broken => ({ chain: link.chain, number: link.number, reason });
    if (link.number !== number) return broken(`event ${number} is missing`);
    if (link.previousHash !== previousHash) return broken("it does not follow the event before it");
    if (link.payload !== null && payloadHashOf(link.salt, link.payload) !== link.payloadHash)
      return broken("its payload was changed");
    if (hashOf(previousHash, link, link.payloadHash) !== link.hash) return broken("its header was changed");
    previousHash = link.hash;
  }
  return null;
}
