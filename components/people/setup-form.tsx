"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { NewPassword, newPasswordIn } from "./new-password";
import { signIn } from "./sign-in";

type SetUp = (input: {
  code: string;
  name: string;
  email: string;
  password: string;
}) => Promise<Result<{ email: string }>>;

/** The first visit to a new desk: makes the first administrator and signs them in. */
export const SetupForm = ({ setUp }: { setUp: SetUp }) => {
  const { run, busy, refused } = useAction(setUp);
  const [differ, setDiffer] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const password = newPasswordIn(data);
    setDiffer(password === null);
    if (password === null) return;
    const text = (name: string) => String(data.get(name) ?? "");
    const answer = await run({ code: text("code"), name: text("name"), email: text("email"), password });
    if (!answer.ok) return;
    setLeaving(true);
    const signedIn = await signIn(answer.value.email, password);
    window.location.assign(signedIn.ok ? "/setup/demo" : "/sign-in");
  };

  const fields = refused?.fields ?? {};
  const untold = refused && Object.keys(fields).length === 0;
  return (
    <form method="post" onSubmit={submit}>
      <div>
        <h1 className="h1">Set up this desk</h1>
        <p className="muted mt-1.5">
          You will be its first administrator: you invite the others and keep the settings.
        </p>
      </div>
      {untold && <Notice kind="error">{refused.message}</Notice>}
      <TextInput
        label="Set-up code"
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        hint="It stands in the last lines that the start of the server printed."
        error={fields.code}
        required
        autoFocus
      />
      <TextInput label="Your name" name="name" autoComplete="name" error={fields.name} required />
      <TextInput label="Work e-mail" type="email" name="email" autoComplete="username" error={fields.email} required />
      <NewPassword error={fields.password} differ={differ} />
      <Button type="submit" variant="primary" size="lg" busy={busy || leaving}>
        Create the administrator
      </Button>
    </form>
  );
};
