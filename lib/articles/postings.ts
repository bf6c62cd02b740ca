/**
 * Which units hold which numbers: an index in flat arrays, since a long article has some hundred thousand of them and a map of
 * lists would cost more than everything else.
 */
export class Postings {
  private readonly mask: number;
  /** Slot of the hash table → the number there, and its newest entry from 1; 0 where the slot is free. */
  private readonly keys: Uint32Array;
  private readonly heads: Int32Array;
  private readonly counts: Int32Array;
  /** Entry → its unit, and the entry before it of the same number; 0 at the last. */
  private readonly units: Int32Array;
  private readonly nexts: Int32Array;
  private entries = 0;

  /**
   * @param room how many entries there will be at most.
   * @param common a number that more units hold says nothing of any of them and is left out.
   */
  constructor(
    room: number,
    private readonly common: number,
  ) {
    let size = 16;
    while (size < room * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Uint32Array(size);
    this.heads = new Int32Array(size);
    this.counts = new Int32Array(size);
    this.units = new Int32Array(room + 1);
    this.nexts = new Int32Array(room + 1);
  }

  /** @param sorted ascending; a number that is there twice counts once. */
  add(unit: number, sorted: Uint32Array): void {
    for (let k = 0; k < sorted.length; k += 1) {
      const key = sorted[k] ?? 0;
      if (k > 0 && key === sorted[k - 1]) continue;
      const slot = this.slotOf(key);
      const count = (this.counts[slot] ?? 0) + 1;
      this.keys[slot] = key;
      this.counts[slot] = count;
      if (count > this.common + 1) continue;
      this.entries += 1;
      this.units[this.entries] = unit;
      this.nexts[this.entries] = this.heads[slot] ?? 0;
      this.heads[slot] = this.entries;
    }
  }

  /** Adds one to the votes of each unit that holds one of the numbers, and lists a unit at its first vote. */
  vote(sorted: Uint32Array, votes: Int32Array, seen: number[]): void {
    for (let k = 0; k < sorted.length; k += 1) {
      const key = sorted[k] ?? 0;
      if (k > 0 && key === sorted[k - 1]) continue;
      const slot = this.slotOf(key);
      if ((this.counts[slot] ?? 0) > this.common) continue;
      for (let entry = this.heads[slot] ?? 0; entry > 0; entry = this.nexts[entry] ?? 0) {
        const unit = this.units[entry] ?? 0;
        const sofar = votes[unit] ?? 0;
        if (sofar === 0) seen.push(unit);
        votes[unit] = sofar + 1;
      }
    }
  }

  private slotOf(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) >>> 7;
    for (slot &= this.mask; this.heads[slot] !== 0 && this.keys[slot] !== key; slot = (slot + 1) & this.mask);
    return slot;
  }
}
