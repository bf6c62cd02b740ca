import { z } from "zod";
import { audiences } from "@/lib/dossiers/dossier";
import { tagManifestName } from "@/lib/editions/seal/bag";
import { base64, fromBase64 } from "@/lib/editions/seal/key";
import { canonical } from "@/lib/history/chain";

/**
 * What the newsroom states by signing an edition, as an in-toto statement in a DSSE envelope, so that tools for supply
 * chains can check it as well. Sources: in-toto Attestation Framework, Statement v1; DSSE v1.0.2, protocol.md.
 */

export const payloadType = "application/vnd.in-toto+json";
export const predicateType = "urn:second-source:edition:1";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** What is said of the edition beside its checksum. */
const predicate = z.strictObject({
  edition: z.int().min(1),
  audience: z.enum(audiences),
  /** ISO 8601, UTC. */
  madeAt: z.string(),
  /** Of dossier.json. */
  contentSha256: hex(32),
  history: z.strictObject({
    /** The last event that the edition contains, and its hash. */
    eventNumber: z.int().min(0),
    head: hex(32),
    /** The chain lies in the edition. Its headers tell who did what when, so the public gets its head alone. */
    included: z.boolean(),
  }),
  /** The program that made it. */
  program: z.string(),
});
export type Predicate = z.infer<typeof predicate>;

const statement = z.strictObject({
  _type: z.literal("https://in-toto.io/Statement/v1"),
  subject: z.tuple([z.strictObject({ name: z.literal(tagManifestName), digest: z.strictObject({ sha512: hex(64) }) })]),
  predicateType: z.literal(predicateType),
  predicate,
});
export type Statement = z.infer<typeof statement>;

export const statementOf = (tagManifestSha512: string, said: Predicate): Statement => ({
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: tagManifestName, digest: { sha512: tagManifestSha512 } }],
  predicateType,
  predicate: said,
});

const utf8 = new TextEncoder();

/** DSSE's pre-authentication encoding: what is signed, so that the type cannot be changed either. */
export function preAuthenticated(type: string, payload: Uint8Array): Uint8Array {
  const head = utf8.encode(`DSSEv1 ${utf8.encode(type).length} ${type} ${payload.length} `);
  const all = new Uint8Array(head.length + payload.length);
  all.set(head);
  all.set(payload, head.length);
  return all;
}

/** The envelope's file: canonical JSON, so that every byte of it is determined by what it says. */
export async function envelopeOf(
  stated: Statement,
  { fingerprint, sign }: { fingerprint: string; sign: (bytes: Uint8Array) => Promise<Uint8Array> },
): Promise<Uint8Array> {
  const payload = utf8.encode(canonical(stated));
  const sig = base64(await sign(preAuthenticated(payloadType, payload)));
  return utf8.encode(
    `${canonical({ payload: base64(payload), payloadType, signatures: [{ keyid: fingerprint, sig }] })}\n`,
  );
}

export type Envelope = { statement: Statement; keyid: string; sig: Uint8Array; signed: Uint8Array };

/** Reads an envelope that `envelopeOf` wrote; null for any other bytes, also where they would mean the same. */
export function envelopeIn(file: Uint8Array): Envelope | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(file);
    const { payload, payloadType: type, signatures } = JSON.parse(text);
    const [{ keyid, sig }] = signatures;
    const bytes = fromBase64(payload);
    const stated = statement.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    const same = `${canonical({ payload: base64(utf8.encode(canonical(stated))), payloadType, signatures: [{ keyid, sig }] })}\n`;
    if (type !== payloadType || same !== text || base64(fromBase64(sig)) !== sig) return null;
    return { statement: stated, keyid, sig: fromBase64(sig), signed: preAuthenticated(type, bytes) };
  } catch {
    // Whatever is not such an envelope is told as one that cannot be read.
    return null;
  }
}
