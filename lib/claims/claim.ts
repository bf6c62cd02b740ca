/** The newsroom's words for a claim. One list per word, used by the schema, the inputs and the screen alike. */

export const claimKinds = ["event", "figure", "quote", "allegation", "other"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const stakesLevels = ["routine", "important", "critical"] as const;
export type Stakes = (typeof stakesLevels)[number];

/** How far a claim has come. Never good or bad: a refuted claim can be signed off. */
export const claimStatuses = ["to-check", "checking", "for-review", "signed-off"] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** What was found about the claim itself. `null` stands for no verdict yet. */
export const substances = ["supported", "refuted", "conflicting", "not-enough-evidence", "not-checkable"] as const;
export type Substance = (typeof substances)[number];

/** What was found about "X reported that": did X? Kept apart from the substance. */
export const attributions = ["accurate", "inaccurate", "not-yet-checked"] as const;
export type Attribution = (typeof attributions)[number];

/** How a mention puts the claim. Only a mention that attributes has an attribution verdict. */
export const mentionModes = ["asserts", "attributes", "hedges", "denies"] as const;
export type MentionMode = (typeof mentionModes)[number];

/** The reply of whom a claim is about: asked when and how, until when, then the answer or silence. */
export type Reply = {
  /** ISO 8601 UTC. */
  askedAt: string;
  /** By what means: "e-mail to the press office". */
  how: string;
  /** ISO 8601 UTC, the time they were given; null where none was set. */
  until: string | null;
  /** Their words; null while none came. */
  answer: string | null;
  /** A person recorded that no answer came in the time given. */
  silence: boolean;
};

/** Whom an article cites for a claim: a person or an outlet, and the words in which it does. */
export type Cited = {
  who: "person" | "outlet" | "unidentified";
  /** As the article names them; empty where it does not ("officials"). */
  name: string;
  /** The words that cite: "according to the harbour log". Offsets in UTF-16 units of the mention's revision. */
  quote: string;
  start: number;
  end: number;
};

/** What stands in the place of "merged into" for a claim that was taken back right after it was tagged: it went nowhere. */
export const withdrawn = "";

/** A second, blind verdict: open until both are in; then they agree or differ, and what differs is settled by a third. */
export const blindStates = ["open", "agreed", "differs", "settled", "cancelled"] as const;
export type BlindState = (typeof blindStates)[number];

/** Is a blind check still to come to an end? No verdict is set on its claim meanwhile. */
export const isUnderWay = ({ state }: { state: BlindState }): boolean => state === "open" || state === "differs";
