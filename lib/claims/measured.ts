import type { Basis, Contents } from "@/lib/claims/standing";
import type { Measured } from "@/lib/dossiers/standard-failing";
import type { CountedStance, Independence } from "@/lib/sources/independence";
import { ownReports } from "@/lib/sources/own-reports";
import { isPrimary } from "@/lib/sources/source";

/** What bears a verdict: what refutes a claim that is refuted, what supports any other. */
export const bearingStance = (substance: Contents["claim"]["substance"]): CountedStance =>
  substance === "refuted" ? "refutes" : "supports";

/** Gathers what a standard asks of, from a claim that was read whole. */
export function measured(
  basis: Basis,
  { claim, mentions, evidence, signerId, waitsFor, sealed }: Contents,
  counts: Record<CountedStance, Independence>,
): Measured {
  const stance = bearingStance(claim.substance);
  const unsettled = new Set([...counts.supports.unsettled, ...counts.refutes.unsettled]);
  const settled = evidence.filter((item) => item.stance === stance && !unsettled.has(item.id));
  const sourceIds = [...new Set(settled.map((item) => item.sourceId))];
  const isRetracted = (sourceId: string) => basis.grades.get(sourceId)?.state === "retracted";
  const { unchecked, inaccurate, uncredited } = ofMentions(basis, mentions);
  return {
    kind: claim.kind,
    stakes: claim.stakes,
    substance: claim.substance,
    ...(sealed ? { sealed } : {}),
    reply: claim.reply,
    unsettled: unsettled.size,
    waitsFor,
    atLeast: counts[stance].atLeast,
    heldPrimary: sourceIds.some((id) => isHeldPrimary(basis, id) && !isRetracted(id)),
    reports: ownReports(basis.index, evidence, stance),
    best: counts[stance].origins[0]?.class ?? null,
    grades: sourceIds
      .map((id) => (isRetracted(id) ? null : (basis.grades.get(id)?.reliability ?? "F")))
      .sort((a, b) => ((a ?? "Z") < (b ?? "Z") ? -1 : 1)),
    unchecked,
    inaccurate,
    uncredited,
    signer: signerId === null ? null : signerId === claim.assigneeId ? "checker" : "another",
  };
}

/** A primary source that we hold. */
function isHeldPrimary({ index }: Pick<Basis, "index">, sourceId: string): boolean {
  const source = index.sources[index.sourceAt.get(sourceId) ?? -1];
  return source !== undefined && isPrimary(source.kind) && source.held && !source.unidentified;
}

/** How our own text and those of others put the claim; mentions that are gone from their text are left out. */
function ofMentions({ ours }: Pick<Basis, "ours">, mentions: Contents["mentions"]) {
  const standing = mentions.filter((mention) => !mention.gone);
  const attributing = standing.filter((mention) => mention.mode === "attributes");
  const inOurs = standing.filter((mention) => ours.has(mention.articleId));
  const named = ({ mode, cites }: Contents["mentions"][number]) =>
    mode === "attributes" && cites !== null && cites.who !== "unidentified";
  return {
    unchecked: attributing.filter(({ attribution }) => attribution !== "accurate" && attribution !== "inaccurate")
      .length,
    inaccurate: inOurs.filter(({ attribution }) => attribution === "inaccurate").length,
    uncredited: inOurs.filter((mention) => mention.mode !== "denies" && !named(mention)).length,
  };
}
