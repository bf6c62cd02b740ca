"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useSingleKeys } from "@/components/ui/single-keys";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { claimKindWord, stakesWord } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import { type ClaimKind, claimKinds, type Stakes, stakesLevels } from "@/lib/claims/claim";

export type CreateClaim = (input: {
  dossierId: string;
  statement: string;
  kind: ClaimKind;
  stakes: Stakes;
}) => Promise<Result<{ id: string; ref: string }>>;

/** Writes down a claim that no article here makes, or none yet: a button, also by C. */
export const NewClaim = ({ dossierId, create }: { dossierId: string; create: CreateClaim }) => {
  const [open, setOpen] = useState(false);
  useSingleKeys({ c: () => setOpen(true) });
  return (
    <>
      <Button icon="plus" shortcut="C" onClick={() => setOpen(true)}>
        New claim
      </Button>
      {open && <NewClaimDialog dossierId={dossierId} create={create} onClose={() => setOpen(false)} />}
    </>
  );
};

export const NewClaimDialog = ({
  dossierId,
  create,
  onClose,
}: {
  dossierId: string;
  create: CreateClaim;
  onClose: () => void;
}) => {
  const { run, busy, refused } = useAction(create);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const answer = await run({
      dossierId,
      statement: String(data.get("statement") ?? ""),
      kind: claimKinds.find((kind) => kind === data.get("kind")) ?? "other",
      stakes: stakesLevels.find((stakes) => stakes === data.get("stakes")) ?? "routine",
    });
    if (!answer.ok) return;
    toast(`Claim ${answer.value.ref} is on the list, to check.`);
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="New claim"
      about="For what no article here says, or none yet. In an article, tag the words that make the claim instead."
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton busy={busy}>Add the claim</SubmitButton>
        </div>
      }
    >
      {refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      <TextArea
        label="Statement"
        name="statement"
        rows={3}
        dir="auto"
        maxLength={1000}
        hint="One checkable statement, in one sentence that stands alone."
        error={refused?.fields.statement}
        required
      />
      <Select
        label="Kind"
        name="kind"
        defaultValue="event"
        options={claimKinds.map((kind) => ({ value: kind, label: claimKindWord[kind] }))}
      />
      <RadioGroup
        legend="Stakes"
        name="stakes"
        defaultValue="routine"
        options={stakesLevels.map((stakes) => ({ value: stakes, label: stakesWord[stakes] }))}
      />
    </Dialog>
  );
};
