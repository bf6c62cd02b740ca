"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Follows every `Link` within the page, and every plain link within an element that says so for all of its own (`data-soft`,
 * where there are many of them), heard in one place. Whoever handles a click first keeps it.
 */
export const FollowLinks = () => {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      // Another tab or window is the browser's.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const soft = link?.closest<HTMLElement>("[data-soft]")?.dataset.soft;
      if (
        !link ||
        soft === undefined ||
        link.target ||
        link.hasAttribute("download") ||
        link.origin !== location.origin
      )
        return;
      event.preventDefault();
      router.push(link.href, { scroll: soft !== "stay" });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
};
