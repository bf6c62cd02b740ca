"use client";

import { type FormEvent, useState } from "react";
import { TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
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
      {sendBacks[0]?.answer === null && data.may.edit && !sealed && <Answer />}
    </section>
  );
};

const Answer = () => {
  const { data, actions } = useClaim();
  const [answer, setAnswer] = useState("");
  const { run, busy, refused } = useAction(actions.answerSendBack);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await run({ claimId: data.claim.id, answer });
  };
  return (
    <form className="form tight" onSubmit={send}>
      {!refused?.fields.answer && <Refusal refused={refused} />}
      <TextArea
        label="Your answer"
        hint="The reviewer reads it beside the reason. Without it the claim cannot go for review again."
        rows={2}
        dir="auto"
        value={answer}
        error={refused?.fields.answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div className="actions">
        <SubmitButton variant="secondary" size="sm" busy={busy}>
          Answer
        </SubmitButton>
      </div>
    </form>
  );
};
