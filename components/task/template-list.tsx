"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { TextArea, TextInput } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/page-head";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useFirstError } from "@/components/ui/use-first-error";
import { counted } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import type { OfferedTemplate } from "@/lib/tasks/templates";

/** A template in the list; those without an id come with the desk. */
export type ListedTemplate = OfferedTemplate & { id?: string; version?: number };

type Save = (input: {
  templateId?: string;
  title: string;
  detail?: string;
  dueInHours?: number | null;
  blocks?: boolean;
  seen?: number;
}) => Promise<Result<unknown>>;

/** The newsroom's own texts of tasks, then those that come with the desk. */
export const TemplateList = ({
  templates,
  save,
  remove,
}: {
  templates: readonly ListedTemplate[];
  save: Save;
  remove: (input: { templateId: string }) => Promise<Result<unknown>>;
}) => {
  const [editing, setEditing] = useState<ListedTemplate | "new" | null>(null);
  const removing = useAction(remove);
  const own = templates.filter(({ id }) => id !== undefined);
  const take = async ({ id = "", title }: ListedTemplate) => {
    if ((await removing.run({ templateId: id })).ok) toast(`Removed ${title}.`);
  };
  return (
    <>
      <SectionHead
        count={`${own.length} of your own`}
        end={
          <Button size="sm" icon="plus" onClick={() => setEditing("new")}>
            New template
          </Button>
        }
      >
        Templates
      </SectionHead>
      {removing.refused && <Notice kind="error">{removing.refused.message}</Notice>}
      <ul className="rows">
        {templates.map((template) => (
          <li key={template.id ?? template.title} className="flex items-start gap-3 py-3">
            <div className="min-w-0 grow">
              <p className="font-medium [overflow-wrap:anywhere]" dir="auto">
                {template.title}
              </p>
              {template.detail && (
                <p className="soft whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
                  {template.detail}
                </p>
              )}
              <p className="hint">{knownOf(template)}</p>
            </div>
            <Button
              size="sm"
              variant="ghost"
              aria-label={`${template.id ? "Change" : "Put yours in place of"}: ${template.title}`}
              onClick={() => setEditing(template)}
            >
              {template.id ? "Change" : "Replace"}
            </Button>
            {template.id && (
              <Button
                size="sm"
                variant="ghost"
                icon="trash"
                aria-label={`Remove: ${template.title}`}
                busy={removing.busy}
                onClick={() => void take(template)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <EditTemplate template={editing === "new" ? null : editing} save={save} onClose={() => setEditing(null)} />
      )}
    </>
  );
};

const knownOf = ({ id, dueInHours, blocks }: ListedTemplate): string =>
  [
    id ? null : "comes with the desk",
    dueInHours === null ? "no due date" : `due after ${durationWords(dueInHours)}`,
    blocks ? "the sign-off waits for it" : null,
  ]
    .filter(Boolean)
    .join(" · ");

const durationWords = (hours: number): string =>
  hours % 24 === 0 ? counted(hours / 24, "day") : counted(hours, "hour");

const EditTemplate = ({
  template,
  save,
  onClose,
}: {
  template: ListedTemplate | null;
  save: Save;
  onClose: () => void;
}) => {
  const { run, busy, refused } = useAction(save);
  const form = useFirstError(refused);
  // Somebody else saved it meanwhile: theirs is named, and saving again puts mine in its place.
  const theirs = refused?.kind === "conflict" ? (refused.extra.current as ListedTemplate | undefined) : undefined;
  const own = template?.id ? { templateId: template.id, seen: theirs?.version ?? template.version ?? 1 } : {};
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const hours = text("dueInHours").trim();
    const answer = await run({
      ...own,
      title: text("title"),
      detail: text("detail"),
      dueInHours: hours ? Number(hours) : null,
      blocks: data.get("blocks") === "on",
    });
    if (!answer.ok) return;
    toast(`Saved ${text("title")}.`);
    onClose();
  };
  return (
    <FormDialog
      form={form}
      onSubmit={submit}
      onClose={onClose}
      title={template ? <bdi>{template.title}</bdi> : "New template"}
      about={template && !template.id ? "Saved under the same name, yours stands in its place." : undefined}
      send="Save"
      busy={busy}
    >
      {theirs ? (
        <Notice kind="stale" title="Somebody else saved this template meanwhile.">
          Theirs: {theirs.title}. Save to put yours in its place, or cancel to keep theirs.
        </Notice>
      ) : (
        refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>
      )}
      <TextInput
        label="What is to be done"
        name="title"
        dir="auto"
        maxLength={200}
        defaultValue={template?.title}
        error={refused?.fields.title}
      />
      <TextArea
        label="Detail"
        optional
        name="detail"
        dir="auto"
        rows={4}
        defaultValue={template?.detail}
        error={refused?.fields.detail}
      />
      <TextInput
        label="Due after, in hours"
        optional
        name="dueInHours"
        type="number"
        min={1}
        defaultValue={template?.dueInHours ?? ""}
        hint="Counted from when a task is made by it."
        error={refused?.fields.dueInHours}
      />
      <Checkbox
        label="The sign-off waits for it"
        hint="Where the task is about a claim."
        name="blocks"
        defaultChecked={template?.blocks ?? false}
        error={refused?.fields.blocks}
      />
    </FormDialog>
  );
};
