import type { ReactNode } from "react";

/** Opens a page: title, one sentence, actions at the right. */
export const PageHead = ({ title, lead, actions }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode }) => (
  <header className="head">
    <div className="grow">
      <h1 className="h1">{title}</h1>
      {lead && <p className="lead">{lead}</p>}
    </div>
    {actions && <div className="end">{actions}</div>}
  </header>
);

/** The facts under a title, between a double and a single rule: up to four, the progress of claims third. */
export const Ears = ({ facts }: { facts: readonly { label: ReactNode; children: ReactNode }[] }) => (
  <dl className="ears">
    {facts.map(({ label, children }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fact is its place in the row
      <div key={index}>
        <dt>{label}</dt>
        {children}
      </div>
    ))}
  </dl>
);

/** Opens a section with one ink line: its name, a count, something to do or know at the right. */
export const SectionHead = ({
  children,
  count,
  end,
  level: Heading = "h2",
  id,
}: {
  children: ReactNode;
  count?: ReactNode;
  end?: ReactNode;
  level?: "h2" | "h3";
  id?: string;
}) => (
  <div className="sec">
    <Heading className="h3" id={id}>
      {children}
    </Heading>
    {count !== undefined && <span className="c">{count}</span>}
    {end && <div className="end">{end}</div>}
  </div>
);
