import type { Alignment } from "@/lib/sources/fidelity/align";
import type { Coverage } from "@/lib/sources/fidelity/coverage";
import type { FactKind, Fate } from "@/lib/sources/fidelity/fact";
import type { Placed, Reading } from "@/lib/sources/fidelity/reading";

type Range = { start: number; end: number };

/** A fact as it is found, before it is told with its sentences. */
export type RawFact = {
  what: FactKind;
  fate: Fate;
  one: Placed<Range> | null;
  other: Placed<Range> | null;
  /** The sentence of the other text where one side has none. */
  there?: number | undefined;
  /** Facts with the same one are told once. */
  key?: string;
};

/** Both texts with what is known about how they belong together. */
export type Pair = {
  original: Reading;
  rewrite: Reading;
  alignment: Alignment;
  /** Of the words around a place of the original, what the rewrite has of them; and the other way round. */
  taken: Coverage;
  given: Coverage;
};
