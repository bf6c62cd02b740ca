"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextInput } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { toLocal, toUtc } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { differencesOf, TheirsAndYours } from "@/components/ui/theirs";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useDraft } from "@/components/ui/use-draft";
import { useFirstError } from "@/components/ui/use-first-error";
import { counted } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import type { DossierState } from "@/lib/dossiers/dossier";
import type { Standard } from "@/lib/dossiers/standard";
import type { Alike } from "@/lib/dossiers/standard-effect";
import { standardSentence } from "@/lib/dossiers/standard-sentence";
import { draftOf, standardOf } from "./standard-draft";
import { StandardEffect } from "./standard-effect";
import { StandardFields } from "./standard-fields";

export type EditableDossier = {
  id: string;
  title: string;
  brief: string;
  deadline: string | null;
  standard: Standard;
  state: DossierState;
  version: number;
};

export type EditDossier = (input: {
  dossierId: string;
  seen?: number;
  title?: string;
  brief?: string;
  deadline?: string | null;
  standard?: Standard;
  state?: DossierState;
}) => Promise<Result<{ id: string }>>;

/** Title, brief and deadline of a dossier. */
export const DossierDetails = ({
  dossier,
  edit,
  zone,
}: {
  dossier: EditableDossier;
  edit: EditDossier;
  zone: string;
}) => {
  const router = useRouter();
  const { draft, change, seen, dirty, theirs, takeTheirs, keepMine, saved } = useDraft(
    dossier,
    ({ title, brief, deadline }) => ({ title, brief, deadline: deadline ? toLocal(deadline, zone) : "" }),
  );
  const { run, busy, refused, clear } = useAction(edit);
  const form = useFirstError(refused);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { title, brief, deadline } = draft;
    const answer = await run({ dossierId: dossier.id, seen, title, brief, deadline: toUtc(deadline, zone) });
    if (answer.ok) {
      saved();
      toast("The dossier is saved.");
    } else if (answer.refused.kind === "conflict") router.refresh();
  };
  const choose = (chosen: () => void) => () => {
    chosen();
    clear();
  };
  return (
    <form ref={form} className="form mt-4" onSubmit={submit} noValidate>
      {theirs && (
        <TheirsAndYours
          what="this dossier"
          differences={differencesOf(theirs, draft, {
            title: { label: "Title" },
            brief: { label: "Brief" },
            deadline: { label: "Deadline", show: (deadline) => deadline.replace("T", " ") || "none" },
          })}
          onTheirs={choose(takeTheirs)}
          onMine={choose(keepMine)}
        />
      )}
      {refused && !theirs && Object.keys(refused.fields).length === 0 && (
        <Notice kind="error">{refused.message}</Notice>
      )}
      <TextInput
        label="Title"
        value={draft.title}
        maxLength={200}
        onChange={(event) => change({ title: event.target.value })}
        error={refused?.fields.title}
        dir="auto"
      />
      <TextArea
        label="Brief"
        optional
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
      <div className="actions">
        <Button type="submit" variant="primary" busy={busy} disabled={!dirty || theirs !== null}>
          Save
        </Button>
      </div>
    </form>
  );
};

/** The standard of a dossier, to change: what its claims must meet before they can be signed off. */
export const DossierStandard = ({
  dossier,
  edit,
  claims,
  now,
}: {
  dossier: EditableDossier;
  edit: EditDossier;
  /** What is measured of its claims, so that it can be told what a change would make fail. */
  claims: readonly Alike[];
  /** On the server's clock, ISO 8601. */
  now: string;
}) => {
  const router = useRouter();
  const { draft, change, seen, dirty, theirs, takeTheirs, keepMine, saved } = useDraft(dossier, ({ standard }) =>
    draftOf(standard),
  );
  const { run, busy, refused, clear } = useAction(edit);
  const standard = standardOf(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!standard) return;
    const answer = await run({ dossierId: dossier.id, seen, standard });
    if (answer.ok) {
      saved();
      toast("The standard is saved. What fails it is listed anew.");
    } else if (answer.refused.kind === "conflict") router.refresh();
  };
  const choose = (chosen: () => void) => () => {
    chosen();
    clear();
  };
  const said = (of: typeof draft) => {
    const meant = standardOf(of);
    return meant ? `${meant.name}. ${standardSentence(meant)}` : "not complete";
  };
  return (
    <form className="form mt-4" onSubmit={submit} noValidate>
      {theirs && (
        <TheirsAndYours
          what="the standard"
          differences={[{ label: "Standard", theirs: said(theirs), yours: said(draft) }]}
          onTheirs={choose(takeTheirs)}
          onMine={choose(keepMine)}
        />
      )}
      {refused && !theirs && <Notice kind="error">{refused.message}</Notice>}
      <StandardFields draft={draft} onChange={change} error={refused?.fields["standard.name"]}>
        {dirty && <StandardEffect claims={claims} standard={dossier.standard} meant={standard} now={now} />}
      </StandardFields>
      <div className="actions">
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={!dirty || theirs !== null}
          because={standard ? undefined : "Complete the standard first."}
        >
          Save the standard
        </Button>
      </div>
    </form>
  );
};

/** Closes a dossier, or opens it again. */
export const DossierClosing = ({
  dossier,
  edit,
  unexamined = [],
}: {
  dossier: EditableDossier;
  edit: EditDossier;
  /** Articles that are to be checked in full, and are not. */
  unexamined?: readonly { articleId: string; letter: string; unexamined: number }[];
}) => {
  const [asking, setAsking] = useState(false);
  const { run, busy, refused, clear } = useAction(edit);
  const set = async (state: DossierState) => {
    const answer = await run({ dossierId: dossier.id, seen: dossier.version, state });
    if (!answer.ok) return;
    setAsking(false);
    toast(state === "closed" ? "The dossier is closed." : "The dossier is open again.");
  };
  const closed = dossier.state === "closed";
  return (
    <div className="mt-4 grid max-w-[560px] gap-3">
      <p className="soft">
        {closed
          ? "It is closed: it can be read and exported, and nothing in it changes until it is opened again."
          : "A closed dossier can be read and exported, and nothing in it changes until it is opened again. Its tasks leave everybody’s desk."}
      </p>
      {refused && !asking && <Notice kind="error">{refused.message}</Notice>}
      {!closed && unexamined.length > 0 && (
        <Notice title="It cannot be closed yet.">
          These articles are to be checked in full, and have sentences that nobody has examined:{" "}
          {unexamined.map(({ articleId, letter, unexamined: count }, at) => (
            <span key={articleId}>
              {at > 0 && ", "}
              <Link className="link" href={`/dossiers/${dossier.id}/articles/${articleId}`}>
                {letter}: {counted(count, "sentence")}
              </Link>
            </span>
          ))}
          .
        </Notice>
      )}
      <div>
        {closed ? (
          <Button onClick={() => set("open")} busy={busy}>
            Open it again
          </Button>
        ) : (
          <Button
            variant="danger"
            icon="lock"
            disabled={unexamined.length > 0}
            because={unexamined.length > 0 ? "Sentences of articles to be checked in full are unexamined." : undefined}
            onClick={() => setAsking(true)}
          >
            Close the dossier
          </Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => {
          setAsking(false);
          clear();
        }}
        title="Close this dossier?"
        foot={
          <div className="end">
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button variant="primary" busy={busy} onClick={() => set("closed")}>
              Close it
            </Button>
          </div>
        }
      >
        {refused && <Notice kind="error">{refused.message}</Notice>}
        <p>Nothing is deleted. Any lead can open it again here.</p>
      </Dialog>
    </div>
  );
};
