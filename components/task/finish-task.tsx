"use client";

import { type FormEvent, useState } from "react";
import { Checkbox } from "@/components/ui/choice";
import { FieldError, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useFirstError } from "@/components/ui/use-first-error";
import { stanceWord } from "@/components/vocabulary/words";
import { type EditTask, evidenceOfTask, type ListedTask, type TaskEvidence } from "./task";

/** Asks what came of a task and which evidence, and marks it done. Mount it to open it. */
export const FinishTask = ({
  task,
  evidence = [],
  edit,
  onClose,
}: {
  task: Pick<ListedTask, "id" | "title" | "outcome" | "claimId" | "sourceId" | "evidenceIds" | "version">;
  /** What can be attached, perhaps with that of other tasks. */
  evidence?: readonly TaskEvidence[];
  edit: EditTask;
  onClose: () => void;
}) => {
  const [outcome, setOutcome] = useState(task.outcome);
  const [attached, setAttached] = useState<readonly string[]>(task.evidenceIds);
  const { run, busy, refused } = useAction(edit);
  const form = useFirstError(refused);
  const offered = evidenceOfTask(task, evidence);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({
      taskId: task.id,
      seen: task.version,
      state: "done",
      outcome,
      ...(offered.length > 0 ? { evidenceIds: [...attached] } : {}),
    });
    if (!answer.ok) return;
    onClose();
    toast(`Done: ${task.title}`);
  };
  const toggle = (id: string, on: boolean) =>
    setAttached((before) => (on ? [...before, id] : before.filter((one) => one !== id)));
  return (
    <FormDialog
      form={form}
      onSubmit={submit}
      onClose={onClose}
      title="What came of it?"
      about={<span dir="auto">{task.title}</span>}
      send="Done"
      busy={busy}
    >
      {refused && !refused.fields.outcome && !refused.fields.evidenceIds && (
        <Notice kind="error">{refused.message}</Notice>
      )}
      <TextArea
        label="Outcome"
        hint="What you found, and where: whoever asked goes on from here."
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
        error={refused?.fields.outcome}
        rows={4}
        dir="auto"
      />
      {offered.length > 0 && (
        <fieldset className="field">
          <legend className="lbl">
            Evidence that came of it <span className="muted font-normal">optional</span>
          </legend>
          <div className="max-h-[30vh] overflow-y-auto">
            {offered.map((one) => (
              <Checkbox
                key={one.id}
                checked={attached.includes(one.id)}
                onChange={(event) => toggle(one.id, event.target.checked)}
                label={<EvidenceWords evidence={one} />}
              />
            ))}
          </div>
          {refused?.fields.evidenceIds && <FieldError>{refused.fields.evidenceIds}</FieldError>}
        </fieldset>
      )}
    </FormDialog>
  );
};

/** "Harbour log, supports A2" */
export const EvidenceWords = ({ evidence: { source, stance, claimRef } }: { evidence: TaskEvidence }) => (
  <>
    <bdi className="[overflow-wrap:anywhere]">{source}</bdi>, {evidenceStance(stance)} {claimRef}
  </>
);

const evidenceStance = (stance: TaskEvidence["stance"]): string =>
  stance === "context" ? "context for" : stanceWord[stance].toLowerCase();
