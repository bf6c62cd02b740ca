"use client";

import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/claim/refusal";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { sourceStateWord } from "@/components/vocabulary/words";
import type { ShownSource } from "@/lib/sources/listed";
import { type SourceState, sourceStates } from "@/lib/sources/source";
import type { EditSourceAction } from "./edit-source";
import { Reach, type ReachedDossier, reachWords } from "./reach";

const stateMeaning: Record<SourceState, string> = {
  good: "Nothing has been taken back.",
  corrected: "Whoever issued it has corrected something in it.",
  retracted: "Whoever issued it has taken it back. What comes from it, or through it alone, no longer counts.",
};

/** Says that a source was corrected or retracted, after showing what that reaches. */
export const StateControl = ({
  source,
  reach,
  edit,
}: {
  source: Pick<ShownSource, "id" | "state" | "version">;
  /** Claims that rest on the same work, in the viewer's own dossiers. */
  reach: readonly ReachedDossier[];
  edit: EditSourceAction;
}) => {
  const { run, busy, refused, clear } = useAction(edit);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    clear();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = new FormData(event.currentTarget).get("state");
    const state = sourceStates.find((each) => each === wanted) ?? source.state;
    const answer = await run({ sourceId: source.id, seen: source.version, state });
    if (!answer.ok) return;
    toast(`The source is now: ${sourceStateWord[state].toLowerCase()}.`);
    close();
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label="Change the state of the source">
        Change
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title="State of the source"
        wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
        foot={
          <div className="end">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton busy={busy}>Save the state</SubmitButton>
          </div>
        }
      >
        <Refusal refused={refused} />
        <RadioGroup
          legend="It is"
          name="state"
          defaultValue={source.state}
          options={sourceStates.map((state) => ({
            value: state,
            label: sourceStateWord[state],
            description: stateMeaning[state],
          }))}
        />
        <div className="note">
          <div className="grow">
            <b>{reachWords(reach)}</b> A change makes their sign-offs stale, and gives each lead a task. Other dossiers
            of the newsroom with the same page or file are changed too, without saying by whom.
            <Reach of={reach} most={8} />
          </div>
        </div>
      </Dialog>
    </>
  );
};

const ownReporting = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
  { value: "null", label: "Not established" },
] as const;

/** Whether the source reports this itself: one press each. */
export const OwnReportingControl = ({
  source,
  edit,
}: {
  source: Pick<ShownSource, "id" | "ownReporting" | "version">;
  edit: EditSourceAction;
}) => {
  const { run, busy, refused } = useAction(edit);
  const pick = async (value: string) => {
    const own = value === "true" ? true : value === "false" ? false : null;
    if (busy || own === source.ownReporting) return;
    await run({ sourceId: source.id, seen: source.version, ownReporting: own });
  };
  return (
    <>
      <Segmented label="Own reporting" segments={ownReporting} value={String(source.ownReporting)} onPick={pick} />
      <Refusal refused={refused} className="mt-2" />
    </>
  );
};
