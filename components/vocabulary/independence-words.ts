import { counted } from "./words";

/** What the badge counts, for one side of a claim (what supports it, or what refutes it). */
export type IndependenceCounts = {
  /** Sources that the evidence comes from. */
  sources: number;
  /** Origins that are independent for sure. */
  atLeast: number;
  /** Origins there may be. */
  atMost: number;
  /** Origins that nobody can name; they never count. */
  unidentified: number;
  /** Some of the sources rest on one another in a circle. */
  circular: boolean;
  /** A primary source that we hold is itself evidence. */
  primary?: boolean;
  /** Sources that it would rest on, and that were retracted. */
  retracted?: readonly string[];
  /** What confirming every proposed link would make of it. */
  ifConfirmed?: { atLeast: number; atMost: number };
};

/** "1 origin", "1–2 origins" */
const range = ({ atLeast, atMost }: { atLeast: number; atMost: number }): string =>
  atLeast === atMost ? counted(atMost, "origin") : `${atLeast}–${atMost} origins`;

/** "1 origin if the proposed links are confirmed"; "" where that would change nothing, or nobody asked. */
export const ifConfirmedWords = ({ ifConfirmed, atLeast, atMost }: IndependenceCounts): string =>
  !ifConfirmed || (ifConfirmed.atLeast === atLeast && ifConfirmed.atMost === atMost)
    ? ""
    : `${range(ifConfirmed)} if the proposed links are confirmed`;

/** "6 sources · 1–2 origins · 1 unidentified"; one primary source reads "1 source · primary", nothing "no evidence". */
export const independenceWords = (counts: IndependenceCounts, withUnidentified = true): string => {
  const { sources, atLeast, atMost, unidentified, circular, primary, retracted = [] } = counts;
  if (sources === 0) return "no evidence";
  if (primary && sources === 1) return "1 source · primary";
  const origins = range({ atLeast, atMost });
  return [
    counted(sources, "source"),
    origins,
    withUnidentified && unidentified > 0 ? `${unidentified} unidentified` : "",
    circular ? "circular" : "",
    withUnidentified && retracted.length > 0 ? `${retracted.length} retracted` : "",
  ]
    .filter(Boolean)
    .join(" · ");
};

export type BadgeSquare = { y: number; size: number; look: "filled" | "outlined" | "hollow" };
export type BadgeDot = { y: number; radius: number };
export type BadgeDrawing = { squares: BadgeSquare[]; dots: BadgeDot[]; lines: { from: number; to: number }[] };

const height = 14;
const most = 6;

/** Spreads `count` marks over the badge's height, `inset` away from both edges; one mark stands in the middle. */
const spread = (count: number, inset: number): number[] =>
  Array.from({ length: count }, (_, at) =>
    count === 1 ? height / 2 : inset + (at * (height - 2 * inset)) / (count - 1),
  );

/**
 * Lays the badge out: squares for origins on the left, dots for sources on the right, every dot joined to a square.
 * Origins that are certain are filled, those that may be are outlined, unidentified ones hollow. No more than six of
 * each are drawn: the words carry the count beyond.
 */
export const drawBadge = ({ sources, atLeast, atMost, unidentified, primary }: IndependenceCounts): BadgeDrawing => {
  const looks: BadgeSquare["look"][] = [
    ...Array<"filled">(Math.min(atLeast, most)).fill("filled"),
    ...Array<"outlined">(Math.min(Math.max(0, atMost - atLeast), most)).fill("outlined"),
    ...Array<"hollow">(Math.min(unidentified, most)).fill("hollow"),
  ].slice(0, most);
  if (looks.length === 0) looks.push("hollow");
  const alone = looks.length === 1;
  const size = alone && primary && sources === 1 ? 6.4 : Math.min(5.2, height / looks.length - 1.2);
  const squares = spread(looks.length, size / 2).map((y, at) => ({ y, size, look: looks[at] ?? "filled" }));

  const dotCount = Math.min(sources, most);
  const small = dotCount > 3;
  const dots = spread(dotCount, small ? 1 : 1.8).map((y) => ({ y, radius: small ? 1.1 : 1.7 }));

  // More squares than dots (one source with two ends): every square is joined all the same.
  const joins = Math.max(dots.length, squares.length);
  const lines = Array.from({ length: joins }, (_, at) => ({
    from: squares[Math.floor((at * squares.length) / joins)]?.y ?? height / 2,
    to: dots[Math.floor((at * dots.length) / joins)]?.y ?? height / 2,
  }));
  return { squares, dots, lines };
};
