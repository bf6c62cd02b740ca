import type { Audience } from "@/lib/dossiers/dossier";
import type { DossierExport } from "@/lib/editions/schema";

/** A stored edition as every format gets it. */
export type StoredEdition = {
  value: DossierExport;
  /** The value's canonical JSON, as it was hashed. */
  bytes: Uint8Array;
  edition: {
    number: number;
    audience: Audience;
    reason: string;
    contentSha256: string;
    /** ISO 8601, UTC. */
    createdAt: string;
    /** Name of who made it. */
    by: string;
  };
  /** The desk that it comes from, by its address. */
  newsroom: string;
  /** Name and version of the program. */
  program: string;
};

/** What a sealed edition takes beside the edition itself. */
export type SealMaterial = {
  /** The events of the dossier's chain up to the edition's, one a line; null where the audience gets the head alone. */
  history: Uint8Array | null;
  head: { eventNumber: number; hash: string };
  key: { fingerprint: string; publicKey: string };
  originals: readonly { sha256: string; name: string; mediaType: string; description: string; bytes: Uint8Array }[];
  /** The PDF where it was made before, in a process of its own that has given its memory back. */
  pdf?: Uint8Array;
  /** Signs where the key is: not in the process that renders. */
  sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

export type RenderingTools = {
  /** Told from 0 to 1, with what is being done. */
  progress: (done: number, step: string) => void;
  /** Only where the format asks for it. */
  seal: SealMaterial | null;
};

export type FormatRenderer = {
  /** What people call it. */
  name: string;
  description: string;
  mediaType: string;
  extension: string;
  /** It is the stored content itself, which need not be rendered. */
  content?: true;
  /** It needs the originals, the history and the newsroom's key. */
  sealed?: true;
  render(stored: StoredEdition, tools: RenderingTools): Uint8Array | Promise<Uint8Array>;
};
