"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

/**
 * Follows plain links within the page, heard where they stand together: as many `Link`s would cost a long table more than its
 * words. Another window or tab stays the browser's.
 * @param options as `router.push` takes them.
 */
export function useSoftLinks(options?: { scroll: boolean }): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    router.push(link.href, options);
  };
}
