import type { LinkKind, OriginClass, SourceKind } from "@/lib/sources/source";

/** What sources, their links and their ends are called: on pages, in drawings and in editions. */

export const sourceKindWord: Record<SourceKind, string> = {
  article: "Article",
  document: "Document",
  dataset: "Dataset",
  statement: "Statement",
  interview: "Interview",
  post: "Post",
  image: "Image",
  observation: "Observation",
};

export const linkKindWord: Record<LinkKind, string> = {
  rewrites: "rewrites",
  republishes: "republishes",
  translates: "translates",
  quotes: "quotes",
  cites: "cites",
  interviewed: "interviewed",
  obtained: "obtained",
  witnessed: "witnessed",
};

export const originClassWord: Record<OriginClass, string> = {
  established: "established",
  soft: "soft: unnamed people",
  open: "not established",
  unidentified: "unidentified",
};

/** What an origin mark stands for, in words: "established, held". */
export const originMarkWord = (of: OriginClass, held: boolean): string =>
  of === "established" ? `established, ${held ? "held" : "not held"}` : originClassWord[of];
