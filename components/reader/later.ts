import { lazy } from "react";

/** What comes over the wire when somebody begins to work: reading does not wait for it. */

const tagDialog = () => import("./tag-dialog");
const openClaim = () => import("./open-claim");
const articleDialog = () => import("./article-dialog");
const articleTalk = () => import("./article-talk");

export const TagDialog = lazy(async () => ({ default: (await tagDialog()).TagDialog }));
export const OpenClaim = lazy(async () => ({ default: (await openClaim()).OpenClaim }));
export const ArticleDialog = lazy(async () => ({ default: (await articleDialog()).ArticleDialog }));
export const ArticleTalk = lazy(async () => ({ default: (await articleTalk()).ArticleTalk }));

/** Fetches it ahead, at the first key or touch. */
export const fetchLater = (): void => {
  for (const part of [tagDialog, openClaim, articleDialog, articleTalk]) void part();
};
