"use client";

import type { SaidComment, TalkAbout } from "@/components/talk/talk";
import { Threads } from "@/components/talk/threads";
import { Link } from "@/components/ui/link";

/** Talk of the tasks in a list: how much there is on each, and that of the one that the address names. */
export type TaskTalkOf = Pick<TalkAbout, "may" | "actions"> & {
  counts: Record<string, { comments: number; open: number }>;
  /** The task whose talk is unfolded; null for none. */
  opened: string | null;
  /** Address of the list, without the talk of any task. */
  list: string;
  comments: readonly SaidComment[];
};

/** What was said about a task: how much, and unfolded beneath it where the address says so. */
export const TaskTalk = ({
  task,
  talk: { counts, opened, list, comments, ...rest },
  ...look
}: {
  task: { id: string; dossierId: string; title: string };
  talk: TaskTalkOf;
} & Pick<TalkAbout, "meId" | "people" | "now" | "zone">) => {
  const { id, dossierId, title } = task;
  const count = counts[id];
  if (!count && !rest.may) return null;
  const open = opened === id;
  return (
    <>
      <p className="ts">
        <Link
          className="quiet"
          href={open ? list : `${list}${list.includes("?") ? "&" : "?"}talk=${id}`}
          scroll={false}
          aria-expanded={open}
        >
          {open ? "Close the talk" : "Talk"}
          <span className="sr"> about {title}</span>
        </Link>{" "}
        {count && !open && (
          <span className="hint">
            {count.comments}
            {count.open > 0 && `, ${count.open} open`}
          </span>
        )}
      </p>
      {open && <Threads comments={comments} about={{ on: "task", id, dossierId, ...rest, ...look }} />}
    </>
  );
};
