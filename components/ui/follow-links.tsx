"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Follows every `Link` within the page, heard in one place. Whoever handles a click first keeps it. */
export const FollowLinks = () => {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      // Another tab or window is the browser's.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-soft]") : null;
      if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
      event.preventDefault();
      router.push(link.href, { scroll: link.dataset.soft !== "stay" });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
};
