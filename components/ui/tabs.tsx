"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

export type Tab = { id: string; label: ReactNode; count?: number; children: ReactNode };

/** Panels behind names, one at a time; arrow keys move between the names. */
export const Tabs = ({ label, tabs, start }: { label: string; tabs: readonly Tab[]; start?: string }) => {
  const own = useId();
  const row = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(start ?? tabs[0]?.id);
  const at = tabs.findIndex((tab) => tab.id === open);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const to = (at + step + tabs.length) % tabs.length;
    setOpen(tabs[to]?.id);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };

  return (
    <>
      <div ref={row} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown} tabIndex={-1}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${own}-${tab.id}`}
            aria-selected={tab.id === open}
            aria-controls={`${own}-${tab.id}-panel`}
            tabIndex={tab.id === open ? 0 : -1}
            onClick={() => setOpen(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span className="muted font-normal">{tab.count}</span>}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${own}-${tab.id}-panel`}
          aria-labelledby={`${own}-${tab.id}`}
          hidden={tab.id !== open}
        >
          {tab.children}
        </div>
      ))}
    </>
  );
};
