"use client";

import { Button } from "@/components/ui/button";
import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Select, TextInput } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { claimKindWord, stakesWord, substanceWord } from "@/components/vocabulary/words";
import { claimKinds, stakesLevels, substances } from "@/lib/claims/claim";
import { gradesAsked } from "@/lib/dossiers/standard";
import { ruleMeaning, ruleSentence, ruleTitle } from "@/lib/dossiers/standard-sentence";
import { reliabilityMeaning } from "@/lib/sources/source";
import { atLeastOf, counts, type RuleDraft, ruleOf } from "./standard-draft";

/** One rule of a standard: what it says, and opened, for which claims it holds and what they need. */
export const RuleFields = ({
  rule,
  number,
  last,
  begun,
  onChange,
  onMove,
  onRemove,
}: {
  rule: RuleDraft;
  /** From 1. */
  number: number;
  last: boolean;
  /** It was just added, and is opened. */
  begun: boolean;
  onChange: (patch: Partial<RuleDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) => {
  const meant = ruleOf(rule);
  const title = ruleTitle[rule.rule];
  return (
    <li className="rule-of" id={`rule-${rule.key}`}>
      <details open={begun}>
        <summary>
          <span className="num muted">{number}</span>
          <span className="grow">
            <b>{title}</b>
            <span className={meant ? "s" : "s flag bad"}>{meant ? ruleSentence(meant) : "Not complete yet."}</span>
          </span>
          <Icon name="down" size={14} />
        </summary>
        <div className="fields">
          <p className="hint">{ruleMeaning[rule.rule]} Nothing ticked in a line means any.</p>
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
          {counts(rule.rule) && (
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
          {rule.rule === "reliability" && <Grades rule={rule} onChange={onChange} />}
          <div className="row flex-wrap">
            <Button
              size="sm"
              data-move="-1"
              disabled={number === 1}
              onClick={() => onMove(-1)}
              aria-label={`Move ${title} up`}
            >
              Move up
            </Button>
            <Button size="sm" data-move="1" disabled={last} onClick={() => onMove(1)} aria-label={`Move ${title} down`}>
              Move down
            </Button>
            <Button size="sm" variant="ghost" icon="trash" onClick={onRemove} aria-label={`Remove rule ${number}`}>
              Remove
            </Button>
          </div>
        </div>
      </details>
    </li>
  );
};

const Grades = ({ rule, onChange }: { rule: RuleDraft; onChange: (patch: Partial<RuleDraft>) => void }) => (
  <>
    <Select
      label="At least"
      value={rule.grade}
      onChange={(event) => onChange({ grade: gradesAsked.find((grade) => grade === event.target.value) ?? "C" })}
      options={gradesAsked.map((grade) => ({ value: grade, label: `${grade}, ${reliabilityMeaning[grade]}` }))}
    />
    <RadioGroup
      legend="Of"
      name={`of-${rule.key}`}
      value={rule.of}
      onPick={(of) => onChange({ of: of === "all" ? "all" : "one" })}
      options={[
        { value: "one", label: "One source of the evidence" },
        { value: "all", label: "Every source of the evidence" },
      ]}
    />
    <Checkbox
      label={`A source that nobody has judged will do as well (F, ${reliabilityMeaning.F})`}
      checked={rule.orUnjudged}
      onChange={(event) => onChange({ orUnjudged: event.target.checked })}
    />
  </>
);

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
