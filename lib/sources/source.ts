/** The newsroom's words for sources, origin links and evidence. */

export const sourceKinds = [
  "article",
  "document",
  "dataset",
  "statement",
  "interview",
  "post",
  "image",
  "observation",
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Kinds that are the thing itself; their outlet or author is who speaks or issues, never who publishes. */
export const primaryKinds: readonly SourceKind[] = ["document", "dataset", "statement", "interview", "observation"];
export const isPrimary = (kind: SourceKind): boolean => primaryKinds.includes(kind);

export const sourceStates = ["good", "corrected", "retracted"] as const;
export type SourceState = (typeof sourceStates)[number];

/** NATO admiralty code: how far the source can be relied on, set apart from the credibility of what it says. */
export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof reliabilities)[number];
export const reliabilityMeaning: Record<Reliability, string> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "cannot be judged",
};

/** NATO admiralty code: how credible the information is, whoever brings it. */
export const credibilities = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof credibilities)[number];
export const credibilityMeaning: Record<Credibility, string> = {
  1: "confirmed by others",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "cannot be judged",
};

export const stances = ["supports", "refutes", "context"] as const;
export type Stance = (typeof stances)[number];

export const linkKinds = [
  "rewrites",
  "republishes",
  "translates",
  "quotes",
  "cites",
  "interviewed",
  "obtained",
  "witnessed",
] as const;
export type LinkKind = (typeof linkKinds)[number];

/** First-hand links are own reporting; all others are second-hand. */
export const firstHandKinds: readonly LinkKind[] = ["interviewed", "obtained", "witnessed"];
export const isFirstHand = (kind: LinkKind): boolean => firstHandKinds.includes(kind);

export const linkStates = ["proposed", "confirmed", "rejected"] as const;
export type LinkState = (typeof linkStates)[number];

/** Classes of ends and of the origins they make, best first. */
export const originClasses = ["established", "soft", "open", "unidentified"] as const;
export type OriginClass = (typeof originClasses)[number];
