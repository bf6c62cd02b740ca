"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { NewPassword, newPasswordIn } from "./new-password";

type SetPassword = (input: { secret: string; password: string }) => Promise<Result<{ email: string }>>;

/** Sets a new password by a single-use link; then one signs in with it. */
export const ResetForm = ({
  setPassword,
  secret,
  email,
}: {
  setPassword: SetPassword;
  secret: string;
  email: string;
}) => {
  const { run, busy, refused } = useAction(setPassword);
  const [differ, setDiffer] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = newPasswordIn(new FormData(event.currentTarget));
    setDiffer(password === null);
    if (password === null) return;
    const answer = await run({ secret, password });
    if (answer.ok) window.location.assign("/sign-in?message=password-set");
  };

  const fields = refused?.fields ?? {};
  return (
    <form method="post" onSubmit={submit}>
      <div>
        <h1 className="h1">Set a new password</h1>
        <p className="muted mt-1.5">Every browser that is signed in as you is signed out, and your API tokens end.</p>
      </div>
      {refused && Object.keys(fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      <TextInput label="Work e-mail" type="email" name="email" autoComplete="username" value={email} readOnly />
      <NewPassword label="New password" error={fields.password} differ={differ} />
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Set the password
      </Button>
    </form>
  );
};
