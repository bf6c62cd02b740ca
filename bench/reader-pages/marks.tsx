"use client";

import { heldText } from "@/lib/articles/held-text";

const onPage = { __html: "" };

export const Marks = ({ name }: { name: string }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: one place listens for all of the text
  // biome-ignore lint/a11y/useKeyWithClickEvents: the least that the page can cost
  <div
    className="body long"
    lang="en"
    suppressHydrationWarning
    onClick={(event) => (event.target as Element).closest("mark")}
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made of what readingMarkup has escaped
    dangerouslySetInnerHTML={typeof window === "undefined" ? { __html: heldText(name) } : onPage}
  />
);
