"use client";

import {
  createContext,
  type FormEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
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
 * session ends in mid-edit. The address stays theirs: another person would go on in this one's name. The tabs of a browser
 * share who is signed in, so it also asks when somebody else has signed in in another: what is done here would be theirs.
 */
export const SignInAgain = ({
  me: { id, email },
  singleSignOn,
  children,
}: {
  me: { id: string; email: string };
  /** Offers to sign in in another tab, for people who have no password here. */
  singleSignOn: boolean;
  children: ReactNode;
}) => {
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  /** Somebody else has signed in in another tab; it is over once this person has. */
  const [other, setOther] = useState(false);
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

  const answerAll = useCallback((signedIn: boolean) => {
    setOpen(false);
    setOther(false);
    for (const answer of asking.current.splice(0)) answer(signedIn);
  }, []);

  const tabs = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    if (typeof BroadcastChannel !== "function") return;
    const channel = new BroadcastChannel("second-source-person");
    tabs.current = channel;
    let isOther = false;
    channel.onmessage = ({ data }) => {
      const was = isOther;
      isOther = data !== id;
      if (isOther) {
        setOther(true);
        void ask();
      } else if (was) answerAll(true);
    };
    channel.postMessage(id);
    return () => channel.close();
  }, [id, ask, answerAll]);

  const settle = (signedIn: boolean) => {
    answerAll(signedIn);
    if (signedIn) tabs.current?.postMessage(id);
  };
  // The page stays that of the one who made it, or becomes the other's: never something between.
  const leave = () => (other ? window.location.reload() : settle(false));

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
        onClose={leave}
        title="Sign in again"
        about={
          other
            ? "Somebody else has signed in in another tab of this browser. Sign in again to go on here as yourself, or go on as they are: what is not sent here is lost then."
            : "You have been signed out. What you were doing goes on once you are signed in."
        }
        keepOpen
        wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
        foot={
          <>
            {singleSignOn && (
              <Button variant="ghost" onClick={() => (other ? setWrong(stillOther) : settle(true))}>
                I have signed in in another tab
              </Button>
            )}
            <div className="end">
              <Button onClick={leave}>{other ? "Go on as they are" : "Cancel"}</Button>
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

const stillOther = "Somebody else is signed in there still. Sign in there as yourself, or here by your password.";
