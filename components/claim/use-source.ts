"use client";

import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./context";
import type { Picked } from "./source-picker";

/**
 * Holds which source was picked, and adds a new one when it is first needed: a later refusal of what builds on it must
 * not add it twice.
 */
export const useSource = (first: Picked) => {
  const { data, actions } = useClaim();
  const [picked, pick] = useState<Picked>(first);
  const { run, busy, refused } = useAction(actions.addSource);
  /** The id of the source, added if it is new; null when it was refused or none is picked. */
  const settled = async (): Promise<string | null> => {
    if (!picked) return null;
    if ("id" in picked) return picked.id;
    const answer = await run({ dossierId: data.dossierId, ...picked.made });
    if (!answer.ok) return null;
    pick({ id: answer.value.id });
    return answer.value.id;
  };
  return { picked, pick, settled, busy, refused };
};
