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

/** SHA-256, hexadecimal, of the canonical JSON (RFC 8785) of what is signed. The order of its lists does not matter. */
export function digestOf(signed: Signed): string {
  const sorted: Signed = {
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
  };
  return createHash("sha256")
    .update(canonicalize(sorted) ?? "")
    .digest("hex");
}

const byKey = <T>(list: readonly T[], key: (item: T) => string): T[] =>
  [...list].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
