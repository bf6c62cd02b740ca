"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useFirstError } from "@/components/ui/use-first-error";
import type { EditTask, ListedTask } from "./task";

/** Asks what came of a task, and marks it done. Mount it to open it. */
export const FinishTask = ({
  task,
  edit,
  onClose,
}: {
  task: Pick<ListedTask, "id" | "title" | "outcome" | "version">;
  edit: EditTask;
  onClose: () => void;
}) => {
  const [outcome, setOutcome] = useState(task.outcome);
  const { run, busy, refused } = useAction(edit);
  const form = useFirstError(refused);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ taskId: task.id, seen: task.version, state: "done", outcome });
    if (!answer.ok) return;
    onClose();
    toast(`Done: ${task.title}`);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="What came of it?"
      about={<span dir="auto">{task.title}</span>}
      keepOpen
      wrap={(parts) => (
        <form ref={form} onSubmit={submit} noValidate>
          {parts}
        </form>
      )}
      foot={
        <div className="end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Done
          </Button>
        </div>
      }
    >
      {refused && !refused.fields.outcome && <Notice kind="error">{refused.message}</Notice>}
      <TextArea
        label="Outcome"
        hint="What you found, and where: whoever asked goes on from here."
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
        error={refused?.fields.outcome}
        rows={4}
        dir="auto"
      />
    </Dialog>
  );
};
