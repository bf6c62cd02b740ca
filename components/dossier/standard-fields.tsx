"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { TextInput } from "@/components/ui/field";
import { Menu } from "@/components/ui/menu";
import { claimKindWord, stakesWord, substanceWord } from "@/components/vocabulary/words";
import { claimKinds, stakesLevels, substances } from "@/lib/claims/claim";
import { standardSentence } from "@/lib/dossiers/standard";
import { atLeastOf, newRule, type RuleDraft, type StandardDraft, standardOf } from "./standard-draft";

/** The rules of a dossier's standard, one card each, with the sentence that they come to. */
export const StandardFields = ({
  draft,
  onChange,
  error,
}: {
  draft: StandardDraft;
  onChange: (draft: StandardDraft) => void;
  error?: string;
}) => {
  const meant = standardOf(draft);
  const change = (key: number, patch: Partial<RuleDraft>) =>
    onChange({ ...draft, rules: draft.rules.map((rule) => (rule.key === key ? { ...rule, ...patch } : rule)) });
  const add = (rule: RuleDraft["rule"]) => onChange({ ...draft, rules: [...draft.rules, newRule(rule, draft.rules)] });
  return (
    <div className="grid gap-4">
      <TextInput
        label="Name of the standard"
        value={draft.name}
        maxLength={100}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
        error={draft.name.trim() ? error : "Give the standard a name."}
      />
      {draft.rules.map((rule, at) => (
        <RuleFields
          key={rule.key}
          rule={rule}
          number={at + 1}
          onChange={(patch) => change(rule.key, patch)}
          onRemove={() => onChange({ ...draft, rules: draft.rules.filter((one) => one.key !== rule.key) })}
        />
      ))}
      <div className="row flex-wrap">
        <Menu
          className="btn sm"
          align="start"
          entries={[
            { label: "Independent origins", onPick: () => add("origins") },
            { label: "The reply of whom it is about", onPick: () => add("reply") },
          ]}
        >
          Add a rule
        </Menu>
      </div>
      <p className="note plain" aria-live="polite">
        {meant ? standardSentence(meant) : "This standard is not complete yet."}
      </p>
    </div>
  );
};

const RuleFields = ({
  rule,
  number,
  onChange,
  onRemove,
}: {
  rule: RuleDraft;
  number: number;
  onChange: (patch: Partial<RuleDraft>) => void;
  onRemove: () => void;
}) => {
  const origins = rule.rule === "origins";
  return (
    <fieldset className="rounded-card border border-rule-2 px-4 pt-2 pb-4">
      <legend className="h3 px-1">
        {number}. {origins ? "Independent origins" : "Reply"}
      </legend>
      <div className="grid gap-3">
        <p className="hint">
          {origins
            ? "Which claims need so many independent origins before they can be signed off. Nothing ticked in a line means any."
            : "Which claims need the reply of whom they are about: an answer, or recorded silence. Nothing ticked in a line means any."}
        </p>
        <Some
          legend="Kinds"
          of={claimKinds}
          words={claimKindWord}
          value={rule.kinds}
          onChange={(kinds) => onChange({ kinds })}
        />
        <Some
          legend="Stakes"
          of={stakesLevels}
          words={stakesWord}
          value={rule.stakes}
          onChange={(stakes) => onChange({ stakes })}
        />
        <Some
          legend="Verdicts"
          of={substances}
          words={substanceWord}
          value={rule.substances}
          onChange={(next) => onChange({ substances: next })}
        />
        {origins && (
          <>
            <TextInput
              label="At least"
              className="w-20"
              inputMode="numeric"
              value={rule.atLeast}
              onChange={(event) => onChange({ atLeast: event.target.value })}
              error={atLeastOf(rule) === null ? "Write a number from 1 to 20." : undefined}
            />
            <Checkbox
              label="Or one primary source that we hold and that is itself evidence for it"
              checked={rule.orHeldPrimary}
              onChange={(event) => onChange({ orHeldPrimary: event.target.checked })}
            />
          </>
        )}
        <div>
          <Button size="sm" variant="ghost" icon="trash" onClick={onRemove}>
            Remove rule {number}
          </Button>
        </div>
      </div>
    </fieldset>
  );
};

/** Some of a few words; none stands for any. */
const Some = <W extends string>({
  legend,
  of,
  words,
  value,
  onChange,
}: {
  legend: string;
  of: readonly W[];
  words: Record<W, string>;
  value: readonly W[];
  onChange: (value: W[]) => void;
}) => (
  <fieldset>
    <legend className="lbl">
      {legend} <span className="muted font-normal">{value.length === 0 ? "any" : ""}</span>
    </legend>
    <div className="flex flex-wrap gap-x-5">
      {of.map((word) => (
        <Checkbox
          key={word}
          label={words[word]}
          checked={value.includes(word)}
          onChange={(event) =>
            onChange(of.filter((one) => (one === word ? event.target.checked : value.includes(one))))
          }
        />
      ))}
    </div>
  </fieldset>
);

/** The standard's rules behind one line that says what they come to, for forms where it is seldom changed. */
export const StandardSummary = (props: Parameters<typeof StandardFields>[0]) => {
  const [open, setOpen] = useState(false);
  const meant = standardOf(props.draft);
  if (open || !meant) return <StandardFields {...props} />;
  return (
    <div className="field">
      <span className="lbl">Standard</span>
      <div className="note plain">
        <div className="grow">
          <b>{meant.name}.</b> {standardSentence(meant)}
          <div className="row mt-2">
            <Button size="sm" onClick={() => setOpen(true)}>
              Change the rules
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
};
