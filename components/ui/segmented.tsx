import type { ReactNode } from "react";
import { Link } from "./link";

type Segment = { value: string; label: ReactNode; href?: string };

/** A few views of the same thing side by side: links when they have an address, else buttons. */
export const Segmented = ({
  label,
  segments,
  value,
  onPick,
}: {
  label: string;
  segments: readonly Segment[];
  value: string;
  onPick?: (value: string) => void;
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset asks for a form, this only chooses a view
  <div className="seg" role="group" aria-label={label}>
    {segments.map((segment) =>
      segment.href ? (
        <Link
          key={segment.value}
          href={segment.href}
          aria-current={segment.value === value ? "true" : undefined}
          scroll={false}
        >
          {segment.label}
        </Link>
      ) : (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onPick?.(segment.value)}
        >
          {segment.label}
        </button>
      ),
    )}
  </div>
);
