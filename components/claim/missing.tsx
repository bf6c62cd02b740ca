"use client";

import { MakeTaskButton, OpenLineTask, useMakeTask } from "@/components/task/line-task";
import { Icon } from "@/components/ui/icon";
import { useSingleKeys } from "@/components/ui/single-keys";
import { useAction } from "@/components/ui/use-action";
import { type FailingLine, mayBeWaived } from "@/lib/dossiers/standard";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/**
 * The lines of the dossier's standard that still fail, each with the task that was made of it or the offer to make it,
 * and those that a lead waived.
 */
export const Missing = ({ waive }: { waive: (line: FailingLine) => void }) => {
  const { data, actions } = useClaim();
  const { failing, waivers, may, claim } = data;
  const lift = useAction(actions.liftWaiver);
  const make = useMakeTask(actions.makeLineTask, claim.id);
  const next = may.edit ? failing.find((line) => line.task === null && !line.sealed) : undefined;
  useSingleKeys({
    t: () => {
      if (next && !make.busy) make.press(next.rule, false);
    },
  });
  if (failing.length === 0 && waivers.length === 0) return null;
  return (
    <>
      <ul className="missing" id="missing-of-claim" aria-label="What is missing before sign-off">
        {failing.map((line) => (
          <li key={line.rule}>
            <Icon name="warn" size={14} />
            <span className="grow">
              {line.detail}
              {line.task && (
                <OpenLineTask
                  task={line.task}
                  dossierId={data.dossierId}
                  meId={data.me.id}
                  focus={make.pressed === line.rule}
                />
              )}
            </span>
            <span className="acts">
              {may.edit && !line.task && !line.sealed && (
                <MakeTaskButton
                  line={line}
                  claimRef={claim.ref}
                  busy={make.busy}
                  shortcut={line === next ? "T" : undefined}
                  onPress={() => make.press(line.rule)}
                />
              )}
              {may.waive && mayBeWaived(line.rule) && (
                <button type="button" className="quiet" onClick={() => waive(line)}>
                  Waive<span className="sr"> this line: {line.detail}</span>
                </button>
              )}
            </span>
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
      <Refusal refused={make.refused ?? lift.refused} />
    </>
  );
};
