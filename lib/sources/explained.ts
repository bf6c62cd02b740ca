/** Why a claim counts as it does, in a sentence: "Estuary and Ledger lead back to the harbour log, which only the Post has." */
import { list } from "@/lib/history/phrases";
import type { CountedStance, Independence } from "@/lib/sources/independence";
import { joinEnds } from "@/lib/sources/join";
import { at, type EvidenceItem, type GraphIndex } from "@/lib/sources/origins";
import { isPrimary, type SourceKind } from "@/lib/sources/source";
import { walk } from "@/lib/sources/walk";

/** What the sentence needs of a source, as the viewer may know it. */
export type Told = { name: string; kind: SourceKind; ownReporting: boolean | null };

/** For each origin of one side, in the order of `Independence.origins`, the sources with evidence that lead to it. */
export function behindOrigins(index: GraphIndex, evidence: readonly EvidenceItem[], stance: CountedStance): string[][] {
  const walks = evidence.filter((item) => item.stance === stance).map((item) => walk(index, item));
  const joined = joinEnds(index, walks);
  const behind: Set<number>[] = joined.origins.map(() => new Set());
  for (const { start, ends } of walks) for (const end of ends) behind[joined.placeOf(end)]?.add(start);
  return behind.flatMap((starts, place) =>
    joined.origins[place]?.stands
      ? [[...starts].sort((a, b) => a - b).map((start) => at(index.sources, start).id)]
      : [],
  );
}

/**
 * Explains one side of a claim in a sentence or two; "" where nothing bears on it.
 * @param side as the viewer may see it: why ends were joined is told only where it is not withheld.
 * @param behind see `behindOrigins`.
 */
export function explained(
  side: Pick<Independence, "origins" | "circular" | "sources">,
  behind: readonly (readonly string[])[],
  told: (sourceId: string) => Told,
): string {
  if (side.sources === 0) return "";
  const clauses = side.origins.map((origin, place) => clause(origin, behind[place] ?? [], told));
  const circle =
    side.circular && !side.origins.some(isCircle)
      ? [" Some of them rest on each other in a circle, which adds nothing."]
      : [];
  if (clauses.length === 0) return circle.join("").trim();
  const all = clauses.length > 1 ? `${clauses.slice(0, -1).join("; ")}; ${clauses.at(-1)}` : (clauses[0] ?? "");
  return `${capital(all)}.${circle.join("")}`;
}

function clause(
  origin: Independence["origins"][number],
  starts: readonly string[],
  told: (sourceId: string) => Told,
): string {
  const names = (ids: readonly string[]) => list([...new Set(ids.map((id) => told(id).name))]);
  const ends = origin.sourceIds.filter((id) => !starts.includes(id));
  const those = names(starts.length > 0 ? starts : origin.sourceIds);
  const many = new Set(starts).size > 1;
  if (isCircle(origin)) return circleClause(origin.sourceIds, starts, names);
  if (origin.class === "unidentified")
    return ends.length === 0
      ? `${those} ${many ? "are" : "is"} not identified`
      : `${those} ${many ? "rest" : "rests"} on ${names(ends)}, and nobody says who that is`;
  if (ends.length === 0) {
    const [only] = origin.sourceIds;
    const source = only ? told(only) : null;
    if (many) return `${those} are one origin${whyJoined(origin)}`;
    if (source && isPrimary(source.kind)) return `${those} is the thing itself`;
    if (origin.class === "soft") return `${those} has it from people whom it does not name, and stands behind them`;
    return origin.class === "established"
      ? `${those} reports it itself`
      : `whether ${those} reports it itself is not established`;
  }
  const leads = `${those} ${many ? "lead" : "leads"} back to ${names(ends)}`;
  if (origin.class === "soft") return `${leads}, which has it from people whom it does not name${whyJoined(origin)}`;
  if (origin.class === "open")
    return `${leads}, of which nobody has established whether it reports it itself${whyJoined(origin)}`;
  return `${leads}${whyJoined(origin)}`;
}

/** Sources that rest on each other, and on nothing else. */
const isCircle = ({ class: of, sourceIds }: Independence["origins"][number]): boolean =>
  of === "unidentified" && sourceIds.length > 1;

function circleClause(
  members: readonly string[],
  starts: readonly string[],
  names: (ids: readonly string[]) => string,
): string {
  const outside = starts.filter((id) => !members.includes(id));
  const rest = new Set(members.map((id) => names([id]))).size > 1 ? "rest on each other" : "rests on itself";
  if (outside.length === 0) return `${names(members)} ${rest}, which adds nothing`;
  return `${names(outside)} ${outside.length > 1 ? "lead" : "leads"} back to ${names(members)}, which ${rest} and add${rest.startsWith("rests") ? "s" : ""} nothing`;
}

const whyJoined = ({ joinedBy }: Independence["origins"][number]): string => {
  const [join] = joinedBy;
  if (!join) return "";
  if (join.reason === "known-through") return `, known only through ${join.value}`;
  if (join.reason === "work") return ", the same text";
  return `, both of ${join.value}`.replace("both of", join.sourceIds.length > 2 ? "all of" : "both of");
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
