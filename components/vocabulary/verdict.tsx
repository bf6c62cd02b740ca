import type { Attribution, Substance } from "@/lib/claims/claim";
import { Glyph, type GlyphName } from "./glyph";
import { attributionColour, attributionWord, substanceColour, substanceWord } from "./words";

export const substanceGlyph: Record<Substance, GlyphName> = {
  supported: "v-supported",
  refuted: "v-refuted",
  conflicting: "v-conflicting",
  "not-enough-evidence": "v-nee",
  "not-checkable": "v-nc",
};

const attributionGlyph: Record<Attribution, GlyphName> = {
  accurate: "v-supported",
  inaccurate: "v-refuted",
  "not-yet-checked": "v-unchecked",
};

const tagClass = (colour: string, bare: boolean) => `vd ${colour}${bare ? " bare" : ""}`;

/**
 * What was found about the claim itself: a square glyph and its word. `bare`, without its wash, in tables and cards.
 * No verdict yet (`null`) shows as a dash that says so.
 */
export const VerdictTag = ({ substance, bare = false }: { substance: Substance | null; bare?: boolean }) => {
  if (substance === null)
    return (
      <span className="muted">
        <span aria-hidden="true">–</span>
        <span className="sr">No verdict yet</span>
      </span>
    );
  return (
    <span className={tagClass(substanceColour[substance], bare)}>
      <Glyph name={substanceGlyph[substance]} />
      <span>{substanceWord[substance]}</span>
    </span>
  );
};

/** Whether the mention puts rightly what somebody said: the same squares, its own three words. */
export const AttributionTag = ({ attribution, bare = false }: { attribution: Attribution | null; bare?: boolean }) => {
  const of = attribution ?? "not-yet-checked";
  return (
    <span className={tagClass(attributionColour[of], bare)}>
      <Glyph name={attributionGlyph[of]} />
      <span>{attributionWord[of]}</span>
    </span>
  );
};
