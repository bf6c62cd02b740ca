"use client";

import { type Handed, textForHtml } from "@/lib/handed";

/** What the page brought at first; the framework shows that page again when somebody goes back to it. */
const brought = new Map<string, string>();

/** Keeps what the page brought at a place, for when it is shown again. */
export const keepBrought = (handed: Handed, text: string): void => {
  if ("place" in handed) brought.set(handed.place, text);
};

/** What was handed over, or null where it stands in the page and was not read from there. */
export function handedText(handed: Handed): string | null {
  if (typeof window === "undefined") return textForHtml(handed);
  return "text" in handed ? handed.text : (brought.get(handed.place) ?? null);
}

/** What was handed over as data; `HandedData` stands before whoever reads it. */
export function handedData(handed: Handed): string {
  const known = handedText(handed);
  if (known !== null) return known;
  const text = "place" in handed ? document.getElementById(handed.place)?.textContent : null;
  if (!text) throw new Error("what the page was to bring is not there");
  keepBrought(handed, text);
  return text;
}

/** The place of data in the page, where they are read by no eye. */
export const HandedData = ({ handed }: { handed: Handed }) =>
  "text" in handed ? null : (
    <script
      type="application/json"
      id={handed.place}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag can begin
      dangerouslySetInnerHTML={{
        __html: typeof window === "undefined" ? textForHtml(handed).replaceAll("<", "\\u003c") : "",
      }}
    />
  );
