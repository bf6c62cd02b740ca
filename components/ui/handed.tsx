"use client";

import { memo } from "react";
import { type Handed, textForHtml, valueForHtml } from "@/lib/handed";

/** What the page brought at first; the framework shows that page again when somebody goes back to it. */
const brought = new Map<string, { text: string; data?: unknown }>();

/**
 * What stands at a place of the page, read as soon as its component is drawn: whether React takes the page over or, where
 * something changed it meanwhile, draws it anew, the place is still there then.
 */
function at(id: string): { text: string; data?: unknown } {
  const known = brought.get(id);
  if (known) return known;
  const place = document.getElementById(id);
  if (!place) throw new Error("what the page was to bring is not there");
  const found = { text: place instanceof HTMLScriptElement ? place.text : place.innerHTML };
  brought.set(id, found);
  return found;
}

/** A text that was handed over. */
export function handedText(handed: Handed): string {
  if (typeof window === "undefined") return valueForHtml(handed);
  return "value" in handed ? handed.value : at(handed.place).text;
}

/** Data that were handed over (`HandedData`): the same ones each time. */
export function handedData<T>(handed: Handed<T>): T {
  if (typeof window === "undefined") return valueForHtml(handed);
  if ("value" in handed) return handed.value;
  const found = at(handed.place);
  found.data ??= JSON.parse(found.text);
  return found.data as T;
}

/**
 * The place of data in the page, where no eye reads them: JSON in which no tag begins. Drawn once, since React would write
 * them again each time.
 */
export const HandedData = memo(({ handed }: { handed: Handed<unknown> }) =>
  "value" in handed ? null : (
    <script
      type="application/json"
      id={handed.place}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag begins
      dangerouslySetInnerHTML={{ __html: typeof window === "undefined" ? textForHtml(handed) : at(handed.place).text }}
    />
  ),
);
HandedData.displayName = "HandedData";
