"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Select, TextArea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useWords } from "@/components/ui/use-words";
import { VerdictTag } from "@/components/vocabulary/verdict";
import { isUnderWay, type Substance, substances } from "@/lib/claims/claim";
import type { ClaimPanelData } from "@/lib/claims/panel";
import { useClaim } from "./context";
import { PartTitle } from "./part-title";
import { ReasonDialog } from "./reason-dialog";
import { Refusal } from "./refusal";

type Check = ClaimPanelData["review"]["checks"][number];
type Judge = Check["first"];

/** The check of a claim that is under way; none most of the time. */
export const runningCheck = ({ checks }: ClaimPanelData["review"]): Check | undefined => checks.find(isUnderWay);

/** Verdicts on the claim that people give without seeing each other's: the one under way, then those that ended. */
export const BlindChecks = () => {
  const { data } = useClaim();
  const { checks } = data.review;
  /** The checks in whose form there are words: it stays, also when the check has ended meanwhile. */
  const [written, setWritten] = useState<ReadonlySet<string>>(new Set());
  if (checks.length === 0) return null;
  const stays = (check: Check) => isUnderWay(check) || written.has(check.id);
  const past = checks.filter((check) => !stays(check));
  const keep = (id: string) => (some: boolean) =>
    setWritten((before) => {
      const after = new Set(before);
      if (some) after.add(id);
      else after.delete(id);
      return after;
    });
  return (
    <section aria-labelledby="blind-checks-of-claim">
      <PartTitle
        id="blind-checks-of-claim"
        end={
          <Link className="quiet" href={`/dossiers/${data.dossierId}/agreement`}>
            Agreement
          </Link>
        }
      >
        Blind check
      </PartTitle>
      {checks.filter(stays).map((check) => (
        <Running key={check.id} check={check} onWords={keep(check.id)} />
      ))}
      {past.map((check) => (
        <Past key={check.id} check={check} />
      ))}
    </section>
  );
};

type OnWords = (some: boolean) => void;

const Running = ({ check, onWords }: { check: Check; onWords: OnWords }) => {
  const { data, actions } = useClaim();
  const { sealed } = data.review;
  const running = isUnderWay(check);
  const may = running ? data.review.may : nothing;
  const [cancelling, setCancelling] = useState(false);
  return (
    <div className="blind">
      {running && sealed && (
        <Notice icon="lock" title="You judge without seeing the first verdict.">
          What may tell it is withheld from you everywhere until yours is in.
        </Notice>
      )}
      <Verdicts check={check} />
      <Give check={check} open={may.give} onWords={onWords} />
      {check.state === "differs" && (
        <p className="hint">
          The two differ.{" "}
          {check.third ? `${check.third.name} settles it.` : "A third person settles it: a lead names who, or decides."}
        </p>
      )}
      {may.name && <NameThird check={check} />}
      <Settle check={check} open={may.settle} onWords={onWords} />
      {may.cancel && (
        <p className="end">
          <button type="button" className="quiet" onClick={() => setCancelling(true)}>
            Cancel the blind check
          </button>
        </p>
      )}
      {cancelling && (
        <ReasonDialog
          title={`Cancel the blind check of claim ${data.claim.ref}`}
          label="Why"
          hint="A verdict that was given alone stays sealed for good."
          name="Cancel the check"
          act={(reason) => actions.cancelBlindCheck({ checkId: check.id, reason })}
          close={() => setCancelling(false)}
        />
      )}
    </div>
  );
};

/** Both verdicts, one beside the other, as far as they are open. */
const Verdicts = ({ check }: { check: Check }) => (
  <ul className="beside">
    <li>
      <Verdict judge={check.first} />
      <Verdict judge={check.second} />
    </li>
    {check.third?.substance && (
      <li>
        <Verdict judge={check.third} settles />
      </li>
    )}
  </ul>
);

const Verdict = ({ judge, settles = false }: { judge: Judge; settles?: boolean }) => {
  const { data } = useClaim();
  return (
    <div>
      <p className="hint">
        {judge.personId === data.me.id ? "You" : judge.name}
        {settles ? ", settling it" : ""}
      </p>
      {judge.substance ? (
        <VerdictTag substance={judge.substance} />
      ) : (
        <span className="row hint">
          <Icon name={judge.given ? "lock" : "clock"} size={14} />
          {judge.given ? "Given and sealed" : "Not given yet"}
        </span>
      )}
      {judge.note && (
        <p dir="auto" className="whitespace-pre-wrap soft">
          {judge.note}
        </p>
      )}
    </div>
  );
};

const choices = substances.map((each) => ({ value: each, label: <VerdictTag substance={each} bare /> }));

const nothing = { ask: false, give: false, name: false, settle: false, cancel: false } as const;

type Judging = { check: Check; open: boolean; onWords: OnWords };

/** One's own verdict, given once. */
const Give = ({ check, open, onWords }: Judging) => {
  const { actions } = useClaim();
  const { run, busy, refused } = useAction(actions.giveBlindVerdict);
  return (
    <JudgeForm
      legend="What do you find?"
      name="Give my verdict"
      noteLabel="What it rests on"
      hint="It cannot be changed once it is given. Nobody reads it before the other verdict is in."
      busy={busy}
      refused={refused}
      state={check.state}
      open={open}
      onWords={onWords}
      act={async (substance, note) => {
        const answer = await run({ checkId: check.id, substance, note });
        if (answer.ok) toast("Your verdict is in");
        return answer.ok;
      }}
    />
  );
};

const Settle = ({ check, open, onWords }: Judging) => {
  const { actions } = useClaim();
  const { run, busy, refused } = useAction(actions.settleBlindCheck);
  return (
    <JudgeForm
      legend="Which verdict stands?"
      name="Settle it"
      noteLabel="What decided it"
      hint="It becomes the claim’s verdict."
      needsNote
      busy={busy}
      refused={refused}
      state={check.state}
      open={open}
      onWords={onWords}
      act={async (substance, note) => {
        const answer = await run({ checkId: check.id, substance, note });
        if (answer.ok) toast("The verdict is settled");
        return answer.ok;
      }}
    />
  );
};

const JudgeForm = ({
  legend,
  name,
  noteLabel,
  hint,
  needsNote = false,
  busy,
  refused,
  state,
  open,
  onWords,
  act,
}: {
  legend: string;
  name: string;
  noteLabel: string;
  hint: string;
  needsNote?: boolean;
  busy: boolean;
  refused: ReturnType<typeof useAction>["refused"];
  state: Check["state"];
  /** False when there is nothing to judge here, or no longer. */
  open: boolean;
  onWords: OnWords;
  /** @returns whether it was stored. */
  act: (substance: Substance, note: string) => Promise<boolean>;
}) => {
  const [picked, setPicked] = useState<Substance | null>(null);
  const { words: note, change, stored } = useWords();
  const [missing, setMissing] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (picked === null) return setMissing(true);
    if (await act(picked, note)) onWords(stored(note) !== "");
  };
  const write = (words: string) => {
    change(words);
    onWords(words !== "");
  };
  const closed = !busy && !open;
  if (closed && note === "") return null;
  return (
    <form className="form tight" onSubmit={send}>
      {closed ? (
        <Notice kind="stale" title="These words were not sent.">
          {`${closedWord[state]} Copy what you need of them, or discard them.`}
        </Notice>
      ) : (
        <>
          {!refused?.fields.note && <Refusal refused={refused} />}
          <RadioGroup
            legend={legend}
            name={name}
            options={choices}
            value={picked ?? ""}
            error={missing && picked === null ? "Choose what you find." : undefined}
            onPick={(value) => setPicked(substances.find((each) => each === value) ?? null)}
          />
        </>
      )}
      <TextArea
        label={noteLabel}
        optional={!needsNote && !closed}
        readOnly={closed}
        rows={2}
        dir="auto"
        value={note}
        error={refused?.fields.note}
        onChange={(event) => write(event.target.value)}
      />
      {!closed && <p className="hint">{hint}</p>}
      <div className="actions">
        {closed ? (
          <Button size="sm" variant="ghost" onClick={() => write("")}>
            Discard my words
          </Button>
        ) : (
          <SubmitButton size="sm" busy={busy}>
            {name}
          </SubmitButton>
        )}
      </div>
    </form>
  );
};

const closedWord = {
  open: "There is no verdict of yours to give here any more.",
  differs: "There is no verdict of yours to give here any more.",
  agreed: "Both verdicts are in.",
  settled: "The check was settled meanwhile.",
  cancelled: "The blind check was cancelled meanwhile.",
} as const satisfies Record<Check["state"], string>;

const NameThird = ({ check }: { check: Check }) => {
  const { data, actions } = useClaim();
  const { run, busy, refused } = useAction(actions.nameThird);
  const others = data.review.judges.filter(
    ({ personId }) => personId !== check.first.personId && personId !== check.second.personId,
  );
  return (
    <>
      <Select
        label="Who settles it"
        value={check.third?.personId ?? ""}
        disabled={busy}
        error={refused?.fields.personId}
        onChange={(event) => run({ checkId: check.id, personId: event.target.value || null, seen: check.version })}
        options={[
          { value: "", label: others.length > 0 ? "Nobody named yet" : "Nobody else can judge here" },
          ...others.map(({ personId, name }) => ({ value: personId, label: name })),
        ]}
      />
      {!refused?.fields.personId && <Refusal refused={refused} />}
    </>
  );
};

const endWord = {
  agreed: "Both agree",
  settled: "Settled",
  cancelled: "Cancelled",
  open: "Open",
  differs: "They differ",
} as const satisfies Record<Check["state"], string>;

const Past = ({ check }: { check: Check }) => {
  const { data } = useClaim();
  return (
    <details className="blind-past">
      <summary>
        {endWord[check.state]}
        {check.endedAt && (
          <span className="hint">
            , <Time iso={check.endedAt} now={data.now} zone={data.zone} form="relative" />
          </span>
        )}
      </summary>
      <Verdicts check={check} />
    </details>
  );
};
