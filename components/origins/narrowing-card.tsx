import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { ShownNarrowing } from "@/lib/sources/narrowings";
import { SourceName } from "./link-list";

/** "Narrow to Tidewire" */
export const narrowWords = ({ to }: Pick<ShownNarrowing, "to">): string =>
  `Narrow to ${to.map(({ name }) => name).join(" and ")}`;

/** A piece of evidence that could be narrowed: for which claim, to what, by which words, and what it does to the count. */
export const NarrowingCard = ({
  narrowing,
  shortcut,
  busy,
  narrow,
  withClaim = true,
}: {
  narrowing: ShownNarrowing;
  /** The key, where it belongs to this one. */
  shortcut?: string | undefined;
  busy: boolean;
  narrow: () => void;
  /** Names the claim, where the page is not about it. */
  withClaim?: boolean;
}) => {
  const { claim, source, to, words, effect } = narrowing;
  return (
    <>
      <p className="wl-h">
        {withClaim && (
          <>
            <Link href={claim.href} className="ref underline">
              {claim.ref}
            </Link>{" "}
            rests in <SourceName source={source} /> on{" "}
          </>
        )}
        {!withClaim && (
          <>
            <SourceName source={source} /> has this from{" "}
          </>
        )}
        {to.map((end, at) => (
          <span key={end.id}>
            {at > 0 && " and "}
            <SourceName source={end} />
          </span>
        ))}
        {words === null && (
          <span className="hint"> the article is its rewrite, and the sentence names nobody else</span>
        )}
      </p>
      {withClaim && (
        <p dir="auto" className="font-serif text-ink-2 line-clamp-2 [overflow-wrap:anywhere]">
          {claim.statement}
        </p>
      )}
      {words && (
        <p dir="auto" className="wl-words pt-0.5">
          {words.before}
          <mark>{words.words}</mark>
          {words.after}
        </p>
      )}
      <p className="hint">{effect ?? "The count stays the same; what it rests on is told more exactly."}</p>
      <div className="row flex-wrap pt-1.5">
        <Button
          size="sm"
          busy={busy}
          shortcut={shortcut}
          aria-label={`${narrowWords(narrowing)}: ${source.name} for ${claim.ref}`}
          onClick={narrow}
        >
          {narrowWords(narrowing)}
        </Button>
      </div>
    </>
  );
};
