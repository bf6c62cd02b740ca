import { relationWords, thingWords } from "@/lib/sources/drawing/words";
import type { ShownLink } from "@/lib/sources/shown-links";
import type { OriginClass, SourceKind, SourceState } from "@/lib/sources/source";
import { linkKindWord, originMarkWord } from "@/lib/sources/words";

/** A source as the drawing shows it. */
export type BoxContent = {
  href: string;
  /** Up to three lines. */
  lines: readonly [string, string, string];
  /** What assistive technology says. */
  name: string;
  /** What sort of end it is; null when it only passes on. */
  end: OriginClass | null;
  held: boolean;
  report: boolean;
  unidentified: boolean;
  /** Put up by the program; nobody has confirmed it. */
  proposed: boolean;
  circular: boolean;
  /** It has no part in the claim that is looked at. */
  dimmed: boolean;
};

type Source = {
  id: string;
  kind: SourceKind;
  title: string;
  outlet: string;
  publishedAt: string | null;
  articleId: string | null;
  ownReporting: boolean | null;
  unidentified: boolean;
  held: boolean;
  proposed: boolean;
  state: SourceState;
};

/** What each box of the drawing says: a report by its outlet, relation and date; anything else by what it is. */
export function boxContents(of: {
  dossierId: string;
  sources: readonly Source[];
  links: readonly ShownLink[];
  letters: ReadonlyMap<string, string>;
  ends: ReadonlyMap<string, OriginClass>;
  circular: ReadonlySet<string>;
  focus: { sourceIds: readonly string[] } | null;
  /** For each origin, the sources that it joins and the reports that lead to it. */
  origins: readonly { sourceIds: readonly string[]; reportIds: readonly string[] }[];
  /** The moment of a publication in the room of a box. */
  momentOf: (published: string | null) => string;
}): Map<string, BoxContent> {
  const behind = new Map(
    of.origins.flatMap(({ sourceIds, reportIds }) => sourceIds.map((id) => [id, reportIds.length])),
  );
  const inCircle = new Set(of.links.filter((link) => of.circular.has(link.id)).map((link) => link.from.id));
  const focus = of.focus && new Set(of.focus.sourceIds);
  return new Map(
    of.sources.map((source) => {
      const { id, kind, title, outlet, publishedAt, articleId, ownReporting, unidentified, held, proposed, state } =
        source;
      const letter = of.letters.get(id) ?? null;
      const takes = of.links.filter((link) => link.from.id === id);
      const end = of.ends.get(id) ?? null;
      const called = kind === "article" && outlet ? outlet : title;
      const reports = behind.get(id) ?? 0;
      const about =
        letter || reports === 0
          ? of.momentOf(publishedAt)
          : `behind ${reports} ${reports === 1 ? "report" : "reports"}`;
      const relation =
        letter || takes.length > 0
          ? relationWords(
              letter,
              takes.map((link) => ({ ...link, letter: of.letters.get(link.to.id) ?? null })),
              ownReporting,
            )
          : thingWords(kind, unidentified, held);
      const said = [
        letter ? `Article ${letter}, ${called}` : called,
        ...takes.map(
          (link) => `${linkKindWord[link.kind]} ${link.to.name}${link.state === "proposed" ? ", proposed" : ""}`,
        ),
        ...(end ? [originMarkWord(end, held)] : []),
        ...(proposed ? ["not confirmed"] : []),
        ...(inCircle.has(id) ? ["part of a circle"] : []),
        state === "good" ? "" : state,
        about,
      ];
      return [
        id,
        {
          href: articleId
            ? `/dossiers/${of.dossierId}/articles/${articleId}`
            : `/dossiers/${of.dossierId}/sources/${id}`,
          // Room is short, and most papers begin so.
          lines: [called.replace(/^The (?=\S{4})/, ""), relation, state === "good" ? about : state],
          name: said.filter(Boolean).join("; "),
          end,
          held,
          report: letter !== null,
          unidentified,
          proposed,
          circular: inCircle.has(id),
          dimmed: focus !== null && !focus.has(id),
        },
      ];
    }),
  );
}
