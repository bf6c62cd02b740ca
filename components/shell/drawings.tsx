import { iconShapes } from "@/components/ui/icon-shapes";
import { markupOf } from "@/components/ui/markup";
import { glyphShapes } from "@/components/vocabulary/glyph-shapes";

const symbols = () =>
  Object.entries({
    ...glyphShapes,
    ...Object.fromEntries(Object.entries(iconShapes).map(([name, shape]) => [`i-${name}`, shape])),
  }).map(([id, shape]) => (
    <symbol key={id} id={id} viewBox="0 0 16 16">
      {shape}
    </symbol>
  ));

let written: string | undefined;

/** Every icon, glyph and hatching, as markup. Written once for the process. */
export const drawings = (): string => {
  written ??= markupOf(all());
  return written;
};

const all = () => (
  <defs>
    {symbols()}
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
  </defs>
);
