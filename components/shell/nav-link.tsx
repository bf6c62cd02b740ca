import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { leadsTo } from "./nav";

/** A link that knows when it is where you are: at `path`. */
export const NavLink = ({
  path,
  href,
  exact,
  className,
  title,
  children,
}: {
  path: string;
  href: string;
  exact?: boolean;
  className?: string;
  title?: string;
  children: ReactNode;
}) => (
  <Link href={href} className={className} title={title} aria-current={leadsTo(href, path, exact) ? "page" : undefined}>
    {children}
  </Link>
);
