import { wordDiff } from "@/lib/articles/word-diff";

/** Two wordings as one: what was taken out is struck through, what came in is underlined. */
export const Diff = ({ before, after, lang }: { before: string; after: string; lang?: string | undefined }) => (
  <p className="diff" dir="auto" lang={lang}>
    {wordDiff(before, after).map((part, index) => {
      // biome-ignore-start lint/suspicious/noArrayIndexKey: a part is its place in the wording
      if ("kept" in part) return <span key={index}>{part.kept}</span>;
      if ("removed" in part) return <del key={index}>{part.removed}</del>;
      return <ins key={index}>{part.added}</ins>;
      // biome-ignore-end lint/suspicious/noArrayIndexKey: a part is its place in the wording
    })}
  </p>
);
