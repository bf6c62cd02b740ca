"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { useSingleKeys } from "@/components/ui/single-keys";

/**
 * The rows of a comparison, and the keys that go through them: J and K from match to match, D from difference to
 * difference, S swaps the sides. Both articles scroll together, since they are one table.
 */
export const ComparedRows = ({
  html,
  swapped,
  only,
  children,
}: {
  /** Rows that `comparisonMarkup` wrote. */
  html: string;
  /** The address with the sides changed. */
  swapped: string;
  /** Show the rows with differences alone. */
  only: boolean;
  /** The head of the table. */
  children: ReactNode;
}) => {
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const at = useRef<Element | null>(null);
  const go = (which: string, by: 1 | -1) => {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>(which) ?? [])].filter((row) => row.offsetParent);
    const current = document.activeElement?.closest("tr") ?? at.current;
    const all = [...(body.current?.children ?? [])];
    const place = current ? all.indexOf(current) : -1;
    const ahead = rows.filter((row) => (by > 0 ? all.indexOf(row) > place : all.indexOf(row) < place));
    const row = by > 0 ? ahead[0] : ahead.at(-1);
    if (!row) return;
    at.current = row;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };
  useSingleKeys({
    j: () => go("tr[data-m]", 1),
    k: () => go("tr[data-m]", -1),
    d: () => go("tr[data-d]", 1),
    s: () => router.push(swapped),
  });
  return (
    <table data-only={only || undefined}>
      <caption className="sr">Matching passages of the two articles</caption>
      {children}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: comparisonMarkup escapes every word of it */}
      <tbody ref={body} dangerouslySetInnerHTML={{ __html: html }} />
    </table>
  );
};

/** Leads from the list to where the words differ. */
export const ToRow = ({ number, children }: { number: number; children: ReactNode }) => (
  <button
    type="button"
    className="to-row"
    onClick={() => {
      const row = document.querySelector(`.cmp-l .dif[data-n="${number}"]`)?.closest("tr");
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "center" });
    }}
  >
    {children}
  </button>
);
