"use client";

import { type FormEvent, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { NoticeKind } from "@/lib/history/notice";
import { mailedWhen } from "./mail-words";

/** Ends mail of some kinds by one button, for whoever came by the link of a mail. */
export const Unsubscribe = ({
  kinds,
  token,
  stop,
}: {
  kinds: readonly NoticeKind[];
  token: string;
  stop: (input: { token: string }) => Promise<Result<null>>;
}) => {
  const { run, busy, refused } = useAction(stop);
  const [stopped, setStopped] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setStopped((await run({ token })).ok);
  };
  return (
    <form onSubmit={submit}>
      <div>
        <h1 className="h1">No more mail</h1>
        <div role="status">
          {stopped && (
            <Notice icon="mail" title="You get no more mail of this kind." className="mt-4">
              On your desk you are told as before. Under My account you can choose otherwise.
            </Notice>
          )}
        </div>
      </div>
      {refused && <Notice kind="error">{refused.message}</Notice>}
      <p className="soft">{stopped ? "This was mail:" : "You get mail:"}</p>
      <ul className="list-disc pl-5">
        {kinds.map((kind) => (
          <li key={kind}>{mailedWhen[kind]}</li>
        ))}
      </ul>
      {stopped ? (
        <LinkButton href="/settings#mail" size="lg">
          Choose when you get mail
        </LinkButton>
      ) : (
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Stop this mail
        </Button>
      )}
    </form>
  );
};
