"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Follows every `Link` and every `GetForm` within the page, and every plain link within an element that says so for all of its
 * own (`data-soft`, where there are many of them), heard in one place. Whoever handles a click first keeps it.
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
    const ask = (event: SubmitEvent) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.soft === undefined) return;
      event.preventDefault();
      router.push(addressOf(form, event.submitter), { scroll: form.dataset.soft !== "stay" });
    };
    document.addEventListener("click", follow);
    document.addEventListener("submit", ask);
    return () => {
      document.removeEventListener("click", follow);
      document.removeEventListener("submit", ask);
    };
  }, [router]);
  return null;
};

/** Where the browser itself would go: the form's address with its fields for a query. */
function addressOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const address = new URL(form.getAttribute("action") ?? "", location.href);
  const fields = [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]);
  address.search = new URLSearchParams(fields).toString();
  return address.href;
}
