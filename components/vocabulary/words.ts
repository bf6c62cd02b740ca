import type { Attribution, ClaimKind, ClaimStatus, MentionMode, Stakes, Substance } from "@/lib/claims/claim";
import type { Audience, DossierRole, DossierState } from "@/lib/dossiers/dossier";
import type { NewsroomRole } from "@/lib/people/person";
import type { LinkState, SourceState, Stance } from "@/lib/sources/source";
import type { TaskState } from "@/lib/tasks/task";

export { linkKindWord, originClassWord, originMarkWord, sourceKindWord } from "@/lib/sources/words";

/** A status as it is shown: a claim for review whose sign-off went stale says that instead. */
export type ShownStatus = ClaimStatus | "stale";

export const shownStatus = (status: ClaimStatus, stale: boolean): ShownStatus => (stale ? "stale" : status);

/** In the order of the progress bar: what is done first. */
export const shownStatuses: readonly ShownStatus[] = ["signed-off", "stale", "for-review", "checking", "to-check"];

export const statusWord: Record<ShownStatus, string> = {
  "to-check": "To check",
  checking: "Checking",
  "for-review": "For review",
  "signed-off": "Signed off",
  stale: "Stale sign-off",
};

export const substanceWord: Record<Substance, string> = {
  supported: "Supported",
  refuted: "Refuted",
  conflicting: "Conflicting",
  "not-enough-evidence": "Not enough evidence",
  "not-checkable": "Not checkable",
};

export const attributionWord: Record<Attribution, string> = {
  accurate: "Accurate",
  inaccurate: "Inaccurate",
  "not-yet-checked": "Not yet checked",
};

export const stanceWord: Record<Stance, string> = { supports: "Supports", refutes: "Refutes", context: "Context" };

export const modeWord: Record<MentionMode, string> = {
  asserts: "Asserts",
  attributes: "Attributes",
  hedges: "Hedges",
  denies: "Denies",
};

/** What a way of putting a claim means, for the one who has to choose. */
export const modeMeaning: Record<MentionMode, string> = {
  asserts: "Says it is so",
  attributes: "Says that somebody says so",
  hedges: "Says it may be so",
  denies: "Says it is not so",
};

export const claimKindWord: Record<ClaimKind, string> = {
  event: "Event",
  figure: "Figure",
  quote: "Quote",
  allegation: "Allegation",
  other: "Other",
};

export const stakesWord: Record<Stakes, string> = { routine: "Routine", important: "Important", critical: "Critical" };

export const sourceStateWord: Record<SourceState, string> = {
  good: "In good standing",
  corrected: "Corrected",
  retracted: "Retracted",
};

export const linkStateWord: Record<LinkState, string> = {
  proposed: "Proposed",
  confirmed: "Confirmed",
  rejected: "Rejected",
};

export const taskStateWord: Record<TaskState, string> = { open: "Open", done: "Done", cancelled: "Cancelled" };
export const dossierStateWord: Record<DossierState, string> = { open: "Open", closed: "Closed" };
export const dossierRoleWord: Record<DossierRole, string> = { lead: "Lead", checker: "Checker", reader: "Reader" };
export const newsroomRoleWord: Record<NewsroomRole, string> = { admin: "Administrator", member: "Member" };
export const audienceWord: Record<Audience, string> = { desk: "Desk", legal: "Legal", public: "Public" };

/** "1 source", "6 sources": a count with its noun. `plural` for nouns that do not take an s. */
export const counted = (count: number | string, noun: string, plural = `${noun}s`): string =>
  `${count} ${String(count) === "1" ? noun : plural}`;

/** Class of the colour that a word of the vocabulary sets as `--c` and its wash as `--w`. */
export const statusColour: Record<ShownStatus, string> = {
  "to-check": "c-tocheck",
  checking: "c-checking",
  "for-review": "c-review",
  "signed-off": "c-signed",
  stale: "c-stale",
};

export const substanceColour: Record<Substance, string> = {
  supported: "c-supported",
  refuted: "c-refuted",
  conflicting: "c-conflicting",
  "not-enough-evidence": "c-nee",
  "not-checkable": "c-nc",
};

export const attributionColour: Record<Attribution, string> = {
  accurate: "c-supported",
  inaccurate: "c-refuted",
  "not-yet-checked": "c-nc",
};

export const stanceColour: Record<Stance, string> = {
  supports: "c-supports",
  refutes: "c-refutes",
  context: "c-context",
};

/** Whether a source reports itself. */
export const ownReportingWord = (own: boolean | null): string =>
  own === null ? "not established" : own ? "yes" : "no";
