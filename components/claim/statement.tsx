"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TheirsAndYours } from "@/components/ui/theirs";
import { useAction } from "@/components/ui/use-action";
import { useDraft } from "@/components/ui/use-draft";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** What the claim says, in one sentence that stands alone; rewritten in its place. */
export const Statement = () => {
  const { data } = useClaim();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (editing) return <StatementForm close={close} />;
  return (
    <div className="editable">
      <p className="stmt" dir="auto">
        {data.claim.statement}
      </p>
      {data.may.edit && (
        <button ref={opener} type="button" className="quiet" onClick={() => setEditing(true)}>
          Edit<span className="sr"> statement</span>
        </button>
      )}
    </div>
  );
};

const StatementForm = ({ close }: { close: () => void }) => {
  const { data, actions } = useClaim();
  const { claim } = data;
  const [begun] = useState(claim.statement);
  const { draft, change, seen, theirs, keepMine } = useDraft(claim, ({ statement }) => ({ statement }));
  const { run, busy, refused, clear } = useAction(actions.editClaim);
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const field = area.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  // Something else of the claim changed, not what is being written: nobody has to choose.
  const elsewhere = theirs?.statement === begun;
  useEffect(() => {
    if (elsewhere) keepMine();
  });

  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    const answer = await run({ claimId: claim.id, statement: draft.statement, seen });
    if (answer.ok) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
    if (event.key === "Escape") close();
  };

  return (
    <form className="form tight" onSubmit={save}>
      <textarea
        ref={area}
        className="input stmt"
        aria-label="Statement"
        dir="auto"
        rows={3}
        value={draft.statement}
        aria-invalid={refused?.fields.statement ? true : undefined}
        onChange={(event) => change({ statement: event.target.value.replace(/[\r\n]+/g, " ") })}
        onKeyDown={onKeyDown}
      />
      {refused?.fields.statement && <p className="field-error">{refused.fields.statement}</p>}
      {theirs && !elsewhere ? (
        <TheirsAndYours
          what="this claim"
          differences={[
            {
              label: "Statement",
              theirs: <span dir="auto">{theirs.statement}</span>,
              yours: <span dir="auto">{draft.statement}</span>,
            },
          ]}
          onTheirs={close}
          onMine={() => {
            keepMine();
            clear();
          }}
        />
      ) : (
        !refused?.fields.statement && <Refusal refused={refused} />
      )}
      <div className="actions">
        <SubmitButton size="sm" busy={busy} shortcut="enter">
          Save statement
        </SubmitButton>
        <Button size="sm" variant="ghost" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
