"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";

/** A filter that is not set yet: opens what it can be set to. It is a `details`, so that it opens without script too. */
export const FilterMenu = ({
  name,
  choices,
}: {
  name: string;
  choices: readonly { label: string; href: string }[];
}) => {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const open = details.current;
      if (!open?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        open.open = false;
        open.querySelector("summary")?.focus();
      } else if (event.target instanceof Node && !open.contains(event.target)) open.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);

  const place = () => {
    const [summary, list] = [details.current?.querySelector("summary"), details.current?.querySelector("ul")];
    if (!summary || !list) return;
    const { left, bottom } = summary.getBoundingClientRect();
    list.style.left = `${Math.min(left, window.innerWidth - list.offsetWidth - 8)}px`;
    list.style.top = `${bottom + 4}px`;
  };

  return (
    <details ref={details} name="claim-filter" onToggle={place}>
      <summary className="chip cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        {name}
        <Icon name="down" size={12} />
      </summary>
      <ul className="menu z-10">
        {choices.map(({ label, href }) => (
          <li key={href}>
            <Link
              href={href}
              dir="auto"
              className="block rounded-tag px-2.5 py-1.5 [overflow-wrap:anywhere] hover:bg-well max-md:py-2.5"
              onClick={() => {
                if (details.current) details.current.open = false;
              }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
};
