import { iconShapes } from "@/components/ui/icon-shapes";
import { glyphShapes } from "@/components/vocabulary/glyph-shapes";
import { svgMarkup } from "./svg-markup";

const symbols = Object.entries({
  ...glyphShapes,
  ...Object.fromEntries(Object.entries(iconShapes).map(([name, shape]) => [`i-${name}`, shape])),
}).map(([id, shape]) => (
  <symbol key={id} id={id} viewBox="0 0 16 16">
    {shape}
  </symbol>
));

/** Written once for the process: as elements it would cost every page more than what is on it. */
const drawings = svgMarkup(
  <defs>
    {symbols}
    <symbol id="logo" viewBox="0 0 24 16">
      <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      <circle cx="16" cy="8" r="6.4" fill="var(--color-desk)" stroke="currentColor" strokeWidth="1.6" />
    </symbol>
    <pattern id="p-stale" width="4" height="8" patternUnits="userSpaceOnUse">
      <rect width="2" height="8" fill="var(--color-stale)" />
    </pattern>
    <pattern id="p-review" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" fill="color-mix(in srgb, var(--color-review) 38%, var(--color-page))" />
      <rect width="2" height="4" fill="var(--color-review)" />
    </pattern>
    <pattern id="p-examined" width="4" height="6" patternUnits="userSpaceOnUse">
      <rect width="2" height="6" fill="var(--color-ink-3)" />
    </pattern>
    <pattern id="p-unexamined" width="4" height="6" patternUnits="userSpaceOnUse">
      <rect width="2" height="6" fill="var(--color-rule-2)" />
    </pattern>
  </defs>,
);

/**
 * Defines every icon, glyph and hatching once per page, for `<use>`: a table of a thousand claims repeats the reference,
 * not the drawing. Goes first into the body of the root layout.
 */
export const Sprite = () => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawings of our own, written above
  <svg className="sprite" aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawings }} />
);
