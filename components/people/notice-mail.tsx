"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import { type MailChoice, mailChoices, type NoticeKind, noticeKinds } from "@/lib/history/notice";
import { choiceWords, mailedWhen } from "./mail-words";

type Choices = Record<NoticeKind, MailChoice>;

const options = mailChoices.map((value) => ({ value, label: choiceWords[value] }));
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** When oneself gets mail, for each kind of notice. */
export const NoticeMail = ({
  choices,
  choose,
}: {
  choices: Choices;
  choose: (input: Partial<Choices>) => Promise<Result<void>>;
}) => {
  const { run, busy, refused } = useAction(choose);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const chosen = Object.fromEntries(noticeKinds.map((kind) => [kind, data.get(kind)])) as Choices;
    if ((await run(chosen)).ok) toast("Saved when you get mail.");
  };
  return (
    <form className="form mt-4" onSubmit={submit}>
      {refused && <Notice kind="error">{refused.message}</Notice>}
      {noticeKinds.map((kind) => (
        <Select
          key={kind}
          label={capital(mailedWhen[kind])}
          name={kind}
          defaultValue={choices[kind]}
          options={options}
          error={refused?.fields[kind]}
        />
      ))}
      <div className="actions">
        <Button type="submit" busy={busy}>
          Save mail settings
        </Button>
        <span className="hint">On your desk you are told of everything, whatever you choose here.</span>
      </div>
    </form>
  );
};
