import type { ReactNode } from "react";
import { Brand } from "./side";
import { SkipLink } from "./skip-link";

const reports = [
  "The morning paper",
  "A news agency",
  "A rival’s website",
  "A radio bulletin",
  "A newsletter",
  "A follow-up",
];
const heights = [50, 142, 234, 326, 418, 510];

/** The page of those not signed in: the idea on the left, one `<form>` on the right (`children`, its title an `.h1`). */
export const SignInFrame = ({ children }: { children: ReactNode }) => (
  <>
    <SkipLink />
    <div className="signin">
      <header className="artside">
        <Brand />
        <svg viewBox="0 0 700 560" preserveAspectRatio="xMinYMid" aria-hidden="true">
          {reports.map((report, at) => {
            const y = heights[at] ?? 0;
            return (
              <g key={report}>
                <path d={`M40 280C230 280 250 ${y} 520 ${y}`} fill="none" stroke="var(--color-ink)" strokeWidth="1.3" />
                <circle cx="526" cy={y} r="6" fill="var(--color-desk)" stroke="var(--color-ink)" strokeWidth="1.5" />
                <text x="544" y={y + 5}>
                  {report}
                </text>
              </g>
            );
          })}
          <rect x="14" y="266" width="28" height="28" fill="var(--color-ink)" />
          <text x="14" y="232">
            One payment
            <tspan x="14" dy="18">
              schedule
            </tspan>
          </text>
        </svg>
        <p className="say">
          Six links.
          <br />
          One origin.
        </p>
        <p className="lead foot">Mark every claim, see where it really comes from, and have a second person sign.</p>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  </>
);
