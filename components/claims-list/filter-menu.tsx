"use client";

import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { remembered } from "@/components/ui/markup";
import { Written } from "@/components/ui/written";

/** A line of the menu: somewhere to go, or a caption over those that follow. */
export type FilterChoice = { label: string; href: string; chosen?: boolean } | { caption: string };

/**
 * What the list can be narrowed to or put together by: opens its choices. It is a `details`, so that it opens without
 * script too; where several can be chosen it stays open.
 */
export const FilterMenu = ({
  name,
  choices,
  several = false,
  className = "chip",
}: {
  name: string;
  choices: readonly FilterChoice[];
  several?: boolean;
  className?: string;
}) => {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const open = details.current;
      if (!open?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        event.preventDefault();
        open.open = false;
        open.querySelector("summary")?.focus();
      } else if (event.target instanceof Node && !open.contains(event.target)) open.open = false;
    };
    document.addEventListener("pointerdown", close);
    // Before the list hears of it: Escape closes what is open first.
    document.addEventListener("keydown", close, { capture: true });
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close, { capture: true });
    };
  }, []);

  const place = () => {
    const [summary, list] = [details.current?.querySelector("summary"), details.current?.querySelector("ul")];
    if (!summary || !list) return;
    const { left, bottom } = summary.getBoundingClientRect();
    list.style.left = `${Math.max(8, Math.min(left, window.innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${bottom + 4}px`;
    list.style.maxHeight = `${Math.max(160, window.innerHeight - bottom - 16)}px`;
  };

  return (
    <details ref={details} name="claim-filter" onToggle={place}>
      <summary className={`${className} max-w-64 cursor-pointer list-none [&::-webkit-details-marker]:hidden`}>
        <span className="truncate">{name}</span>
        <Icon name="down" size={12} />
      </summary>
      <Written
        as="ul"
        className="menu choices z-10 overflow-y-auto"
        onClick={(event) => {
          const chosen = event.target instanceof Element && event.target.closest("a");
          if (chosen && details.current && !several) details.current.open = false;
        }}
      >
        <Choices choices={choices} />
      </Written>
    </details>
  );
};

const Choices = remembered(({ choices }: { choices: readonly FilterChoice[] }) => (
  <>
    {choices.map((choice) =>
      "caption" in choice ? (
        <li key={choice.caption} className="cap">
          {choice.caption}
        </li>
      ) : (
        <li key={choice.href + choice.label}>
          <Link href={choice.href} scroll={false} dir="auto" aria-current={choice.chosen ? "true" : undefined}>
            <span className="grow">{choice.label}</span>
            {choice.chosen && <Icon name="check" size={14} />}
          </Link>
        </li>
      ),
    )}
  </>
));
