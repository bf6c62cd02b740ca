import { lazy } from "react";

/** What comes over the wire when somebody begins to work: reading does not wait for it. */

const tagDialog = () => import("./tag-dialog");
const openClaim = () => import("./open-claim");

const articleTalk = () => import("./article-talk");

export const TagDialog = lazy(async () => ({ default: (await tagDialog()).TagDialog }));
export const OpenClaim = lazy(async () => ({ default: (await openClaim()).OpenClaim }));

export const ArticleTalk = lazy(async () => ({ default: (await articleTalk()).ArticleTalk }));

/** Fetches it ahead, at the first key or touch. */
export const fetchLater = (): void => {
  void tagDialog();
  void openClaim();
};
