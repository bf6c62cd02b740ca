"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/components/ui/moment";
import { useSingleKeys } from "@/components/ui/single-keys";
import { useAction } from "@/components/ui/use-action";
import type { Transition } from "@/lib/claims/status";
import type { FailingLine } from "@/lib/dossiers/standard";
import { runningCheck } from "./blind-check";
import { useClaim } from "./context";
import { emptyDraft } from "./evidence-draft";
import { Missing } from "./missing";
import { ReasonDialog } from "./reason-dialog";
import { Refusal } from "./refusal";
import { SignOffDialog } from "./sign-off-dialog";

type Asking = "sign" | Transition | FailingLine | null;

const ownWork =
  "This is your own work: you wrote the statement, set a verdict, entered evidence or confirmed a link it rests on. Somebody else signs it off.";

/** What is missing before the claim can be signed off, then the one next step. */
export const Foot = () => {
  const { data, actions, write } = useClaim();
  const { claim, failing, may } = data;
  const [asking, setAsking] = useState<Asking>(null);
  const { run, busy, refused } = useAction(actions.moveClaim);
  const move = (name: Transition["name"]) => may.moves.find((each) => each.name === name);
  const go = (to: Transition) => {
    if (to.needs === "reason" || (to.to === "for-review" && open)) setAsking(to);
    else void run({ claimId: claim.id, to: to.to, seen: claim.version });
  };
  const start = move("Start checking");
  const ask = move("Ask for review");
  const back = move("Send back");
  const reopen = move("Reopen");
  const lacking = failing.length > 0;
  const judged = runningCheck(data.review);
  const signable = claim.status === "for-review" && may.review && !judged;
  const [sentBack] = data.review.sendBacks;
  const open = sentBack?.answer === null ? sentBack : null;
  const inForce = data.signOffs.find((signOff) => signOff.staleAt === null);

  useSingleKeys({
    e: () => {
      if (may.edit) write(emptyDraft);
    },
    r: () => {
      if (ask) go(ask);
    },
    s: () => {
      if (signable && !lacking) setAsking("sign");
    },
  });

  const addEvidence = (primary: boolean) => (
    <Button variant={primary ? "primary" : "secondary"} className="grow" shortcut="E" onClick={() => write(emptyDraft)}>
      Add evidence
    </Button>
  );

  return (
    <div className="panel-f" data-place>
      <Missing waive={setAsking} />
      {claim.status === "signed-off" && inForce && (
        <p className="soft">
          Signed off by {inForce.byName}, {formatMoment(inForce.at, data.zone)}.
        </p>
      )}
      {claim.status === "for-review" && may.review && judged && (
        <p className="hint">A blind check is under way. It can be signed off when that has come to an end.</p>
      )}
      {claim.status === "for-review" && may.edit && may.ownWork && <p className="hint">{ownWork}</p>}
      <Refusal refused={refused} />
      {may.edit && (
        <div className="row flex-wrap">
          {start && (
            <>
              <Button variant="primary" className="grow" busy={busy} onClick={() => go(start)}>
                Start checking
              </Button>
              {addEvidence(false)}
            </>
          )}
          {ask && (
            <>
              {lacking && addEvidence(true)}
              <Button
                variant={lacking ? "secondary" : "primary"}
                className={lacking ? "" : "grow"}
                busy={busy}
                onClick={() => go(ask)}
              >
                Ask for review
              </Button>
              {!lacking && addEvidence(false)}
            </>
          )}
          {signable && (
            <Button
              variant="primary"
              className="grow"
              shortcut="S"
              disabled={lacking}
              aria-describedby={lacking ? "missing-of-claim" : undefined}
              onClick={() => setAsking("sign")}
            >
              Sign off
            </Button>
          )}
          {back && (
            <Button busy={busy} onClick={() => go(back)}>
              Send back
            </Button>
          )}
          {claim.status === "for-review" && may.ownWork && addEvidence(false)}
          {reopen && (
            <Button busy={busy} onClick={() => go(reopen)}>
              Reopen
            </Button>
          )}
        </div>
      )}
      {asking === "sign" && <SignOffDialog close={() => setAsking(null)} sendBack={() => setAsking(back ?? null)} />}
      {asking && asking !== "sign" && "to" in asking && (
        <ReasonDialog
          title={`${asking.name}: claim ${claim.ref}`}
          {...(asking.to === "for-review"
            ? {
                about: open && !data.review.sealed ? `${open.byName} sent it back: ${open.reason}` : undefined,
                label: "Your answer",
                hint: "The reviewer reads it beside the reason.",
              }
            : { label: "Why", hint: "The checker answers it before it can go for review again." })}
          name={asking.name}
          act={(reason) => actions.moveClaim({ claimId: claim.id, to: asking.to, reason, seen: claim.version })}
          close={() => setAsking(null)}
        />
      )}
      {asking && asking !== "sign" && "rule" in asking && (
        <ReasonDialog
          title={`Waive a line for claim ${claim.ref}`}
          about={asking.detail}
          label="Why it need not hold here"
          hint="Exports show the reason."
          name="Waive this line"
          act={(reason) => actions.waive({ claimId: claim.id, rule: asking.rule, reason })}
          close={() => setAsking(null)}
        />
      )}
    </div>
  );
};
