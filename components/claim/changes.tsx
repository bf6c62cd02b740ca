"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import { counted } from "@/components/vocabulary/words";
import type { ClaimPanelData } from "@/lib/claims/panel";
import { useClaim } from "./context";
import { Refusal } from "./refusal";
import { listed } from "./words";

type Change = ClaimPanelData["review"]["sinceSeen"][number];

/** So long a claim has to be open before it counts as seen: leafing through claims is not reading them. */
const glance = 1500;

/** What others changed in the claim since its reader last saw it; seen without asking where there is nothing new. */
export const SinceSeen = () => {
  const { data, actions } = useClaim();
  const { claim, review } = data;
  const { eventId, marksItself, seenAt, sinceSeen } = review;
  const router = useRouter();
  const { run, busy, refused } = useAction(actions.seeClaim);
  const claimId = claim.id;
  useEffect(() => {
    if (!marksItself) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") actions.seeClaim({ claimId, eventId }).catch(() => undefined);
    }, glance);
    return () => clearTimeout(timer);
  }, [marksItself, claimId, eventId, actions]);
  if (sinceSeen.length === 0 || !seenAt) return null;
  const seen = async () => {
    const answer = await run({ claimId, eventId });
    if (answer.ok) router.refresh();
  };
  return (
    <Opened
      icon="hist"
      title={
        <>
          {counted(sinceSeen.length, "thing")} changed since you saw it,{" "}
          <Time iso={seenAt} now={data.now} zone={data.zone} form="relative" />
        </>
      }
      changes={sinceSeen}
      actions={
        <Button size="sm" busy={busy} onClick={seen}>
          Mark as seen
        </Button>
      }
    >
      <Refusal refused={refused} />
    </Opened>
  );
};

/** Of a sign-off that is stale: what has changed since it was given. */
export const SinceSigned = () => {
  const { data } = useClaim();
  const { sinceSigned } = data.review;
  if (!sinceSigned) return null;
  const { byName, at, changes } = sinceSigned;
  return (
    <Opened
      icon="warn"
      title={
        <>
          The sign-off of {byName} of <Time iso={at} zone={data.zone} /> is stale
        </>
      }
      changes={changes}
      open
    >
      {changes.length === 0 && (
        <p>
          Nothing of the claim itself changed: the newsroom’s list of outlets did, and with it which sources are one
          origin.
        </p>
      )}
    </Opened>
  );
};

/** A notice that opens what changed, one before beside one after. */
const Opened = ({
  icon,
  title,
  changes,
  actions,
  open = false,
  children,
}: {
  icon: "hist" | "warn";
  title: ReactNode;
  changes: readonly Change[];
  actions?: ReactNode;
  open?: boolean;
  children?: ReactNode;
}) => {
  const [shown, show] = useState(open);
  const id = useId();
  return (
    <div>
      <Notice
        kind="stale"
        icon={icon}
        title={title}
        actions={
          <>
            {changes.length > 0 && (
              <Button size="sm" aria-expanded={shown} aria-controls={id} onClick={() => show(!shown)}>
                {shown ? "Hide what changed" : "Show what changed"}
              </Button>
            )}
            {actions}
          </>
        }
      >
        {children}
      </Notice>
      {shown && changes.length > 0 && (
        <div id={id}>
          <Changes changes={changes} />
        </div>
      )}
    </div>
  );
};

const didWord = { added: "new", removed: "taken away", changed: "changed" } as const;

/** Changes one under the other, each field as it was beside as it is. */
const Changes = ({ changes }: { changes: readonly Change[] }) => {
  const { data } = useClaim();
  return (
    <ul className="changes">
      {changes.map(({ what, did, fields, by, at, withheld }) => (
        <li key={`${what} ${at}`}>
          <p className="hd">
            <b dir="auto">{what}</b>{" "}
            <span className="hint">
              {didWord[did]} by {listed(by)}, <Time iso={at} now={data.now} zone={data.zone} form="relative" />
            </span>
          </p>
          {withheld && <p className="hint">What changed is withheld from you.</p>}
          {fields.length > 0 && (
            <table>
              <caption className="sr">
                {what}: {didWord[did]}
              </caption>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="sr">Field</span>
                  </th>
                  <th scope="col">Before</th>
                  <th scope="col">Now</th>
                </tr>
              </thead>
              <tbody>
                {fields.map((field) => (
                  <tr key={field.name}>
                    <th scope="row">{field.name}</th>
                    <td className={field.prose ? "diff" : ""} dir="auto">
                      <Side field={field} side="before" />
                    </td>
                    <td className={field.prose ? "diff" : ""} dir="auto">
                      <Side field={field} side="after" />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </li>
      ))}
    </ul>
  );
};

/** One of the two wordings: in the old what was taken out is struck through, in the new what came in is underlined. */
const Side = ({ field, side }: { field: Change["fields"][number]; side: "before" | "after" }) => {
  const words = field[side];
  if (words === "")
    return (
      <span className="hint">
        <span aria-hidden="true">–</span>
        <span className="sr">nothing</span>
      </span>
    );
  if (!field.diff) return words;
  return field.diff.map((part, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: a part is its place in the wording
    if ("kept" in part) return <span key={index}>{part.kept}</span>;
    if ("removed" in part) return side === "before" ? <del key={index}>{part.removed}</del> : null;
    return side === "after" ? <ins key={index}>{part.added}</ins> : null;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: a part is its place in the wording
  });
};
