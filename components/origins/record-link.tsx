"use client";

import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/claim/refusal";
import { type Picked, SourcePicker } from "@/components/claim/source-picker";
import { linkMeaning } from "@/components/claim/words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { useSingleKeys } from "@/components/ui/single-keys";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { SourceChoice } from "@/lib/claims/panel";
import { type LinkKind, linkKinds } from "@/lib/sources/source";
import type { DrawLink } from "./link";
import { linkKindOptions } from "./link-kinds";

type AddSource = (
  input: { dossierId: string } & Extract<NonNullable<Picked>, { made: unknown }>["made"],
) => Promise<Result<{ id: string }>>;

type Props = {
  dossierId: string;
  choices: readonly SourceChoice[];
  draw: DrawLink;
  addSource: AddSource;
  /** The source that got it from another. */
  from?: string;
  /** The source that others got it from. */
  to?: string;
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

const RecordDialog = ({ dossierId, choices, draw, addSource, from, to, close }: Props & { close: () => void }) => {
  const taker = useEnd(from ?? null, dossierId, addSource);
  const giver = useEnd(to ?? null, dossierId, addSource);
  const drawing = useAction(draw);
  const [kind, setKind] = useState<LinkKind>("rewrites");
  const [sure, setSure] = useState(true);
  const [missing, setMissing] = useState<{ from?: string; to?: string }>({});
  const open = choices.filter((choice) => choice.cleared);
  const idOf = (picked: Picked) => (picked && "id" in picked ? picked.id : null);

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
        choices={open.filter(({ id }) => id !== idOf(giver.picked))}
        picked={taker.picked}
        onPick={taker.pick}
        refused={taker.refused}
        error={drawing.refused?.fields.from ?? missing.from}
        locked={from !== undefined}
      />
      {giver.picked && "made" in giver.picked && <p className="lbl">got it from this new source</p>}
      <SourcePicker
        label="got it from"
        choices={open.filter(({ id }) => id !== idOf(taker.picked))}
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

/** One end of the link. A new source is added once, even if the link itself is refused afterwards. */
const useEnd = (first: string | null, dossierId: string, addSource: AddSource) => {
  const [picked, pick] = useState<Picked>(first ? { id: first } : null);
  const { run, busy, refused } = useAction(addSource);
  const settled = async (): Promise<string | null> => {
    if (!picked) return null;
    if ("id" in picked) return picked.id;
    const answer = await run({ dossierId, ...picked.made });
    if (!answer.ok) return null;
    pick({ id: answer.value.id });
    return answer.value.id;
  };
  return { picked, pick, settled, busy, refused };
};
