"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DateTime, Select, TextArea, TextInput } from "@/components/ui/field";
import { toLocal, toUtc } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { differencesOf, TheirsAndYours } from "@/components/ui/theirs";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useDraft } from "@/components/ui/use-draft";
import { useFirstError } from "@/components/ui/use-first-error";
import type { AssignTask, EditTask, ListedTask } from "./task";

export type Assignable = { personId: string; name: string };

/** What a task is about, where it was begun from a claim, an article or a source. */
export type TaskAbout = { words: string; claimId?: string; articleId?: string; sourceId?: string };

type Fields = { title: string; detail: string; assigneeId: string; due: string };

/** Asks somebody for a piece of checking. Mount it to open it. */
export const AssignTaskDialog = ({
  dossierId,
  about,
  members,
  assign,
  zone,
  onClose,
}: {
  dossierId: string;
  about: TaskAbout | null;
  members: readonly Assignable[];
  assign: AssignTask;
  zone: string;
  onClose: () => void;
}) => {
  const { draft, change } = useDraft({ version: 0 }, () => ({ title: "", detail: "", assigneeId: "", due: "" }));
  const { run, busy, refused } = useAction(assign);
  const form = useFirstError(refused);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { words: _, ...subject } = about ?? { words: "" };
    const answer = await run({ dossierId, ...subject, ...wantedFrom(draft, zone) });
    if (!answer.ok) return;
    onClose();
    toast("The task is on its way.");
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="New task"
      about={about && <span dir="auto">About {about.words}</span>}
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
            {draft.assigneeId ? "Assign" : "Ask for it"}
          </Button>
        </div>
      }
    >
      {refused && !shownAt(refused.fields) && <Notice kind="error">{refused.message}</Notice>}
      <TaskFields draft={draft} change={change} members={members} zone={zone} fields={refused?.fields ?? {}} />
    </Dialog>
  );
};

/** Changes what is asked for, of whom, or until when. Mount it to open it. */
export const EditTaskDialog = ({
  task,
  members,
  edit,
  zone,
  onConflict,
  onClose,
}: {
  task: ListedTask;
  members: readonly Assignable[];
  edit: EditTask;
  zone: string;
  /** Reads again what somebody else made of it. */
  onConflict: () => void;
  onClose: () => void;
}) => {
  const { draft, change, seen, theirs, takeTheirs, keepMine, saved } = useDraft(
    task,
    ({ title, detail, assigneeId, dueAt }): Fields => ({
      title,
      detail,
      assigneeId: assigneeId ?? "",
      due: dueAt ? toLocal(dueAt, zone) : "",
    }),
  );
  const { run, busy, refused, clear } = useAction(edit);
  const form = useFirstError(refused);
  const nameOf = (id: string) => members.find((member) => member.personId === id)?.name ?? "nobody";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ taskId: task.id, seen, ...wantedFrom(draft, zone) });
    if (answer.ok) {
      saved();
      onClose();
    } else if (answer.refused.kind === "conflict" && "current" in answer.refused.extra) onConflict();
  };
  const choose = (chosen: () => void) => () => {
    chosen();
    clear();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Change the task"
      keepOpen
      wrap={(parts) => (
        <form ref={form} onSubmit={submit} noValidate>
          {parts}
        </form>
      )}
      foot={
        <div className="end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={theirs !== null}>
            Save
          </Button>
        </div>
      }
    >
      {theirs && (
        <TheirsAndYours
          what="this task"
          differences={differencesOf(theirs, draft, {
            title: { label: "What is to be done" },
            detail: { label: "Detail" },
            assigneeId: { label: "Who", show: nameOf },
            due: { label: "Due", show: (due) => due.replace("T", " ") || "no date" },
          })}
          onTheirs={choose(takeTheirs)}
          onMine={choose(keepMine)}
        />
      )}
      {refused && !theirs && !shownAt(refused.fields) && <Notice kind="error">{refused.message}</Notice>}
      <TaskFields draft={draft} change={change} members={members} zone={zone} fields={refused?.fields ?? {}} />
    </Dialog>
  );
};

const wantedFrom = ({ title, detail, assigneeId, due }: Fields, zone: string) => ({
  title,
  detail,
  assigneeId: assigneeId || null,
  dueAt: toUtc(due, zone),
});

const shownAt = (fields: Record<string, string>): boolean =>
  ["title", "detail", "assigneeId", "dueAt"].some((field) => field in fields);

const TaskFields = ({
  draft,
  change,
  members,
  zone,
  fields,
}: {
  draft: Fields;
  change: (patch: Partial<Fields>) => void;
  members: readonly Assignable[];
  zone: string;
  fields: Record<string, string>;
}) => (
  <>
    <TextInput
      label="What is to be done"
      value={draft.title}
      maxLength={200}
      onChange={(event) => change({ title: event.target.value })}
      error={fields.title}
      dir="auto"
    />
    <TextArea
      label="Detail"
      optional
      value={draft.detail}
      onChange={(event) => change({ detail: event.target.value })}
      error={fields.detail}
      rows={3}
      dir="auto"
    />
    <div className="grid gap-4 md:grid-cols-2">
      <Select
        label="Who"
        value={draft.assigneeId}
        onChange={(event) => change({ assigneeId: event.target.value })}
        options={[
          { value: "", label: "Nobody yet" },
          ...members.map(({ personId, name }) => ({ value: personId, label: name })),
        ]}
        hint={draft.assigneeId ? undefined : "Whoever has time takes it."}
        error={fields.assigneeId}
      />
      <DateTime
        label="Due"
        optional
        value={draft.due}
        onChange={(event) => change({ due: event.target.value })}
        hint={`On the newsroom’s clock (${zone}).`}
        error={fields.dueAt}
      />
    </div>
  </>
);
