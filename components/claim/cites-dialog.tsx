"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import type { TextRange } from "@/lib/claims/anchor";
import type { SheetMention } from "@/lib/claims/sheet";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

type Who = "person" | "outlet" | "unidentified";

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
  const [who, setWho] = useState<Who>(cites?.who ?? "person");
  const [name, setName] = useState(cites?.name ?? "");
  const [quote, setQuote] = useState(selected?.words ?? cites?.quote ?? "");

  const put = async (wanted: Parameters<typeof run>[0]["cites"]) => {
    const answer = await run({ mentionId: mention.id, seen: mention.version, cites: wanted });
    if (answer.ok) close();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const at = selected && selected.words === quote ? { start: selected.start, end: selected.end } : {};
    void put({ who, name: who === "unidentified" ? "" : name, quote, ...at });
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
      <RadioGroup
        legend="Who is it?"
        name="who"
        value={who}
        onPick={(value) => setWho(value === "outlet" || value === "unidentified" ? value : "person")}
        options={[
          { value: "person", label: "A person or an institution" },
          { value: "outlet", label: "An outlet, or a report" },
          { value: "unidentified", label: "Somebody it does not name" },
        ]}
      />
      {who !== "unidentified" && (
        <TextInput
          label="As the article names them"
          dir="auto"
          value={name}
          error={refused?.fields["cites.name"]}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <TextArea
        label="The words that cite"
        hint="Copied from the text near the mention, such as “according to the harbour log”. What is selected there is put in here."
        rows={2}
        dir="auto"
        data-autofocus=""
        value={quote}
        error={refused?.fields["cites.quote"] ?? refused?.fields.cites}
        onChange={(event) => setQuote(event.target.value)}
      />
    </Dialog>
  );
};
