import { type RefObject, type ToggleEvent, useEffect, useState } from "react";

/**
 * What a popover holds is drawn while it is open: a page has many of them. `open` says whether; give the rest to its element.
 * @param shown called once it is there, to be placed.
 */
export function usePopover(panel: RefObject<HTMLElement | null>, shown: () => void) {
  const [open, setOpen] = useState(false);
  // Somebody may have opened it before the script was there.
  useEffect(() => {
    if (!panel.current?.matches(":popover-open")) return;
    panel.current.hidePopover();
    panel.current.showPopover();
  }, [panel]);
  const hears = {
    // Drawn before the browser shows it; taken away only when it is shut, since the focus goes back from inside.
    onBeforeToggle: ({ newState }: ToggleEvent) => {
      if (newState === "open") setOpen(true);
    },
    onToggle: ({ newState }: ToggleEvent) => {
      setOpen(newState === "open");
      if (newState === "open") shown();
    },
  };
  return { open, hears };
}
