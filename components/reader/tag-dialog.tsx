"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { claimKindWord, modeMeaning, modeWord, stakesWord } from "@/components/vocabulary/words";
import {
  type ClaimKind,
  claimKinds,
  type MentionMode,
  mentionModes,
  type Stakes,
  stakesLevels,
} from "@/lib/claims/claim";
import { Refusal } from "../claim/refusal";
import type { ReaderActions } from "./actions";
import { ClaimPicker } from "./claim-picker";

/** The words that are to be tagged, and where they stand. */
export type Tagging = { start: number; end: number; words: string; whole: boolean };

/** What became of it. */
export type Tagged = { claimId: string; ref: string | null };

/** Longest statement that is taken; longer selections are shortened for the person to write it out. */
const longest = 1000;

/** Tags words as a new claim, or as another mention of a claim that exists. */
export const TagDialog = ({
  tagging,
  dossierId,
  revisionId,
  actions,
  close,
  onTagged,
}: {
  tagging: Tagging;
  dossierId: string;
  revisionId: string;
  actions: ReaderActions;
  close: () => void;
  onTagged: (tagged: Tagged) => void;
}) => {
  const [way, setWay] = useState<"new" | "existing">("new");
  const [statement, setStatement] = useState(tagging.words.replace(/\s+/g, " ").slice(0, longest));
  const [kind, setKind] = useState<ClaimKind>("other");
  const [stakes, setStakes] = useState<Stakes>("routine");
  const [mode, setMode] = useState<MentionMode>("asserts");
  const [picked, setPicked] = useState<string | null>(null);
  const [missing, setMissing] = useState("");
  const create = useAction(actions.createClaim);
  const add = useAction(actions.addMention);
  const refused = way === "new" ? create.refused : add.refused;
  const busy = create.busy || add.busy;

  const { start, end, words, whole } = tagging;
  const place = { revisionId, start, end, mode, ...(whole ? { quote: words } : {}) };

  const saveMention = async (claimId: string) => {
    if (busy) return;
    const answer = await add.run({ claimId, ...place });
    if (answer.ok) onTagged({ claimId, ref: null });
  };
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    if (way === "existing") return picked ? saveMention(picked) : setMissing("Choose a claim.");
    const answer = await create.run({ dossierId, statement, kind, stakes, mention: place });
    if (answer.ok) onTagged({ claimId: answer.value.id, ref: answer.value.ref });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };

  const how = (
    <Select
      label="How the text puts it"
      value={mode}
      options={mentionModes.map((each) => ({
        value: each,
        label: `${modeWord[each]}: ${modeMeaning[each].toLowerCase()}`,
      }))}
      onChange={(event) => setMode(mentionModes.find((each) => each === event.target.value) ?? "asserts")}
    />
  );

  return (
    <Dialog
      open
      onClose={close}
      title="Tag claim"
      about={
        <span className="two-lines serif" dir="auto">
          “{words}”
        </span>
      }
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy} shortcut="enter">
            {way === "new" ? "Tag as claim" : "Add mention"}
          </SubmitButton>
        </div>
      }
    >
      <div>
        <Segmented
          label="New or existing"
          value={way}
          segments={[
            { value: "new", label: "New claim" },
            { value: "existing", label: "Claim that exists" },
          ]}
          onPick={(value) => setWay(value === "existing" ? "existing" : "new")}
        />
      </div>
      <Refusal refused={refused} />
      {way === "new" ? (
        <>
          <TextArea
            label="Statement"
            hint="One sentence that stands alone: who, what, when, without “he” or “last week”."
            rows={3}
            dir="auto"
            data-autofocus=""
            value={statement}
            error={refused?.fields.statement}
            onChange={(event) => setStatement(event.target.value.replace(/[\r\n]+/g, " "))}
            onKeyDown={onKeyDown}
          />
          <div className="form two-up">
            <Select
              label="Kind"
              value={kind}
              options={claimKinds.map((each) => ({ value: each, label: claimKindWord[each] }))}
              onChange={(event) => setKind(claimKinds.find((each) => each === event.target.value) ?? "other")}
            />
            <Select
              label="Stakes"
              value={stakes}
              options={stakesLevels.map((each) => ({ value: each, label: stakesWord[each] }))}
              onChange={(event) => setStakes(stakesLevels.find((each) => each === event.target.value) ?? "routine")}
            />
          </div>
          {how}
        </>
      ) : (
        <>
          {how}
          <ClaimPicker
            dossierId={dossierId}
            picked={picked}
            error={missing || refused?.fields.claimId}
            onPick={(claimId) => {
              setPicked(claimId);
              setMissing("");
              saveMention(claimId);
            }}
          />
        </>
      )}
    </Dialog>
  );
};
