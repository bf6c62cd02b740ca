"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import type { TextRange } from "@/lib/claims/anchor";
import type { SheetMention } from "@/lib/claims/sheet";
import { type CitesDraft, CitesFields, sentCites } from "./cites-fields";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** Whom the article cites for the claim, and the words in which it does. */
export const CitesDialog = ({
  mention,
  selected,
  close,
}: {
  mention: SheetMention;
  /** What was selected in the article's text when it was opened. */
  selected: (TextRange & { words: string }) | null;
  close: () => void;
}) => {
  const { actions } = useClaim();
  const { run, busy, refused } = useAction(actions.editMention);
  const { cites } = mention;
  const [draft, setDraft] = useState<CitesDraft>({
    who: cites?.who ?? "person",
    name: cites?.name ?? "",
    quote: selected?.words ?? cites?.quote ?? "",
  });

  const put = async (wanted: Parameters<typeof run>[0]["cites"]) => {
    const answer = await run({ mentionId: mention.id, seen: mention.version, cites: wanted });
    if (answer.ok) close();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void put(sentCites(draft, selected));
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Whom the article cites"
      about={
        <span className="two-lines serif" dir="auto">
          “{mention.quote}”
        </span>
      }
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <>
          {cites && (
            <Button variant="ghost" busy={busy} onClick={() => put(null)}>
              It cites nobody
            </Button>
          )}
          <div className="end">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton busy={busy}>Save</SubmitButton>
          </div>
        </>
      }
    >
      <Refusal refused={refused} />
      <CitesFields draft={draft} onChange={setDraft} errors={refused?.fields} focus />
    </Dialog>
  );
};
