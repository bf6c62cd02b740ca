"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { NewPassword, newPasswordIn } from "./new-password";

/** One's name as others see it. */
export const OwnName = ({
  name,
  rename,
}: {
  name: string;
  rename: (input: { name: string }) => Promise<Result<unknown>>;
}) => {
  const { run, busy, refused } = useAction(rename);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await run({ name: String(new FormData(event.currentTarget).get("name") ?? "") });
    if (answer.ok) toast("Your name is saved.");
  };
  return (
    <form className="form mt-4" onSubmit={submit}>
      {refused && !refused.fields.name && <Notice kind="error">{refused.message}</Notice>}
      <TextInput
        label="Your name"
        name="name"
        autoComplete="name"
        defaultValue={name}
        hint="As the others of your newsroom see it."
        error={refused?.fields.name}
        required
      />
      <div className="actions">
        <Button type="submit" busy={busy}>
          Save the name
        </Button>
      </div>
    </form>
  );
};

type ChangePassword = (input: { current: string; password: string }) => Promise<Result<{ ended: number }>>;

/** A new password, by the current one. */
export const OwnPassword = ({ email, change }: { email: string; change: ChangePassword }) => {
  const { run, busy, refused } = useAction(change);
  const [differ, setDiffer] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const password = newPasswordIn(data);
    setDiffer(password === null);
    if (password === null) return;
    const answer = await run({ current: String(data.get("current") ?? ""), password });
    if (!answer.ok) return;
    form.current?.reset();
    toast("Your password is changed. Other browsers are signed out and your API tokens have ended.");
  };

  const fields = refused?.fields ?? {};
  return (
    <form ref={form} method="post" className="form mt-4" onSubmit={submit}>
      {refused && Object.keys(fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        label="Current password"
        type="password"
        name="current"
        autoComplete="current-password"
        error={fields.current}
        required
      />
      <NewPassword label="New password" error={fields.password} differ={differ} />
      <div className="actions">
        <Button type="submit" busy={busy}>
          Change the password
        </Button>
        <span className="hint">Signs out your other browsers and ends your API tokens.</span>
      </div>
    </form>
  );
};
