"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { TextArea, TextInput } from "@/components/ui/field";
import { toUtc } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/components/ui/use-action";
import { useFirstError } from "@/components/ui/use-first-error";
import type { Result } from "@/lib/action";
import type { Standard } from "@/lib/dossiers/standard";
import { twoOrigins } from "@/lib/dossiers/standard-presets";
import { draftOf, standardOf } from "./standard-draft";
import { StandardSummary } from "./standard-fields";

type Create = (input: {
  title: string;
  brief?: string;
  deadline?: string | null;
  standard?: Standard;
}) => Promise<Result<{ id: string }>>;

/** Opens a dossier: what the story is, by when, and what its claims must meet. */
export const NewDossier = ({ create, zone }: { create: Create; zone: string }) => {
  const router = useRouter();
  const { run, busy, refused } = useAction(create);
  const form = useFirstError(refused);
  const [draft, setDraft] = useState(() => ({ title: "", brief: "", deadline: "", standard: draftOf(twoOrigins) }));
  const change = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }));
  const [leaving, setLeaving] = useState(false);
  const standard = standardOf(draft.standard);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!standard) return;
    const { title, brief, deadline } = draft;
    const answer = await run({ title, brief, deadline: toUtc(deadline, zone), standard });
    if (!answer.ok) return;
    setLeaving(true);
    router.push(`/dossiers/${answer.value.id}`);
  };

  return (
    <form ref={form} className="form mt-8" onSubmit={submit} noValidate>
      {refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      <TextInput
        label="Title"
        hint="What the story is called on the desk."
        value={draft.title}
        maxLength={200}
        onChange={(event) => change({ title: event.target.value })}
        error={refused?.fields.title}
        dir="auto"
        autoFocus
      />
      <TextArea
        label="Brief"
        optional
        hint="What is to be found out, and what must not be missed."
        value={draft.brief}
        onChange={(event) => change({ brief: event.target.value })}
        error={refused?.fields.brief}
        rows={4}
        dir="auto"
      />
      <DateTime
        label="Deadline"
        optional
        hint={`On the newsroom’s clock (${zone}).`}
        value={draft.deadline}
        onChange={(event) => change({ deadline: event.target.value })}
        error={refused?.fields.deadline}
      />
      <StandardSummary
        draft={draft.standard}
        onChange={(next) => change({ standard: next })}
        error={refused?.fields["standard.name"]}
      />
      <div className="actions">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={busy || leaving}
          because={standard ? undefined : "Complete the standard first."}
        >
          Open the dossier
        </Button>
        <LinkButton variant="ghost" size="lg" href="/dossiers">
          Cancel
        </LinkButton>
      </div>
    </form>
  );
};
