"use client";

import { type KeyboardEvent, useRef } from "react";
import { NarrowingCard, narrowWords } from "@/components/origins/narrowing-card";
import { useDecisions } from "@/components/origins/use-decisions";
import { WaitingCard } from "@/components/origins/waiting-card";
import { useSingleKeys } from "@/components/ui/single-keys";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { counted } from "@/components/vocabulary/words";
import type { ShownNarrowing } from "@/lib/sources/narrowings";
import type { WaitingLink } from "@/lib/sources/proposal-queue";
import { useClaim } from "./context";
import { Refusal } from "./refusal";

/**
 * The proposed links on the claim's ways and what its evidence could be narrowed to, decided beside the claim. P leads
 * here; then J and K or the arrows move, C confirms, E says how, X rejects. In the reader these keys mean other things, so
 * they are heard only while something here has the focus. W narrows.
 */
export const OriginProposals = () => {
  const { data, actions } = useClaim();
  const { waiting, narrowings } = data;
  const list = useRef<HTMLDivElement>(null);
  const decisions = useDecisions(actions.changeLink);
  const narrowing = useAction(actions.editEvidence);
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
  const [first] = narrowings;

  const narrow = async (one: ShownNarrowing) => {
    const answer = await narrowing.run({ evidenceId: one.evidenceId, seen: one.version, via: one.via });
    if (!answer.ok) return;
    const back = async () => {
      await narrowing.run({ evidenceId: one.evidenceId, via: [] });
    };
    decisions.remember(back);
    toast(`${narrowWords(one).replace("Narrow", "Narrowed")}.${one.effect ? ` ${one.effect}.` : ""}`, {
      label: "Undo",
      onPick: back,
    });
  };
  useSingleKeys({
    ...(waiting.length > 0 ? { p: () => cards()[0]?.focus() } : {}),
    ...(first ? { w: () => void narrow(first) } : {}),
  });
  if (waiting.length + narrowings.length === 0) return null;

  const onKeyDown = (link: WaitingLink) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = cards();
    const at = all.indexOf(event.currentTarget);
    const go = (to: HTMLElement | undefined) => {
      to?.focus();
      to?.scrollIntoView({ block: "nearest" });
    };
    const deciding = decisions.deciding(link, () => event.currentTarget?.focus());
    const acts: Record<string, () => void> = {
      j: () => go(all[at + 1]),
      arrowdown: () => go(all[at + 1]),
      k: () => go(all[at - 1]),
      arrowup: () => go(all[at - 1]),
      ...(link.mayDecide
        ? {
            c: deciding.confirm,
            x: deciding.reject,
            e: () => all[at]?.querySelector("select")?.focus(),
          }
        : {}),
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    // Beside a text these keys mean other things.
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div ref={list} className="pt-3">
      {waiting.length > 0 && (
        <p className="lbl pb-1">
          {counted(waiting.length, "proposed link")} <span className="hint">not counted</span>
        </p>
      )}
      {waiting.map((link) => (
        // biome-ignore lint/a11y/useSemanticElements: a field set is no thing that is decided as a whole
        <div
          key={link.id}
          role="group"
          className="wl-i"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work on the one that has the focus
          tabIndex={0}
          data-item={link.id}
          aria-label="Proposed link"
          onKeyDown={onKeyDown(link)}
        >
          <WaitingCard
            link={link}
            keyed={false}
            deciding={decisions.deciding(link, () =>
              cards()
                .find((one) => one.dataset.item === link.id)
                ?.focus(),
            )}
          >
            <Refusal refused={decisions.refusedOf(link.id)} className="mt-2" />
          </WaitingCard>
        </div>
      ))}
      {narrowings.map((one, at) => (
        <div key={one.evidenceId} className="wl-i">
          <NarrowingCard
            narrowing={one}
            shortcut={at === 0 ? "W" : undefined}
            busy={narrowing.busy}
            narrow={() => void narrow(one)}
            withClaim={false}
          />
        </div>
      ))}
      <Refusal refused={narrowing.refused} className="mt-2" />
    </div>
  );
};
