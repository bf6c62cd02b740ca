"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea, TextInput } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { StanceSign } from "@/components/vocabulary/stance";
import { credibilities, credibilityMeaning, stances } from "@/lib/sources/source";
import { useClaim } from "./context";
import type { Draft } from "./evidence-draft";
import { Refusal } from "./refusal";
import { SourcePicker } from "./source-picker";
import { useSource } from "./use-source";

/** Enters what a source says for or against the claim, or changes it. The source may be new. */
export const EvidenceDialog = () => {
  const { draft, write } = useClaim();
  return draft && <EvidenceForm first={draft} close={() => write(null)} />;
};

const EvidenceForm = ({ first, close }: { first: Draft; close: () => void }) => {
  const { data, actions } = useClaim();
  const [draft, setDraft] = useState(first);
  const [missing, setMissing] = useState("");
  const source = useSource(first.source, data.dossierId, actions.addSource);
  const add = useAction(actions.addEvidence);
  const edit = useAction(actions.editEvidence);
  const refused = add.refused ?? edit.refused;
  const changed = draft.evidence;
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { stance, quote, locator, credibility, note } = draft;
    const said = { stance, quote, locator, credibility, note };
    if (changed) {
      const answer = await edit.run({ evidenceId: changed.id, seen: changed.version, ...said });
      if (answer.ok) close();
      return;
    }
    if (!source.picked) return setMissing("Choose a source, or add a new one.");
    const sourceId = await source.settled();
    if (!sourceId) return;
    const answer = await add.run({ claimId: data.claim.id, sourceId, ...said });
    if (answer.ok) close();
  };

  return (
    <Dialog
      open
      onClose={close}
      title={changed ? "Change evidence" : "Add evidence"}
      about={
        <span className="two-lines" dir="auto">
          {data.claim.ref}: {data.claim.statement}
        </span>
      }
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={source.busy || add.busy || edit.busy} data-autofocus={first.source ? "" : undefined}>
            {changed ? "Save evidence" : "Add evidence"}
          </SubmitButton>
        </div>
      }
    >
      <Refusal refused={refused ?? source.refused} />
      <SourcePicker
        label="Source"
        dossierId={data.dossierId}
        claimId={data.claim.id}
        picked={source.picked}
        onPick={(picked) => {
          source.pick(picked);
          setMissing("");
        }}
        refused={source.refused}
        error={refused?.fields.sourceId ?? missing}
        locked={Boolean(changed)}
      />
      <RadioGroup
        legend="What it does"
        name="stance"
        value={draft.stance}
        onPick={(value) => {
          const stance = stances.find((each) => each === value);
          if (stance) set({ stance });
        }}
        options={stances.map((stance) => ({ value: stance, label: <StanceSign stance={stance} /> }))}
      />
      <TextArea
        label="Quote"
        optional
        hint="In its own words. From an uploaded text they must occur there."
        dir="auto"
        value={draft.quote}
        error={refused?.fields.quote}
        onChange={(event) => set({ quote: event.target.value })}
      />
      <div className="form two-up">
        <TextInput
          label="Where in it"
          optional
          placeholder="page 14, paragraph 2, 03:15"
          hint="Left empty, it becomes the page of the quote, where the source has pages."
          dir="auto"
          value={draft.locator}
          error={refused?.fields.locator}
          onChange={(event) => set({ locator: event.target.value })}
        />
        <Select
          label="Credibility"
          value={String(draft.credibility)}
          options={credibilities.map((grade) => ({
            value: String(grade),
            label: `${grade} ${credibilityMeaning[grade]}`,
          }))}
          onChange={(event) => set({ credibility: Number(event.target.value) })}
        />
      </div>
      <TextArea
        label="Note"
        optional
        rows={2}
        dir="auto"
        value={draft.note}
        error={refused?.fields.note}
        onChange={(event) => set({ note: event.target.value })}
      />
    </Dialog>
  );
};
