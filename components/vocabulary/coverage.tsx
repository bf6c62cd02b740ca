/** How many sentences somebody has looked at: a ticked strip and "182 of 214". Never merged with the claims' progress. */
export const CoverageStrip = ({
  examined,
  sentences,
  label,
}: {
  examined: number;
  sentences: number;
  /** Before the strip: "Sentences examined". Without it only assistive technology hears it. */
  label?: string;
}) => (
  <div className="cover">
    {label ? <span>{label}</span> : <span className="sr">Sentences examined</span>}
    <svg className="strip" aria-hidden="true">
      <rect width="100%" height="6" fill="url(#p-unexamined)" />
      <rect width={`${percent(examined, sentences)}%`} height="6" fill="url(#p-examined)" />
    </svg>
    <span>
      <b>{examined}</b> of {sentences}
    </span>
  </div>
);

/** Whole per cent, never 100 before all is examined nor 0 once something is; 0 of 0 is 0. */
export const percent = (part: number, whole: number): number => {
  if (whole === 0 || part === 0) return 0;
  if (part >= whole) return 100;
  return Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
};
