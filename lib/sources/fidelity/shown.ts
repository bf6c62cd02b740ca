/** What a rewrite made of its original, as a screen tells it: the words of both with where they are read. */

import type { Fact, FactKind, FactPlace, Fate, Fidelity, SentencePlace } from "@/lib/sources/fidelity/fact";
import type { LinkKind } from "@/lib/sources/source";

export type ShownWords = {
  words: string;
  /** Where the sentence is read; null for a text that is no article. */
  href: string | null;
};

export type ShownFact = {
  what: FactKind;
  fate: Fate;
  /** The original's words; null for what was added. */
  one: ShownWords | null;
  /** The rewrite's; null for what was lost. */
  other: ShownWords | null;
  /** Of what one side lacks: the sentence where it would be, or null. */
  there: string | null;
  /** How often the rewrite says it again. */
  again: number;
};

export type ShownFidelity = {
  linkId: string;
  kind: LinkKind;
  original: { name: string; href: string };
  rewrite: { name: string; href: string };
  /** What is not as the original has it, in the order of the rewrite; then what is. */
  differing: ShownFact[];
  kept: ShownFact[];
  leftOut: Fidelity["leftOut"] & { href: string | null };
  own: Fidelity["own"] & { href: string | null };
};

type Text = {
  sourceId: string;
  name: string;
  articleId: string | null;
  sentences: readonly { id: string; start: number; end: number }[];
};

export function shownFidelity(
  dossierId: string,
  {
    linkId,
    kind,
    original,
    rewrite,
    fidelity,
  }: {
    linkId: string;
    kind: LinkKind;
    original: Text;
    rewrite: Text;
    fidelity: Fidelity;
  },
): ShownFidelity {
  const at = `/dossiers/${dossierId}`;
  const sentenceAt = ({ articleId, sentences }: Text, offset: number | undefined): string | null => {
    if (!articleId || offset === undefined) return null;
    const sentence = sentences.find(({ start, end }) => start <= offset && offset < end);
    return sentence ? `${at}/articles/${articleId}#s-${sentence.id}` : null;
  };
  const words = (text: Text, place: FactPlace | null, what: FactKind): ShownWords | null =>
    place && {
      words: what === "quotation" ? quoted(place.text) : plain(place.text),
      href: sentenceAt(text, place.start),
    };
  const first = (text: Text, places: readonly SentencePlace[]) => sentenceAt(text, places[0]?.[0]);
  const shown = ({ what, fate, inOriginal, inRewrite, again, originalSentence, rewriteSentence }: Fact): ShownFact => ({
    what,
    fate,
    one: words(original, inOriginal, what),
    other: words(rewrite, inRewrite, what),
    there: inOriginal ? sentenceAt(rewrite, rewriteSentence?.[0]) : sentenceAt(original, originalSentence?.[0]),
    again: again.length,
  });
  const side = ({ sourceId, name }: Text) => ({ name, href: `${at}/sources/${sourceId}` });
  const facts = fidelity.facts.map(shown);
  return {
    linkId,
    kind,
    original: side(original),
    rewrite: side(rewrite),
    differing: facts.filter(({ fate }) => fate !== "kept"),
    kept: facts.filter(({ fate }) => fate === "kept"),
    leftOut: { ...fidelity.leftOut, href: first(original, fidelity.leftOut.places) },
    own: { ...fidelity.own, href: first(rewrite, fidelity.own.places) },
  };
}

const plain = (words: string): string => words.replace(/\s+/g, " ").trim();

/** Without the comma that only goes on to who said it. */
const quoted = (words: string): string => `“${plain(words).replace(/,$/, "")}”`;
