import type { Selector } from "@/lib/claims/anchor";
import { type Reanchored, reanchored } from "@/lib/claims/reanchor";

/** Where places of older revisions stand in a new text: looked up before the transaction that stores it. */
export type LookedUp = ReadonlyMap<string, Reanchored>;

type Old = { id: string; text: string };
type Wanted = Selector & { id: string };

/** A place in an older revision. Revisions never change, so what was found for it stays right. */
export const placeKey = (revisionId: string, { start, end }: Pick<Wanted, "start" | "end">): string =>
  `${revisionId} ${start} ${end}`;

/** Takes what was looked up; only what came to be since then is looked for here. */
export function foundIn(lookedUp: LookedUp, revision: Old, text: string, wanted: readonly Wanted[]): Reanchored[] {
  const later = wanted.filter((one) => !lookedUp.has(placeKey(revision.id, one)));
  const rest = new Map(
    later.length > 0 ? reanchored(revision.text, text, later).map((one) => [one.id, one] as const) : [],
  );
  return wanted.flatMap((one) => {
    const found = lookedUp.get(placeKey(revision.id, one)) ?? rest.get(one.id);
    return found ? [{ ...found, id: one.id }] : [];
  });
}
