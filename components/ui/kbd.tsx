import { ModKey } from "./mod-key";

/**
 * Shows a key, or keys pressed together: `mod+K` reads ⌘K on a Mac and Ctrl K elsewhere.
 * Keys pressed one after the other are one Kbd each.
 */
export const Kbd = ({ keys }: { keys: string }) => {
  const parts = keys.split("+");
  return (
    <kbd>
      {parts.map((part) => (part === "mod" ? <ModKey key={part} /> : <span key={part}>{keyFace[part] ?? part}</span>))}
    </kbd>
  );
};

const keyFace: Record<string, string> = {
  enter: "↵",
  shift: "⇧",
  alt: "Alt ",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  esc: "Esc",
};

/** Says the same keys to assistive technology, for `aria-keyshortcuts`. */
export const keyShortcuts = (keys: string): string =>
  keys
    .split("+")
    .map((part) => (part === "mod" ? "Control" : (spoken[part] ?? part)))
    .join("+");

const spoken: Record<string, string> = { enter: "Enter", shift: "Shift", alt: "Alt", esc: "Escape", "?": "Shift+/" };
