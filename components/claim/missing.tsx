"use client";

import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import type { FailingLine } from "@/lib/dossiers/standard";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/** The lines of the dossier's standard that still fail, and those that a lead waived. */
export const Missing = ({ waive }: { waive: (line: FailingLine) => void }) => {
  const { data, actions } = useClaim();
  const { failing, waivers, may, claim } = data;
  const lift = useAction(actions.liftWaiver);
  if (failing.length === 0 && waivers.length === 0) return null;
  return (
    <>
      <ul className="missing" id="missing-of-claim" aria-label="What is missing before sign-off">
        {failing.map((line) => (
          <li key={line.rule}>
            <Icon name="warn" size={14} />
            <span className="grow">{line.detail}</span>
            {may.waive && line.rule !== "verdict" && (
              <button type="button" className="quiet" onClick={() => waive(line)}>
                Waive<span className="sr"> this line: {line.detail}</span>
              </button>
            )}
          </li>
        ))}
        {waivers.map(({ rule, reason, byName }) => (
          <li key={`waived ${rule}`} className="waived">
            <Icon name="check" size={14} />
            <span className="grow" dir="auto">
              Waived by {byName}: {reason}
            </span>
            {may.waive && (
              <button
                type="button"
                className="quiet"
                disabled={lift.busy}
                onClick={() => lift.run({ claimId: claim.id, rule })}
              >
                Lift<span className="sr"> the waiver</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <Refusal refused={lift.refused} />
    </>
  );
};
