"use client";

import Link from "next/link";
import { useState } from "react";
import { DueTime } from "@/components/ui/time";
import { FinishTask } from "./finish-task";
import { aboutWords, type EditTask, type ListedTask } from "./task";

export type DueTask = ListedTask & { dossierTitle: string; fromName: string | null };

/** One's own tasks, soonest first: the ring at the left asks what came of it and marks it done. */
export const DueList = ({
  tasks,
  edit,
  now,
  zone,
}: {
  tasks: readonly DueTask[];
  edit: EditTask;
  now: string;
  zone: string;
}) => {
  const [finishing, setFinishing] = useState<DueTask | null>(null);
  return (
    <>
      <ul className="rows">
        {tasks.map((task) => (
          <li className="task" key={task.id}>
            <button
              type="button"
              className="tick"
              aria-label={`Mark done: ${task.title}`}
              onClick={() => setFinishing(task)}
            />
            <div className="min-w-0">
              <Link
                className="tt block hover:underline"
                dir="auto"
                href={`/dossiers/${task.dossierId}/tasks#task-${task.id}`}
              >
                {task.title}
              </Link>
              <div className="ts">
                {[task.dossierTitle, aboutWords(task), task.fromName && `from ${task.fromName}`]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
            </div>
            {task.dueAt ? <DueTime iso={task.dueAt} now={now} zone={zone} /> : <span className="due">no due date</span>}
          </li>
        ))}
      </ul>
      {finishing && <FinishTask key={finishing.id} task={finishing} edit={edit} onClose={() => setFinishing(null)} />}
    </>
  );
};
