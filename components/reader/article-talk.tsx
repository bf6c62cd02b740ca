"use client";

import { useEffect, useRef } from "react";
import type { SaidComment, TalkActions } from "@/components/talk/talk";
import { Threads } from "@/components/talk/threads";
import { Button } from "@/components/ui/button";
import { useReader } from "./context";

/** What was said about the article, beside its text: about words of it, which are found again from here, or about all of it. */
export const ArticleTalk = ({
  comments,
  ...about
}: {
  comments: readonly SaidComment[];
  dossierId: string;
  meId: string;
  people: readonly { personId: string; name: string }[];
  may: boolean;
  actions: TalkActions;
  now: string;
  zone: string;
}) => {
  const { articleId, close, text, talked, dropWords } = useReader();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // Who came to say something is at the field by now; who came to a comment goes on from there.
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true });
  }, []);
  return (
    <aside ref={panel} className="panel" aria-label="Talk about the article" tabIndex={-1}>
      <div className="panel-h">
        <h2 className="claim-ref grow">Talk</h2>
        <Button variant="ghost" size="sm" icon="x" aria-label="Close the talk" onClick={close} />
      </div>
      <div className="panel-b">
        <Threads
          comments={comments}
          about={{ on: "article", id: articleId, ...about }}
          nothing="Nobody has said anything about this article. Select words of it and press L to talk about them."
          words={talked}
          dropWords={dropWords}
          showWords={(words) => text.current?.show(words) ?? false}
        />
      </div>
    </aside>
  );
};
