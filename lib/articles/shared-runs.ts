/** Runs of words that two texts share and that occur once in what is left of either. */

/** Shorter runs are common phrases. */
const SHORTEST = 8;
const LONGEST = 40;
/** How likely it may be that any run is shared by chance. */
const DOUBT = 0.01;

/**
 * How long a run must be to be no coincidence, between so many words of one text and so many of the other.
 * @param chance how likely two words are the same.
 */
export function tellingLength(one: number, other: number, chance: number): number {
  if (chance <= 0) return SHORTEST;
  const length = Math.ceil(Math.log(DOUBT / Math.max(1, one * other)) / Math.log(chance));
  return Math.min(LONGEST, Math.max(SHORTEST, length));
}

/**
 * Finds where the same run of tokens is left on both sides, once on each.
 * @param partners -1 for each token that is left.
 * @returns pairs of positions at which such a run begins, ascending on the old side.
 */
export function sharedRuns(
  old: { ids: Int32Array; partners: Int32Array },
  fresh: { ids: Int32Array; partners: Int32Array },
  length: number,
): [number, number][] {
  const there = soleRuns(fresh, length);
  const found: [number, number][] = [];
  for (const [key, at] of soleRuns(old, length)) {
    const other = there.get(key) ?? -1;
    if (at >= 0 && other >= 0) found.push([at, other]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}

const FACTOR = 0x01000193;

/** hash of a run → where it begins, or -1 where several do. */
function soleRuns({ ids, partners }: { ids: Int32Array; partners: Int32Array }, length: number): Map<number, number> {
  const found = new Map<number, number>();
  let power = 1;
  for (let k = 1; k < length; k += 1) power = Math.imul(power, FACTOR);
  let hash = 0;
  let run = 0;
  for (let at = 0; at < ids.length; at += 1) {
    if (partners[at] !== -1) {
      run = 0;
      hash = 0;
      continue;
    }
    if (run >= length) hash = (hash - Math.imul(mixed(ids[at - length] ?? 0), power)) | 0;
    hash = (Math.imul(hash, FACTOR) + mixed(ids[at] ?? 0)) | 0;
    run += 1;
    if (run < length) continue;
    found.set(hash, found.has(hash) ? -1 : at - length + 1);
  }
  return found;
}

const mixed = (id: number): number => Math.imul(id + 1, 0x9e3779b1) ^ (id >>> 3);
