import type { MouseEvent, SyntheticEvent } from "react";
import { Icon } from "@/components/ui/icon";

/** A line of the menu: somewhere to go, or a caption over those that follow. */
export type FilterChoice = { label: string; href: string; chosen?: boolean } | { caption: string };

/**
 * What the list can be narrowed to or put together by: opens its choices. It is a `details`, so that it opens without
 * script too; where several can be chosen it stays open. What closes it otherwise, `ClaimFilters` hears for all of them.
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
}) => (
  <details name="claim-filter" onToggle={placeChoices}>
    <summary className={`${className} max-w-64 cursor-pointer list-none [&::-webkit-details-marker]:hidden`}>
      <span className="truncate">{name}</span>
      <Icon name="down" size={12} />
    </summary>
    {/* biome-ignore lint/a11y/useKeyWithClickEvents: following a link by key is a click too */}
    <ul data-soft="stay" className="menu choices z-10 overflow-y-auto" onClick={several ? undefined : closeAfter}>
      {choices.map((choice, at) =>
        "caption" in choice ? (
          <li key={choice.caption} className="cap">
            {choice.caption}
          </li>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place in the menu, wherever it leads by now
          <li key={at}>
            <a href={choice.href} dir="auto" aria-current={choice.chosen ? "true" : undefined}>
              {choice.label}
              {choice.chosen && <Icon name="check" size={14} className="ms-auto" />}
            </a>
          </li>
        ),
      )}
    </ul>
  </details>
);

/** Puts the choices under what opens them, inside the window. */
function placeChoices({ currentTarget }: SyntheticEvent<HTMLDetailsElement>): void {
  const [summary, list] = [currentTarget.querySelector("summary"), currentTarget.querySelector("ul")];
  if (!summary || !list) return;
  const { left, bottom } = summary.getBoundingClientRect();
  list.style.left = `${Math.max(8, Math.min(left, window.innerWidth - list.offsetWidth - 8))}px`;
  list.style.top = `${bottom + 4}px`;
  list.style.maxHeight = `${Math.max(160, window.innerHeight - bottom - 16)}px`;
}

function closeAfter({ target, currentTarget }: MouseEvent<HTMLUListElement>): void {
  const details = currentTarget.closest("details");
  if (details && target instanceof Element && target.closest("a")) details.open = false;
}
