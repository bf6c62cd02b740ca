import {
  type ClaimKind,
  claimKinds,
  type MentionMode,
  mentionModes,
  type Stakes,
  type Substance,
  stakesLevels,
  substances,
} from "@/lib/claims/claim";
import {
  type Reliability,
  reliabilities,
  type SourceKind,
  type Stance,
  sourceKinds,
  stances,
} from "@/lib/sources/source";

/** How the words of other desks' sheets are ours. What is not known here is asked for, never guessed. */

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type Known<T extends string> = { own: readonly T[]; others: Readonly<Record<string, T>> };

function known<T extends string>({ own, others }: Known<T>): (text: string) => T | null {
  const words = new Map<string, T>([...own.map((word) => [plain(word), word] as const), ...Object.entries(others)]);
  return (text) => words.get(plain(text)) ?? null;
}

export const claimKindIn = known<ClaimKind>({
  own: claimKinds,
  others: {
    number: "figure",
    numbers: "figure",
    statistic: "figure",
    statistics: "figure",
    data: "figure",
    quotation: "quote",
    accusation: "allegation",
    incident: "event",
    misc: "other",
  },
});

export const stakesIn = known<Stakes>({
  own: stakesLevels,
  others: {
    low: "routine",
    normal: "routine",
    minor: "routine",
    medium: "important",
    high: "critical",
    major: "critical",
    urgent: "critical",
  },
});

export const substanceIn = known<Substance>({
  own: substances,
  others: {
    true: "supported",
    correct: "supported",
    confirmed: "supported",
    verified: "supported",
    accurate: "supported",
    yes: "supported",
    false: "refuted",
    wrong: "refuted",
    incorrect: "refuted",
    debunked: "refuted",
    fake: "refuted",
    no: "refuted",
    mixed: "conflicting",
    mixture: "conflicting",
    "half true": "conflicting",
    "partly true": "conflicting",
    "partly false": "conflicting",
    "partially true": "conflicting",
    misleading: "conflicting",
    disputed: "conflicting",
    unproven: "not-enough-evidence",
    unverified: "not-enough-evidence",
    unclear: "not-enough-evidence",
    unknown: "not-enough-evidence",
    opinion: "not-checkable",
    uncheckable: "not-checkable",
  },
});

/** What stands in a verdict's place where there is none yet. */
export const isNoVerdict = (text: string): boolean =>
  ["", "none", "open", "tbd", "todo", "to do", "pending", "in progress", "n a", "no verdict"].includes(plain(text));

export const modeIn = known<MentionMode>({ own: mentionModes, others: {} });

export const sourceKindIn = known<SourceKind>({
  own: sourceKinds,
  others: {
    news: "article",
    "news article": "article",
    report: "article",
    web: "article",
    website: "article",
    blog: "article",
    pdf: "document",
    paper: "document",
    record: "document",
    data: "dataset",
    "press release": "statement",
    tweet: "post",
    "social media": "post",
    photo: "image",
    picture: "image",
    video: "image",
  },
});

export const stanceIn = known<Stance>({
  own: stances,
  others: {
    support: "supports",
    supporting: "supports",
    pro: "supports",
    for: "supports",
    confirms: "supports",
    refute: "refutes",
    refuting: "refutes",
    contra: "refutes",
    against: "refutes",
    contradicts: "refutes",
    denies: "refutes",
    neutral: "context",
    background: "context",
  },
});

export const reliabilityIn = (text: string): Reliability | null =>
  reliabilities.find((grade) => grade === text.trim().toUpperCase()) ?? null;

/** What a published rating makes of its own review as evidence, by its words or else by its place on the scale. */
export function stanceOfRating(words: string, value: number | null): Stance {
  const substance = substanceIn(words);
  if (substance === "supported") return "supports";
  if (substance === "refuted") return "refutes";
  if (substance) return "context";
  if (value === null) return "context";
  return value >= 0.75 ? "supports" : value <= 0.25 ? "refutes" : "context";
}
