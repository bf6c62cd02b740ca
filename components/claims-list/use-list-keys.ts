"use client";

import { useEffect } from "react";
import { useCommandsHere } from "@/components/palette/here";
import type { ClaimQuery } from "@/lib/claims/listed";
import { csvHref } from "./export-csv";
import type { Selection } from "./use-selection";

/**
 * What works by keyboard wherever one is in the list: Ctrl A selects all that match, Escape lets go, and the palette
 * exports it.
 * @param edits false for whoever may change nothing: for them nothing is selected.
 */
export function useListKeys(dossierId: string, query: ClaimQuery, { clear, all }: Selection, edits: boolean): void {
  useEffect(() => {
    if (!edits) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open], .menu:popover-open")) return;
      if (isTyping(event.target)) return;
      if (event.key === "Escape") clear();
      else if (
        event.key.toLowerCase() === "a" &&
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey
      ) {
        event.preventDefault();
        void all();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [edits, clear, all]);

  useCommandsHere([
    {
      name: "Export this list as CSV",
      icon: "export",
      also: "sheet download spreadsheet excel",
      run: () => window.location.assign(csvHref(dossierId, query)),
    },
  ]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
