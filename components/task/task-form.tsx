"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/choice";
import { DateTime } from "@/components/ui/date-time";
import { Select, TextArea, TextInput } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { toLocal, toUtc } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { differencesOf, TheirsAndYours } from "@/components/ui/theirs";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useDraft } from "@/components/ui/use-draft";
import { useFirstError } from "@/components/ui/use-first-error";
import type { OfferedTemplate } from "@/lib/tasks/templates";
import type { AssignTask, EditTask, ListedTask, TaskTemplates } from "./task";

export type Assignable = { personId: string; name: string };

/** What a task is about, where it was begun from a claim, an article or a source. */
export type TaskAbout = { words: string; claimId?: string; articleId?: string; sourceId?: string };

type Fields = {
  title: string;
  detail: string;
  assigneeId: string;
  due: string;
  remind: string;
  blocks: boolean;
};

/** Asks somebody for a piece of checking. Mount it to open it. */
export const AssignTaskDialog = ({
  dossierId,
  about,
  members,
  assigneeId = "",
  assign,
  templates,
  zone,
  onClose,
}: {
  dossierId: string;
  about: TaskAbout | null;
  members: readonly Assignable[];
  /** Who is likely to get it. */
  assigneeId?: string;
  assign: AssignTask;
  templates: TaskTemplates;
  zone: string;
  onClose: () => void;
}) => {
  const { draft, change } = useDraft({ version: 0 }, (): Fields => ({ ...nothing, assigneeId }));
  const { run, busy, refused } = useAction(assign);
  const form = useFirstError(refused);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { words: _, ...subject } = about ?? { words: "" };
    const { blocks, ...wanted } = wantedFrom(draft, zone);
    const answer = await run({ dossierId, ...subject, ...wanted, ...(subject.claimId ? { blocks } : {}) });
    if (!answer.ok) return;
    onClose();
    toast("The task is on its way.");
  };
  return (
    <FormDialog
      form={form}
      onSubmit={submit}
      onClose={onClose}
      title="New task"
      about={about && <span dir="auto">About {about.words}</span>}
      send={draft.assigneeId ? "Assign" : "Ask for it"}
      busy={busy}
    >
      {refused && !shownAt(refused.fields) && <Notice kind="error">{refused.message}</Notice>}
      <FromTemplate templates={templates} zone={zone} ofClaim={Boolean(about?.claimId)} change={change} />
      <TaskFields
        draft={draft}
        change={change}
        members={members}
        zone={zone}
        ofClaim={Boolean(about?.claimId)}
        fields={refused?.fields ?? {}}
      />
    </FormDialog>
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
    ({ title, detail, assigneeId, dueAt, remindAt, blocks }): Fields => ({
      title,
      detail,
      assigneeId: assigneeId ?? "",
      due: dueAt ? toLocal(dueAt, zone) : "",
      remind: remindAt ? toLocal(remindAt, zone) : "",
      blocks,
    }),
  );
  const { run, busy, refused, clear } = useAction(edit);
  const form = useFirstError(refused);
  const nameOf = (id: string) => members.find((member) => member.personId === id)?.name ?? "nobody";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { blocks, remindAt, ...wanted } = wantedFrom(draft, zone);
    const answer = await run({
      taskId: task.id,
      seen,
      ...wanted,
      // A reminder that was given stays as it is, to the second, unless somebody sets another.
      ...(draft.remind === (task.remindAt ? toLocal(task.remindAt, zone) : "") ? {} : { remindAt }),
      ...(task.claimId ? { blocks } : {}),
    });
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
    <FormDialog
      form={form}
      onSubmit={submit}
      onClose={onClose}
      title="Change the task"
      send="Save"
      busy={busy}
      disabled={theirs !== null}
    >
      {theirs && (
        <TheirsAndYours
          what="this task"
          differences={differencesOf(theirs, draft, {
            title: { label: "What is to be done" },
            detail: { label: "Detail" },
            assigneeId: { label: "Who", show: nameOf },
            due: { label: "Due", show: (due) => due.replace("T", " ") || "no date" },
            remind: { label: "Remind", show: (at) => at.replace("T", " ") || "no reminder" },
            blocks: { label: "Sign-off", show: (waits) => (waits ? "waits for it" : "does not wait for it") },
          })}
          onTheirs={choose(takeTheirs)}
          onMine={choose(keepMine)}
        />
      )}
      {refused && !theirs && !shownAt(refused.fields) && <Notice kind="error">{refused.message}</Notice>}
      <TaskFields
        draft={draft}
        change={change}
        members={members}
        zone={zone}
        ofClaim={task.claimId !== null}
        fields={refused?.fields ?? {}}
      />
    </FormDialog>
  );
};

const nothing: Fields = { title: "", detail: "", assigneeId: "", due: "", remind: "", blocks: false };

const wantedFrom = ({ title, detail, assigneeId, due, remind, blocks }: Fields, zone: string) => ({
  title,
  detail,
  assigneeId: assigneeId || null,
  dueAt: toUtc(due, zone),
  remindAt: toUtc(remind, zone),
  blocks,
});

const shownAt = (fields: Record<string, string>): boolean =>
  ["title", "detail", "assigneeId", "dueAt", "remindAt", "blocks"].some((field) => field in fields);

/** Offers to begin from a text that comes again and again. They are read when the dialog opens, and no sooner. */
const FromTemplate = ({
  templates,
  zone,
  ofClaim,
  change,
}: {
  templates: TaskTemplates;
  zone: string;
  ofClaim: boolean;
  change: (patch: Partial<Fields>) => void;
}) => {
  const [offered, setOffered] = useState<readonly OfferedTemplate[]>([]);
  const [picked, setPicked] = useState("");
  useEffect(() => {
    let here = true;
    templates({})
      .then((answer) => here && answer.ok && setOffered(answer.value))
      // Without them the task is written out.
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [templates]);
  if (offered.length === 0) return null;
  const pick = (title: string) => {
    setPicked(title);
    const template = offered.find((one) => one.title === title);
    if (!template) return;
    const { detail, dueInHours, blocks } = template;
    const due = dueInHours === null ? "" : toLocal(new Date(Date.now() + dueInHours * 3_600_000).toISOString(), zone);
    change({ title, detail, due, ...(ofClaim ? { blocks } : {}) });
  };
  return (
    <Select
      label="From a template"
      optional
      value={picked}
      onChange={(event) => pick(event.target.value)}
      options={[
        { value: "", label: "None: write it below" },
        ...offered.map(({ title }) => ({ value: title, label: title })),
      ]}
    />
  );
};

const TaskFields = ({
  draft,
  change,
  members,
  zone,
  ofClaim,
  fields,
}: {
  draft: Fields;
  change: (patch: Partial<Fields>) => void;
  members: readonly Assignable[];
  zone: string;
  /** Only a claim has a sign-off that can wait. */
  ofClaim: boolean;
  fields: Record<string, string>;
}) => (
  <>
    <TextInput
      label="What is to be done"
      data-autofocus
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
      <DateTime
        label="Remind"
        optional
        value={draft.remind}
        onChange={(event) => change({ remind: event.target.value })}
        hint="Whoever has it is told then, once."
        error={fields.remindAt}
      />
    </div>
    {ofClaim && (
      <Checkbox
        label="The sign-off waits for it"
        hint="While it is open, the claim cannot be signed off."
        checked={draft.blocks}
        onChange={(event) => change({ blocks: event.target.checked })}
        error={fields.blocks}
      />
    )}
  </>
);
