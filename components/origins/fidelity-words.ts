import { counted } from "@/components/vocabulary/words";
import type { FactKind } from "@/lib/sources/fidelity/fact";
import type { ShownFact, ShownFidelity } from "@/lib/sources/fidelity/shown";

export const factWord: Record<FactKind, string> = {
  figure: "Figure",
  name: "Name",
  date: "Date",
  quotation: "Quotation",
  hedge: "Hedge",
};

/** What became of a fact: "A hedge was lost: this sounds surer." */
export function fateSentence({ what, fate, again }: Pick<ShownFact, "what" | "fate" | "again">): string {
  const noun = factWord[what];
  const often = again > 0 ? `, ${counted(again + 1, "time")}` : "";
  if (fate === "changed") return `${noun} changed${often}.`;
  if (fate === "lost") return what === "hedge" ? "A hedge was lost: this sounds surer." : `${noun} lost.`;
  if (fate === "added") return what === "hedge" ? "A hedge was added." : `${noun} added${often}.`;
  return `${noun}${often}.`;
}

/** "12 facts kept, 2 changed, 1 lost, 1 added". */
export function tally({ kept, differing }: Pick<ShownFidelity, "kept" | "differing">): string {
  const of = (fate: ShownFact["fate"]) => differing.filter((fact) => fact.fate === fate).length;
  const others = (["changed", "lost", "added"] as const).flatMap((fate) =>
    of(fate) > 0 ? [`${of(fate)} ${fate}`] : [],
  );
  return [`${counted(kept.length, "fact")} kept`, ...others].join(", ");
}

/** Which facts were left out with their sentences: "With 2 quotations and 1 figure." */
export function leftOutWords(facts: Record<FactKind, number>): string {
  const told = (["quotation", "figure", "date", "name", "hedge"] as const).flatMap((what) =>
    facts[what] > 0 ? [counted(facts[what], what)] : [],
  );
  if (told.length === 0) return "Without a figure, name, date or quotation.";
  const last = told.pop();
  return `With ${told.length > 0 ? `${told.join(", ")} and ` : ""}${last}.`;
}
