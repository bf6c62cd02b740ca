"use client";

import { type FormEvent, useState } from "react";
import { RadioGroup } from "@/components/ui/choice";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { audienceWord, counted } from "@/components/vocabulary/words";
import type { Result } from "@/lib/action";
import type { Audience } from "@/lib/dossiers/dossier";
import type { EditionKind } from "./edition-list";

type Choice = {
  audience: Audience;
  sentence: string;
  leftOut: readonly { what: string; count: number }[];
  /** False where only a lead may. */
  allowed: boolean;
};

type Make = (input: { dossierId: string; audience: Audience; reason: string }) => Promise<Result<{ number: number }>>;

/** Makes an edition: whom it is for, what they are not shown, and why it is made although the dossier is not complete. */
export const MakeEdition = ({
  dossierId,
  make,
  kinds,
  audiences,
  namesInClear,
  incomplete,
}: {
  dossierId: string;
  make: Make;
  kinds: readonly EditionKind[];
  audiences: readonly Choice[];
  /** How many confidential sources the desk's edition would name. */
  namesInClear: number;
  incomplete: readonly { words: string; of: readonly string[] }[];
}) => {
  const { run, busy, refused } = useAction(make);
  const [audience, setAudience] = useState<Audience>("desk");
  const [reason, setReason] = useState("");
  const [made, setMade] = useState<number | null>(null);
  const chosen = audiences.find((one) => one.audience === audience);
  const leadOnly = audiences.some((one) => !one.allowed);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setMade(null);
    const answer = await run({ dossierId, audience, reason });
    if (!answer.ok) return;
    setMade(answer.value.number);
    setReason("");
  };

  return (
    <form onSubmit={submit} className="mt-8 grid max-w-[1040px] gap-5" noValidate>
      <div className="grid items-start gap-6 min-[860px]:grid-cols-3">
        <section aria-labelledby="export-what">
          <h2 id="export-what" className="lbl mb-0.5">
            What you get
          </h2>
          <Kinds kinds={kinds.filter(({ main }) => main)} />
          <details className="mt-2">
            <summary className="hint cursor-pointer">
              And {kinds.filter(({ main }) => !main).length} more formats
            </summary>
            <Kinds kinds={kinds.filter(({ main }) => !main)} />
          </details>
        </section>
        <RadioGroup
          legend="For whom"
          name="audience"
          value={audience}
          onPick={(value) => {
            const found = audiences.find((one) => one.audience === value);
            if (found) setAudience(found.audience);
          }}
          options={audiences.map((one) => ({
            value: one.audience,
            label: audienceWord[one.audience],
            description: one.sentence,
            disabled: !one.allowed,
          }))}
          hint={leadOnly ? "Only a lead can export for legal or for the public. Ask one of them." : undefined}
          error={refused?.fields.audience}
        />
        <section aria-labelledby="export-left-out" aria-live="polite">
          <h2 id="export-left-out" className="lbl mb-2">
            Left out for {audienceWord[audience].toLowerCase()}
          </h2>
          {chosen && chosen.leftOut.length > 0 ? (
            <ul className="rows">
              {chosen.leftOut.map(({ what, count }) => (
                <li key={what} className="row py-1.5">
                  <span className="grow">{what}</span>
                  <b className="num">{count}</b>
                </li>
              ))}
            </ul>
          ) : (
            <p className="muted">Nothing that you can see.</p>
          )}
          {audience === "desk" && namesInClear > 0 && (
            <Notice kind="stale" className="mt-3">
              This edition names {counted(namesInClear, "confidential source")}. Only people who are cleared for{" "}
              {namesInClear === 1 ? "it" : "all of them"} can open it.
            </Notice>
          )}
        </section>
      </div>
      {incomplete.length > 0 && (
        <Notice kind="stale" title="The dossier is not complete. Every copy says so on its first page.">
          <ul className="mt-1 list-disc pl-5">
            {incomplete.map(({ words, of }) => (
              <li key={words}>
                {words}
                {of.length > 0 && `: ${shortened(of)}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <TextArea
        label="Why it is made"
        name="reason"
        rows={2}
        maxLength={2000}
        optional={incomplete.length === 0}
        hint="The history keeps it. Copies for the desk and for legal show it."
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={refused?.fields.reason}
      />
      {refused && Object.keys(refused.fields).length === 0 && <Notice kind="error">{refused.message}</Notice>}
      <div className="row">
        <SubmitButton busy={busy} icon="seal">
          Make the edition
        </SubmitButton>
        <span role="status">{made !== null && `Edition ${made} is made. Its files are in the list below.`}</span>
      </div>
    </form>
  );
};

const most = 12;

/** The first few names; how many more there are. */
const shortened = (names: readonly string[]): string =>
  names.length > most ? `${names.slice(0, most).join(", ")} and ${names.length - most} more` : names.join(", ");

const Kinds = ({ kinds }: { kinds: readonly EditionKind[] }) => (
  <ul className="grid gap-1.5 pt-1.5">
    {kinds.map(({ format, name, description, ending }) => (
      <li key={format} className="rounded-control border border-rule-2 px-3 py-2.5">
        <div className="row">
          <b className="grow font-[550]">{name}</b>
          <span className="hint">{ending.toUpperCase()}</span>
        </div>
        <div className="hint">{description}</div>
      </li>
    ))}
  </ul>
);
