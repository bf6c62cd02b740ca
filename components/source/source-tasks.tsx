"use client";

import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/claim/refusal";
import { FinishTask } from "@/components/task/finish-task";
import type { AssignTask, EditTask, ListedTask } from "@/components/task/task";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DateTime, Select, TextArea, TextInput } from "@/components/ui/field";
import { toUtc } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { DueTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { taskStateWord } from "@/components/vocabulary/words";

/** Pieces of checking that were handed out for a source. */
export const SourceTasks = ({
  dossierId,
  sourceId,
  tasks,
  assignable,
  edit,
  assign,
  meId,
  mayComment,
  now,
  zone,
}: {
  dossierId: string;
  sourceId: string;
  tasks: readonly ListedTask[];
  assignable: readonly { personId: string; name: string }[];
  edit: EditTask;
  /** null for whoever may not hand out work. */
  assign: AssignTask | null;
  meId: string;
  mayComment: boolean;
  now: string;
  zone: string;
}) => {
  const [finishing, setFinishing] = useState<ListedTask | null>(null);
  const [assigning, setAssigning] = useState(false);
  return (
    <>
      <ul className="rows">
        {tasks.map((task) => (
          <li key={task.id} className="py-2.5">
            <p dir="auto" className="[overflow-wrap:anywhere]">
              {task.title}
            </p>
            {task.outcome && (
              <p dir="auto" className="text-ink-2 [overflow-wrap:anywhere]">
                {task.outcome}
              </p>
            )}
            <div className="hint flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>{task.assigneeName ?? "Whoever takes it"}</span>
              {task.state !== "open" ? (
                <span>{taskStateWord[task.state]}</span>
              ) : (
                task.dueAt && <DueTime iso={task.dueAt} now={now} zone={zone} />
              )}
              {task.state === "open" && !task.withheld && (assign || (mayComment && task.assigneeId === meId)) && (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`Mark done: ${task.title}`}
                  onClick={() => setFinishing(task)}
                >
                  Done
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {tasks.length === 0 && <p className="hint py-2.5">No piece of checking is handed out for it.</p>}
      {assign && (
        <div className="pt-2">
          <Button size="sm" icon="plus" onClick={() => setAssigning(true)}>
            Assign a task
          </Button>
        </div>
      )}
      {finishing && <FinishTask task={finishing} edit={edit} onClose={() => setFinishing(null)} />}
      {assign && assigning && (
        <AssignDialog
          dossierId={dossierId}
          sourceId={sourceId}
          assignable={assignable}
          assign={assign}
          zone={zone}
          close={() => setAssigning(false)}
        />
      )}
    </>
  );
};

const AssignDialog = ({
  dossierId,
  sourceId,
  assignable,
  assign,
  zone,
  close,
}: {
  dossierId: string;
  sourceId: string;
  assignable: readonly { personId: string; name: string }[];
  assign: AssignTask;
  zone: string;
  close: () => void;
}) => {
  const { run, busy, refused } = useAction(assign);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const answer = await run({
      dossierId,
      sourceId,
      title: text("title"),
      detail: text("detail"),
      assigneeId: text("assigneeId") || null,
      dueAt: toUtc(text("due"), zone),
    });
    if (!answer.ok) return;
    toast("Assigned the task.");
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Assign a task"
      about="About this source"
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Assign the task</SubmitButton>
        </div>
      }
    >
      <Refusal refused={refused} />
      <TextInput label="What is to be done" name="title" dir="auto" error={refused?.fields.title} required />
      <TextArea label="Detail" name="detail" rows={2} dir="auto" optional error={refused?.fields.detail} />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Select
          label="Who"
          name="assigneeId"
          error={refused?.fields.assigneeId}
          options={[
            { value: "", label: "Whoever takes it" },
            ...assignable.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
        />
        <DateTime label="Due" name="due" optional error={refused?.fields.dueAt} />
      </div>
    </Dialog>
  );
};
