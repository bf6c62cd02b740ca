import type { Read } from "@/db/client";
import { eventsAbout, newsroomEventsAbout } from "@/db/history";
import { peopleNamed } from "@/db/people";
import { placeOf, type Viewer } from "@/db/visible";
import type { Reliability } from "@/lib/sources/source";

/** One line of the history of a grade. */
export type GradeStep = {
  at: string;
  byName: string;
  /** Null where there was none before. */
  from: Reliability | null;
  /** Null for an outlet whose grade was taken away. */
  to: Reliability | null;
  /** Given to the thing itself, or taken from the outlet; null for what a source was added with. */
  as: "own" | "outlet" | null;
};

/**
 * How a source came by its grade, newest first; nothing for those not cleared for a confidential source.
 * @throws NotFound for whoever may not know of the source.
 */
export async function gradesOfSource(db: Read, viewer: Viewer, sourceId: string): Promise<GradeStep[]> {
  await placeOf(db, viewer, "source", sourceId);
  const steps: (Omit<GradeStep, "byName"> & { actorId: string | null })[] = [];
  for (const event of await eventsAbout(db, viewer, sourceId, ["source-added", "source-changed"])) {
    const { at, actorId } = event;
    const last = steps.at(-1);
    if (event.type === "source-added" && event.payload)
      steps.push({ at, actorId, from: null, to: event.payload.reliability, as: event.payload.graded ? "own" : null });
    if (event.type !== "source-changed" || !event.payload) continue;
    const { reliability, graded } = event.payload.changes;
    if (!reliability && !graded) continue;
    const before = last?.to ?? null;
    const own = graded ? graded[1] : last?.as === "own";
    steps.push({
      ...{ at, actorId, as: own ? "own" : "outlet" },
      from: reliability ? reliability[0] : before,
      to: reliability ? reliability[1] : before,
    });
  }
  return named(db, steps);
}

/** How each of some outlets came by its grade, newest first, for administrators. */
export async function gradesOfOutlets(db: Read, outletIds: string[]): Promise<Map<string, GradeStep[]>> {
  const grades = new Map<string, Reliability | null>();
  const steps: (Omit<GradeStep, "byName"> & { actorId: string | null; outletId: string })[] = [];
  for (const { at, actorId, ...event } of await newsroomEventsAbout(db, outletIds, ["outlet-saved"])) {
    if (event.type !== "outlet-saved" || !event.payload) continue;
    const from = grades.get(event.subject.id) ?? null;
    const to = event.payload.reliability;
    if (from === to) continue;
    grades.set(event.subject.id, to);
    steps.push({ at, actorId, from, to, as: "own", outletId: event.subject.id });
  }
  const found = new Map<string, GradeStep[]>();
  for (const { outletId, ...step } of await named(db, steps))
    found.set(outletId, [...(found.get(outletId) ?? []), step]);
  return found;
}

async function named<S extends { actorId: string | null }>(
  db: Read,
  steps: readonly S[],
): Promise<(Omit<S, "actorId"> & { byName: string })[]> {
  const names = await peopleNamed(
    db,
    steps.map(({ actorId }) => actorId),
  );
  return steps
    .map(({ actorId, ...step }) => ({
      ...step,
      byName: actorId === null ? "Second Source" : (names.get(actorId) ?? "Somebody"),
    }))
    .reverse();
}
