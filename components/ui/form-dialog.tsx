"use client";

import type { ComponentProps, FormEvent, ReactNode, Ref } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** A dialog that is one form, with cancel and one way to send it. What is typed in it outlives a press on the backdrop. */
export const FormDialog = ({
  form,
  onSubmit,
  send,
  busy,
  disabled,
  ...dialog
}: Pick<ComponentProps<typeof Dialog>, "title" | "about" | "onClose" | "children"> & {
  /** The form, for leading to the first field that was refused. */
  form: Ref<HTMLFormElement>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What the button says that sends it. */
  send: ReactNode;
  busy: boolean;
  /** It cannot be sent as it stands. */
  disabled?: boolean;
}) => (
  <Dialog
    open
    keepOpen
    {...dialog}
    wrap={(parts) => (
      <form ref={form} onSubmit={onSubmit} noValidate>
        {parts}
      </form>
    )}
    foot={
      <div className="end">
        <Button onClick={dialog.onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={disabled}>
          {send}
        </Button>
      </div>
    }
  />
);
