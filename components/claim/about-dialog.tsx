"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** Whom the claim is about: people and institutions, one on each line. */
export const AboutDialog = ({ open, close }: { open: boolean; close: () => void }) => (
  <>{open && <AboutForm close={close} />}</>
);

const AboutForm = ({ close }: { close: () => void }) => {
  const { data, actions } = useClaim();
  const { id, about, version } = data.claim;
  const [names, setNames] = useState(about.join("\n"));
  const { run, busy, refused } = useAction(actions.editClaim);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = names.split("\n").map((name) => name.trim());
    const answer = await run({ claimId: id, about: wanted.filter(Boolean), seen: version });
    if (answer.ok) close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Whom the claim is about"
      about="They are asked for their reply where the dossier’s standard says so."
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Save names</SubmitButton>
        </div>
      }
    >
      <Refusal refused={refused} />
      <TextArea
        label="People and institutions"
        hint="One name on each line."
        rows={4}
        dir="auto"
        value={names}
        onChange={(event) => setNames(event.target.value)}
      />
    </Dialog>
  );
};
