"use client";

import { type RefObject, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { counted } from "@/components/vocabulary/words";
import { type Thread as ThreadOf, threadsOf } from "@/lib/comments/comment";
import { Composer } from "./composer";
import type { ChosenWords, SaidComment, TalkAbout } from "./talk";
import { Thread } from "./thread";
import { useWriting } from "./use-writing";
import type { ShowWords } from "./words";

/** Talk about one thing: its open threads, a place to begin another, and those that were resolved. The same everywhere. */
export const Threads = ({
  comments,
  about,
  nothing,
  words = null,
  dropWords,
  showWords,
  focus = false,
}: {
  comments: readonly SaidComment[];
  about: TalkAbout;
  /** What stands there while nobody has said anything. */
  nothing?: string;
  /** The words that a new thread would be about. */
  words?: (ChosenWords & { shown: string }) | null;
  dropWords?: () => void;
  showWords?: ShowWords;
  /** Puts the focus where a new thread begins. */
  focus?: boolean;
}) => {
  const list = useRef<HTMLDivElement>(null);
  const { run, busy, refused } = useAction(about.actions.writeComment);
  useNamedComment(list);
  const threads = threadsOf(comments);
  const writing = useWriting();
  const isFolded = ({ first }: ThreadOf<SaidComment>) => writing.keptFolded(first.id) ?? first.resolvedAt !== null;
  const open = threads.filter((thread) => !isFolded(thread));
  const resolved = threads.filter(isFolded);
  const listed = (some: typeof threads, folded: boolean) => (
    <ol className="threads">
      {some.map((thread) => (
        <Thread
          key={thread.first.id}
          thread={thread}
          folded={folded}
          writing={writing.within(thread.first.id, folded)}
          about={about}
          showWords={showWords}
        />
      ))}
    </ol>
  );
  const write = async (text: string) => {
    const chosen = words && { revisionId: words.revisionId, start: words.start, end: words.end };
    const quoted = words?.quote === undefined ? {} : { quote: words.quote };
    const answer = await run({
      on: about.on,
      id: about.id,
      text,
      ...(chosen ? { words: { ...chosen, ...quoted } } : {}),
    });
    if (answer.ok) dropWords?.();
    return answer.ok;
  };
  return (
    <div ref={list} className="talk">
      {threads.length === 0 && nothing && <p className="hint">{nothing}</p>}
      {open.length > 0 && listed(open, false)}
      {about.may && (
        <Composer
          label="Comment"
          send="Comment"
          placeholder="Comment. @name tells them."
          kept={`${about.on} ${about.id}`}
          focus={words ? `${words.start} ${words.end}` : focus}
          about={about}
          busy={busy}
          refused={refused}
          onSend={write}
        >
          {words && (
            <p className="talk-words chosen">
              <span dir="auto">{words.shown}</span>
              <Button
                size="sm"
                variant="ghost"
                icon="x"
                aria-label="About no words in particular"
                onClick={dropWords}
              />
            </p>
          )}
        </Composer>
      )}
      {resolved.length > 0 && (
        <details className="resolved">
          <summary className="hint">{counted(resolved.length, "resolved thread")}</summary>
          {listed(resolved, true)}
        </details>
      )}
    </div>
  );
};

/** Brings the comment that the address names into view, out of whatever it is folded into. */
function useNamedComment(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const look = () => {
      const { hash } = window.location;
      const named = hash.startsWith("#comment-") ? document.getElementById(hash.slice(1)) : null;
      if (!named || !list.current?.contains(named)) return;
      for (let around = named.parentElement; around; around = around.parentElement)
        if (around instanceof HTMLDetailsElement) around.open = true;
      named.scrollIntoView({ block: "center" });
    };
    look();
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, [list]);
}
