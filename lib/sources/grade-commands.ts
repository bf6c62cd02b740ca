import type { Tx } from "@/db/client";
import { record } from "@/db/history";
import { gradedBy, type Issued, type Outlet, outletGrade, sourcesFollowingOutlets } from "@/db/outlets";
import { updateSource } from "@/db/sources";
import type { Actor } from "@/lib/actor";
import { type KnownOutlets, outletKey } from "@/lib/sources/outlet";
import { knownOutlets } from "@/lib/sources/outlets/known";
import type { Reliability } from "@/lib/sources/source";

type Graded = Issued & { confidential: boolean; graded: boolean };

/**
 * The grade that a source has after a change of it: the one that somebody gives it, or that of its outlet. Empty where
 * the change leaves it as it is.
 * @param wanted `reliability` null takes a grade of its own back: it is as its outlet's again.
 */
export async function gradeAfter(
  tx: Tx,
  before: Graded,
  wanted: { [K in keyof Graded]?: Graded[K] | undefined } & { reliability?: Reliability | null | undefined },
): Promise<{ reliability?: Reliability; graded?: boolean }> {
  if (wanted.reliability) return { reliability: wanted.reliability, graded: true };
  const { outlet = before.outlet, url = before.url, kind = before.kind, confidential = before.confidential } = wanted;
  const follows = !before.graded && !confidential;
  const moved =
    outlet !== before.outlet || url !== before.url || kind !== before.kind || confidential !== before.confidential;
  if (wanted.reliability !== null && !(follows && moved)) return {};
  return { reliability: (await outletGrade(tx, { outlet, url, kind })) ?? "F", graded: false };
}

/**
 * Carries the grade of an outlet over to its sources in every dossier, but to those that somebody graded themselves.
 * Called after the outlet was saved, with how it was before.
 * @param before the newsroom's outlets before it was saved.
 * @param after the same with the outlet as it was saved.
 */
export async function followOutletGrade(
  tx: Tx,
  actor: Actor,
  outletId: string,
  before: readonly Outlet[],
  after: readonly Outlet[],
): Promise<void> {
  const [was, is] = [before, after].map(gradesOf);
  const saved = after.find(({ id }) => id === outletId);
  if (!was || !is || !saved) return;
  const own = [was.keyOf(before.find(({ id }) => id === outletId)), is.keyOf(saved)];
  for (const source of await sourcesFollowingOutlets(tx)) {
    if (!own.includes(was.of(source)) && !own.includes(is.of(source))) continue;
    const grade = is.grade(source);
    if (grade === source.reliability) continue;
    await updateSource(tx, source.id, undefined, { reliability: grade });
    // One event for each source: who may read it is decided by that source, also when it is made confidential later.
    await record(tx, actor, source.dossierId, {
      type: "source-changed",
      subject: { type: "source", id: source.id },
      sourceId: source.id,
      payload: { changes: { reliability: [source.reliability, grade] }, because: "outlet-graded" },
    });
  }
}

/** Whose each source is among some outlets, and how that outlet is graded. */
function gradesOf(outlets: readonly Outlet[]) {
  const { names }: KnownOutlets = knownOutlets(outlets);
  const grades = new Map(outlets.map(({ name, reliability }) => [outletKey(name, names), reliability]));
  const keys = new Map<string, string>();
  const of = (source: Issued): string => {
    const written = JSON.stringify([source.outlet, source.url, source.kind]);
    const key = keys.get(written) ?? gradedBy(source, names);
    keys.set(written, key);
    return key;
  };
  return {
    of,
    grade: (source: Issued): Reliability => grades.get(of(source)) ?? "F",
    keyOf: (outlet: Outlet | undefined): string | null => (outlet ? outletKey(outlet.name, names) : null),
  };
}
