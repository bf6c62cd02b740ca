"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useSingleKeys } from "@/components/ui/single-keys";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { SourceInput } from "@/lib/sources/listed";
import { SourceFields, sourceIn } from "./source-fields";

export type AddSourceAction = (input: { dossierId: string } & SourceInput) => Promise<Result<{ id: string }>>;

const nothingToMend = {};

/** Takes down a source of any kind, then shows its page. */
export const AddSource = ({
  dossierId,
  zone,
  add,
  variant = "primary",
  size,
}: {
  dossierId: string;
  zone: string;
  add: AddSourceAction;
  variant?: "primary" | "secondary";
  size?: "sm";
}) => {
  const router = useRouter();
  const { run, busy, refused, clear } = useAction(add);
  const [open, setOpen] = useState(false);
  useSingleKeys({ s: () => setOpen(true) });
  const close = () => {
    setOpen(false);
    clear();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await run({ dossierId, ...sourceIn(new FormData(event.currentTarget), zone) });
    if (!answer.ok) return;
    close();
    router.push(`/dossiers/${dossierId}/sources/${answer.value.id}`);
  };
  return (
    <>
      <Button variant={variant} size={size} icon="plus" shortcut="S" onClick={() => setOpen(true)}>
        Add a source
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title="Add a source"
        about="Anything that bears on a claim. Articles come by uploading them: each is a source at once."
        keepOpen
        wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
        foot={
          <div className="end">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton busy={busy}>Add the source</SubmitButton>
          </div>
        }
      >
        {refused && <Notice kind="error">{refused.message}</Notice>}
        <SourceFields source={null} zone={zone} fields={refused?.fields ?? nothingToMend} />
      </Dialog>
    </>
  );
};
