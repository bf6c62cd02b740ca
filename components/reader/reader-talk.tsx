"use client";

import { type ComponentProps, Suspense } from "react";
import { ArticleTalk } from "./later";

/** What was said about the article; it comes over the wire when it is opened first. */
export const ReaderTalk = (props: ComponentProps<typeof ArticleTalk>) => (
  <Suspense>
    <ArticleTalk {...props} />
  </Suspense>
);
