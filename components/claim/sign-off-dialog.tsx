"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { initialsOf } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { IndependenceBadge } from "@/components/vocabulary/independence";
import { AttributionTag, VerdictTag } from "@/components/vocabulary/verdict";
import { counted, shownStatus, statusColour } from "@/components/vocabulary/words";
import { useClaim } from "./context";
import { Refusal, useReread } from "./refusal";

const confirmations = [
  "I have read every piece of evidence",
  "The statement and the verdicts are worded as we would print them",
] as const;

/** Signs the claim off: what the system has checked, what the signer confirms, and what it freezes. */
export const SignOffDialog = ({ close, sendBack }: { close: () => void; sendBack: () => void }) => {
  const { data, actions } = useClaim();
  const { claim, evidence, waivers, independence, me } = data;
  // What was read when the dialog opened is what gets signed, whatever has been refreshed behind it since.
  const [digest] = useState(data.digest);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useState("");
  const sign = useAction(actions.signOff);
  const comment = useAction(actions.writeComment);
  const changed = data.digest !== digest || sign.refused?.kind === "conflict";
  const busy = sign.busy || comment.busy;
  useReread(sign.refused);
  const side = claim.substance === "refuted" ? independence.refutes : independence.supports;
  const checker = data.assigneeName ?? data.substanceByName;
  const citing = data.mentions.filter((mention) => mention.mode === "attributes");

  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (changed || busy) return;
    if (ticked.length < confirmations.length) return setMissing(true);
    const answer = await sign.run({ claimId: claim.id, digest });
    if (!answer.ok) return;
    if (note.trim()) await comment.run({ on: "claim", id: claim.id, text: note });
    toast(`${claim.ref} is signed off`);
    close();
  };

  return (
    <Dialog
      open
      onClose={close}
      title={`Sign off claim ${claim.ref}`}
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <>
          <Button variant="ghost" onClick={sendBack}>
            Send back{checker ? ` to ${initialsOf(checker)}` : ""}
          </Button>
          <div className="end">
            <Button onClick={close}>{changed ? "Close and read it again" : "Cancel"}</Button>
            <SubmitButton busy={busy} disabled={changed} shortcut="mod+enter">
              Sign off as {initialsOf(me.name) || "yourself"}
            </SubmitButton>
          </div>
        </>
      }
    >
      {changed ? (
        <Notice kind="stale" title="The claim changed after you read it.">
          Nothing is signed. The panel now shows it as it is: close this, read it again, then sign.
        </Notice>
      ) : (
        <Refusal refused={sign.refused} />
      )}
      <blockquote className={`stmt signing ${statusColour[shownStatus(claim.status, claim.stale)]}`} dir="auto">
        {claim.statement}
      </blockquote>
      <div className="row flex-wrap gap-x-[18px]">
        {citing.map(({ id, attribution }) => (
          <span className="row" key={id}>
            <span className="muted">Attribution</span>
            <AttributionTag attribution={attribution} />
          </span>
        ))}
        <span className="row">
          <span className="muted">Substance</span>
          <VerdictTag substance={claim.substance} />
        </span>
        {side.sources > 0 && <IndependenceBadge {...side} meets={side.meetsStandard} />}
      </div>
      <ul className="cklist ruled" aria-label="What the system has checked, and what you confirm">
        <Fact aside={checker ? `checked by ${initialsOf(checker)}` : ""}>None of it is your own work</Fact>
        <Fact aside={waivers.length > 0 ? `${counted(waivers.length, "line")} waived` : side.summary}>
          It meets the standard of this dossier
        </Fact>
        {confirmations.map((words, at) => (
          <li key={words}>
            <input
              id={`confirm-${at}`}
              type="checkbox"
              className="check"
              data-autofocus={at === 0 ? "" : undefined}
              checked={ticked.includes(words)}
              aria-invalid={missing && !ticked.includes(words) ? true : undefined}
              onChange={(event) => {
                setTicked(event.target.checked ? [...ticked, words] : ticked.filter((each) => each !== words));
              }}
            />
            <label htmlFor={`confirm-${at}`}>{words}</label>
            <span className="hint">{at === 0 ? evidence.length : ""}</span>
          </li>
        ))}
      </ul>
      {missing && ticked.length < confirmations.length && (
        <p className="field-error" role="alert">
          <Icon name="warn" size={14} /> Tick both lines, or send the claim back.
        </p>
      )}
      {waivers.map(({ rule, reason, byName }) => (
        <p className="hint" key={rule} dir="auto">
          Waived by {byName}: {reason}
        </p>
      ))}
      <TextArea
        label="Note"
        optional
        hint="For the record: it stands with the comments."
        rows={2}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="hint">
        Signing freezes the statement, its wording in the articles, the verdicts, {counted(evidence.length, "piece")} of
        evidence with the origins {evidence.length === 1 ? "it leads" : "they lead"} to, and the waivers. If any of them
        changes, the sign-off turns stale and the claim is for review again. What you sign:{" "}
        <span className="fp">{digest.slice(0, 16)}</span>
      </p>
    </Dialog>
  );
};

const Fact = ({ aside, children }: { aside: ReactNode; children: ReactNode }) => (
  <li>
    <Icon name="check" label="Checked" />
    <span>{children}</span>
    <span className="hint">{aside}</span>
  </li>
);
