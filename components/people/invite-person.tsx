"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { OfferedLink as Offered } from "@/lib/people/letters";
import type { NewsroomRole } from "@/lib/people/person";
import { OfferedLink } from "./offered-link";

type Invite = (input: { name: string; email: string; role: NewsroomRole }) => Promise<Result<Offered>>;

export const roleOptions = [
  { value: "member", label: "Member", description: "Works in the dossiers that they are a member of." },
  {
    value: "admin",
    label: "Administrator",
    description: "Also manages people, outlets and settings. Sees no dossier by that.",
  },
];

/** Invites somebody: who they are, then the link to pass on. */
export const InvitePerson = ({ invite, zone }: { invite: Invite; zone: string }) => {
  const { run, busy, refused, clear } = useAction(invite);
  const [open, setOpen] = useState(false);
  const [offered, setOffered] = useState<Offered | null>(null);
  const close = () => {
    setOpen(false);
    setOffered(null);
    clear();
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const answer = await run({
      name: text("name"),
      email: text("email"),
      role: text("role") === "admin" ? "admin" : "member",
    });
    if (answer.ok) setOffered(answer.value);
  };

  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
        Invite somebody
      </Button>
      {offered ? (
        <Dialog
          key="offered"
          open={open}
          onClose={close}
          title={`The invitation of ${offered.email}`}
          keepOpen
          foot={
            <div className="end">
              <Button variant="primary" onClick={close}>
                Done
              </Button>
            </div>
          }
        >
          <OfferedLink offered={offered} zone={zone} />
        </Dialog>
      ) : (
        <Dialog
          key="invite"
          open={open}
          onClose={close}
          title="Invite somebody"
          keepOpen
          wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
          foot={
            <div className="end">
              <Button onClick={close}>Cancel</Button>
              <SubmitButton busy={busy}>Make the invitation</SubmitButton>
            </div>
          }
        >
          {refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
          <TextInput label="Name" name="name" autoComplete="off" error={refused?.fields.name} required />
          <TextInput
            label="Work e-mail"
            type="email"
            name="email"
            autoComplete="off"
            error={refused?.fields.email}
            required
          />
          <RadioGroup legend="Role in the newsroom" name="role" options={roleOptions} defaultValue="member" />
        </Dialog>
      )}
    </>
  );
};
