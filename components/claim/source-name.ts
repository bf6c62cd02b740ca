import { sourceKindWord } from "@/components/vocabulary/words";
import type { SourceKind } from "@/lib/sources/source";

type Called = { kind: SourceKind; title: string; outlet: string; confidential: boolean; cleared: boolean };

/** What a source is called in little room: an article by its outlet, everything else by its title. */
export const shortName = ({ kind, title, outlet }: Pick<Called, "kind" | "title" | "outlet">): string =>
  kind === "article" && outlet ? outlet : title;

/** The same, but by its title where another of those shown would have the same name. */
export function namesAmong(sources: readonly (Called & { id: string })[]): Map<string, string> {
  const short = sources.map(shortName);
  return new Map(
    sources.map((source, at) => {
      const name = short[at] ?? source.title;
      return [source.id, short.filter((other) => other === name).length > 1 ? source.title : name];
    }),
  );
}

/** What sort of source it is, in the words below its name. */
export const sourceAbout = ({ kind, outlet, confidential, cleared }: Called): string =>
  [
    sourceKindWord[kind],
    kind === "article" ? "" : outlet,
    confidential ? (cleared ? "confidential" : "confidential, withheld from you") : "",
  ]
    .filter(Boolean)
    .join(", ");
