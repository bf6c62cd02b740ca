import type { EventType, Payloads } from "@/lib/history/events";
import type { Names } from "@/lib/history/sentence";

/** How an event is told: its sentence without who did it, and what it reads with other payloads. */
export type Told<T extends EventType> = {
  payload: Payloads[T];
  subject: string;
  reads: string;
  more?: [payload: Payloads[T], reads: string][];
};

/** Sentences of some types of events. */
export type SomeTold = { [T in EventType]?: Told<T> };

export const names: Names = {
  person: (id) => ({ mara: "Mara Kell", sam: "Sam Okoro" })[id] ?? "somebody",
  claim: (id) => ({ c2: "A2" })[id] ?? "a claim",
  source: (id) => ({ s1: "Harbour annex", s2: "Northline report" })[id] ?? "a source",
  article: (id) => ({ a1: "article A" })[id] ?? "an article",
  task: (id) => ({ t1: "Call the pilots" })[id] ?? "a task",
  moment: (iso) => iso.slice(0, 10),
};

export const later = "2026-04-01T00:00:00.000Z";
