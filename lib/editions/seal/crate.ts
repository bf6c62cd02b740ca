import { canonical } from "@/lib/history/chain";

/** A file of the payload as the crate describes it. */
export type Described = {
  /** Below `data/`. */
  path: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** What it was made from or shows, one sentence; empty for none. */
  description: string;
};

export type CrateFacts = {
  title: string;
  description: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  /** Who publishes it: the newsroom's name. */
  publisher: string;
  program: string;
};

/**
 * Describes a payload for archives: RO-Crate Metadata Document of RO-Crate 1.2 (https://w3id.org/ro/crate/1.2), flattened
 * JSON-LD, as canonical JSON.
 */
export function crateOf(facts: CrateFacts, files: readonly Described[]): Uint8Array {
  const parts = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const graph = [
    {
      "@id": "ro-crate-metadata.json",
      "@type": "CreativeWork",
      conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
      about: { "@id": "./" },
    },
    {
      "@id": "./",
      "@type": "Dataset",
      name: facts.title,
      description: facts.description,
      datePublished: facts.madeAt,
      license: { "@id": "#rights" },
      publisher: { "@id": "#newsroom" },
      hasPart: parts.map(({ path }) => ({ "@id": path })),
      mainEntity: { "@id": "dossier.json" },
    },
    { "@id": "#newsroom", "@type": "Organization", name: facts.publisher },
    {
      "@id": "#rights",
      "@type": "CreativeWork",
      name: "All rights reserved",
      description: "Articles and papers in this edition belong to their authors. It is handed over for checking.",
    },
    { "@id": "#program", "@type": "SoftwareApplication", name: facts.program },
    {
      "@id": "#sealing",
      "@type": "CreateAction",
      name: "Sealing of the edition",
      endTime: facts.madeAt,
      instrument: { "@id": "#program" },
      agent: { "@id": "#newsroom" },
      result: { "@id": "./" },
    },
    ...parts.map(({ path, name, mediaType, size, sha256, description }) => ({
      "@id": path,
      "@type": "File",
      name,
      encodingFormat: mediaType.replaceAll("; ", ";"),
      contentSize: String(size),
      sha256,
      ...(description ? { description } : {}),
    })),
  ];
  return new TextEncoder().encode(canonical({ "@context": "https://w3id.org/ro/crate/1.2/context", "@graph": graph }));
}
