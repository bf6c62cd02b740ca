"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { dossierRoleWord } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import type { DossierRole } from "@/lib/dossiers/dossier";

type SetCleared = (input: { sourceId: string; personIds: string[] }) => Promise<Result<unknown>>;

/** For leads: says which members may see what a confidential source is. */
export const Clearing = ({
  sourceId,
  members,
  clearedIds,
  meId,
  set,
}: {
  sourceId: string;
  members: readonly { personId: string; name: string; role: DossierRole; disabled: boolean }[];
  clearedIds: readonly string[];
  meId: string;
  set: SetCleared;
}) => {
  const { run, busy, refused, clear } = useAction(set);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    clear();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const personIds = new FormData(event.currentTarget).getAll("person").map(String);
    const answer = await run({ sourceId, personIds });
    if (!answer.ok) return;
    toast("Saved who is cleared for the source.");
    close();
  };
  return (
    <>
      <Button size="sm" icon="lock" onClick={() => setOpen(true)}>
        Clear people
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title="Who may see what it is?"
        about="Everybody else reads its pseudonym, and none of its files, quotes and notes."
        wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
        foot={
          <div className="end">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton busy={busy}>Save</SubmitButton>
          </div>
        }
      >
        {refused && !refused.fields.personIds && <Notice kind="error">{refused.message}</Notice>}
        <fieldset className="field">
          <legend className="lbl">Members who are cleared</legend>
          {members.map(({ personId, name, role, disabled }) => (
            <Checkbox
              key={personId}
              name="person"
              value={personId}
              defaultChecked={clearedIds.includes(personId)}
              label={<bdi>{personId === meId ? `${name} (you)` : name}</bdi>}
              hint={disabled ? `${dossierRoleWord[role]}, cannot sign in any more` : dossierRoleWord[role]}
            />
          ))}
          {refused?.fields.personIds && <FieldError>{refused.fields.personIds}</FieldError>}
        </fieldset>
      </Dialog>
    </>
  );
};
