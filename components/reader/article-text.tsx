"use client";

import { memo, type Ref } from "react";
import { heldText } from "@/lib/articles/held-text";

/** Empty in a browser: the text stands on the page already, or `useText` fetches it. */
const onPage = { __html: "" };

/**
 * The text of an article, as HTML that the server wrote. It goes into the page's HTML alone, and not along with it as data:
 * that would send every word twice. Drawn once; what changes later is put in by `useText`, paragraph by paragraph.
 */
export const ArticleText = memo(
  ({
    ref,
    version,
    long,
    language,
  }: {
    ref: Ref<HTMLDivElement>;
    /** Names the text that is held while the page is made. */
    version: string;
    long: boolean;
    language: string;
  }) => (
    <div
      ref={ref}
      className={long ? "body long" : "body"}
      lang={language || undefined}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: readingMarkup escapes every word of it
      dangerouslySetInnerHTML={typeof window === "undefined" ? { __html: heldText(version) } : onPage}
    />
  ),
  () => true,
);
ArticleText.displayName = "ArticleText";
