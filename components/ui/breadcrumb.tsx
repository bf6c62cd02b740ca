import { Fragment } from "react";
import { Icon } from "./icon";
import { Link } from "./link";
import { remembered } from "./markup";
import { Written } from "./written";

export type Crumb = {
  label: string;
  href?: string;
  /** Where the bar has much else to hold. */
  narrow?: boolean;
};

/** The way back up: the last crumb is this page. */
export const Breadcrumb = ({ crumbs }: { crumbs: readonly Crumb[] }) => (
  <Written as="nav" className="crumb" aria-label="Breadcrumb">
    <Way crumbs={crumbs} />
  </Written>
);

const Way = remembered(({ crumbs }: { crumbs: readonly Crumb[] }) =>
  crumbs.map(({ label, href, narrow }, index) => {
    const width = narrow ? "max-w-28 lg:max-w-72" : "max-w-[min(60ch,32vw)]";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place in the way
      <Fragment key={index}>
        {index > 0 && <Icon name="chev" />}
        {index === crumbs.length - 1 ? (
          <b className="trunc" dir="auto" aria-current="page">
            {label}
          </b>
        ) : href ? (
          <Link className={`trunc flex-none ${width} hover:text-ink`} dir="auto" href={href}>
            {label}
          </Link>
        ) : (
          <span className={`trunc flex-none ${width}`} dir="auto">
            {label}
          </span>
        )}
      </Fragment>
    );
  }),
);
