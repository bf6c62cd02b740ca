"use client";

import { useState } from "react";

/** The fields of one thread in which somebody writes: each by the comment whose words it changes, or as its answer. */
export type WritingIn = {
  has: (field: string) => boolean;
  begin: (field: string) => void;
  end: (field: string) => void;
};

/**
 * Where somebody writes in talk, and where the thread stood when they began. It stays there until they are done: in
 * another list it would be made anew, without their words.
 */
export function useWriting() {
  const [fields, setFields] = useState<ReadonlyMap<string, { threadId: string; folded: boolean }>>(new Map());
  return {
    /** Is the thread kept among those that are folded away? Null while nobody writes in it. */
    keptFolded: (threadId: string): boolean | null =>
      [...fields.values()].find((field) => field.threadId === threadId)?.folded ?? null,
    within: (threadId: string, folded: boolean): WritingIn => {
      const keyOf = (field: string) => `${threadId} ${field}`;
      return {
        has: (field) => fields.has(keyOf(field)),
        begin: (field) => setFields((before) => new Map(before).set(keyOf(field), { threadId, folded })),
        end: (field) =>
          setFields((before) => {
            const after = new Map(before);
            after.delete(keyOf(field));
            return after;
          }),
      };
    },
  };
}
