"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

export type Toast = {
  id: number;
  text: string;
  /** One thing to do about it, such as undoing it. */
  action?: { label: string; onPick: () => void };
};

let shown: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const nothing: readonly Toast[] = [];

const show = (toasts: readonly Toast[]) => {
  shown = toasts;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
const dismiss = (id: number) => show(shown.filter((toast) => toast.id !== id));

/** Says in passing that something worked. What went wrong belongs next to the thing, in a Notice, and stays. */
export const toast = (text: string, action?: Toast["action"]): void => {
  show([...shown.slice(-2), { id: nextId++, text, action }]);
};

/** The same, for components. */
export const useToast = () => toast;

/** Where toasts appear and are read out. Stands once in the layout; each stays 6 s, or 12 s if it offers something. */
export const ToastRegion = () => {
  const toasts = useSyncExternalStore(
    subscribe,
    () => shown,
    () => nothing,
  );
  const region = useRef<HTMLDivElement>(null);
  const newest = toasts.at(-1)?.id;

  useEffect(() => {
    const element = region.current;
    if (!element || newest === undefined) return;
    // Hidden and shown again, so that it lies above a dialog opened since.
    if (element.matches(":popover-open")) element.hidePopover();
    element.showPopover();
  }, [newest]);

  return (
    <div ref={region} className="toasts" popover="manual" role="status" aria-live="polite">
      {toasts.map((one) => (
        <Line key={one.id} toast={one} />
      ))}
    </div>
  );
};

const Line = ({ toast: { id, text, action } }: { toast: Toast }) => {
  const lasts = action ? 12_000 : 6_000;
  const held = useRef(false);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!held.current) dismiss(id);
    }, lasts);
    return () => clearInterval(timer);
  }, [id, lasts]);
  const hold = (on: boolean) => () => {
    held.current = on;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only holds the clock
    <div
      className="toast"
      onMouseEnter={hold(true)}
      onMouseLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <Icon name="check" size={14} />
      <p>{text}</p>
      {action && (
        <Button
          size="sm"
          onClick={() => {
            action.onPick();
            dismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <Button size="sm" icon="x" aria-label="Dismiss" onClick={() => dismiss(id)} />
    </div>
  );
};
