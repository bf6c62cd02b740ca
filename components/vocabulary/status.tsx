import type { ClaimStatus } from "@/lib/claims/claim";
import { Glyph, type GlyphName } from "./glyph";
import { type ShownStatus, shownStatus, statusColour, statusWord } from "./words";

export const statusGlyph: Record<ShownStatus, GlyphName> = {
  "to-check": "s-tocheck",
  checking: "s-checking",
  "for-review": "s-review",
  "signed-off": "s-signed",
  stale: "s-stale",
};

/**
 * How far a claim has come: a round glyph and its word, never good or bad. `glyphOnly` is for tables and narrow cards,
 * where the word is said to those who cannot see it.
 */
export const StatusMark = ({
  status,
  stale = false,
  glyphOnly = false,
}: {
  status: ClaimStatus;
  stale?: boolean;
  glyphOnly?: boolean;
}) => {
  const shown = shownStatus(status, stale);
  if (glyphOnly) return <Glyph name={statusGlyph[shown]} colour={statusColour[shown]} label={statusWord[shown]} />;
  return (
    <span className={`st ${statusColour[shown]}`}>
      <Glyph name={statusGlyph[shown]} />
      {shown === "stale" ? (
        <span>
          Stale<span className="w2"> sign-off</span>
        </span>
      ) : (
        <span>{statusWord[shown]}</span>
      )}
    </span>
  );
};
