import { componentsFrom } from "@/lib/sources/loops";
import type { LinkKind } from "@/lib/sources/source";

/** Where an article got it from, in a few words beside its name. */
export type Relation = { words: string; circular: boolean };

type Source = { id: string; title: string; ownReporting: boolean | null; unidentified: boolean };
type Link = { from: string; to: string; kind: LinkKind };

/**
 * Says of each source of an article where it got it from: "Rewrites A", "Own reporting", "Cites C, circular".
 * @param links the confirmed ones alone: what is proposed counts for nothing yet.
 * @param letters the letter of each source that is an article of the dossier, by the source's id.
 */
export function relationsOf(
  sources: readonly Source[],
  links: readonly Link[],
  letters: ReadonlyMap<string, string>,
): Map<string, Relation> {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const inLoop = loopsOf(sources, links);
  return new Map(
    [...letters.keys()].flatMap((id): [string, Relation][] => {
      const source = byId.get(id);
      if (!source) return [];
      const circular = inLoop.has(id);
      const leads = links.filter((link) => link.from === id);
      const deeds = leads.map((link) => deed(link, byId.get(link.to), letters));
      const own = source.ownReporting === true ? ["own reporting"] : [];
      const known = [...own, ...deeds];
      const words = known.length > 0 ? known : [source.ownReporting === false ? "origin not recorded" : unknown];
      const shown = words.length > 2 ? [...words.slice(0, 2), `${words.length - 2} more`] : words;
      return [[id, { words: sentenceCase([...shown, ...(circular ? ["circular"] : [])].join(", ")), circular }]];
    }),
  );
}

const unknown = "origin not established";

function deed(link: Link, to: Source | undefined, letters: ReadonlyMap<string, string>): string {
  if (to?.unidentified) return `${link.kind} somebody unidentified`;
  return `${link.kind} ${letters.get(link.to) ?? to?.title ?? "a source"}`;
}

const sentenceCase = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The sources that lead back to themselves. */
function loopsOf(sources: readonly Source[], links: readonly Link[]): Set<string> {
  const place = new Map(sources.map((source, at) => [source.id, at]));
  const next: number[][] = sources.map(() => []);
  for (const { from, to } of links) {
    const [start, end] = [place.get(from), place.get(to)];
    if (start !== undefined && end !== undefined) next[start]?.push(end);
  }
  const { components } = componentsFrom([...place.values()], sources.length, (at) => next[at] ?? []);
  return new Set(
    components.filter((members) => members.length > 1).flatMap((members) => members.map((at) => sources[at]?.id ?? "")),
  );
}
