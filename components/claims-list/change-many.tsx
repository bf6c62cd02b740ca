"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea } from "@/components/ui/field";
import { toUtc } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { counted, stakesWord } from "@/components/vocabulary/words";
import type { Refused, Result } from "@/lib/action";
import { type ClaimStatus, type Stakes, stakesLevels } from "@/lib/claims/claim";
import type { Selection } from "./use-selection";

export type What = "assignee" | "due" | "stakes" | "status";
export type Checker = { personId: string; name: string };

type Change = {
  dossierId: string;
  claims: { claimId: string; seen: number }[];
  assigneeId?: string | null;
  stakes?: Stakes;
  dueAt?: string | null;
  status?: ClaimStatus;
  reason?: string;
};

export type ChangeClaims = (
  change: Change,
) => Promise<Result<{ claims: number; changed: number; items: { id: string; version: number }[] }>>;

type RefusedClaim = { claimId: string; ref: string; message: string };

const titles: Record<What, string> = {
  assignee: "Who checks them",
  due: "When they are due",
  stakes: "Their stakes",
  status: "Move them along",
};

const moves = [
  { value: "checking", label: "Checking", description: "From to check; or sent back or reopened, with a reason." },
  { value: "for-review", label: "For review", description: "Asks somebody else to look at each." },
  { value: "to-check", label: "To check", description: "Put back among those that nobody has begun." },
] as const;

/** Asks for the one thing that is to become of all claims that are selected, and does it to all of them or to none. */
export const ChangeMany = ({
  dossierId,
  what,
  selection,
  checkers,
  zone,
  change,
  onClose,
}: {
  dossierId: string;
  /** Null: nothing is asked. */
  what: What | null;
  selection: Selection;
  checkers: readonly Checker[];
  zone: string;
  change: ChangeClaims;
  onClose: () => void;
}) => {
  const { run, busy, refused, clear } = useAction(change);
  const [status, setStatus] = useState<string>("for-review");
  const count = selection.chosen.size;
  const close = () => {
    clear();
    onClose();
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!what) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    const claims = [...selection.chosen].map(([claimId, seen]) => ({ claimId, seen }));
    const wanted: Record<What, Partial<Change>> = {
      assignee: { assigneeId: text("assignee") || null },
      due: { dueAt: toUtc(text("due"), zone) },
      stakes: { stakes: stakesLevels.find((one) => one === text("stakes")) ?? "routine" },
      status: { status: moves.find(({ value }) => value === status)?.value ?? "checking", reason: text("reason") },
    };
    const answer = await run({ dossierId, claims, ...wanted[what] });
    if (!answer.ok) return;
    const { changed, items } = answer.value;
    selection.seen(items.map(({ id, version }) => [id, version] as const));
    const left = await selection.keepListed();
    const same = claims.length - changed;
    toast(
      changed === 0
        ? `${counted(same, "claim")} ${same === 1 ? "was" : "were"} so already.`
        : `${counted(changed, "claim")} changed${same > 0 ? `, ${same} ${same === 1 ? "was" : "were"} so already` : ""}.${
            left === 0
              ? ""
              : left === 1
                ? " One is not in this list any more."
                : ` ${left} are not in this list any more.`
          }`,
    );
    close();
  };

  return (
    <Dialog
      open={what !== null}
      onClose={close}
      title={what ? titles[what] : ""}
      about={`${counted(count.toLocaleString("en-GB"), "claim")} in one step: all of them, or none.`}
      keepOpen
      wrap={(parts) => <form onSubmit={submit}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>{`Change ${counted(count.toLocaleString("en-GB"), "claim")}`}</SubmitButton>
        </div>
      }
    >
      {refused && <Refusal refused={refused} selection={selection} onLeftOut={clear} />}
      {what === "assignee" && (
        <Select
          label="Checker"
          name="assignee"
          options={[
            { value: "", label: "Nobody" },
            ...checkers.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
          defaultValue={checkers[0]?.personId ?? ""}
          hint="Whoever gets claims is told."
          error={refused?.fields.assigneeId}
        />
      )}
      {what === "due" && (
        <DateTime
          label="Due"
          name="due"
          optional
          hint={`On the newsroom’s clock (${zone}). Left empty, they have no date.`}
          error={refused?.fields.dueAt}
        />
      )}
      {what === "stakes" && (
        <RadioGroup
          legend="Stakes"
          name="stakes"
          defaultValue="important"
          options={stakesLevels.map((stakes) => ({ value: stakes, label: stakesWord[stakes] }))}
        />
      )}
      {what === "status" && (
        <>
          <RadioGroup legend="Status" name="status" value={status} onPick={setStatus} options={[...moves]} />
          {status === "checking" && (
            <TextArea
              label="Reason"
              name="reason"
              optional
              rows={3}
              dir="auto"
              maxLength={2000}
              hint="Needed for claims that are sent back or reopened, so that their checkers know what to do."
              error={refused?.fields.reason}
            />
          )}
        </>
      )}
    </Dialog>
  );
};

/** Why nothing was changed: for which claims, each with its reason, and a way to go on without them. */
const Refusal = ({
  refused,
  selection,
  onLeftOut,
}: {
  refused: Refused;
  selection: Selection;
  onLeftOut: () => void;
}) => {
  const claims = Array.isArray(refused.extra.claims) ? (refused.extra.claims as RefusedClaim[]) : [];
  const all = typeof refused.extra.refused === "number" ? refused.extra.refused : claims.length;
  if (claims.length === 0 && Object.keys(refused.fields).length > 0) return null;
  return (
    <Notice kind="error">
      <p>{refused.message}</p>
      {claims.length > 0 && (
        <>
          <ul className="mt-2 grid max-h-40 gap-1 overflow-auto">
            {claims.map(({ claimId, ref, message }) => (
              <li key={claimId}>
                <b>{ref}</b> {message}
              </li>
            ))}
            {all > claims.length && <li>and {all - claims.length} more</li>}
          </ul>
          {claims.length < selection.chosen.size && (
            <Button
              size="sm"
              className="mt-2"
              onClick={() => {
                selection.leaveOut(claims.map(({ claimId }) => claimId));
                onLeftOut();
              }}
            >
              {`Leave ${counted(claims.length, "claim")} out`}
            </Button>
          )}
        </>
      )}
    </Notice>
  );
};
