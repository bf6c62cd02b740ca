"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { toLocal, toUtc } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** When the check of the claim is to be done. */
export const DueDialog = ({ open, close }: { open: boolean; close: () => void }) => (
  <>{open && <DueForm close={close} />}</>
);

const DueForm = ({ close }: { close: () => void }) => {
  const { data, actions } = useClaim();
  const { id, dueAt, version } = data.claim;
  const [due, setDue] = useState(dueAt ? toLocal(dueAt, data.zone) : "");
  const { run, busy, refused } = useAction(actions.editClaim);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ claimId: id, dueAt: toUtc(due, data.zone), seen: version });
    if (answer.ok) close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="When its check is due"
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Save date</SubmitButton>
        </div>
      }
    >
      <Refusal refused={refused} />
      <DateTime
        label="Due"
        optional
        value={due}
        onChange={(event) => setDue(event.target.value)}
        hint={`On the newsroom’s clock (${data.zone}). Left empty, it has no date of its own.`}
      />
    </Dialog>
  );
};
