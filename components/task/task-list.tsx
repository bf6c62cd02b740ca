"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Tag } from "@/components/ui/tag";
import { DueTime } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import { taskStateWord } from "@/components/vocabulary/words";
import { taskTransitionsFrom } from "@/lib/tasks/status";
import { FinishTask } from "./finish-task";
import { type AssignTask, aboutHref, aboutWords, type EditTask, type ListedTask } from "./task";
import { type Assignable, AssignTaskDialog, EditTaskDialog, type TaskAbout } from "./task-form";

type Opened = { what: "finish" | "edit"; task: ListedTask } | null;

/** The tasks of a dossier, with what each may be made of by whoever looks. */
export const TaskList = ({
  tasks,
  meId,
  mayEdit,
  mayAnswer,
  members,
  edit,
  now,
  zone,
}: {
  tasks: readonly ListedTask[];
  meId: string;
  /** Lead and checkers, while the dossier is open. */
  mayEdit: boolean;
  /** Whose task it is may say what came of it, a reader too. */
  mayAnswer: boolean;
  members: readonly Assignable[];
  edit: EditTask;
  now: string;
  zone: string;
}) => {
  const router = useRouter();
  const [opened, setOpened] = useState<Opened>(null);
  const { run, busy, refused } = useAction(edit);
  const close = () => setOpened(null);
  const current = opened && tasks.find((task) => task.id === opened.task.id);

  const entriesFor = (task: ListedTask): MenuEntry[] => [
    ...taskTransitionsFrom(task.state)
      .filter((move) => move.to !== "done")
      .map((move) => ({
        label: move.name,
        onPick: () => void run({ taskId: task.id, seen: task.version, state: move.to }),
      })),
    ...(mayEdit && task.assigneeId !== meId && task.state === "open"
      ? [
          {
            label: "Take it myself",
            icon: "person" as const,
            onPick: () => void run({ taskId: task.id, seen: task.version, assigneeId: meId }),
          },
        ]
      : []),
    ...(mayEdit ? [{ label: "Change", icon: "pen" as const, onPick: () => setOpened({ what: "edit", task }) }] : []),
  ];

  return (
    <>
      {refused && (
        <Notice kind="error" className="mt-3">
          {refused.message}
        </Notice>
      )}
      <ul className="rows">
        {tasks.map((task) => {
          const mine = task.assigneeId === meId;
          const answers = !task.withheld && (mayEdit || (mayAnswer && mine));
          const href = aboutHref(task);
          return (
            <li className="task-row" id={`task-${task.id}`} key={task.id}>
              {task.state === "open" ? (
                <button
                  type="button"
                  className="tick"
                  disabled={!answers}
                  aria-label={`Mark done: ${task.title}`}
                  onClick={() => setOpened({ what: "finish", task })}
                />
              ) : (
                <Icon name={task.state === "done" ? "check" : "x"} label={taskStateWord[task.state]} />
              )}
              <div className="min-w-0">
                <p className="tt [overflow-wrap:anywhere]" dir="auto">
                  {task.title}
                </p>
                <p className="ts">
                  {task.state === "cancelled" && "Cancelled · "}
                  {href ? (
                    <Link className="link" dir="auto" href={href}>
                      {aboutWords(task)}
                    </Link>
                  ) : (
                    "about the dossier"
                  )}
                </p>
                {task.withheld && (
                  <p className="hint row">
                    <Icon name="lock" size={14} /> What is asked is for those cleared for this source.
                  </p>
                )}
                {task.detail && (
                  <p className="soft whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
                    {task.detail}
                  </p>
                )}
                {task.outcome && (
                  <p className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
                    <span className="muted">Outcome: </span>
                    {task.outcome}
                  </p>
                )}
              </div>
              <span className="who-due">
                {task.state === "open" ? (
                  task.dueAt ? (
                    <DueTime iso={task.dueAt} now={now} zone={zone} />
                  ) : (
                    <span className="due">no due date</span>
                  )
                ) : (
                  <Tag>{taskStateWord[task.state]}</Tag>
                )}
                <Avatar name={task.assigneeName} me={mine} />
                {answers && entriesFor(task).length > 0 && (
                  <Menu label={`More for ${task.title}`} entries={entriesFor(task)}>
                    <Icon name="more" />
                  </Menu>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="sr" role="status">
        {busy ? "Saving" : ""}
      </p>
      {opened?.what === "finish" && (
        <FinishTask key={opened.task.id} task={current ?? opened.task} edit={edit} onClose={close} />
      )}
      {opened?.what === "edit" && (
        <EditTaskDialog
          key={opened.task.id}
          task={current ?? opened.task}
          members={members}
          edit={edit}
          zone={zone}
          onConflict={() => router.refresh()}
          onClose={close}
        />
      )}
    </>
  );
};

/** Opens the dialog for a new task: by its button, by T, or at once where the page was opened for that. */
export const NewTask = ({
  startsOpen,
  returnTo,
  ...dialog
}: {
  startsOpen: boolean;
  /** The address of the page without what opened the dialog. */
  returnTo: string;
  dossierId: string;
  about: TaskAbout | null;
  members: readonly Assignable[];
  assign: AssignTask;
  zone: string;
}) => {
  const router = useRouter();
  const [open, setOpen] = useState(startsOpen);
  useEffect(() => {
    if (startsOpen) setOpen(true);
  }, [startsOpen]);
  useSingleKeys({ t: () => setOpen(true) });
  const onClose = () => {
    setOpen(false);
    if (startsOpen) router.replace(returnTo, { scroll: false });
  };
  return (
    <>
      <Button variant="primary" icon="plus" shortcut="T" onClick={() => setOpen(true)}>
        New task
      </Button>
      {open && <AssignTaskDialog {...dialog} onClose={onClose} />}
    </>
  );
};
