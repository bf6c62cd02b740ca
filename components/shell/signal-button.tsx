import type { ReactNode } from "react";
import type { Signal } from "./signals";

/** A button that sends a signal to whoever listens for it; `DeskShell` hears it pressed. */
export const SignalButton = ({
  signal,
  className,
  label,
  children,
}: {
  signal: Signal;
  className?: string;
  /** Names the button where what it shows is no text. */
  label?: string;
  children: ReactNode;
}) => (
  <button type="button" className={className} aria-label={label} data-signal={signal}>
    {children}
  </button>
);
