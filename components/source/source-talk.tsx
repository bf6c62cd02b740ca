"use client";

import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/claim/refusal";
import { Avatar } from "@/components/ui/avatar";
import { TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";

type Comment = {
  id: string;
  personId: string;
  personName: string;
  text: string;
  withheld: boolean;
  createdAt: string;
};

type WriteComment = (input: { on: "source"; id: string; text: string }) => Promise<Result<unknown>>;

/** What was said about a source, and a place to say more. */
export const SourceTalk = ({
  sourceId,
  comments,
  meId,
  write,
  now,
  zone,
}: {
  sourceId: string;
  comments: readonly Comment[];
  meId: string;
  /** null for whoever may not comment. */
  write: WriteComment | null;
  now: string;
  zone: string;
}) => (
  <>
    <ul className="rows">
      {comments.map(({ id, personId, personName, text, withheld, createdAt }) => (
        <li key={id} className="grid grid-cols-[22px_minmax(0,1fr)] gap-x-2.5 py-2.5">
          <Avatar name={personName} me={personId === meId} />
          <div>
            <p className="hint">
              {personName}, <Time iso={createdAt} now={now} zone={zone} form="relative" />
            </p>
            <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {withheld ? <span className="muted">Withheld from you.</span> : text}
            </p>
          </div>
        </li>
      ))}
    </ul>
    {comments.length === 0 && <p className="hint py-2.5">Nobody has said anything about it.</p>}
    {write && <WriteForm sourceId={sourceId} write={write} />}
  </>
);

const WriteForm = ({ sourceId, write }: { sourceId: string; write: WriteComment }) => {
  const { run, busy, refused } = useAction(write);
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ on: "source", id: sourceId, text });
    if (answer.ok) setText("");
  };
  return (
    <form onSubmit={submit} className="grid gap-2 pt-3">
      <TextArea
        label="Comment"
        rows={2}
        dir="auto"
        hint="Name a member with @ and they are told."
        value={text}
        error={refused?.fields.text}
        onChange={(event) => setText(event.target.value)}
      />
      {!refused?.fields.text && <Refusal refused={refused} />}
      <div>
        <SubmitButton variant="secondary" size="sm" busy={busy} disabled={text.trim() === ""}>
          Comment
        </SubmitButton>
      </div>
    </form>
  );
};
