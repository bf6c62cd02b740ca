import type { Rows } from "./rows";

/** Where the keys are in a list: a place, the claim that stands there, and those above and below. Undefined: not fetched. */
export type Cursor = { at: number; id?: string; above?: string; below?: string };

type Standing = Pick<Rows, "at" | "placeOf" | "isFresh">;

export const cursorAt = (rows: Pick<Rows, "at">, at: number): Cursor => ({
  ...{ at, id: rows.at(at)?.id },
  ...{ above: rows.at(at - 1)?.id, below: rows.at(at + 1)?.id },
});

/**
 * Where it is once the list was read anew. What is added and taken away elsewhere moves the claim that one is at, and the
 * cursor with it. A claim that left its neighbours, since somebody put it somewhere else or away, goes without it: then
 * it is at the one that stood below. While what stands around is not read yet, it waits.
 */
export function followed(cursor: Cursor, rows: Standing): Cursor {
  const { at, id, above, below } = cursor;
  if (id === undefined) return rows.at(at) ? cursorAt(rows, at) : cursor;
  const there = rows.placeOf(id);
  if (there === undefined && !(rows.isFresh(at) && rows.isFresh(at + 1))) return cursor;
  const isBeside = (place: number) =>
    (above !== undefined && rows.at(place - 1)?.id === above) ||
    (below !== undefined && rows.at(place + 1)?.id === below);
  const next = below === undefined ? undefined : rows.placeOf(below);
  const now = there !== undefined && (there === at || isBeside(there)) ? there : (next ?? at);
  const after = cursorAt(rows, now);
  return after.at === at && after.id === id && after.above === above && after.below === below ? cursor : after;
}
