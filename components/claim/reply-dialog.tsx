"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextInput } from "@/components/ui/field";
import { toLocal, toUtc } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./context";
import { Refusal } from "./refusal";
import { listed } from "./words";

/** The reply of whom the claim is about: when and how they were asked, how long they had, what came. */
export const ReplyDialog = ({ open, close }: { open: boolean; close: () => void }) => (
  <>{open && <ReplyForm close={close} />}</>
);

const ReplyForm = ({ close }: { close: () => void }) => {
  const { data, actions } = useClaim();
  const { id, reply, about, version } = data.claim;
  const [askedAt, setAskedAt] = useState(toLocal(reply?.askedAt ?? data.now, data.zone));
  const [how, setHow] = useState(reply?.how ?? "");
  const [until, setUntil] = useState(reply?.until ? toLocal(reply.until, data.zone) : "");
  const [answer, setAnswer] = useState(reply?.answer ?? "");
  const [silence, setSilence] = useState(reply?.silence ?? false);
  const [incomplete, setIncomplete] = useState("");
  const { run, busy, refused } = useAction(actions.editClaim);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const asked = toUtc(askedAt, data.zone);
    if (!asked) return setIncomplete("Say on which day and at what time they were asked.");
    setIncomplete("");
    const wanted = {
      askedAt: asked,
      how,
      until: toUtc(until, data.zone),
      answer: answer.trim() ? answer : null,
      silence: silence && !answer.trim(),
    };
    const saved = await run({ claimId: id, reply: wanted, seen: version });
    if (saved.ok) close();
  };
  const forget = async () => {
    const saved = await run({ claimId: id, reply: null, seen: version });
    if (saved.ok) close();
  };

  return (
    <Dialog
      open
      onClose={close}
      title="Their reply"
      about={about.length > 0 ? <span dir="auto">{listed(about)}</span> : "Add whom the claim is about, too."}
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <>
          {reply && (
            <Button variant="ghost" busy={busy} onClick={forget}>
              They were not asked
            </Button>
          )}
          <div className="end">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton busy={busy}>Save reply</SubmitButton>
          </div>
        </>
      }
    >
      <Refusal refused={refused} />
      <div className="form two-up">
        <DateTime
          label="Asked"
          value={askedAt}
          error={incomplete || refused?.fields["reply.askedAt"]}
          onChange={(event) => setAskedAt(event.target.value)}
        />
        <DateTime
          label="Time to answer until"
          optional
          value={until}
          error={refused?.fields["reply.until"]}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <TextInput
        label="How"
        hint="By what means, and whom: “e-mail to the press office”."
        dir="auto"
        value={how}
        error={refused?.fields["reply.how"]}
        onChange={(event) => setHow(event.target.value)}
      />
      <TextArea
        label="Their answer"
        hint="In their own words. Leave it empty while none has come."
        optional
        dir="auto"
        value={answer}
        error={refused?.fields["reply.answer"]}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <Checkbox
        label="No answer came in the time given"
        checked={silence && !answer.trim()}
        disabled={Boolean(answer.trim())}
        onChange={(event) => setSilence(event.target.checked)}
      />
    </Dialog>
  );
};
