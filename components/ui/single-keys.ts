"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

/** Keys that work on their own, by what `KeyboardEvent.key` says in lower case: "c", "?", or two in a row: "g d". */
export type KeyBindings = Record<string, (event: KeyboardEvent) => void>;

/** Does something once for a press, however long the key is held down: moving may repeat, changing something may not. */
export const once =
  (act: () => unknown) =>
  ({ repeat }: KeyboardEvent): void => {
    if (!repeat) act();
  };

const kept = "single-keys";
const changed = "single-keys-changed";

const isOn = (): boolean => {
  try {
    return localStorage.getItem(kept) !== "off";
  } catch {
    // A browser that keeps nothing has them on.
    return true;
  }
};

/** Switches single keys on or off in this browser: who dictates by voice would press them without meaning to. */
export const switchSingleKeys = (on: boolean): void => {
  try {
    localStorage.setItem(kept, on ? "on" : "off");
  } catch {
    return;
  }
  document.dispatchEvent(new Event(changed));
};

const subscribe = (listener: () => void) => {
  document.addEventListener(changed, listener);
  window.addEventListener("storage", listener);
  return () => {
    document.removeEventListener(changed, listener);
    window.removeEventListener("storage", listener);
  };
};

export const useSingleKeysOn = (): boolean => useSyncExternalStore(subscribe, isOn, () => true);

/** How long the second key of two is waited for, in milliseconds. */
const patience = 1200;

const listening = new Set<{ current: KeyBindings }>();
let first = { key: "", at: 0 };

/**
 * Listens for single keys on the page while no field has the focus, no dialog or menu is open and nobody has switched
 * them off. Keys with Ctrl, Alt or ⌘ are never single keys.
 */
export function useSingleKeys(bindings: KeyBindings): void {
  const held = useRef(bindings);
  useEffect(() => {
    held.current = bindings;
  });
  useEffect(() => {
    if (listening.size === 0) document.addEventListener("keydown", onKeyDown);
    listening.add(held);
    return () => {
      listening.delete(held);
      if (listening.size === 0) document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

// One listener for all of them, so that the C of "G C" is not taken for a C as well. The newest binding of a key wins.
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || isCovered() || !isOn()) return;
  const key = event.key.toLowerCase();
  const inRow = first.key && event.timeStamp - first.at < patience ? `${first.key} ${key}` : key;
  const all = [...listening].reverse().map((one) => one.current);
  const starts = all.some((bindings) => Object.keys(bindings).some((one) => one.startsWith(`${key} `)));
  first = { key: starts && inRow === key ? key : "", at: event.timeStamp };
  const bound = (keys: string) => all.find((bindings) => bindings[keys])?.[keys];
  const act = bound(inRow) ?? bound(key);
  if (!act) return;
  event.preventDefault();
  act(event);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select") !==
    null ||
    (target instanceof HTMLElement && target.isContentEditable));

const isCovered = (): boolean => document.querySelector("dialog[open], .menu:popover-open") !== null;
