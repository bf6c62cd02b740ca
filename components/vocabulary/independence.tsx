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

const Drawing = ({ squares, dots, lines, circular }: BadgeDrawing & { circular: boolean }) => (
  <svg viewBox={circular ? "0 -5 25 19" : "0 0 25 14"} width="25" height={circular ? 19 : 14} aria-hidden="true">
    {circular && (
      // A line that returns to where it starts.
      <path className="back" d="M22 1C22 -5 3.6 -5 3.6 -.4m-1.7-1.9 1.7 2.2 2.1-1.9" />
    )}
    <path
      className="line"
      d={lines.map(({ from, to }) => `M3.5 ${round(from)}C13 ${round(from)} 12 ${round(to)} 22 ${round(to)}`).join("")}
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
          className={look === "filled" ? undefined : look}
        />
      );
    })}
    {/* A stroke of no length has a round end on either side: a dot. */}
    <path
      className="dots"
      d={dots.map(({ y }) => `M22 ${round(y)}h0`).join("")}
      strokeWidth={2 * (dots[0]?.radius ?? 0)}
    />
  </svg>
);

const round = (value: number): number => Math.round(value * 100) / 100;
