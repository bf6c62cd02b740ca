import type { GlyphName } from "./glyph-shapes";

export type { GlyphName };

/** One glyph of the vocabulary. Beside its word it is decoration; alone it needs `label`. */
export const Glyph = ({ name, colour, label }: { name: GlyphName; colour?: string; label?: string }) => {
  const className = colour ? `g ${colour}` : "g";
  const drawing = <use href={`#${name}`} />;
  return label ? (
    <svg className={className} role="img" aria-label={label}>
      <title>{label}</title>
      {drawing}
    </svg>
  ) : (
    <svg className={className} aria-hidden="true">
      {drawing}
    </svg>
  );
};
