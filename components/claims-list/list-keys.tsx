"use client";

import { useEffect, useRef } from "react";
import { useSingleKeys } from "@/components/ui/single-keys";

const links = (within: ParentNode = document) => [...within.querySelectorAll<HTMLElement>("[data-claim]")];

/** The card of a claim wherever it stands by now; where it is gone, the one that took its place. */
function cardOf({ id, at }: { id: string; at: number }): HTMLElement | undefined {
  const all = links();
  return all.find((link) => link.dataset.claim === id) ?? all[Math.min(at, all.length - 1)];
}

const go = (link: HTMLElement | undefined) => {
  link?.focus();
  link?.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
};

/**
 * Moves the focus over the cards of a board: J and K or up and down go on in the columns, left and right to the next
 * one; with Shift an arrow selects on the way. Enter opens the card that has it, as with any link. Each card's link
 * carries `data-claim`, the claim's id.
 * @param extend null for whoever selects nothing.
 */
export const BoardKeys = ({ extend }: { extend: ((from: string, to: string) => void) | null }) => {
  /** The card that had the focus last: who changes it, and sees it go to another column, goes on from there. */
  const last = useRef<{ id: string; at: number } | null>(null);
  const step = (by: 1 | -1) => () => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0 && last.current) go(cardOf(last.current));
    else go(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };
  useSingleKeys({ j: step(1), k: step(-1) });
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.matches(".board [data-claim]"))
        last.current = { id: target.dataset.claim ?? "", at: links().indexOf(target) };
    };
    document.addEventListener("focusin", onFocus);
    return () => document.removeEventListener("focusin", onFocus);
  }, []);
  useEffect(() => {
    const aside = (from: HTMLElement, by: 1 | -1) => {
      const columns = [...document.querySelectorAll(".bcol")].filter((column) => links(column).length > 0);
      const column = from.closest(".bcol");
      const at = column ? columns.indexOf(column) : -1;
      const next = columns[at + by];
      if (!column || !next) return;
      const row = links(column).indexOf(from);
      const there = links(next);
      go(there[Math.min(row, there.length - 1)]);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const from = document.activeElement;
      if (!(from instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!from.matches(".board [data-claim]")) {
        // The card is gone from under the focus, which fell to the board or the page.
        if (!last.current || !/^Arrow/.test(event.key) || !from.matches("body, main, .board")) return;
        if (document.querySelector("dialog[open]")) return;
        go(cardOf(last.current));
        event.preventDefault();
        return;
      }
      if (event.shiftKey && !extend) return;
      const column = links(from.closest(".bcol") ?? document);
      const at = column.indexOf(from);
      if (event.key === "ArrowDown") go(column[at + 1]);
      else if (event.key === "ArrowUp") go(column[at - 1]);
      else if (event.key === "ArrowRight") aside(from, 1);
      else if (event.key === "ArrowLeft") aside(from, -1);
      else return;
      event.preventDefault();
      const to = document.activeElement;
      if (event.shiftKey && extend && to instanceof HTMLElement)
        extend(from.dataset.claim ?? "", to.dataset.claim ?? "");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [extend]);
  return null;
};
