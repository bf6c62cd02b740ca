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
};

export type FormatRenderer = {
  /** What people call it. */
  name: string;
  description: string;
  mediaType: string;
  extension: string;
  render(stored: StoredEdition): Uint8Array;
};
