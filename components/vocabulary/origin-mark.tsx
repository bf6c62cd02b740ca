import type { OriginClass } from "@/lib/sources/source";
import { originMarkWord } from "./words";

/**
 * The mark of an origin, the same in badge, tree and drawing: filled when established and held by us, outlined when we do
 * not hold it, half filled when soft, with a question mark when not established, dashed and hollow when unidentified.
 */
export const OriginMark = ({
  of,
  held = false,
  word = false,
  small = false,
}: {
  of: OriginClass;
  held?: boolean;
  /** Says what it stands for beside it; else only to those who cannot see it. */
  word?: boolean;
  small?: boolean;
}) => {
  const square = of === "unidentified" ? "hollow" : of === "established" && held ? "prim" : "held";
  const drawing = (
    <>
      <rect x="2" y="2" width="14" height="14" rx="1" className={square} />
      {of === "soft" && <path d="M2 2h7v14H2z" className="half" />}
      {of === "open" && (
        <>
          <path d="M7 7.2a2 2 0 1 1 2.8 1.9c-.6.25-.8.6-.8 1.1" className="ask" />
          <circle cx="9" cy="12.8" r="1" className="half" />
        </>
      )}
    </>
  );
  const className = small ? "om sm" : "om";
  if (!word)
    return (
      <svg className={className} viewBox="0 0 18 18" role="img" aria-label={originMarkWord(of, held)}>
        {drawing}
      </svg>
    );
  return (
    <span className="row">
      <svg className={className} viewBox="0 0 18 18" aria-hidden="true">
        {drawing}
      </svg>
      {originMarkWord(of, held)}
    </span>
  );
};
