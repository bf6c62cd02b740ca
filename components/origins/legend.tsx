import { OriginMark } from "@/components/vocabulary/origin-mark";

const lines = [
  { look: "", dot: true, words: "first-hand" },
  { look: "", words: "cites, quotes" },
  { look: "rw", words: "rewrites, translates" },
  { look: "sy", words: "republishes" },
  { look: "pr", words: "proposed" },
  { look: "un", words: "not named" },
  { look: "lp", words: "circular" },
] as const;

/** What the lines and boxes of the drawing stand for. */
export const Legend = () => (
  <div className="glegend">
    {lines.map(({ look, words, ...more }) => (
      <span key={words}>
        <svg viewBox="0 0 30 12" aria-hidden="true">
          <g className="graph">
            <path className={`e ${look}`} d="M0 6H30" />
            {look === "sy" && <path className="e sy2" d="M0 6H30" />}
            {"dot" in more && <circle cx="3" cy="6" r="3.2" fill="var(--color-ink)" />}
          </g>
        </svg>
        {words}
      </span>
    ))}
    {(
      [
        ["established", true],
        ["established", false],
        ["soft", false],
        ["open", false],
        ["unidentified", false],
      ] as const
    ).map(([of, held]) => (
      <span key={`${of} ${held}`} className="[&_svg]:h-3.5! [&_svg]:w-3.5!">
        <OriginMark of={of} held={held} word small />
      </span>
    ))}
  </div>
);
