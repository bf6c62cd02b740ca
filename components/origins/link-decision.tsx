"use client";

import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/claim/refusal";
import { linkMeaning } from "@/components/claim/words";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { linkKindWord, linkStateWord } from "@/components/vocabulary/words";
import { type LinkKind, type LinkState, linkKinds, linkStates } from "@/lib/sources/source";
import type { ChangeLink, ShownLink } from "./link";
import { linkKindOptions } from "./link-kinds";

const stateMeaning: Record<LinkState, string> = {
  proposed: "It is drawn dotted, and counts for nothing.",
  confirmed: "It counts, and who confirms it answers for it.",
  rejected: "It counts for nothing, and is not proposed again.",
};

const sentenceOf = (link: ShownLink) => `${link.from.name} ${linkKindWord[link.kind]} ${link.to.name}`;

/** Confirms or rejects a link that is proposed. */
export const LinkDecision = ({ link, change }: { link: ShownLink; change: ChangeLink }) => {
  const { run, busy, refused } = useAction(change);
  const sentence = sentenceOf(link);
  const decide = async (state: LinkState) => {
    const answer = await run({ linkId: link.id, seen: link.version, state });
    if (answer.ok) toast(`${linkStateWord[state]}: ${sentence}.`);
  };
  return (
    <>
      {link.mayChange && link.state === "proposed" && (
        <div className="mt-1.5 -mr-3 flex gap-1">
          <Button size="sm" busy={busy} aria-label={`Confirm: ${sentence}`} onClick={() => decide("confirmed")}>
            Confirm
          </Button>
          <Button
            size="sm"
            variant="ghost"
            busy={busy}
            aria-label={`Reject: ${sentence}`}
            onClick={() => decide("rejected")}
          >
            Reject
          </Button>
        </div>
      )}
      <Refusal refused={refused} className="mt-2" />
    </>
  );
};

/** Changes what kind of link it is, the words that show it, or what was decided of it. */
export const LinkPen = ({ link, change }: { link: ShownLink; change: ChangeLink }) => {
  const [editing, setEditing] = useState(false);
  if (!link.mayChange) return null;
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon="pen"
        className="-my-1 size-6! align-middle max-md:size-9!"
        aria-label={`Change: ${sentenceOf(link)}`}
        onClick={() => setEditing(true)}
      />
      {editing && <EditLink link={link} change={change} close={() => setEditing(false)} />}
    </>
  );
};

const EditLink = ({ link, change, close }: { link: ShownLink; change: ChangeLink; close: () => void }) => {
  const { run, busy, refused } = useAction(change);
  const [kind, setKind] = useState<LinkKind>(link.kind);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const answer = await run({
      linkId: link.id,
      seen: link.version,
      kind,
      quote: String(data.get("quote") ?? ""),
      state: linkStates.find((state) => state === data.get("state")) ?? link.state,
    });
    if (answer.ok) close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Origin link"
      about={
        <>
          <bdi>{link.from.name}</bdi> got it from <bdi>{link.to.name}</bdi>
        </>
      }
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Save the link</SubmitButton>
        </div>
      }
    >
      <Refusal refused={refused} />
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
        rows={3}
        dir="auto"
        optional
        defaultValue={link.quote}
        error={refused?.fields.quote}
      />
      <RadioGroup
        legend="Does it count?"
        name="state"
        defaultValue={link.state}
        options={linkStates.map((state) => ({
          value: state,
          label: linkStateWord[state],
          description: stateMeaning[state],
        }))}
      />
    </Dialog>
  );
};
