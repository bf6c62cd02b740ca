"use client";

import { type MouseEvent, memo, type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { IndependenceBadge } from "@/components/vocabulary/independence";
import { StatusMark } from "@/components/vocabulary/status";
import { VerdictTag } from "@/components/vocabulary/verdict";
import { shownStatus, statusColour } from "@/components/vocabulary/words";
import { cardIn, type ReadingCard } from "@/lib/articles/card";
import { firstLine, placeCards } from "./place-cards";

/** A mark is never written over: what changes comes with another one in its place. */
const cards = new WeakMap<HTMLElement, ReadingCard | null>();

function cardOf(mark: HTMLElement): ReadingCard | null {
  const known = cards.get(mark);
  if (known !== undefined) return known;
  const card = cardIn(mark.dataset);
  cards.set(mark, card);
  return card;
}

/**
 * Cards in the margin, each level with its claim's first line. Only those near the window are there: a long article has
 * a thousand claims.
 */
export const Margin = ({
  body,
  near,
  moved,
  selected,
  meId,
  open,
}: {
  body: RefObject<HTMLElement | null>;
  /** The paragraphs near the window. */
  near: ReadonlySet<HTMLElement>;
  moved: number;
  selected: string | null;
  meId: string;
  open: (claimId: string) => void;
}) => {
  const margin = useRef<HTMLElement>(null);
  const leader = useRef<SVGPathElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` says that the marks may be others
  const shown = useMemo(() => {
    const found: { card: ReadingCard; mark: HTMLElement }[] = [];
    for (const paragraph of near)
      for (const mark of paragraph.querySelectorAll<HTMLElement>("mark.cl[tabindex]")) {
        const card = cardOf(mark);
        if (card && mark.isConnected) found.push({ card, mark });
      }
    return found.sort((a, b) => (a.mark.compareDocumentPosition(b.mark) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }, [near, moved]);

  // Only where something has moved: measuring makes the browser lay the text out.
  useLayoutEffect(() => {
    const element = margin.current;
    const text = body.current;
    if (!element || !text || element.offsetWidth === 0) return;
    const top = element.getBoundingClientRect().top;
    const placed = shown.flatMap(({ card, mark }) => {
      const node = element.querySelector<HTMLElement>(`[data-for="${card.claimId}"]`);
      const line = mark.getClientRects()[0];
      if (!node || !line) return [];
      return [
        {
          node,
          line: line.top + line.height / 2 - top,
          height: node.offsetHeight,
          selected: card.claimId === selected,
        },
      ];
    });
    placed.sort((a, b) => a.line - b.line);
    const tops = placeCards(placed);
    leader.current?.setAttribute("d", "");
    for (const [at, { node, line, selected: chosen }] of placed.entries()) {
      const cardTop = tops[at] ?? 0;
      node.style.top = `${cardTop}px`;
      if (!chosen) continue;
      const from = text.getBoundingClientRect().right - element.getBoundingClientRect().left + 4;
      const to = node.offsetLeft;
      const level = cardTop + firstLine + 1;
      leader.current?.setAttribute("d", `M${from} ${line}C${from + 12} ${line} ${to - 12} ${level} ${to} ${level}`);
    }
  }, [body, shown, selected]);

  const chosen = shown.find(({ card }) => card.claimId === selected)?.card;
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const card = (event.target as Element).closest<HTMLElement>("[data-for]");
    // With another key held a link opens where the browser says.
    if (!card?.dataset.for || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(card.dataset.for);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the cards are links and answer to Enter
    <nav ref={margin} className="marg" aria-label="Claims in the margin" onClick={onClick}>
      <svg className="lead-lines" aria-hidden="true">
        <path
          ref={leader}
          className={chosen ? statusColour[shownStatus(chosen.status, chosen.stale)] : undefined}
          fill="none"
          stroke="var(--c)"
          strokeWidth="1.5"
        />
      </svg>
      {shown.map(({ card }) => (
        <Card key={card.claimId} card={card} selected={card.claimId === selected} mine={card.assigneeId === meId} />
      ))}
    </nav>
  );
};

const Card = memo(({ card, selected, mine }: { card: ReadingCard; selected: boolean; mine: boolean }) => {
  const { claimId, ref, status, stale, substance, assigneeName, counts, meets } = card;
  return (
    <a
      href={`?claim=${claimId}`}
      className={`mc ${statusColour[shownStatus(status, stale)]}${selected ? " sel" : ""}`}
      data-for={claimId}
      aria-current={selected ? "true" : undefined}
    >
      <div className="a">
        <span className="ref">{ref}</span>
        <StatusMark status={status} stale={stale} />
        {!counts && !substance && <span className="hint">no evidence yet</span>}
        <Avatar name={assigneeName} me={mine} />
      </div>
      {(substance || counts) && (
        <div className="b">
          {substance && <VerdictTag substance={substance} bare />}
          {counts && <IndependenceBadge {...counts} meets={meets} short />}
        </div>
      )}
    </a>
  );
});
Card.displayName = "Card";
