"use client";

import { useEffect, useRef, useState } from "react";
import { Refusal } from "@/components/claim/refusal";
import { useSingleKeys } from "@/components/ui/single-keys";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { ShownNarrowing } from "@/lib/sources/narrowings";
import type { WaitingLink } from "@/lib/sources/proposal-queue";
import type { ChangeLink } from "./link";
import { NarrowingCard, narrowWords } from "./narrowing-card";
import { type EditEvidence, useDecisions } from "./use-decisions";
import { WaitingCard } from "./waiting-card";

type Item = { id: string } & ({ link: WaitingLink } | { narrowing: ShownNarrowing });

/**
 * The links that wait for a decision, one below the other, decided without leaving the keyboard: J and K or the arrows
 * move, C confirms, E says how, X rejects, N narrows evidence, Ctrl Z takes the last one back.
 */
export const ProposalQueue = ({
  links,
  narrowings,
  change,
  editEvidence,
}: {
  links: readonly WaitingLink[];
  narrowings: readonly ShownNarrowing[];
  change: ChangeLink;
  editEvidence: EditEvidence;
}) => {
  const items: Item[] = [
    ...links.map((link) => ({ id: link.id, link })),
    ...narrowings.map((narrowing) => ({ id: narrowing.evidenceId, narrowing })),
  ];
  const [current, setCurrent] = useState<string | null>(null);
  const place = useRef(0);
  const list = useRef<HTMLDivElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  const decisions = useDecisions(change);
  const narrowing = useAction(editEvidence);
  const found = items.findIndex(({ id }) => id === current);
  // What was decided is gone, and the next one has moved to its place.
  const at = items.length === 0 ? -1 : found >= 0 ? found : Math.min(place.current, items.length - 1);
  const item = items[at];
  useEffect(() => {
    place.current = Math.max(at, 0);
  }, [at]);

  const card = (id: string) => list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
  const focusCard = (id: string) => {
    card(id)?.focus({ preventScroll: true });
    card(id)?.scrollIntoView({ block: "nearest" });
  };
  const itemId = item?.id;
  const inside = useRef(false);
  useEffect(() => {
    if (!inside.current || !itemId) return;
    const element = list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`);
    if (element && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }, [itemId]);

  const go = (by: 1 | -1) => {
    const next = items[inside.current || current ? at + by : at];
    if (!next) return;
    inside.current = true;
    setCurrent(next.id);
    focusCard(next.id);
  };
  const leave = () => item && focusCard(item.id);
  const deciding = item && "link" in item && item.link.mayDecide ? decisions.deciding(item.link, leave) : null;
  const narrow = async (one: ShownNarrowing) => {
    inside.current = true;
    const answer = await narrowing.run({ evidenceId: one.evidenceId, seen: one.version, via: one.via });
    if (!answer.ok) return;
    const back = async () => {
      await narrowing.run({ evidenceId: one.evidenceId, via: [] });
    };
    decisions.remember(back);
    toast(
      `${one.claim.ref}: ${narrowWords(one).replace("Narrow", "Narrowed")}.${one.effect ? ` ${one.effect}.` : ""}`,
      {
        label: "Undo",
        onPick: back,
      },
    );
  };
  const keep = (act?: () => void) => () => {
    inside.current = true;
    act?.();
  };
  useSingleKeys({
    j: () => go(1),
    k: () => go(-1),
    arrowdown: () => go(1),
    arrowup: () => go(-1),
    ...(deciding
      ? { c: keep(deciding.confirm), x: keep(deciding.reject), e: keep(() => select.current?.focus()) }
      : {}),
    ...(item && "narrowing" in item ? { n: () => void narrow(item.narrowing) } : {}),
  });

  return (
    <div ref={list} className="wl">
      {items.map((one, i) => {
        const isCurrent = i === at;
        const label = i === links.length ? <h2 className="h3 pt-6 pb-1">Evidence that could be narrowed</h2> : null;
        return (
          <div key={one.id}>
            {label}
            {/* biome-ignore lint/a11y/useSemanticElements: a field set is no thing that is decided as a whole */}
            <div
              role="group"
              className="wl-i"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work on the one that has the focus
              tabIndex={0}
              data-item={one.id}
              data-current={isCurrent || undefined}
              aria-label={"link" in one ? "Proposed link" : "Evidence that could be narrowed"}
              onFocus={() => {
                inside.current = true;
                setCurrent(one.id);
              }}
            >
              {"link" in one ? (
                <WaitingCard
                  link={one.link}
                  keyed={isCurrent}
                  deciding={decisions.deciding(one.link, leave)}
                  {...(isCurrent ? { select } : {})}
                >
                  <Refusal refused={decisions.refusedOf(one.id)} className="mt-2" />
                </WaitingCard>
              ) : (
                <NarrowingCard
                  narrowing={one.narrowing}
                  shortcut={isCurrent ? "N" : undefined}
                  busy={narrowing.busy}
                  narrow={() => void narrow(one.narrowing)}
                />
              )}
            </div>
          </div>
        );
      })}
      <Refusal refused={narrowing.refused} className="mt-2" />
    </div>
  );
};
