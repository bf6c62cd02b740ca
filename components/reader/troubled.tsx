"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useReread } from "../claim/refusal";
import type { Trouble } from "./use-deeds";

/** Why deeds were refused. It stays until they are tried again or put away; what was shown for them has gone. */
export const Troubled = ({
  troubles,
  again,
  forget,
}: {
  troubles: readonly Trouble[];
  again: () => void;
  forget: () => void;
}) => {
  const conflict = useReread(troubles.at(-1)?.refused ?? null);
  if (troubles.length === 0) return null;
  const reasons = new Set(troubles.map(({ refused }) => refused.message));
  return (
    <Notice
      kind={conflict ? "stale" : "error"}
      className="reader-note"
      title={troubles.length > 1 ? `${troubles.length} changes were not done.` : "This was not done."}
      actions={
        <>
          <Button size="sm" onClick={again}>
            Try again
          </Button>
          <Button size="sm" variant="ghost" onClick={forget}>
            Leave it
          </Button>
        </>
      }
    >
      {[...reasons].join(" ")}
    </Notice>
  );
};
