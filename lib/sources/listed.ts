/** What lists and forms show of a source, for one viewer. */
import type { Reliability, SourceKind, SourceState } from "@/lib/sources/source";

/** What is known of a source and can be changed. */
export type SourceFacts = {
  kind: SourceKind;
  title: string;
  outlet: string;
  author: string;
  url: string;
  publishedAt: string | null;
  ownReporting: boolean | null;
  unidentified: boolean;
  state: SourceState;
  confidential: boolean;
  pseudonym: string;
  reliability: Reliability;
};

/** What a form says of a source. */
export type SourceInput = Omit<SourceFacts, "reliability" | "state"> & {
  /** Null: as its outlet is graded. */
  reliability: Reliability | null;
  /** Left out where the form does not ask. */
  state?: SourceState;
};

export type ShownSource = SourceFacts & {
  id: string;
  articleId: string | null;
  held: boolean;
  /** The viewer may see what it is; else the title is its pseudonym. */
  cleared: boolean;
  /** Somebody graded it itself; otherwise its grade is its outlet's. */
  graded: boolean;
  version: number;
};

/** What changed between what somebody typed and what is there now, by field: for showing both beside each other. */
export function differing<T extends object>(
  theirs: T,
  mine: Partial<T>,
): { [K in keyof T]?: [theirs: T[K], mine: T[K]] } {
  const found: { [K in keyof T]?: [T[K], T[K]] } = {};
  for (const name of Object.keys(mine) as (keyof T)[]) {
    const wanted = mine[name];
    if (wanted !== undefined && wanted !== theirs[name]) found[name] = [theirs[name], wanted as T[keyof T]];
  }
  return found;
}
