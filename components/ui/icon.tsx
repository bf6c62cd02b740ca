import type { IconName } from "./icon-shapes";

export type { IconName };

/**
 * Draws one of the icons, out of the sprite that the root layout places once (`components/shell/sprite`).
 * Decorative unless `label` names it: an icon alone in a button is named by the button.
 */
export const Icon = ({
  name,
  size = 16,
  label,
  className,
}: {
  name: IconName;
  size?: 12 | 14 | 16 | 20;
  label?: string;
  className?: string;
}) => {
  const classes = ["i", size === 16 ? "" : `i-${size}`, className ?? ""].filter(Boolean).join(" ");
  const drawing = <use href={`#i-${name}`} />;
  return label ? (
    <svg className={classes} role="img" aria-label={label}>
      {drawing}
    </svg>
  ) : (
    <svg className={classes} aria-hidden="true">
      {drawing}
    </svg>
  );
};
