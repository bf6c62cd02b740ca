"use client";

import { useEffect, useRef } from "react";
import type { Refused } from "@/lib/action";

/** A ref for a form: when it is refused, the first field that is to be mended gets the focus. */
export function useFirstError(refused: Refused | null) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refused) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refused]);
  return form;
}
