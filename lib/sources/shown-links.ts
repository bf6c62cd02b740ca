/** Origin links and the sources at their ends, as one viewer may name them. */
import type { LinkKind, LinkState, SourceKind, SourceState } from "@/lib/sources/source";

export type NamedSource = {
  id: string;
  /** "A The Halvern Courier": the letter of an article, then what it is called in little room. */
  name: string;
  href: string;
  /** The viewer is not cleared for it, and reads its pseudonym. */
  veiled: boolean;
  state: SourceState;
};

/** `from` got it from `to`. */
export type ShownLink = {
  id: string;
  kind: LinkKind;
  quote: string;
  state: LinkState;
  version: number;
  from: NamedSource;
  to: NamedSource;
  /** The viewer may confirm, reject and change it: both sources are open to them. */
  mayChange: boolean;
};

type Called = { id: string; kind: SourceKind; title: string; outlet: string; cleared: boolean; state: SourceState };
type Drawn = { id: string; from: string; to: string; kind: LinkKind; quote: string; state: LinkState; version: number };

/** What each source is called in little room: an article by its letter and outlet, everything else by its title. */
export function namedSources(
  dossierId: string,
  sources: readonly Called[],
  letters: ReadonlyMap<string | null, string>,
): Map<string, NamedSource> {
  return new Map(
    sources.map(({ id, kind, title, outlet, cleared, state }) => {
      const name = kind === "article" && outlet ? outlet : title;
      const letter = letters.get(id);
      const href = `/dossiers/${dossierId}/sources/${id}`;
      return [id, { id, name: letter ? `${letter} ${name}` : name, href, veiled: !cleared, state }];
    }),
  );
}

/** Completes links with their ends. A link to a source that is not among those given is left out. */
export function shownLinks(of: {
  dossierId: string;
  links: readonly Drawn[];
  sources: readonly Called[];
  letters: ReadonlyMap<string | null, string>;
  /** May the viewer draw links between sources that are, or are not, open to them? */
  mayDraw: (cleared: boolean) => boolean;
}): ShownLink[] {
  const named = namedSources(of.dossierId, of.sources, of.letters);
  return of.links.flatMap(({ id, from, to, kind, quote, state, version }) => {
    const [source, origin] = [named.get(from), named.get(to)];
    if (!source || !origin) return [];
    const mayChange = of.mayDraw(!source.veiled && !origin.veiled);
    return [{ id, kind, quote, state, version, from: source, to: origin, mayChange }];
  });
}
