"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import { useWords } from "@/components/ui/use-words";
import { useClaim } from "./context";
import { PartTitle } from "./part-title";
import { Refusal } from "./refusal";

/** Why the claim was sent back, each reason beside what was answered; the open one can be answered here. */
export const SendBacks = () => {
  const { data } = useClaim();
  const { sendBacks, sealed } = data.review;
  if (sendBacks.length === 0) return null;
  return (
    <section aria-labelledby="send-backs-of-claim">
      <PartTitle id="send-backs-of-claim" count={sendBacks.length > 1 ? sendBacks.length : 0}>
        Sent back
      </PartTitle>
      <ul className="beside">
        {sendBacks.map(({ id, byName, reason, at, answer, answeredByName, answeredAt }) => (
          <li key={id}>
            <div>
              <p className="hint">
                {byName}, <Time iso={at} now={data.now} zone={data.zone} form="relative" />
              </p>
              <p dir="auto" className="whitespace-pre-wrap">
                {sealed ? <span className="hint">Withheld until you have given your verdict</span> : reason}
              </p>
            </div>
            <div>
              {answer === null ? (
                <p className="hint">Not answered yet</p>
              ) : (
                <>
                  <p className="hint">
                    {answeredByName},{" "}
                    {answeredAt && <Time iso={answeredAt} now={data.now} zone={data.zone} form="relative" />}
                  </p>
                  <p dir="auto" className="whitespace-pre-wrap">
                    {sealed ? <span className="hint">Withheld</span> : answer}
                  </p>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Answer />
    </section>
  );
};

/** Where the open reason is answered. Words that are in it stay when it can be answered here no more. */
const Answer = () => {
  const { data, actions } = useClaim();
  const { sendBacks, sealed } = data.review;
  const [last] = sendBacks;
  const { words: answer, change, stored } = useWords();
  const { run, busy, refused } = useAction(actions.answerSendBack);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const sent = await run({ claimId: data.claim.id, answer });
    if (sent.ok) stored(answer);
  };
  const closed = !busy && (last?.answer !== null || !data.may.edit || sealed);
  if (closed && answer === "") return null;
  return (
    <form className="form tight" onSubmit={send}>
      {closed ? (
        <Notice kind="stale" title="These words were not sent.">
          {last?.answer !== null
            ? "The reason was answered meanwhile: the answer stands above. Copy what you need of yours, or discard it."
            : sealed
              ? "Give your blind verdict on the claim first; then they can be sent."
              : "You cannot change this claim any more. Copy what you need of them, or discard them."}
        </Notice>
      ) : (
        !refused?.fields.answer && <Refusal refused={refused} />
      )}
      <TextArea
        label="Your answer"
        hint={
          closed
            ? undefined
            : "The reviewer reads it beside the reason. Without it the claim cannot go for review again."
        }
        readOnly={closed}
        rows={2}
        dir="auto"
        value={answer}
        error={refused?.fields.answer}
        onChange={(event) => change(event.target.value)}
      />
      <div className="actions">
        {closed ? (
          <Button size="sm" variant="ghost" onClick={() => change("")}>
            Discard my answer
          </Button>
        ) : (
          <SubmitButton variant="secondary" size="sm" busy={busy}>
            Answer
          </SubmitButton>
        )}
      </div>
    </form>
  );
};
