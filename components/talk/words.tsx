import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { SaidWords } from "./talk";

/** Shows words in the text that stands beside the talk; false where they are not in it. */
export type ShowWords = (words: { revisionId: string; start: number; end: number }) => boolean;

/** The exact words that a thread is about. Pressing them leads there: in the text beside, or in the revision that has them. */
export const AboutWords = ({
  words,
  dossierId,
  show,
}: {
  words: SaidWords;
  dossierId: string;
  show?: ShowWords | undefined;
}) => {
  const { articleId, revisionId, quote, gone } = words;
  const said = (
    <>
      <Icon name="quote" size={12} className="inline" /> <span dir="auto">{quote}</span>
    </>
  );
  if (gone) {
    const revision = `/dossiers/${dossierId}/articles/${articleId}/revisions/${revisionId}`;
    return (
      <p className="talk-words">
        {/* A link of the browser's own: only that finds words in the page that it leads to. */}
        <a href={`${revision}#:~:text=${textFragment(quote)}`}>{said}</a>
        <span className="hint block">No longer in the article: they stand in the revision that this leads to.</span>
      </p>
    );
  }
  if (show)
    return (
      <p className="talk-words">
        <button type="button" onClick={() => show(words)}>
          <span className="sr">Show in the text: </span>
          {said}
        </button>
      </p>
    );
  return (
    <p className="talk-words">
      <Link href={`/dossiers/${dossierId}/articles/${articleId}?talk=1`}>{said}</Link>
    </p>
  );
};

/** Words as an address names them (URL fragment text directives): of a long passage its beginning and its end. */
export function textFragment(quote: string): string {
  // A hyphen and a comma mean something there.
  const escaped = (words: string) => encodeURIComponent(words).replaceAll("-", "%2D");
  const words = quote.trim().split(/\s+/u);
  if (words.length <= 12) return escaped(words.join(" "));
  return `${escaped(words.slice(0, 5).join(" "))},${escaped(words.slice(-5).join(" "))}`;
}
