import {
  type BadgeDrawing,
  drawBadge,
  type IndependenceCounts,
  ifConfirmedWords,
  independenceWords,
} from "./independence-words";

export type { IndependenceCounts };

/**
 * How many sources, how many origins: the picture is the count. `meets` says whether that is enough for the dossier's
 * standard; below it the badge takes the colour of what needs you, circular reporting always that of what fails.
 */
export const IndependenceBadge = ({
  meets,
  short = false,
  ...counts
}: IndependenceCounts & {
  meets: boolean;
  /** Leaves the unidentified out of the visible words, for cards and tables. */
  short?: boolean;
}) => {
  if (counts.sources === 0) return <span className="ind text-ink-3">no evidence</span>;
  const full = independenceWords(counts);
  const className = ["ind", meets ? "" : "short", counts.circular ? "circular" : ""].filter(Boolean).join(" ");
  const proposed = ifConfirmedWords(counts);
  const title = [meets ? full : `${full}: below the standard`, ...(proposed ? [proposed] : [])].join("; ");
  return (
    <span className={className} title={title}>
      <Drawing {...drawBadge(counts)} circular={counts.circular} />
      {independenceWords(counts, !short)}
      {!meets && <span className="sr">, below the standard</span>}
    </span>
  );
};

const lookOf = {
  filled: { fill: "currentColor" },
  outlined: { fill: "var(--color-page)", stroke: "currentColor", strokeWidth: 1.2 },
  hollow: { fill: "var(--color-page)", stroke: "currentColor", strokeWidth: 1.2, strokeDasharray: "1.6 1.2" },
} as const;

const Drawing = ({ squares, dots, lines, circular }: BadgeDrawing & { circular: boolean }) => (
  <svg viewBox={circular ? "0 -5 25 19" : "0 0 25 14"} width="25" height={circular ? 19 : 14} aria-hidden="true">
    {circular && (
      // A line that returns to where it starts.
      <path
        d="M22 1C22 -5 3.6 -5 3.6 -.4m-1.7-1.9 1.7 2.2 2.1-1.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.1"
      />
    )}
    <path
      d={lines.map(({ from, to }) => `M3.5 ${round(from)}C13 ${round(from)} 12 ${round(to)} 22 ${round(to)}`).join("")}
      fill="none"
      stroke="currentColor"
      opacity=".7"
    />
    {squares.map(({ y, size, look }) => {
      const inset = look === "filled" || squares.length === 1 ? 0 : Math.min(0.6, size / 4);
      return (
        <rect
          key={y}
          x={round(3.6 - size / 2 + inset)}
          y={round(y - size / 2 + inset)}
          width={round(size - 2 * inset)}
          height={round(size - 2 * inset)}
          rx="1"
          {...lookOf[look]}
        />
      );
    })}
    {/* A stroke of no length has a round end on either side: a dot. */}
    <path
      d={dots.map(({ y }) => `M22 ${round(y)}h0`).join("")}
      stroke="currentColor"
      strokeWidth={2 * (dots[0]?.radius ?? 0)}
      strokeLinecap="round"
    />
  </svg>
);

const round = (value: number): number => Math.round(value * 100) / 100;
