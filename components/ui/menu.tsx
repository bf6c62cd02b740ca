"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { Icon, type IconName } from "./icon";
import { usePopover } from "./use-popover";

/** What a menu lists: something to do, somewhere to go, a choice with a tick, a line, or a caption. */
export type MenuEntry =
  | { kind: "line" }
  | { kind: "caption"; label: ReactNode }
  | { kind: "link"; label: ReactNode; href: string; icon?: IconName }
  | { kind?: "action"; label: ReactNode; onPick: () => void; icon?: IconName; aside?: ReactNode; disabled?: boolean }
  | { kind: "choice"; label: ReactNode; onPick: () => void; chosen: boolean };

/**
 * A button that opens a menu, in the top layer by the popover attribute. Arrow keys, Home, End and first letters move;
 * Escape and a click outside close it and give the focus back. Its entries are drawn while it is open: a page has many menus.
 */
export const Menu = ({
  label,
  children,
  entries,
  className = "btn ghost icon sm",
  align = "end",
}: {
  /** Names the button when what it shows is not a text. */
  label?: string;
  /** What the button shows. */
  children: ReactNode;
  entries: readonly MenuEntry[];
  className?: string;
  align?: "start" | "end";
}) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const items = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])') ?? []),
  ];
  const close = () => menu.current?.hidePopover();
  const { open, hears } = usePopover(menu, () => {
    if (!button.current || !menu.current) return;
    placeBeside(menu.current, button.current.getBoundingClientRect(), align);
    items()[0]?.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = nextFocus(event.key, at, all);
    if (event.key === "Tab") close();
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    all[to]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        className="menu"
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        {...hears}
        onKeyDown={onKeyDown}
      >
        {open &&
          entries.map((entry, index) => (
            // Entries have no identity of their own and never move while the menu is open.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Entry key={index} entry={entry} close={close} />
          ))}
      </div>
    </>
  );
};

const Entry = ({ entry, close }: { entry: MenuEntry; close: () => void }) => {
  if (entry.kind === "line") return <hr />;
  if (entry.kind === "caption") return <p className="cap">{entry.label}</p>;
  if (entry.kind === "link")
    return (
      <a role="menuitem" tabIndex={-1} href={entry.href}>
        {entry.icon && <Icon name={entry.icon} size={14} />}
        {entry.label}
      </a>
    );
  if (entry.kind === "choice")
    return (
      <button
        type="button"
        role="menuitemradio"
        aria-checked={entry.chosen}
        tabIndex={-1}
        onClick={() => {
          close();
          entry.onPick();
        }}
      >
        {entry.label}
        {entry.chosen && <Icon name="check" size={14} className="end" />}
      </button>
    );
  return (
    <button
      type="button"
      role="menuitem"
      aria-disabled={entry.disabled || undefined}
      tabIndex={-1}
      onClick={() => {
        if (entry.disabled) return;
        close();
        entry.onPick();
      }}
    >
      {entry.icon && <Icon name={entry.icon} size={14} />}
      {entry.label}
      {entry.aside && <span className="end">{entry.aside}</span>}
    </button>
  );
};

/** Which entry gets the focus after a key, or null when the key moves nothing. */
const nextFocus = (key: string, at: number, all: readonly HTMLElement[]): number | null => {
  const count = all.length;
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key.length !== 1 || key === " ") return null;
  const letter = key.toLowerCase();
  const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  const found = after.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
  return found ? all.indexOf(found) : null;
};

/** Puts the menu under its button, or above it where there is no room, inside the window. */
export const placeBeside = (menu: HTMLElement, anchor: DOMRect, align: "start" | "end") => {
  const { width, height } = menu.getBoundingClientRect();
  const left = align === "end" ? anchor.right - width : anchor.left;
  const below = anchor.bottom + 4;
  const top = below + height > window.innerHeight - 8 ? Math.max(8, anchor.top - height - 4) : below;
  menu.style.left = `${Math.min(Math.max(8, left), window.innerWidth - width - 8)}px`;
  menu.style.top = `${top}px`;
};
