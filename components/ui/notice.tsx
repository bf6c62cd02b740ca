import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

const kinds = {
  /** Something failed. */
  error: { className: "note err", icon: "warn", role: "alert" },
  /** Something needs you: it changed meanwhile, or a rule is not met. */
  stale: { className: "note", icon: "warn", role: "status" },
  /** Something to know. */
  info: { className: "note plain", icon: "info", role: "note" },
} as const satisfies Record<string, { className: string; icon: IconName; role: string }>;

/** Says next to the thing what happened, what is safe and what to do: `title` the first, `children` the others. */
export const Notice = ({
  kind = "info",
  title,
  icon,
  children,
  actions,
  className = "",
}: {
  kind?: keyof typeof kinds;
  title?: ReactNode;
  icon?: IconName;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) => {
  const of = kinds[kind];
  return (
    <div className={`${of.className} ${className}`.trim()} role={of.role}>
      <Icon name={icon ?? of.icon} />
      <div className="grow">
        {title && <b>{title}</b>} {children}
        {actions && <div className="row mt-2 flex-wrap">{actions}</div>}
      </div>
    </div>
  );
};
