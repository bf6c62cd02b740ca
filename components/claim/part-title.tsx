"use client";

import type { ReactNode } from "react";
import { useClaim } from "./context";

/** Opens a part of the panel: its name, a count, something to do or know at the right. */
export const PartTitle = ({
  id,
  children,
  count,
  end,
}: {
  id: string;
  children: ReactNode;
  /** Left out while it is 0. */
  count?: number;
  end?: ReactNode;
}) => {
  const { heading: Heading } = useClaim();
  return (
    <div className="ph">
      <Heading id={id}>{children}</Heading>
      {count ? <span className="muted font-normal">{count}</span> : null}
      {end && <span className="end">{end}</span>}
    </div>
  );
};
