"use client";

import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { signIn } from "./sign-in";

type Ask = () => Promise<boolean>;

const SignInAgainContext = createContext<Ask>(async () => false);

/** Opens the dialog that signs in again over the page; true once that has been done, false when it was closed. */
export const useSignInAgain = (): Ask => useContext(SignInAgainContext);

/**
 * Stands round the desk and signs a person in again over the page they are on, so that nothing typed is lost when a
 * session ends in mid-edit. The address stays theirs: another person would go on in this one's name.
 */
export const SignInAgain = ({
  email,
  singleSignOn,
  children,
}: {
  email: string;
  /** Offers to sign in in another tab, for people who have no password here. */
  singleSignOn: boolean;
  children: ReactNode;
}) => {
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  // Several forms may ask at once: one dialog answers all of them.
  const asking = useRef<((signedIn: boolean) => void)[]>([]);

  const ask = useCallback<Ask>(
    () =>
      new Promise((answer) => {
        asking.current.push(answer);
        setWrong("");
        setOpen(true);
      }),
    [],
  );

  const settle = (signedIn: boolean) => {
    setOpen(false);
    for (const answer of asking.current.splice(0)) answer(signedIn);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A form inside a form's dialog must not send the outer one.
    event.stopPropagation();
    setBusy(true);
    const answer = await signIn(email, String(new FormData(event.currentTarget).get("password") ?? ""));
    setBusy(false);
    if (answer.ok) settle(true);
    else setWrong(answer.message);
  };

  return (
    <SignInAgainContext value={ask}>
      {children}
      <Dialog
        open={open}
        onClose={() => settle(false)}
        title="Sign in again"
        about="You have been signed out. What you were doing goes on once you are signed in."
        keepOpen
        wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
        foot={
          <>
            {singleSignOn && (
              <Button variant="ghost" onClick={() => settle(true)}>
                I have signed in in another tab
              </Button>
            )}
            <div className="end">
              <Button onClick={() => settle(false)}>Cancel</Button>
              <SubmitButton busy={busy}>Sign in</SubmitButton>
            </div>
          </>
        }
      >
        {wrong && <Notice kind="error">{wrong}</Notice>}
        <TextInput label="E-mail" type="email" name="email" autoComplete="username" value={email} readOnly />
        <TextInput
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          required
          data-autofocus
        />
      </Dialog>
    </SignInAgainContext>
  );
};
