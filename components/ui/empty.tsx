import type { ReactNode } from "react";

/** Thin line drawings for places with nothing in them yet. */
const drawings = {
  desk: (
    <>
      <path d="M4 58h112" />
      <path d="M14 58V40h34v18M24 40v-6h34v24" opacity=".6" />
      <circle cx="92" cy="46" r="11" />
      <path d="M87 46l4 4 7-8" />
    </>
  ),
  articles: (
    <>
      <rect x="3" y="3" width="114" height="58" rx="5" strokeDasharray="5 4" opacity=".7" />
      <path d="M60 44V20M50 29l10-10 10 10" />
    </>
  ),
  claims: (
    <>
      <path d="M4 10h92M4 24h92M4 38h60" opacity=".55" />
      <path d="M4 52h38" strokeDasharray="2 3" />
    </>
  ),
  evidence: (
    <>
      <path d="M6 12v40M26 12v40" opacity=".4" />
      <path d="M46 32h20M56 22v20" strokeWidth="2" />
      <path d="M80 32h20" strokeWidth="2" />
    </>
  ),
  origins: (
    <>
      <rect x="4" y="26" width="12" height="12" strokeDasharray="3 2.5" />
      <path d="M18 32h78" strokeDasharray="2 4" />
      <circle cx="102" cy="32" r="5" />
    </>
  ),
  search: (
    <>
      <path d="M4 14h70M4 32h44M4 50h58" opacity=".45" />
      <circle cx="92" cy="32" r="13" />
      <path d="M101.5 41.5L112 52" />
    </>
  ),
  people: (
    <>
      <circle cx="30" cy="24" r="10" />
      <path d="M10 58c2-14 9-20 20-20s18 6 20 20" />
      <circle cx="86" cy="24" r="10" strokeDasharray="3 3" opacity=".7" />
      <path d="M66 58c2-14 9-20 20-20s18 6 20 20" strokeDasharray="3 3" opacity=".7" />
    </>
  ),
  history: (
    <>
      <path d="M10 32h100" opacity=".45" />
      <circle cx="10" cy="32" r="4" />
      <circle cx="44" cy="32" r="4" />
      <circle cx="78" cy="32" r="4" strokeDasharray="2 2" />
    </>
  ),
};

/** Says what this place is for, why it is empty, and the one thing to do. Never only "No data". */
export const Empty = ({
  drawing,
  place,
  title,
  children,
  actions,
  headingLevel: Heading = "h2",
}: {
  drawing?: keyof typeof drawings;
  /** The place's name, small above the title. */
  place?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  headingLevel?: "h2" | "h3";
}) => (
  <section className="state alone">
    {drawing && (
      <svg className="pic" viewBox="0 0 120 64" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true">
        {drawings[drawing]}
      </svg>
    )}
    {place && <span className="cap">{place}</span>}
    <Heading>{title}</Heading>
    {children && <p>{children}</p>}
    {actions && <div className="row">{actions}</div>}
  </section>
);
