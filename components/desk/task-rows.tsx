"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { FinishTask } from "@/components/task/finish-task";
import { HandOver } from "@/components/task/hand-over";
import {
  aboutWords,
  type EditTask,
  type HandOverTask,
  type ListedTask,
  type TakeTask,
  type TaskEvidence,
} from "@/components/task/task";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useSingleKeys } from "@/components/ui/single-keys";
import { DueTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { taskHref } from "@/lib/tasks/task";
import { rowAtHand } from "./rows";

export type DeskTask = ListedTask & { dossierTitle: string; fromName: string | null };

type Opened = { what: "finish" | "hand-over"; task: DeskTask } | null;

/** One's own tasks, soonest first: F or the ring at the left asks what came of one, H passes it on. */
export const DeskTasks = ({
  tasks,
  evidence,
  giveable,
  edit,
  handOver,
  now,
  zone,
}: {
  tasks: readonly DeskTask[];
  evidence: readonly TaskEvidence[];
  /** Whom a task can be handed to, by dossier. */
  giveable: Record<string, readonly { personId: string; name: string }[]>;
  edit: EditTask;
  handOver: HandOverTask;
  now: string;
  zone: string;
}) => {
  const [opened, setOpened] = useState<Opened>(null);
  const begin = (what: "finish" | "hand-over") => {
    const task = rowAtHand(tasks, "task");
    if (task && !task.withheld) setOpened({ what, task });
  };
  useSingleKeys({ f: () => begin("finish"), h: () => begin("hand-over") });
  const close = () => setOpened(null);
  const shown = opened && (tasks.find(({ id }) => id === opened.task.id) ?? opened.task);
  return (
    <>
      <ul className="rows">
        {tasks.map((task) => (
          <li className="task" key={task.id} data-row={`task-${task.id}`}>
            <button
              type="button"
              className="tick"
              aria-label={`Mark done: ${task.title}`}
              aria-keyshortcuts="F"
              title="Say what came of it (F)"
              disabled={task.withheld}
              onClick={() => setOpened({ what: "finish", task })}
            />
            <TaskWords task={task} />
            {task.dueAt ? <DueTime iso={task.dueAt} now={now} zone={zone} /> : <span className="due">no due date</span>}
            <Button
              variant="ghost"
              size="sm"
              icon="swap"
              className="act"
              aria-label={`Hand on: ${task.title}`}
              aria-keyshortcuts="H"
              title="Hand on (H)"
              disabled={task.withheld}
              onClick={() => setOpened({ what: "hand-over", task })}
            >
              Hand on
            </Button>
          </li>
        ))}
      </ul>
      {opened?.what === "finish" && shown && (
        <FinishTask key={shown.id} task={shown} evidence={evidence} edit={edit} onClose={close} />
      )}
      {opened?.what === "hand-over" && shown && (
        <HandOver
          key={shown.id}
          task={shown}
          members={giveable[shown.dossierId] ?? []}
          handOver={handOver}
          onClose={close}
        />
      )}
    </>
  );
};

/** Tasks that nobody has: T or the button takes one. Whoever is second is told who was first. */
export const FreeTasks = ({
  tasks,
  take,
  now,
  zone,
  head,
  more,
}: {
  tasks: readonly DeskTask[];
  take: TakeTask;
  /** Names the section, by the id "free-tasks". */
  head: ReactNode;
  more: ReactNode;
  now: string;
  zone: string;
}) => {
  const router = useRouter();
  const { run, busy, refused } = useAction(take);
  const takeIt = async (task: DeskTask | undefined) => {
    if (!task || busy) return;
    const answer = await run({ taskId: task.id, seen: task.version });
    if (answer.ok) toast(`Yours now: ${task.title}`);
    else if (answer.refused.kind === "conflict") router.refresh();
  };
  useSingleKeys({ t: () => void takeIt(rowAtHand(tasks, "free")) });
  // Who was too late for the last one is told all the same.
  if (tasks.length === 0 && !refused) return null;
  return (
    <section aria-labelledby="free-tasks">
      {head}
      {refused && (
        <Notice kind={refused.kind === "conflict" ? "stale" : "error"} className="mt-3">
          {refused.message}
        </Notice>
      )}
      <ul className="rows">
        {tasks.map((task) => (
          <li className="task free" key={task.id} data-row={`free-${task.id}`}>
            <TaskWords task={task} />
            {task.dueAt ? <DueTime iso={task.dueAt} now={now} zone={zone} /> : <span className="due">no due date</span>}
            <Button
              size="sm"
              className="act"
              busy={busy}
              aria-label={`Take: ${task.title}`}
              aria-keyshortcuts="T"
              title="Take it (T)"
              onClick={() => void takeIt(task)}
            >
              Take
            </Button>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
};

const TaskWords = ({ task }: { task: DeskTask }) => (
  <div className="min-w-0">
    <Link
      className="tt block [overflow-wrap:anywhere] hover:underline"
      dir="auto"
      data-row-go=""
      href={taskHref({ dossierId: task.dossierId, id: task.id })}
    >
      {task.title}
    </Link>
    <div className="ts [overflow-wrap:anywhere]">
      {[
        task.dossierTitle,
        aboutWords(task),
        task.blocks && "the sign-off waits for it",
        task.fromName && `from ${task.fromName}`,
      ]
        .filter(Boolean)
        .join(" · ")}
    </div>
  </div>
);
