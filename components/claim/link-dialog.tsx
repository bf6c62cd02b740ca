"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { linkKindWord } from "@/components/vocabulary/words";
import { type LinkKind, linkKinds } from "@/lib/sources/source";
import { useClaim } from "./context";
import { Refusal } from "./refusal";
import { shortName } from "./source-name";
import { SourcePicker } from "./source-picker";
import { useSource } from "./use-source";
import { handOf, linkMeaning } from "./words";

/** Where a source got it from, as it is drawn or changed. */
export type DraftLink = {
  from: string;
  /** The link that is changed. */
  link?: { id: string; to: string; kind: LinkKind; quote: string; version: number | undefined };
};

/** Draws an origin link from a source to the one that it got it from, or changes the kind and words of one. */
export const LinkDialog = ({ draft, close }: { draft: DraftLink; close: () => void }) => {
  const { data, actions } = useClaim();
  const { from, link } = draft;
  const source = useSource((link && data.sources[link.to]) ?? null, data.dossierId, actions.addSource);
  const [kind, setKind] = useState<LinkKind>(link?.kind ?? "rewrites");
  const [quote, setQuote] = useState(link?.quote ?? "");
  const [sure, setSure] = useState(true);
  const [missing, setMissing] = useState("");
  const draw = useAction(actions.drawLink);
  const change = useAction(actions.changeLink);
  const taker = data.sources[from];
  const name = taker ? shortName(taker) : "this source";
  const refused = draw.refused ?? change.refused;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (link) {
      const answer = await change.run({ linkId: link.id, seen: link.version, kind, quote });
      if (answer.ok) close();
      return;
    }
    if (!source.picked) return setMissing("Choose where it got it from.");
    const to = await source.settled();
    if (!to) return;
    const state = sure ? "confirmed" : "proposed";
    const answer = await draw.run({ dossierId: data.dossierId, from, to, kind, quote, state });
    if (answer.ok) close();
  };

  return (
    <Dialog
      open
      onClose={close}
      title={link ? "Change the origin link" : "Where it got it from"}
      about={
        <>
          From <span dir="auto">{name}</span>
        </>
      }
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={source.busy || draw.busy || change.busy}>{link ? "Save link" : "Draw link"}</SubmitButton>
        </div>
      }
    >
      <Refusal refused={refused ?? source.refused} />
      <SourcePicker
        label="The source that it got it from"
        dossierId={data.dossierId}
        claimId={data.claim.id}
        without={from}
        picked={source.picked}
        onPick={source.pick}
        refused={source.refused}
        error={refused?.fields.to ?? missing}
        locked={Boolean(link)}
      />
      <Select
        label="How"
        value={kind}
        hint={`${name} ${linkMeaning[kind]}: ${handOf(kind)}.`}
        onChange={(event) => {
          const wanted = linkKinds.find((each) => each === event.target.value);
          if (wanted) setKind(wanted);
        }}
        options={linkKinds.map((each) => ({ value: each, label: `${linkKindWord[each]} (${handOf(each)})` }))}
      />
      <TextArea
        label="The words that show it"
        optional
        rows={2}
        dir="auto"
        value={quote}
        error={refused?.fields.quote}
        onChange={(event) => setQuote(event.target.value)}
      />
      {!link && (
        <Checkbox
          label="I confirm it"
          hint="Only confirmed links count. Leave it unticked to propose it to somebody else."
          checked={sure}
          onChange={(event) => setSure(event.target.checked)}
        />
      )}
    </Dialog>
  );
};
