"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

/** Offers the demo newsroom once the desk has its administrator. */
export const DemoOffer = ({ loadDemo }: { loadDemo: (input: Record<string, never>) => Promise<Result<null>> }) => {
  const { run, busy, refused } = useAction(loadDemo);
  const [leaving, setLeaving] = useState(false);
  const load = async () => {
    const answer = await run({});
    if (!answer.ok) return;
    setLeaving(true);
    window.location.assign("/");
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void load();
      }}
    >
      <div>
        <h1 className="h1">The desk is yours</h1>
        <p className="muted mt-1.5">
          The demo newsroom shows how a dossier looks in the middle of the work: two stories with invented articles,
          claims in every status, open tasks. Load it to look around, or start with your own.
        </p>
      </div>
      {refused && <Notice kind="error">{refused.message}</Notice>}
      <Button type="submit" variant="primary" size="lg" busy={busy || leaving}>
        Load the demo newsroom
      </Button>
      <LinkButton href="/" size="lg">
        Start with an empty desk
      </LinkButton>
    </form>
  );
};
