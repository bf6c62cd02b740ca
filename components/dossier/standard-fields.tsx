"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { FieldError, TextInput } from "@/components/ui/field";
import { Menu } from "@/components/ui/menu";
import { standardRules } from "@/lib/dossiers/standard";
import { type Preset, presets } from "@/lib/dossiers/standard-presets";
import { ruleTitle, standardSentence } from "@/lib/dossiers/standard-sentence";
import { changedRules, draftOf, moved, newRule, presetIn, type StandardDraft, standardOf } from "./standard-draft";
import { RuleFields } from "./standard-rule";

type Editing = {
  draft: StandardDraft;
  onChange: (draft: StandardDraft) => void;
  error?: string;
};

/** Which preset a standard is, with what was published that it is made from; any other is one's own. */
const PresetChoice = ({ draft, onChange, onOwn }: Editing & { onOwn: () => void }) => {
  // What somebody made of it is still there when they come back from looking at a preset.
  const [own, setOwn] = useState<StandardDraft | null>(null);
  const [asOwn, setAsOwn] = useState(false);
  const preset = asOwn ? null : presetIn(draft);
  const pick = (id: string) => {
    const chosen = presets.find((each) => each.id === id);
    if (chosen) {
      if (!preset) setOwn(draft);
      setAsOwn(false);
      return onChange(draftOf(chosen.standard));
    }
    setAsOwn(own === null);
    if (own) onChange(own);
    onOwn();
  };
  return (
    <>
      <RadioGroup
        legend="Begin from"
        name="standard-preset"
        value={preset?.id ?? "own"}
        onPick={pick}
        options={[
          ...presets.map(({ id, title, standard }) => ({
            value: id,
            label: title,
            description: standardSentence(standard),
          })),
          { value: "own", label: "Own", description: "Rules of your own, begun from any of these." },
        ]}
      />
      {preset && <Basis preset={preset} />}
    </>
  );
};

/** What was published that a preset is made from, and what of it is ours. */
const Basis = ({ preset: { basis, published, made } }: { preset: Preset }) => (
  <div className="note plain basis">
    <div className="grid gap-1.5">
      <p>
        <b>Made from.</b> {basis}
      </p>
      <p>
        <b>Ours.</b> {made}
      </p>
      <p className="row flex-wrap gap-x-4">
        {published.map(({ name, url }) => (
          <a key={url} className="link" href={url} target="_blank" rel="noreferrer">
            {name}
            <span className="sr"> (another site, in a new window)</span>
          </a>
        ))}
      </p>
    </div>
  </div>
);

/** The rules of a standard, each opened to be changed, and the sentence that they come to. */
const Rules = ({ draft, onChange, error }: Editing) => {
  const [begun, setBegun] = useState<number | null>(null);
  // What was pressed may be moved, disabled or gone after a change: the focus then goes to the next best place.
  const focusNext = useRef<readonly string[]>([]);
  useEffect(() => {
    const places = focusNext.current;
    focusNext.current = [];
    for (const place of places) {
      const found = document.querySelector<HTMLElement>(place);
      found?.focus();
      if (found) return;
    }
  });
  const meant = standardOf(draft);
  const { rules } = draft;
  const change = (next: typeof rules) => onChange(changedRules(draft, next));
  return (
    <>
      <TextInput
        label="Name of the standard"
        value={draft.name}
        maxLength={100}
        dir="auto"
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
        error={draft.name.trim() ? error : "Give the standard a name."}
      />
      <div>
        <p className="lbl" id="rules-of-standard">
          Rules
        </p>
        <ol className="rows rules" aria-labelledby="rules-of-standard">
          {rules.map((rule, at) => (
            <RuleFields
              key={rule.key}
              rule={rule}
              number={at + 1}
              last={at === rules.length - 1}
              begun={rule.key === begun}
              onChange={(patch) => change(rules.map((one) => (one.key === rule.key ? { ...one, ...patch } : one)))}
              onMove={(by) => {
                focusNext.current = [
                  `#rule-${rule.key} [data-move="${by}"]:enabled`,
                  `#rule-${rule.key} :enabled[data-move]`,
                ];
                change(moved(rules, rule.key, by));
              }}
              onRemove={() => {
                const beside = rules[at + 1] ?? rules[at - 1];
                focusNext.current = [...(beside ? [`#rule-${beside.key} summary`] : []), "#add-rule > button"];
                change(rules.filter((one) => one.key !== rule.key));
              }}
            />
          ))}
        </ol>
        <div className="row mt-3" id="add-rule">
          <Menu
            className="btn sm"
            align="start"
            entries={standardRules.map((rule) => ({
              label: ruleTitle[rule],
              onPick: () => {
                const added = newRule(rule, rules);
                setBegun(added.key);
                focusNext.current = [`#rule-${added.key} summary`];
                change([...rules, added]);
              },
            }))}
          >
            Add a rule
          </Menu>
        </div>
      </div>
      <p className={presetIn(draft) ? "sr" : "note plain"} aria-live="polite">
        {meant ? standardSentence(meant) : "This standard is not complete yet."}
      </p>
    </>
  );
};

/** A dossier's standard: a preset, or rules of one's own. */
export const StandardFields = ({ children, ...editing }: Editing & { children?: ReactNode }) => (
  <div className="grid gap-5">
    <PresetChoice {...editing} onOwn={() => undefined} />
    <Rules {...editing} />
    {children}
  </div>
);

/** The same where the rules themselves are seldom changed: behind a button, until somebody wants their own. */
export const StandardSummary = (editing: Editing) => {
  const [open, setOpen] = useState(false);
  const opened = open || !standardOf(editing.draft);
  return (
    <div className="grid gap-5">
      <PresetChoice {...editing} onOwn={() => setOpen(true)} />
      {opened ? (
        <Rules {...editing} />
      ) : (
        <div className="grid gap-2">
          <div>
            <Button size="sm" onClick={() => setOpen(true)}>
              Change the rules
            </Button>
          </div>
          {editing.error && <FieldError>{editing.error}</FieldError>}
        </div>
      )}
    </div>
  );
};
