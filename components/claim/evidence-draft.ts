import type { ClaimPanelData } from "@/lib/claims/panel";
import type { SheetMention } from "@/lib/claims/sheet";
import type { Stance } from "@/lib/sources/source";
import type { SourceChoice } from "@/lib/sources/source-choice";

/** Evidence as it is being written. */
export type Draft = {
  /** The evidence that is changed, with the version that was seen; null for a new piece. */
  evidence: { id: string; version: number } | null;
  source: SourceChoice | null;
  stance: Stance;
  quote: string;
  locator: string;
  credibility: number;
  note: string;
};

export const emptyDraft: Draft = {
  evidence: null,
  source: null,
  stance: "supports",
  quote: "",
  locator: "",
  credibility: 6,
  note: "",
};

/** A mention as evidence from the article that makes it: its words, its place, and the stance that its mode suggests. */
export const draftFrom = ({ source, quote, mode }: SheetMention, place: string | undefined): Draft => ({
  ...emptyDraft,
  source,
  quote,
  locator: place ?? "",
  stance: mode === "denies" ? "refutes" : "supports",
});

/** Evidence that exists, to be changed. */
export const draftOf = (item: ClaimPanelData["evidence"][number]): Draft => ({
  evidence: { id: item.id, version: item.version },
  source: item.source,
  stance: item.stance,
  quote: item.quote,
  locator: item.locator,
  credibility: item.credibility,
  note: item.note,
});
