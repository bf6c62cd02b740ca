"use client";

import { type FormEvent, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** What was said about the claim, and everything that happened to it. */
export const Talk = () => {
  const { data } = useClaim();
  return (
    <section aria-label="Comments and history">
      <Tabs
        label="Comments and history"
        tabs={[
          { id: "comments", label: "Comments", count: data.comments.length, children: <Comments /> },
          { id: "history", label: "History", count: data.history.length, children: <History /> },
          ...(data.signOffs.length > 0
            ? [{ id: "sign-offs", label: "Sign-offs", count: data.signOffs.length, children: <SignOffs /> }]
            : []),
        ]}
      />
    </section>
  );
};

const Comments = () => {
  const { data, actions } = useClaim();
  const { run, busy, refused } = useAction(actions.writeComment);
  const [text, setText] = useState("");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ on: "claim", id: data.claim.id, text });
    if (answer.ok) setText("");
  };
  return (
    <div className="talk">
      {data.comments.map(({ id, personId, personName, text: said, withheld, createdAt }) => (
        <div className="cmt" key={id}>
          <Avatar name={personName} me={personId === data.me.id} />
          <p dir="auto" className="whitespace-pre-wrap">
            {withheld ? (
              <span className="hint">Withheld</span>
            ) : (
              <WithNames text={said} names={data.members.map((member) => member.name)} />
            )}{" "}
            <span className="hint">
              <Time iso={createdAt} zone={data.zone} now={data.now} form="relative" />
            </span>
          </p>
        </div>
      ))}
      {data.may.comment && (
        <form className="form tight" onSubmit={send}>
          <textarea
            className="input"
            rows={2}
            aria-label="Comment"
            placeholder="Comment. @name tells them."
            dir="auto"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Refusal refused={refused} />
          <div className="actions">
            <SubmitButton variant="secondary" size="sm" busy={busy} disabled={text.trim() === ""}>
              Comment
            </SubmitButton>
          </div>
        </form>
      )}
    </div>
  );
};

/** A comment with the members whom it names marked. */
const WithNames = ({ text, names }: { text: string; names: readonly string[] }) => {
  const longestFirst = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  if (longestFirst.length === 0) return text;
  return text.split(new RegExp(`(@(?:${longestFirst.join("|")}))`, "giu")).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
      <span className="at" key={index}>
        {part}
      </span>
    ) : (
      part
    ),
  );
};

const History = () => {
  const { data } = useClaim();
  return (
    <ol className="talk">
      {data.history.map(({ id, at, sentence }) => (
        <li key={id} className="told">
          <span dir="auto">{sentence}</span>{" "}
          <span className="hint">
            <Time iso={at} zone={data.zone} now={data.now} form="relative" />
          </span>
        </li>
      ))}
    </ol>
  );
};

const SignOffs = () => {
  const { data } = useClaim();
  return (
    <ol className="talk">
      {data.signOffs.map(({ byName, at, staleAt }) => (
        <li key={at} className="told">
          {byName}, <Time iso={at} zone={data.zone} />
          {staleAt && (
            <span className="hint">
              {" "}
              no longer in force since <Time iso={staleAt} zone={data.zone} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
};
