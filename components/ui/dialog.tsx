"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";
import { keepPlace } from "./keep-place";

/**
 * A dialog over the page, on the browser's own modal: it keeps the focus inside, closes on Escape and on its backdrop,
 * and gives the focus back to what opened it, or to where that was. On a phone it rises from the bottom; `sheet` stands at the right edge.
 *
 * `foot` holds the quiet action first, then `<div className="end">` with cancel and the primary. Put a `<form>` around
 * parts by `wrap`, so that body and foot are one form, which Ctrl/Cmd+Enter sends from any field. `keepOpen` ignores the
 * backdrop, for forms with typed text.
 */
export const Dialog = ({
  open,
  onClose,
  title,
  about,
  children,
  foot,
  size = "md",
  sheet = false,
  keepOpen = false,
  columns,
  wrap = (parts) => parts,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One muted line under the title. */
  about?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  size?: "md" | "wide";
  sheet?: boolean;
  keepOpen?: boolean;
  /** Body in columns, for `wide`. */
  columns?: "facts" | "three";
  wrap?: (parts: ReactNode) => ReactNode;
}) => {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    const opener = document.activeElement;
    const backToPlace = keepPlace();
    dialog.showModal();
    firstPlace(dialog)?.focus();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      backToPlace();
    };
  }, [open]);

  const onBackdrop = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === ref.current && !keepOpen) onClose();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    ref.current?.querySelector<HTMLElement>(".dlg-f [type=submit]")?.click();
  };

  if (!open) return null;
  const classes = ["dlg", size === "wide" ? "wide" : "", sheet ? "side-sheet" : ""].filter(Boolean).join(" ");
  const bodyClasses = ["dlg-b", columns ? "cols" : "", columns === "three" ? "three" : ""].filter(Boolean).join(" ");
  return (
    <dialog
      ref={ref}
      className={classes}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // Of one that went away while it was open the browser tells later.
        if (ref.current && !ref.current.open) onClose();
      }}
      onMouseDown={onBackdrop}
      onKeyDown={onKeyDown}
    >
      {wrap(
        <>
          <div className="dlg-h">
            <div className="grow">
              <h2 id={titleId}>{title}</h2>
              {about && <p className="muted mt-0.5">{about}</p>}
            </div>
            <Button variant="ghost" size="sm" icon="x" aria-label="Close" onClick={onClose} />
          </div>
          <div className={bodyClasses} tabIndex={columns ? 0 : undefined}>
            {children}
          </div>
          {foot && <div className="dlg-f">{foot}</div>}
        </>,
      )}
    </dialog>
  );
};

/**
 * Where the focus goes at first: what asks for it, else the first field, else the primary button, else what scrolls. Of several
 * to choose one from it is the one that is chosen: the ring and what Enter sends are the same then.
 */
function firstPlace(dialog: HTMLDialogElement): HTMLElement | null {
  const asking = dialog.querySelector<HTMLElement>("[data-autofocus]");
  if (asking) return asking;
  const field = dialog.querySelector<HTMLInputElement>(".dlg-b :is(input:not([type=hidden]), select, textarea)");
  if (!field) return dialog.querySelector<HTMLElement>(".dlg-f .primary:enabled, .dlg-b[tabindex]");
  if (field.type !== "radio") return field;
  return dialog.querySelector<HTMLElement>(`input[type=radio][name="${CSS.escape(field.name)}"]:checked`) ?? field;
}
