"use client";

import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/claim/refusal";
import { SourcePicker } from "@/components/claim/source-picker";
import { type AddSource, useSource } from "@/components/claim/use-source";
import { linkMeaning } from "@/components/claim/words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { useSingleKeys } from "@/components/ui/single-keys";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { type LinkKind, linkKinds } from "@/lib/sources/source";
import type { SourceChoice } from "@/lib/sources/source-choice";
import type { DrawLink } from "./link";
import { linkKindOptions } from "./link-kinds";

type Props = {
  dossierId: string;
  draw: DrawLink;
  addSource: AddSource;
  /** The source that got it from another. */
  from?: SourceChoice;
  /** The source that others got it from. */
  to?: SourceChoice;
};

/** Records where a source got it from; the other end may be a source that is not here yet. */
export const RecordLink = ({
  label = "Record a link",
  variant = "secondary",
  size = "sm",
  keyed = false,
  ...props
}: Props & {
  label?: string;
  variant?: "primary" | "secondary" | "ghost";
  size?: "sm" | "md";
  /** L opens it. */
  keyed?: boolean;
}) => {
  const [open, setOpen] = useState(false);
  useSingleKeys(keyed ? { l: () => setOpen(true) } : {});
  return (
    <>
      <Button
        size={size}
        variant={variant}
        icon="link"
        shortcut={keyed ? "L" : undefined}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && <RecordDialog {...props} close={() => setOpen(false)} />}
    </>
  );
};

const RecordDialog = ({ dossierId, draw, addSource, from, to, close }: Props & { close: () => void }) => {
  const taker = useSource(from ?? null, dossierId, addSource);
  const giver = useSource(to ?? null, dossierId, addSource);
  const drawing = useAction(draw);
  const [kind, setKind] = useState<LinkKind>("rewrites");
  const [sure, setSure] = useState(true);
  const [missing, setMissing] = useState<{ from?: string; to?: string }>({});

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const quote = String(new FormData(event.currentTarget).get("quote") ?? "");
    setMissing({
      ...(taker.picked ? {} : { from: "Choose the source that got it from another." }),
      ...(giver.picked ? {} : { to: "Choose where it got it from." }),
    });
    if (!taker.picked || !giver.picked) return;
    const taking = await taker.settled();
    const giving = taking && (await giver.settled());
    if (!taking || !giving) return;
    const state = sure ? "confirmed" : "proposed";
    const answer = await drawing.run({ dossierId, from: taking, to: giving, kind, quote, state });
    if (!answer.ok) return;
    toast(sure ? "Recorded the link. It counts now." : "Proposed the link. It counts once somebody confirms it.");
    close();
  };

  return (
    <Dialog
      open
      onClose={close}
      title="Record an origin link"
      about="Which source got it from which, and how. Only confirmed links count."
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={taker.busy || giver.busy || drawing.busy}>Record the link</SubmitButton>
        </div>
      }
    >
      <Refusal refused={drawing.refused ?? taker.refused ?? giver.refused} />
      {taker.picked && "made" in taker.picked && <p className="lbl">This new source</p>}
      <SourcePicker
        label="This source"
        dossierId={dossierId}
        without={giver.id}
        picked={taker.picked}
        onPick={taker.pick}
        refused={taker.refused}
        error={drawing.refused?.fields.from ?? missing.from}
        locked={from !== undefined}
      />
      {giver.picked && "made" in giver.picked && <p className="lbl">got it from this new source</p>}
      <SourcePicker
        label="got it from"
        dossierId={dossierId}
        without={taker.id}
        picked={giver.picked}
        onPick={giver.pick}
        refused={giver.refused}
        error={drawing.refused?.fields.to ?? missing.to}
        locked={to !== undefined}
      />
      <Select
        label="How"
        value={kind}
        options={linkKindOptions}
        hint={`It ${linkMeaning[kind]}.`}
        onChange={(event) => setKind(linkKinds.find((each) => each === event.target.value) ?? kind)}
      />
      <TextArea
        label="The words that show it"
        name="quote"
        rows={2}
        dir="auto"
        optional
        error={drawing.refused?.fields.quote}
      />
      <Checkbox
        label="I confirm it"
        hint="It counts at once, and you answer for it. Leave it unticked to propose it to somebody else."
        checked={sure}
        onChange={(event) => setSure(event.target.checked)}
      />
    </Dialog>
  );
};
