"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { NewPassword, newPasswordIn } from "./new-password";
import { signIn } from "./sign-in";

type Join = (input: { secret: string; name: string; password: string }) => Promise<Result<{ email: string }>>;

/** Takes up an invitation: the name as others will see it, a password, and in. */
export const JoinForm = ({
  join,
  secret,
  name,
  email,
}: {
  join: Join;
  secret: string;
  name: string;
  email: string;
}) => {
  const { run, busy, refused } = useAction(join);
  const [differ, setDiffer] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const password = newPasswordIn(data);
    setDiffer(password === null);
    if (password === null) return;
    const answer = await run({ secret, name: String(data.get("name") ?? ""), password });
    if (!answer.ok) return;
    setLeaving(true);
    const signedIn = await signIn(answer.value.email, password);
    window.location.assign(signedIn.ok ? "/" : "/sign-in");
  };

  const fields = refused?.fields ?? {};
  return (
    <form method="post" onSubmit={submit}>
      <div>
        <h1 className="h1">Join the desk</h1>
        <p className="muted mt-1.5">Choose a password. You sign in with it and your e-mail address.</p>
      </div>
      {refused && Object.keys(fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      <TextInput label="Work e-mail" type="email" name="email" autoComplete="username" value={email} readOnly />
      <TextInput
        label="Your name"
        name="name"
        autoComplete="name"
        defaultValue={name}
        hint="As the others of your newsroom see it."
        error={fields.name}
        required
      />
      <NewPassword error={fields.password} differ={differ} />
      <Button type="submit" variant="primary" size="lg" busy={busy || leaving}>
        Join
      </Button>
    </form>
  );
};
