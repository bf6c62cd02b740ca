import { Glyph } from "./glyph";
import { sharesOf } from "./shares";
import { statusGlyph } from "./status";
import { type ShownStatus, shownStatuses, statusColour, statusWord } from "./words";

/** How many claims stand where. A claim whose sign-off went stale counts as stale, not as for review. */
export type StatusCounts = Record<ShownStatus, number>;

const inWords = (counts: StatusCounts): string =>
  shownStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => `${statusWord[status]} ${counts[status]}`)
    .join(", ") || "No claims yet";

/**
 * How far the claims have come, as one bar that reads by density as well as colour: solid, stripes, hatching, half
 * height, outline. Its counts belong below it (`StatusLegend`), never only in the picture.
 */
export const StatusBar = ({ counts, small = false }: { counts: StatusCounts; small?: boolean }) => {
  const shares = sharesOf(shownStatuses.map((status) => counts[status]));
  const height = small ? 5 : 8;
  let from = 0;
  return (
    <svg className={small ? "prog sm" : "prog"} role="img" aria-label={inWords(counts)}>
      {shownStatuses.map((status, at) => {
        const share = shares[at] ?? 0;
        const left = from;
        from += share;
        if (share === 0) return null;
        return (
          <svg key={status} aria-hidden="true" x={`${left.toFixed(2)}%`} width={`${share.toFixed(2)}%`} height={height}>
            <Segment status={status} first={left === 0} height={height} />
          </svg>
        );
      })}
      {shares.every((share) => share === 0) && <Segment status="to-check" first height={height} />}
    </svg>
  );
};

/** Two pixels stay free before every segment but the first. */
const Segment = ({ status, first, height }: { status: ShownStatus; first: boolean; height: number }) => {
  const x = first ? 0 : 2;
  const whole = { x, width: "100%", height };
  if (status === "signed-off") return <rect {...whole} className="signed" />;
  if (status === "stale") return <rect {...whole} fill="url(#p-stale)" />;
  if (status === "for-review") return <rect {...whole} fill="url(#p-review)" />;
  if (status === "checking")
    return (
      <>
        <rect {...whole} className="checking-wash" />
        <rect {...whole} y={height / 2} height={height / 2} className="checking" />
      </>
    );
  return (
    <g className="tocheck">
      <rect x={x} width="100%" height="1" />
      <rect x={x} y={height - 1} width="100%" height="1" />
      <rect x={x} width="1" height={height} />
      <rect x="100%" width="1" height={height} transform="translate(-1 0)" />
    </g>
  );
};

/** The counts of the bar, in words. */
export const StatusLegend = ({ counts }: { counts: StatusCounts }) => (
  <div className="legend">
    {shownStatuses
      .filter((status) => counts[status] > 0)
      .map((status) => (
        <span key={status} className={`st ${statusColour[status]}`}>
          <Glyph name={statusGlyph[status]} />
          <span>
            <b>{counts[status]}</b> {statusWord[status].toLowerCase()}
          </span>
        </span>
      ))}
  </div>
);
