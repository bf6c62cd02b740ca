import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Attribution, MentionMode, Substance } from "@/lib/claims/claim";
import type { OriginClass, Reliability, SourceState, Stance } from "@/lib/sources/source";

/**
 * What a sign-off approves: exactly the listed things and nothing else (docs: rules, Sign-off). When the digest of a
 * claim is no longer the one that was signed, the sign-off is stale.
 */
export type Signed = {
  statement: string;
  substance: Substance | null;
  mentions: {
    id: string;
    quote: string;
    mode: MentionMode;
    attribution: Attribution | null;
    /** Its words are no longer in the article; left out while they are, whatever their offsets. */
    gone?: true;
  }[];
  evidence: {
    id: string;
    sourceId: string;
    stance: Stance;
    quote: string;
    locator: string;
    credibility: number;
    note: string;
    via: string[];
    /** False while it is narrowed to a link that is not confirmed. */
    settled: boolean;
  }[];
  /** The origins that each side rests on: the sources where the links end, joined, with their class. */
  ends: { stance: "supports" | "refutes"; class: OriginClass; sourceIds: string[] }[];
  /** Grade and state of every source on the way from the evidence to its ends. */
  sources: { id: string; reliability: Reliability; state: SourceState }[];
  waivers: { rule: string; reason: string }[];
};

/**
 * SHA-256, hexadecimal, of the canonical JSON (RFC 8785) of what is signed. The order of its lists does not matter.
 *
 * Everybody who sees the claim is shown the digest, but not what a confidential source said. So what was quoted and noted
 * stands in it as a hash of its own with the salt of its source, which nobody is shown: it cannot be guessed.
 */
export function digestOf(signed: Signed, saltOf: (sourceId: string) => string): string {
  const sorted = inOrder(signed);
  const evidence = sorted.evidence.map(({ quote, locator, note, ...rest }) => ({
    ...rest,
    words: sha256(saltOf(rest.sourceId) + canonicalize([quote, locator, note])),
  }));
  return sha256(canonicalize({ ...sorted, evidence }) ?? "");
}

/** How a digest was made before there were salts: sign-offs from then are in force while theirs is still the same. */
export const formerDigestOf = (signed: Signed): string => sha256(canonicalize(inOrder(signed)) ?? "");

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const inOrder = (signed: Signed): Signed => ({
  ...signed,
  mentions: byKey(signed.mentions, (m) => m.id),
  evidence: byKey(
    signed.evidence.map((e) => ({ ...e, via: [...e.via].sort() })),
    (e) => e.id,
  ),
  ends: byKey(
    signed.ends.map((e) => ({ ...e, sourceIds: [...e.sourceIds].sort() })),
    (e) => `${e.stance} ${e.sourceIds.join(" ")}`,
  ),
  sources: byKey(signed.sources, (s) => s.id),
  waivers: byKey(signed.waivers, (w) => w.rule),
});

const byKey = <T>(list: readonly T[], key: (item: T) => string): T[] =>
  [...list].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
