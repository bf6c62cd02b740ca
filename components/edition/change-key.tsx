"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

/** Retires the key and makes another, after saying what that means for those who know the old fingerprint. */
export function ChangeKey({ change }: { change: (input: Record<string, never>) => Promise<Result<string>> }) {
  const [open, setOpen] = useState(false);
  const { run, busy, refused } = useAction(change);
  return (
    <div className="mt-6">
      <Button onClick={() => setOpen(true)}>Make a new key</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Make a new signing key?"
        foot={
          <>
            <Button onClick={() => setOpen(false)}>Keep the key</Button>
            <Button
              variant="primary"
              busy={busy}
              onClick={async () => {
                if ((await run({})).ok) setOpen(false);
              }}
            >
              Make a new key
            </Button>
          </>
        }
      >
        <p>
          Editions sealed from now on are signed with the new key. Those sealed before go on verifying with the old
          fingerprint. Tell everybody who checks your editions the new one.
        </p>
        {refused && <Notice kind="error">{refused.message}</Notice>}
      </Dialog>
    </div>
  );
}
