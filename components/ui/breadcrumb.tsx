import { Fragment, type ReactNode } from "react";
import { Icon } from "./icon";
import { Link } from "./link";
import { Written } from "./written";

export type Crumb = { label: ReactNode; href?: string };

/** The way back up: the last crumb is this page. */
export const Breadcrumb = ({ crumbs }: { crumbs: readonly Crumb[] }) => (
  <Written as="nav" className="crumb" aria-label="Breadcrumb">
    {crumbs.map(({ label, href }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place in the way
      <Fragment key={index}>
        {index > 0 && <Icon name="chev" />}
        {index === crumbs.length - 1 ? (
          <b className="trunc" dir="auto" aria-current="page">
            {label}
          </b>
        ) : href ? (
          <Link className="trunc flex-none max-w-[min(60ch,32vw)] hover:text-ink" dir="auto" href={href}>
            {label}
          </Link>
        ) : (
          <span className="trunc flex-none max-w-[min(60ch,32vw)]" dir="auto">
            {label}
          </span>
        )}
      </Fragment>
    ))}
  </Written>
);
