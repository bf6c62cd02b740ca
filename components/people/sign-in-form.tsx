"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { signIn, singleSignOnAddress } from "./sign-in";

/** The page of those who have an account. `next` is where to go then; `problem` is what an earlier try ran into. */
export const SignInForm = ({
  next,
  problem,
  message,
  singleSignOn,
}: {
  next: string;
  problem?: string;
  message?: string;
  singleSignOn: boolean;
}) => {
  const [wrong, setWrong] = useState(problem ?? "");
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signIn(String(data.get("email") ?? ""), String(data.get("password") ?? ""));
    // A full load: nothing of what was shown before may stay.
    if (answer.ok) return window.location.assign(next);
    setBusy(false);
    setWrong(answer.message);
  };

  const leaveForSingleSignOn = async () => {
    setBusy(true);
    const address = await singleSignOnAddress(next);
    if (address) return window.location.assign(address);
    setBusy(false);
    setWrong("Single sign-on could not be reached. Try again, or use your password.");
  };

  // By post: when it is sent before the script has come, the password must not stand in the address.
  return (
    <form method="post" onSubmit={submit}>
      <h1 className="h1">Sign in</h1>
      {wrong ? <Notice kind="error">{wrong}</Notice> : message && <Notice>{message}</Notice>}
      {singleSignOn && (
        <>
          <Button variant="primary" size="lg" icon="key" onClick={leaveForSingleSignOn} busy={busy}>
            Use single sign-on
          </Button>
          <div className="or">or</div>
        </>
      )}
      <TextInput label="Work e-mail" type="email" name="email" autoComplete="username" required autoFocus />
      <TextInput label="Password" type="password" name="password" autoComplete="current-password" required />
      <Button type="submit" size="lg" variant={singleSignOn ? "secondary" : "primary"} busy={busy}>
        Sign in
      </Button>
      <p className="hint">
        No account? Ask the editor of your desk for an invitation.
        <br />
        <Link className="link" href="/forgot">
          Reset your password
        </Link>
      </p>
    </form>
  );
};
