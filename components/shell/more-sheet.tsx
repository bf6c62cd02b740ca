"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { onSignal } from "./signals";

/** On a phone: everything the sidebar has. Closes when a link in it is followed. */
export const MoreSheet = ({ children }: { children: ReactNode }) => {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useEffect(() => onSignal("more", () => setOpen(true)), []);
  return (
    <Dialog open={open} onClose={close} title="Second Source" sheet>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: links inside do the work, this only closes after them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: following a link by key is a click too */}
      <div
        className="more"
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a")) close();
        }}
      >
        {children}
      </div>
    </Dialog>
  );
};
