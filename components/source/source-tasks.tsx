"use client";

import { useState } from "react";
import { FinishTask } from "@/components/task/finish-task";
import type { AssignTask, EditTask, ListedTask, TaskEvidence, TaskTemplates } from "@/components/task/task";
import { AssignTaskDialog } from "@/components/task/task-form";
import { Button } from "@/components/ui/button";
import { DueTime } from "@/components/ui/time";
import { taskStateWord } from "@/components/vocabulary/words";

/** Pieces of checking that were handed out for a source. */
export const SourceTasks = ({
  dossierId,
  sourceId,
  tasks,
  evidence,
  assignable,
  edit,
  assign,
  templates,
  meId,
  mayComment,
  now,
  zone,
}: {
  dossierId: string;
  sourceId: string;
  tasks: readonly ListedTask[];
  /** Evidence that this source gave. */
  evidence: readonly TaskEvidence[];
  assignable: readonly { personId: string; name: string }[];
  edit: EditTask;
  /** null for whoever may not hand out work. */
  assign: AssignTask | null;
  templates: TaskTemplates;
  meId: string;
  mayComment: boolean;
  now: string;
  zone: string;
}) => {
  const [finishing, setFinishing] = useState<ListedTask | null>(null);
  const [assigning, setAssigning] = useState(false);
  return (
    <>
      <ul className="rows">
        {tasks.map((task) => (
          <li key={task.id} className="py-2.5">
            <p dir="auto" className="[overflow-wrap:anywhere]">
              {task.title}
            </p>
            {task.outcome && (
              <p dir="auto" className="text-ink-2 [overflow-wrap:anywhere]">
                {task.outcome}
              </p>
            )}
            <div className="hint flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>{task.assigneeName ?? "Whoever takes it"}</span>
              {task.state !== "open" ? (
                <span>{taskStateWord[task.state]}</span>
              ) : (
                task.dueAt && <DueTime iso={task.dueAt} now={now} zone={zone} />
              )}
              {task.state === "open" && !task.withheld && (assign || (mayComment && task.assigneeId === meId)) && (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`Mark done: ${task.title}`}
                  onClick={() => setFinishing(task)}
                >
                  Done
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {tasks.length === 0 && <p className="hint py-2.5">No piece of checking is handed out for it.</p>}
      {assign && (
        <div className="pt-2">
          <Button size="sm" icon="plus" onClick={() => setAssigning(true)}>
            Assign a task
          </Button>
        </div>
      )}
      {finishing && <FinishTask task={finishing} evidence={evidence} edit={edit} onClose={() => setFinishing(null)} />}
      {assign && assigning && (
        <AssignTaskDialog
          dossierId={dossierId}
          about={{ words: "this source", sourceId }}
          members={assignable}
          assign={assign}
          templates={templates}
          zone={zone}
          onClose={() => setAssigning(false)}
        />
      )}
    </>
  );
};
