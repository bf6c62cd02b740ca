"use client";

import { useSingleKeys } from "@/components/ui/single-keys";

/**
 * Moves the focus over the claims of the page with J and K; Enter opens the one that has it, as with any link. Each
 * claim's link carries `data-claim`.
 */
export const ListKeys = () => {
  const step = (by: 1 | -1) => () => {
    const links = [...document.querySelectorAll<HTMLElement>("[data-claim]")];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
    links[to]?.focus();
    links[to]?.closest("tr, li")?.scrollIntoView({ block: "nearest" });
  };
  useSingleKeys({
    j: step(1),
    k: step(-1),
    f: () => document.querySelector<HTMLElement>("#claim-words")?.focus(),
  });
  return null;
};
