"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useReread } from "../claim/refusal";
import type { Trouble } from "./use-deeds";

/** Why the last deed was refused. It stays until it is tried again or put away; what was shown for it has gone. */
export const Troubled = ({ trouble, forget }: { trouble: Trouble | null; forget: () => void }) => {
  const conflict = useReread(trouble?.refused ?? null);
  if (!trouble) return null;
  return (
    <Notice
      kind={conflict ? "stale" : "error"}
      className="reader-note"
      title="This was not done."
      actions={
        <>
          <Button size="sm" onClick={trouble.again}>
            Try again
          </Button>
          <Button size="sm" variant="ghost" onClick={forget}>
            Leave it
          </Button>
        </>
      }
    >
      {trouble.refused.message}
    </Notice>
  );
};
