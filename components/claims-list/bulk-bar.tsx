"use client";

import { useState } from "react";
import { useCommandsHere } from "@/components/palette/here";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { useSingleKeys } from "@/components/ui/single-keys";
import { counted } from "@/components/vocabulary/words";
import { type ChangeClaims, ChangeMany, type Checker, type What } from "./change-many";
import type { Selection } from "./use-selection";

const steps = [
  { what: "assignee", label: "Assign", key: "A", icon: "people" },
  { what: "due", label: "Due date", key: "D", icon: "clock" },
  { what: "stakes", label: "Stakes", key: "S", icon: "warn" },
  { what: "status", label: "Status", key: "R", icon: "check" },
] as const satisfies readonly { what: What; label: string; key: string; icon: string }[];

/** Says above the list that claims which were to be selected could not be fetched; nothing while they could. */
export const NotSelected = ({ selection: { tryAgain } }: { selection: Selection }) =>
  tryAgain && (
    <div className="px-6 py-2 max-md:px-3.5">
      <Notice kind="error">
        Not all of these claims could be selected: the desk did not answer.{" "}
        <button type="button" className="link" onClick={tryAgain}>
          Try again
        </button>
      </Notice>
    </div>
  );

/** What can be done with the claims that are selected; there only while some are. */
export const BulkBar = ({
  dossierId,
  selection,
  checkers,
  zone,
  change,
}: {
  dossierId: string;
  selection: Selection;
  checkers: readonly Checker[];
  zone: string;
  change: ChangeClaims;
}) => {
  const [what, setWhat] = useState<What | null>(null);
  const count = selection.chosen.size;
  const some = count > 0;
  useSingleKeys(some ? Object.fromEntries(steps.map(({ what, key }) => [key.toLowerCase(), () => setWhat(what)])) : {});
  useCommandsHere(
    some
      ? steps.map(({ what, label, key, icon }) => ({
          name: `${label} of ${counted(count, "selected claim")}`,
          icon,
          also: "set change many",
          keys: [key],
          run: () => setWhat(what),
        }))
      : [],
  );
  return (
    <>
      <p className="sr" role="status">
        {selection.fetching ? "Selecting…" : some ? `${counted(count, "claim")} selected` : ""}
      </p>
      {some && (
        <div className="bulk" role="toolbar" aria-label={`${counted(count, "claim")} selected`}>
          <span className="font-[550]">{count.toLocaleString("en-GB")} selected</span>
          <span className="sep" />
          {steps.map(({ what, label, key }) => (
            <Button
              key={what}
              shortcut={key}
              className={what === "due" || what === "stakes" ? "opt-d" : undefined}
              onClick={() => setWhat(what)}
            >
              {label}
            </Button>
          ))}
          <span className="md:hidden">
            <Menu
              label="More to change"
              className="btn icon"
              entries={steps
                .filter(({ what }) => what === "due" || what === "stakes")
                .map(({ what, label }) => ({ label, onPick: () => setWhat(what) }))}
            >
              …
            </Menu>
          </span>
          <span className="sep" />
          <Button icon="x" aria-label="Clear selection" onClick={selection.clear} />
        </div>
      )}
      <ChangeMany
        dossierId={dossierId}
        what={what}
        selection={selection}
        checkers={checkers}
        zone={zone}
        change={change}
        onClose={() => setWhat(null)}
      />
    </>
  );
};
