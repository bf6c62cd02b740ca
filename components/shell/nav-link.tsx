"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { leadsTo } from "./nav";

/** A link that knows when it is where you are. */
export const NavLink = ({
  href,
  exact,
  className,
  title,
  children,
}: {
  href: string;
  exact?: boolean;
  className?: string;
  title?: string;
  children: ReactNode;
}) => {
  const path = usePathname() ?? "";
  return (
    <Link
      href={href}
      className={className}
      title={title}
      aria-current={leadsTo(href, path, exact) ? "page" : undefined}
    >
      {children}
    </Link>
  );
};
