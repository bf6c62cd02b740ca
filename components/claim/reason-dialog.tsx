"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { Refusal } from "./refusal";

/** Asks why, before something is done that needs a reason: sending back, reopening, waiving. */
export const ReasonDialog = ({
  title,
  about,
  label,
  hint,
  name,
  act,
  close,
}: {
  title: string;
  about?: ReactNode;
  label: string;
  hint?: string;
  /** The name of the button that does it. */
  name: string;
  act: (reason: string) => Promise<Result<unknown>>;
  close: () => void;
}) => {
  const [reason, setReason] = useState("");
  const { run, busy, refused } = useAction(act);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run(reason);
    if (answer.ok) close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={title}
      about={about}
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>{name}</SubmitButton>
        </div>
      }
    >
      {!refused?.fields.reason && <Refusal refused={refused} />}
      <TextArea
        label={label}
        hint={hint}
        dir="auto"
        value={reason}
        error={refused?.fields.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
};
