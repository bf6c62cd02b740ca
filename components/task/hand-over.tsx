"use client";

import { type FormEvent, useState } from "react";
import { Select, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useFirstError } from "@/components/ui/use-first-error";
import type { HandOverTask, ListedTask } from "./task";

/** Asks who goes on with a task, and what they should know. Mount it to open it. */
export const HandOver = ({
  task,
  members,
  handOver,
  onClose,
}: {
  task: Pick<ListedTask, "id" | "title" | "assigneeId" | "version">;
  members: readonly { personId: string; name: string }[];
  handOver: HandOverTask;
  onClose: () => void;
}) => {
  const others = members.filter(({ personId }) => personId !== task.assigneeId);
  const [to, setTo] = useState(others[0]?.personId ?? "");
  const [note, setNote] = useState("");
  const { run, busy, refused } = useAction(handOver);
  const form = useFirstError(refused);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ taskId: task.id, seen: task.version, to: to || null, note });
    if (!answer.ok) return;
    onClose();
    const name = others.find(({ personId }) => personId === to)?.name;
    toast(name ? `Handed over to ${name}.` : "Anybody can take it now.");
  };
  return (
    <FormDialog
      form={form}
      onSubmit={submit}
      onClose={onClose}
      title="Hand on"
      about={<span dir="auto">{task.title}</span>}
      send="Hand on"
      busy={busy}
    >
      {refused && !refused.fields.assigneeId && !refused.fields.note && <Notice kind="error">{refused.message}</Notice>}
      <Select
        label="To"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        options={[
          ...others.map(({ personId, name }) => ({ value: personId, label: name })),
          ...(task.assigneeId ? [{ value: "", label: "Nobody: whoever takes it" }] : []),
        ]}
        error={refused?.fields.assigneeId}
      />
      <TextArea
        label="Note"
        optional
        hint="What you did so far, and what is left. It goes with the task and stays in the history."
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={refused?.fields.note}
        rows={3}
        dir="auto"
      />
    </FormDialog>
  );
};
