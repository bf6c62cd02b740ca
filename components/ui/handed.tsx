"use client";

import { memo } from "react";
import { type Handed, textForHtml } from "@/lib/handed";

/** What the page brought at first; the framework shows that page again when somebody goes back to it. */
const brought = new Map<string, string>();

/**
 * What was handed over. In the browser it is read where it stands in the page as soon as its component is drawn: whether React
 * takes the page over or, where something changed it meanwhile, draws it anew, its place is still there then.
 */
export function handedText(handed: Handed): string {
  if (typeof window === "undefined") return textForHtml(handed);
  if ("text" in handed) return handed.text;
  const known = brought.get(handed.place);
  if (known !== undefined) return known;
  const place = document.getElementById(handed.place);
  if (!place) throw new Error("what the page was to bring is not there");
  const text = place instanceof HTMLScriptElement ? place.text : place.innerHTML;
  brought.set(handed.place, text);
  return text;
}

/**
 * The place of data in the page, where no eye reads them: JSON in which no tag begins. Drawn once, since React would write
 * them again each time.
 */
export const HandedData = memo(({ handed }: { handed: Handed }) =>
  "text" in handed ? null : (
    <script
      type="application/json"
      id={handed.place}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag begins
      dangerouslySetInnerHTML={{ __html: handedText(handed) }}
    />
  ),
);
HandedData.displayName = "HandedData";
