import type { ReactNode } from "react";

/** A quiet word in a frame: a kind, a role, a state that is not part of the vocabulary. */
export const Tag = ({ children, className = "" }: { children: ReactNode; className?: string }) => (
  <span className={`tag ${className}`.trim()}>{children}</span>
);
