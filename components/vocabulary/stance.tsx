import type { Stance } from "@/lib/sources/source";
import { Glyph } from "./glyph";
import { stanceColour, stanceWord } from "./words";

/** How a piece of evidence bears on the claim: a bare sign and its word. */
export const StanceSign = ({ stance, glyphOnly = false }: { stance: Stance; glyphOnly?: boolean }) =>
  glyphOnly ? (
    <Glyph name={`e-${stance}`} colour={stanceColour[stance]} label={stanceWord[stance]} />
  ) : (
    <span className={`sn ${stanceColour[stance]}`}>
      <Glyph name={`e-${stance}`} />
      {stanceWord[stance]}
    </span>
  );
