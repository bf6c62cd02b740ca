"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { claimKindWord, counted, modeMeaning, modeWord, stakesWord } from "@/components/vocabulary/words";
import type { Refused } from "@/lib/action";
import {
  type ClaimKind,
  claimKinds,
  type MentionMode,
  mentionModes,
  type Stakes,
  stakesLevels,
} from "@/lib/claims/claim";
import { type CitesDraft, CitesFields, noCites, sentCites } from "../claim/cites-fields";
import { Refusal } from "../claim/refusal";
import type { ReaderActions } from "./actions";
import { ClaimPicker } from "./claim-picker";
import { ClaimOffers, SentenceOffers, sentenceKey, useOffers } from "./offers";

/** The words that are to be tagged, and where they stand. */
export type Tagging = {
  start: number;
  end: number;
  words: string;
  whole: boolean;
  /** What a suggestion would tag, to be changed first. */
  draft?: { statement: string; kind: ClaimKind; stakes: Stakes; mode: MentionMode };
};

/** What became of it. */
export type Tagged = { claimId: string; ref: string | null };

/** Longest statement that is taken; longer selections are shortened for the person to write it out. */
const longest = 1000;

/** Why the desk did not do it, and what to do then: what was ticked is not on the page any more. */
const whyNot = ({ kind, message }: Refused): string =>
  kind === "failed" ? "The desk did not answer. Look at the claim’s mentions, and do it there." : message;

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
  const [statement, setStatement] = useState(
    tagging.draft?.statement ?? tagging.words.replace(/\s+/g, " ").slice(0, longest),
  );
  const [kind, setKind] = useState<ClaimKind>(tagging.draft?.kind ?? "other");
  const [stakes, setStakes] = useState<Stakes>(tagging.draft?.stakes ?? "routine");
  const [mode, setMode] = useState<MentionMode>(tagging.draft?.mode ?? "asserts");
  const [cites, setCites] = useState<CitesDraft | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [missing, setMissing] = useState("");
  const create = useAction(actions.createClaim);
  const add = useAction(actions.addMention);
  const along = useAction(actions.addMentions);
  const remove = useAction(actions.removeMention);
  const refused = way === "new" ? (create.refused ?? add.refused) : add.refused;
  const busy = create.busy || add.busy || along.busy;

  const { start, end, words, whole } = tagging;
  const offered = useOffers(dossierId, revisionId, words);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tick = (key: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(key);
    else next.delete(key);
    setTicked(next);
  };
  /** Tags the like sentences that were ticked, but for those that are mentions of the claim already. */
  const tagAlong = async (claimId: string) => {
    const like = offered.sentences.filter(
      (one) => ticked.has(sentenceKey(one)) && !one.claims.some((claim) => claim.id === claimId),
    );
    if (like.length === 0) return;
    const answer = await along.run({
      claimId,
      mentions: like.map((one) => ({
        revisionId: one.revisionId,
        start: one.start,
        end: one.end,
        quote: one.words,
        mode,
      })),
    });
    if (!answer.ok) return toast(`The like sentences were not tagged along. ${whyNot(answer.refused)}`);
    toast(`${counted(like.length, "like sentence")} tagged along`, {
      label: "Undo",
      onPick: async () => {
        let stay: Refused | null = null;
        for (const mentionId of answer.value.ids) {
          const gone = await remove.run({ mentionId });
          if (!gone.ok && gone.refused.kind !== "not-found") stay = gone.refused;
        }
        toast(stay ? `Not all like sentences are untagged. ${whyNot(stay)}` : "The like sentences are untagged");
      },
    });
  };
  const said = cites && (cites.name.trim() !== "" || cites.quote.trim() !== "");
  const place = {
    revisionId,
    start,
    end,
    mode,
    ...(whole ? { quote: words } : {}),
    ...(said ? { cites: sentCites(cites, null) } : {}),
  };

  const saveMention = async (claimId: string) => {
    if (busy) return;
    const answer = await add.run({ claimId, ...place });
    if (!answer.ok) return;
    await tagAlong(claimId);
    onTagged({ claimId, ref: null });
  };
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    if (way === "existing") return picked ? saveMention(picked) : setMissing("Choose a claim.");
    const answer = await create.run({ dossierId, statement, kind, stakes, mention: place });
    if (!answer.ok) return;
    await tagAlong(answer.value.id);
    onTagged({ claimId: answer.value.id, ref: answer.value.ref });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };

  /** Alt with a digit, since a field has the focus: the words become a mention of the claim that is offered there. */
  const onDigit = (event: KeyboardEvent) => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (!digit || !event.altKey || event.ctrlKey || event.metaKey || way !== "new") return;
    const claim = offered.claims[Number(digit) - 1];
    if (!claim) return;
    event.preventDefault();
    saveMention(claim.id);
  };

  const how = (
    <>
      <Select
        label="How the text puts it"
        value={mode}
        options={mentionModes.map((each) => ({
          value: each,
          label: `${modeWord[each]}: ${modeMeaning[each].toLowerCase()}`,
        }))}
        onChange={(event) => setMode(mentionModes.find((each) => each === event.target.value) ?? "asserts")}
      />
      {cites ? (
        <CitesFields draft={cites} onChange={setCites} errors={refused?.fields} legend="Whom the article cites" />
      ) : (
        <div>
          <Button size="sm" variant="ghost" onClick={() => setCites(noCites)}>
            Say whom it cites
          </Button>
        </div>
      )}
    </>
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
      wrap={(parts) => (
        <form onSubmit={save} onKeyDown={onDigit}>
          {parts}
        </form>
      )}
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
          <ClaimOffers claims={offered.claims} busy={busy} onPick={saveMention} />
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
      <SentenceOffers sentences={offered.sentences} ticked={ticked} onTick={tick} />
    </Dialog>
  );
};
