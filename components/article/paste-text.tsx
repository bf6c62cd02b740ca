"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { useSignInAgain } from "@/components/people/sign-in-again";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useFirstError } from "@/components/ui/use-first-error";
import type { Refused } from "@/lib/action";
import { sameOriginals, sendArticle, type Uploaded } from "./uploaded";

/** Adds an article from text that is pasted. What was pasted stays until it has come in. */
export const PasteText = ({
  dossierId,
  ours,
  onAdded,
}: {
  dossierId: string;
  ours: boolean;
  onAdded: (uploaded: Uploaded) => void;
}) => {
  const signInAgain = useSignInAgain();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const form = useFirstError(refused);

  const send = async (again: boolean) => {
    setBusy(true);
    setRefused(null);
    const sending = { text, said: { ours }, again };
    let answer = await sendArticle(dossierId, sending);
    while (!answer.ok && answer.refused.kind === "signed-out" && (await signInAgain()))
      answer = await sendArticle(dossierId, sending);
    setBusy(false);
    if (!answer.ok) return setRefused(answer.refused);
    setText("");
    onAdded(answer.value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(false);
  };
  const same = refused ? sameOriginals(refused) : [];

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-3">
      <TextArea
        label="Text of the article"
        hint="With its headline, byline and date if you have them: they are read from the text, and you check them afterwards."
        rows={10}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={refused?.fields.text}
        className="max-h-[60vh]"
        dir="auto"
      />
      {refused && !refused.fields.text && (
        <Notice
          kind={same.length > 0 ? "stale" : "error"}
          actions={
            same.length > 0 && (
              <>
                {same.map(({ articleId, letter, title }) => (
                  <Link key={articleId} className="link" href={`/dossiers/${dossierId}/articles/${articleId}`}>
                    {letter}, {title}
                  </Link>
                ))}
                <Button size="sm" onClick={() => void send(true)}>
                  Add it all the same
                </Button>
              </>
            )
          }
        >
          {refused.message}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          Add the article
        </Button>
      </div>
    </form>
  );
};
