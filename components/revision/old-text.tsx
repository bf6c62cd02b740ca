"use client";

import { useRouter } from "next/navigation";
import type { KeyboardEvent, MouseEvent } from "react";
import { unfoldPressed } from "../reader/folds";

/** The text of an older revision, to read: its claims lead to their pages, nothing can be tagged in it. */
export const OldText = ({ dossierId, html, language }: { dossierId: string; html: string; language: string }) => {
  const router = useRouter();
  const open = (target: EventTarget) => {
    const claim = (target as Element).closest<HTMLElement>("[data-c]")?.dataset.c;
    if (claim) router.push(`/dossiers/${dossierId}/claims/${claim}`);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!unfoldPressed(event.target as Element, event.currentTarget)) open(event.target);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter") open(event.target);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: one place listens for the links in the text
    <div
      className="body old"
      data-edit="false"
      lang={language || undefined}
      onClick={onClick}
      onKeyDown={onKeyDown}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: readingMarkup escapes every word of it
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
};
