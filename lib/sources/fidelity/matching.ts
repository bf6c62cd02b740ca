/** Pairs the facts of two texts: what is the same, what stands in the place of another, what has no partner. */

import type { Alignment } from "@/lib/sources/fidelity/align";
import type { Placed } from "@/lib/sources/fidelity/reading";

export type Rules<T> = {
  same: (a: T, b: T) => boolean;
  /** How likely the second stands in the place of the first, which it is not; 0 for never. */
  instead: (a: Placed<T>, b: Placed<T>, linked: boolean) => number;
  /** Two that are the same may be so by chance, as two small numbers are; left out, none is. */
  chance?: (a: Placed<T>, b: Placed<T>) => boolean;
  /** Of several that are the same, which one is meant: the more, the likelier. */
  near?: (a: Placed<T>, b: Placed<T>) => number;
  /** Two that are the same, or one in the place of the other elsewhere in the text, share one; left out, any two may be. */
  keys?: (one: T) => readonly string[];
  /** Tells enough to be found again in sentences that are about something else. */
  anywhere: (a: T, b: T) => boolean;
  /** Says too little to be missed. */
  weak: (one: T) => boolean;
};

export type Matched<T> = {
  kept: [Placed<T>, Placed<T>][];
  changed: [Placed<T>, Placed<T>][];
  /** Has no partner; whether it is lost depends on whether its sentence was taken. */
  missing: Placed<T>[];
  added: Placed<T>[];
  /** Says again what stands elsewhere, too: of the rewrite → its partner in the original. */
  again: Map<Placed<T>, Placed<T>>;
};

type Found = { start: number; end: number };

export function matched<T extends Found>(
  ours: readonly Placed<T>[],
  theirs: readonly Placed<T>[],
  { ofOriginal }: Alignment,
  rules: Rules<T>,
): Matched<T> {
  const linked = (a: Placed<T>, b: Placed<T>) => ofOriginal[a.sentence]?.includes(b.sentence) ?? false;
  const result: Matched<T> = { kept: [], changed: [], missing: [], added: [], again: new Map() };
  const partner = new Map<Placed<T>, Placed<T>>();
  const taken = new Set<Placed<T>>();
  const join = (into: [Placed<T>, Placed<T>][], a: Placed<T>, b: Placed<T>) => {
    into.push([a, b]);
    partner.set(a, b);
    taken.add(b);
  };
  const best = (candidates: { a: Placed<T>; b: Placed<T>; score: number }[], into: [Placed<T>, Placed<T>][]): void => {
    candidates.sort((x, y) => y.score - x.score || x.a.start - y.a.start || x.b.start - y.b.start);
    for (const { a, b } of candidates) if (!partner.has(a) && !taken.has(b)) join(into, a, b);
  };
  const near = rules.near ?? (() => 0);
  const chance = rules.chance ?? (() => false);
  const candidates = candidatesIn(theirs, ofOriginal, rules.keys, ours.length);
  const equals = new Map(ours.map((a) => [a, candidates(a).filter((b) => rules.same(a, b))]));
  const equal = (fits: (a: Placed<T>, b: Placed<T>) => boolean) =>
    ours.flatMap((a) =>
      partner.has(a)
        ? []
        : (equals.get(a) ?? []).flatMap((b) => (!taken.has(b) && fits(a, b) ? [{ a, b, score: near(a, b) }] : [])),
    );
  const instead = (a: Placed<T>, b: Placed<T>) => {
    if (b.quoted) return 0;
    const score = rules.instead(a, b, linked(a, b));
    return linked(a, b) || score >= SURE ? score : 0;
  };
  const pairs = (free: boolean) =>
    ours.flatMap((a) =>
      partner.has(a) === free || a.head
        ? []
        : candidates(a).flatMap((b) => {
            if (taken.has(b)) return [];
            const score = instead(a, b);
            return score > 0 ? [{ a, b, score }] : [];
          }),
    );
  best(
    equal((a, b) => linked(a, b) && !chance(a, b)),
    result.kept,
  );
  best(
    equal((a, b) => rules.anywhere(a, b) && !chance(a, b)),
    result.kept,
  );
  best(
    pairs(true).filter(({ score }) => score >= LIKELY),
    result.changed,
  );
  best(
    equal((a, b) => linked(a, b) || rules.anywhere(a, b)),
    result.kept,
  );
  // Said twice in one text and once in the other.
  for (const a of ours) {
    if (partner.has(a)) continue;
    const b = equals.get(a)?.find((one) => linked(a, one) || rules.anywhere(a, one));
    if (b) {
      join(result.kept, a, b);
    }
  }
  for (const a of ours)
    for (const b of equals.get(a) ?? []) {
      if (taken.has(b) || !(linked(a, b) || rules.anywhere(a, b))) continue;
      taken.add(b);
      result.again.set(b, a);
    }
  best(pairs(true), result.changed);
  // The rewrite tells it rightly here and wrongly there.
  // Not where the same sentence tells it rightly, too.
  for (const { a, b, score } of pairs(false).sort((x, y) => y.score - x.score))
    if (!taken.has(b) && score >= SURE && partner.get(a)?.sentence !== b.sentence) {
      taken.add(b);
      result.changed.push([a, b]);
    }
  for (const a of ours) if (!partner.has(a) && !a.head && !a.quoted && !rules.weak(a)) result.missing.push(a);
  for (const b of theirs) if (!taken.has(b) && !b.quoted && !rules.weak(b)) result.added.push(b);
  return result;
}

/** Of very long texts only facts of sentences that say the same are compared with each other. */
const MOST_PAIRS = 1_000_000;

/** Of the rewrite's facts those that a fact of the original may be: in the sentences that take its own, and elsewhere. */
function candidatesIn<T extends Found>(
  theirs: readonly Placed<T>[],
  ofOriginal: readonly (readonly number[])[],
  keys: Rules<T>["keys"],
  count: number,
): (a: Placed<T>) => readonly Placed<T>[] {
  if (!keys && count * theirs.length <= MOST_PAIRS) return () => theirs;
  const bySentence = grouped(theirs, ({ sentence }) => [sentence]);
  const byKey = keys ? grouped(theirs, keys) : new Map<string, Placed<T>[]>();
  const known = new Map<Placed<T>, readonly Placed<T>[]>();
  return (a) => {
    const found = known.get(a) ?? [
      ...new Set([
        ...(ofOriginal[a.sentence] ?? []).flatMap((j) => bySentence.get(j) ?? []),
        ...(keys?.(a) ?? []).flatMap((key) => byKey.get(key) ?? []),
      ]),
    ];
    known.set(a, found);
    return found;
  };
}

function grouped<T, K>(list: readonly T[], keys: (one: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list)
    for (const key of keys(one)) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  return groups;
}

/** So likely it stands in the place of another that the same small number elsewhere is another one. */
const LIKELY = 4;
/** So likely must it be that something stands in the place of what is also told rightly. */
const SURE = 5;
