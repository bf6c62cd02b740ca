"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

/** Asks for a link by mail. The answer is the same for every address. */
export const ForgotForm = ({ ask }: { ask: (input: { email: string }) => Promise<Result<null>> }) => {
  const { run, busy, refused } = useAction(ask);
  const [asked, setAsked] = useState("");

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "");
    const answer = await run({ email });
    setAsked(answer.ok ? email : "");
  };

  return (
    <form onSubmit={submit}>
      <h1 className="h1">Reset your password</h1>
      {refused && !refused.fields.email && <Notice kind="error">{refused.message}</Notice>}
      {asked && (
        <Notice icon="mail" title="Look into your mail.">
          If {asked} has an account here, a link is on its way. It works once, for a day.
        </Notice>
      )}
      <TextInput
        label="Work e-mail"
        type="email"
        name="email"
        autoComplete="username"
        error={refused?.fields.email}
        required
        autoFocus
      />
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Send me a link
      </Button>
      <p className="hint">
        <Link className="link" href="/sign-in">
          Back to signing in
        </Link>
      </p>
    </form>
  );
};
