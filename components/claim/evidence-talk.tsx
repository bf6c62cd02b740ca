"use client";

import type { SaidComment, TalkAbout } from "@/components/talk/talk";
import { Threads } from "@/components/talk/threads";
import { threadsOf } from "@/lib/comments/comment";
import { useClaim } from "./context";

/** What talk in a claim's panel is told, about the claim or a piece of its evidence. */
export const useTalkAbout = (on: "claim" | "evidence", id: string): TalkAbout => {
  const { data, actions } = useClaim();
  return {
    on,
    id,
    dossierId: data.dossierId,
    meId: data.me.id,
    people: data.members.filter((member) => !member.disabled),
    may: data.may.comment,
    actions,
    now: data.now,
    zone: data.zone,
  };
};

export const openThreads = (comments: readonly SaidComment[]): number =>
  threadsOf(comments).filter(({ first }) => first.resolvedAt === null).length;

/** What was said about one piece of evidence, folded away beneath it. */
export const EvidenceTalk = ({ evidenceId, name }: { evidenceId: string; name: string }) => {
  const { data } = useClaim();
  const about = useTalkAbout("evidence", evidenceId);
  const comments = data.comments.filter((comment) => comment.evidenceId === evidenceId);
  const open = openThreads(comments);
  if (comments.length === 0 && !about.may) return null;
  return (
    <details className="ev-talk" id={`talk-${evidenceId}`}>
      <summary>
        <span className="quiet">
          Talk<span className="sr"> about the evidence from {name}</span>
        </span>
        {comments.length > 0 && (
          <span className="hint">
            {" "}
            {comments.length}
            {open > 0 && `, ${open} open`}
          </span>
        )}
      </summary>
      <Threads comments={comments} about={about} />
    </details>
  );
};

/** Unfolds what was said about a piece of evidence, and goes there. */
export const openEvidenceTalk = (evidenceId: string): void => {
  const talk = document.getElementById(`talk-${evidenceId}`);
  if (!(talk instanceof HTMLDetailsElement)) return;
  talk.open = true;
  talk.scrollIntoView({ block: "center" });
  talk.querySelector<HTMLElement>("summary")?.focus({ preventScroll: true });
};
