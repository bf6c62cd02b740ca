import type { EventType } from "@/lib/history/events";

/**
 * What of a dossier's standings an event can have changed.
 *
 * - "nothing": it is about other things.
 * - "claim": where its own claim stands, and no other.
 * - "sources": the graph, and with it the claims whose evidence leads to its sources.
 * - "graph": the graph, but no claim yet.
 *
 * What is not listed here may have changed everything.
 */
const touches: Partial<Record<EventType, "nothing" | "claim" | "sources" | "graph">> = {
  "member-added": "nothing",
  "member-changed": "nothing",
  "member-removed": "nothing",
  "lead-appointed": "nothing",
  "article-added": "graph",
  "sentences-marked": "nothing",
  "paragraphs-set-aside": "nothing",
  "suggestion-dismissed": "nothing",
  "claim-created": "claim",
  "claim-withdrawn": "claim",
  "claim-changed": "claim",
  "claim-moved": "claim",
  "claims-told-together": "nothing",
  "view-kept": "nothing",
  "view-changed": "nothing",
  "view-removed": "nothing",
  "send-back-answered": "claim",
  "mention-added": "claim",
  "mention-changed": "claim",
  "mention-removed": "claim",
  "verdict-set": "claim",
  "claim-signed-off": "claim",
  "sign-off-stale": "claim",
  "line-waived": "claim",
  "waiver-lifted": "claim",
  "source-added": "sources",
  "source-changed": "sources",
  "source-cleared": "nothing",
  "snapshot-stored": "sources",
  "link-drawn": "sources",
  "link-changed": "sources",
  "origins-looked-for": "nothing",
  "evidence-entered": "claim",
  "evidence-changed": "claim",
  "evidence-removed": "claim",
  "blind-check-asked": "claim",
  "blind-verdict-given": "claim",
  "blind-check-ended": "claim",
  "blind-third-named": "claim",
  "blind-check-settled": "claim",
  "blind-check-cancelled": "claim",
  "comment-written": "nothing",
  "comment-edited": "nothing",
  "thread-resolved": "nothing",
  "thread-reopened": "nothing",
  "edition-made": "nothing",
};

/** These change where a claim stands if they are about one, and nothing otherwise. */
const ofTasks: readonly EventType[] = [
  "task-assigned",
  "task-changed",
  "task-taken",
  "task-handed-over",
  "task-watched",
  "task-reminded",
];

/** Of the newsroom's own events these change how any dossier counts. */
export const touchesDossiers: readonly EventType[] = ["outlet-saved"];

/** As much of an event as it takes to know what it can have changed. */
export type Touching = {
  type: EventType;
  claimId: string | null;
  sourceId: string | null;
  otherSourceId: string | null;
};

export type Touched = {
  claimIds: ReadonlySet<string>;
  /** Sources of the graph that changed, or between which a link did. */
  sourceIds: ReadonlySet<string>;
  /** The graph is another. */
  graph: boolean;
};

/** Tells what some events can have changed; null where that may be everything. */
export function touchedBy(events: readonly Touching[]): Touched | null {
  const claimIds = new Set<string>();
  const sourceIds = new Set<string>();
  let graph = false;
  for (const { type, claimId, sourceId, otherSourceId } of events) {
    if (ofTasks.includes(type)) {
      if (claimId) claimIds.add(claimId);
      continue;
    }
    const what = touches[type];
    if (what === undefined || (what === "claim" && !claimId) || (what === "sources" && !sourceId)) return null;
    if (what === "claim" && claimId) claimIds.add(claimId);
    if (what === "sources") for (const id of [sourceId, otherSourceId]) if (id) sourceIds.add(id);
    graph ||= what === "sources" || what === "graph";
  }
  return { claimIds, sourceIds, graph };
}

/** The sources from which some sources can be reached, over links in any state, and these themselves. */
export function leadingTo(
  sourceIds: ReadonlySet<string>,
  links: readonly { from: string; to: string }[],
): ReadonlySet<string> {
  if (sourceIds.size === 0) return sourceIds;
  const into = new Map<string, string[]>();
  for (const { from, to } of links) into.set(to, [...(into.get(to) ?? []), from]);
  const found = new Set(sourceIds);
  for (const id of found) for (const from of into.get(id) ?? []) found.add(from);
  return found;
}
