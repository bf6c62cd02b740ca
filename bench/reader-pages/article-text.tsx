"use client";

import { type Ref, use } from "react";
import { Mapped } from "./mapping";

/** Stands for the reader's own: the same place, filled with elements. */
export const ArticleText = ({
  ref,
  long,
  language,
}: {
  ref: Ref<HTMLDivElement>;
  version: string;
  long: boolean;
  language: string;
}) => (
  <div ref={ref} className={long ? "body long" : "body"} lang={language || undefined}>
    {use(Mapped)}
  </div>
);
