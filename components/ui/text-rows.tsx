"use client";

import { useLayoutEffect, useRef, useState } from "react";
import type { Handed } from "@/lib/handed";
import { handedText } from "./handed";
import { bringUpTo } from "./text-rows-update";

/**
 * The body of a table whose rows the server wrote as text (`markupOf`). After a change those rows are replaced that became
 * others; each has an id. Its links are followed within the page.
 */
export const TextRows = ({ rows }: { rows: Handed }) => {
  const body = useRef<HTMLTableSectionElement>(null);
  const text = handedText(rows);
  const [first] = useState({ __html: text });
  const shown = useRef(text);
  useLayoutEffect(() => {
    if (text === shown.current || !body.current) return;
    bringUpTo(body.current, text);
    shown.current = text;
  }, [text]);
  return (
    <tbody
      ref={body}
      id={"place" in rows ? rows.place : undefined}
      data-soft=""
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: elements, their texts escaped
      dangerouslySetInnerHTML={first}
    />
  );
};
