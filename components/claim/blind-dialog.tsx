"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** Asks for a second verdict that is given without seeing the first. */
export const BlindDialog = ({ close }: { close: () => void }) => {
  const { data, actions } = useClaim();
  const { claim, review } = data;
  const judged = claim.substance !== null;
  const [firstId, setFirst] = useState(claim.assigneeId ?? "");
  const [secondId, setSecond] = useState("");
  const { run, busy, refused } = useAction(actions.askBlindCheck);
  const first = judged ? (claim.substanceBy ?? claim.statementBy) : firstId;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ claimId: claim.id, secondId, ...(judged ? {} : { firstId }) });
    if (!answer.ok) return;
    toast("The blind check is asked for");
    close();
  };
  const options = (without: string) => [
    { value: "", label: "Choose somebody" },
    ...review.judges
      .filter(({ personId }) => personId !== without)
      .map(({ personId, name, hasSeen }) => ({
        value: personId,
        label: hasSeen && judged ? `${name} (has seen the verdict)` : name,
      })),
  ];
  return (
    <Dialog
      open
      onClose={close}
      title={`Blind second verdict on claim ${claim.ref}`}
      about={
        <span className="two-lines serif" dir="auto">
          {claim.statement}
        </span>
      }
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Ask for it</SubmitButton>
        </div>
      }
    >
      {!refused?.fields.secondId && !refused?.fields.firstId && <Refusal refused={refused} />}
      {!judged && (
        <Select
          label="First verdict"
          value={firstId}
          error={refused?.fields.firstId}
          onChange={(event) => setFirst(event.target.value)}
          options={options(secondId)}
        />
      )}
      <Select
        label="Second verdict"
        value={secondId}
        error={refused?.fields.secondId}
        onChange={(event) => setSecond(event.target.value)}
        options={options(first)}
      />
      <p className="hint">
        {judged
          ? `The first is the verdict that the claim has${data.substanceByName ? `, by ${data.substanceByName}` : ""}. It is withheld from the second, with notes, talk and reasons that may tell it, until theirs is in. Nobody changes the verdict or signs the claim off meanwhile.`
          : "Neither sees the other’s verdict, and nobody else does, until both are in. Two that are equal become the claim’s verdict; what differs goes to a third."}
      </p>
    </Dialog>
  );
};
