import type { EventType } from "@/lib/history/events";

/** What stands in the place of words that the law had erased. */
export const erasedWords = "Erased on legal demand.";

/** Where the words of an event live on outside the history, by what its type is about. */
export type ErasedThing = "comment" | "evidence" | "task" | "link" | "source" | "waiver" | "send-back" | "blind-check";

/**
 * Events that hold the words of one thing: when one of them is erased, the others about the same thing are, since they say the
 * same or what it was before.
 */
const together: Record<ErasedThing, readonly EventType[]> = {
  comment: ["comment-written", "comment-edited"],
  evidence: ["evidence-entered", "evidence-changed", "evidence-removed"],
  task: ["task-assigned", "task-changed", "task-taken", "task-handed-over", "task-watched", "task-reminded"],
  link: ["link-drawn", "link-changed"],
  source: ["source-added", "source-changed", "snapshot-stored"],
  waiver: ["line-waived"],
  "send-back": ["claim-moved", "send-back-answered"],
  "blind-check": ["blind-verdict-given", "blind-check-settled", "blind-check-cancelled"],
};

/** What an event's words are of; null where they stand in the history alone, or in what cannot be changed. */
export function thingOf(type: EventType): ErasedThing | null {
  const found = (Object.keys(together) as ErasedThing[]).find((thing) => together[thing].includes(type));
  return found ?? null;
}

export const typesOf = (thing: ErasedThing): readonly EventType[] => together[thing];

const goes: Record<ErasedThing, string> = {
  comment: "what the comment says and said before",
  evidence: "the quote, the place and the note of the evidence",
  task: "the title, the details and the outcome of the task",
  link: "the words that show the origin link",
  source: "the title, outlet, author, address and date of the source, and the names and texts of its copies",
  waiver: "the reason of the waiver",
  "send-back": "the reason why the claim was sent back, and the answer to it",
  "blind-check": "the notes of the blind check",
};

/** What goes beside the event itself, as the end of a sentence; null where nothing else holds the words. */
export const goesWith = (type: EventType): string | null => {
  const thing = thingOf(type);
  return thing && goes[thing];
};

/** What stays although it may say the same, and what can be done about it. */
export function staysBehind(type: EventType): string | null {
  if (type.startsWith("claim-")) return "The claim goes on saying what it says now. Change its statement first.";
  if (type.startsWith("mention-") || type.startsWith("article-"))
    return "The text of the article stays: it is what was checked.";
  if (thingOf(type) === "source")
    return "The bytes of its copies stay under their fingerprints until the data folder is cleaned.";
  if (type.startsWith("dossier-"))
    return "The dossier goes on saying what it says now. Change it in its settings first.";
  return null;
}
