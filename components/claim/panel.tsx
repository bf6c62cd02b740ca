"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { useSingleKeys } from "@/components/ui/single-keys";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { StatusMark } from "@/components/vocabulary/status";
import type { ClaimPanelData } from "@/lib/claims/panel";
import type { ClaimActions } from "./actions";
import { BlindChecks } from "./blind-check";
import { BlindDialog } from "./blind-dialog";
import { SinceSeen, SinceSigned } from "./changes";
import { ClaimProvider, useClaim } from "./context";
import { EvidenceList } from "./evidence";
import { EvidenceDialog } from "./evidence-dialog";
import { draftFrom } from "./evidence-draft";
import { Facts } from "./facts";
import { Foot } from "./foot";
import { Mentions, mayBecomeEvidence } from "./mentions";
import { MergeDialog, Merged } from "./merge";
import { Origins } from "./origins";
import { Refusal } from "./refusal";
import { SendBacks } from "./send-backs";
import { Statement } from "./statement";
import { Talk } from "./talk";
import { Tasks } from "./tasks";

/**
 * Everything about one claim, at the side of what one reads: what it says, the verdicts, where it comes from, the
 * evidence, what is talked about, and at the foot what is missing and the one next step.
 *
 * `focus` puts the focus on it when it appears, for a panel that a person has just opened.
 */
export const ClaimPanel = ({
  data,
  actions,
  onClose,
  place,
  focus = false,
  children,
}: {
  data: ClaimPanelData;
  actions: ClaimActions;
  onClose: () => void;
  /** Where in what is read: "paragraph 1, sentence 2". */
  place?: string;
  focus?: boolean;
  /** What listens beside it, within its claim. */
  children?: ReactNode;
}) => {
  const panel = useRef<HTMLElement>(null);
  const { id, ref } = data.claim;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another claim in the same panel is opened anew
  useEffect(() => {
    if (focus) panel.current?.focus({ preventScroll: true });
  }, [focus, id]);
  return (
    <ClaimProvider key={id} data={data} actions={actions} heading="h3">
      <aside ref={panel} className="panel" aria-label={`Claim ${ref}`} tabIndex={-1}>
        <div className="panel-h">
          <PanelTitle place={place}>
            <Button variant="ghost" size="sm" icon="x" aria-label="Close claim" onClick={onClose} />
          </PanelTitle>
        </div>
        <div className="panel-b" key={id}>
          <SinceSigned />
          <SinceSeen />
          <Merged />
          <Statement />
          <SendBacks />
          <Facts />
          <BlindChecks />
          <Origins />
          <EvidenceList />
          <Mentions />
          <Tasks />
          <Talk />
        </div>
        <Foot />
        <EvidenceDialog />
        <ClaimKeys />
        {children}
      </aside>
    </ClaimProvider>
  );
};

/** The same claim as a page of its own, with room for columns. */
export const ClaimSheetPage = ({ data, actions }: { data: ClaimPanelData; actions: ClaimActions }) => (
  <ClaimProvider key={data.claim.id} data={data} actions={actions} heading="h2">
    <div className="claim-page">
      <div className="claim-main">
        <div className="claim-head">
          <PanelTitle page />
        </div>
        <SinceSigned />
        <SinceSeen />
        <Merged />
        <Statement />
        <SendBacks />
        <Facts />
        <BlindChecks />
        <Origins />
        <EvidenceList />
      </div>
      <aside className="claim-side" aria-label="Next step, mentions and talk">
        <Foot />
        <Mentions />
        <Tasks />
        <Talk />
      </aside>
      <EvidenceDialog />
      <ClaimKeys />
    </div>
  </ClaimProvider>
);

/** The claim's name and status, and what can be done with it as a whole. */
const PanelTitle = ({ place, page = false, children }: { place?: string; page?: boolean; children?: ReactNode }) => {
  const { data, actions } = useClaim();
  const { claim, may, dossierId } = data;
  const move = useAction(actions.moveClaim);
  const [merging, setMerging] = useState(false);
  const [asking, setAsking] = useState(false);
  const putBack = may.moves.find((each) => each.name === "Put back");
  const address = `/dossiers/${dossierId}/claims/${claim.id}`;
  const entries: MenuEntry[] = [
    ...(page ? [] : [{ kind: "link", label: "Open as a page", icon: "external", href: address } as const]),
    {
      label: "Copy its address",
      icon: "copy",
      onPick: () =>
        navigator.clipboard
          .writeText(new URL(address, location.href).href)
          .then(() => toast("The address is copied"))
          .catch(() => toast(new URL(address, location.href).href)),
    },
    ...(may.edit ? [{ label: "Merge into…", icon: "compare", onPick: () => setMerging(true) } as const] : []),
    ...(data.review.may.ask
      ? [{ label: "Blind second verdict…", icon: "lock", onPick: () => setAsking(true) } as const]
      : []),
    ...(putBack
      ? [
          { kind: "line" } as const,
          {
            label: "Put back: to check",
            icon: "undo",
            onPick: () => move.run({ claimId: claim.id, to: putBack.to, seen: claim.version }),
          } as const,
        ]
      : []),
  ];
  const Heading = page ? "h1" : "h2";
  return (
    <>
      <Heading className="claim-ref">
        <span className="sr">Claim </span>
        {claim.ref}
      </Heading>
      <StatusMark status={claim.status} stale={claim.stale} />
      <span className="hint grow trunc">{place}</span>
      <Refusal refused={move.refused} />
      <Menu label="More about this claim" entries={entries}>
        <Icon name="more" />
      </Menu>
      {merging && <MergeDialog close={() => setMerging(false)} />}
      {asking && <BlindDialog close={() => setAsking(false)} />}
      {children}
    </>
  );
};

/** Keys that belong to the open claim: verdict, checker, the mention as evidence. */
const ClaimKeys = () => {
  const { data, write } = useClaim();
  const press = (pick: string) => document.querySelector<HTMLElement>(`[data-pick="${pick}"] > button`)?.click();
  useSingleKeys({
    v: () => press("substance"),
    a: () => press("checker"),
    m: () => {
      const mention = data.mentions.find((each) => mayBecomeEvidence(data, each));
      if (mention) write(draftFrom(mention, data.places[mention.id]));
    },
  });
  return null;
};

/** What stands in the panel's place where the address names a claim that is not there. */
export const NoClaim = ({ onClose }: { onClose: () => void }) => (
  <aside className="panel" aria-label="Claim">
    <div className="panel-h">
      <h2 className="claim-ref grow">No such claim</h2>
      <Button variant="ghost" size="sm" icon="x" aria-label="Close claim" onClick={onClose} />
    </div>
    <div className="panel-b">
      <p className="hint">The address names a claim that is not in this dossier. Close this, or choose another.</p>
    </div>
  </aside>
);
