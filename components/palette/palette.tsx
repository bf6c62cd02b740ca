"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { onSignal } from "@/components/shell/signals";
import { Icon } from "@/components/ui/icon";

/** Comes over the wire when it is opened first: no page waits for it. */
const Inside = lazy(() => import("./inside"));

/** Find or run: one field that finds claims, articles, sources and tasks, goes anywhere and does what can be done here. */
export const Palette = () => {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => setOpen(false);

  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    const off = onSignal("find-or-run", () => setOpen(true));
    document.addEventListener("keydown", toggle);
    return () => {
      off();
      document.removeEventListener("keydown", toggle);
    };
  }, []);

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const opener = document.activeElement;
    element.showModal();
    // The browser takes the first thing that can have the focus, which is what stands around the field.
    element.querySelector("input")?.focus();
    return () => {
      element.close();
      setTyped("");
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className="pal"
      aria-label="Find or run"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      {open && (
        <Suspense
          fallback={
            <div className="in">
              <Icon name="search" />
              <input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                aria-label="Find or run"
                dir="auto"
                autoFocus
              />
            </div>
          }
        >
          <Inside begun={typed} close={close} />
        </Suspense>
      )}
    </dialog>
  );
};
