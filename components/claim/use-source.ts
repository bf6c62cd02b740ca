"use client";

import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { SourceChoice } from "@/lib/sources/source-choice";
import type { NewSource } from "./actions";
import type { Picked } from "./source-picker";

export type AddSource = (input: NewSource) => Promise<Result<{ id: string }>>;

/**
 * Holds which source was picked, and adds a new one when it is first needed: a later refusal of what builds on it must
 * not add it twice.
 */
export const useSource = (first: SourceChoice | null, dossierId: string, addSource: AddSource) => {
  const [picked, pick] = useState<Picked>(first && { source: first });
  const { run, busy, refused } = useAction(addSource);
  /** The id of the source, added if it is new; null when it was refused or none is picked. */
  const settled = async (): Promise<string | null> => {
    if (!picked) return null;
    if ("source" in picked) return picked.source.id;
    const { kind, title, outlet = "", confidential = false } = picked.made;
    const answer = await run({ dossierId, ...picked.made });
    if (!answer.ok) return null;
    const { id } = answer.value;
    pick({ source: { id, kind, title, outlet, confidential, cleared: true } });
    return id;
  };
  const id = picked && "source" in picked ? picked.source.id : undefined;
  return { picked, pick, id, settled, busy, refused };
};
