"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { useSingleKeys } from "@/components/ui/single-keys";
import { Tag } from "@/components/ui/tag";
import { DueTime, Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { taskStateWord } from "@/components/vocabulary/words";
import { taskTransitionsFrom } from "@/lib/tasks/status";
import { EvidenceWords, FinishTask } from "./finish-task";
import { HandOver } from "./hand-over";
import {
  type AssignTask,
  aboutHref,
  aboutWords,
  type ListedTask,
  type TaskActions,
  type TaskEvidence,
  type TaskTemplates,
} from "./task";
import { type Assignable, AssignTaskDialog, EditTaskDialog, type TaskAbout } from "./task-form";
import { TaskTalk, type TaskTalkOf } from "./task-talk";

type Opened = { what: "finish" | "edit" | "hand-over"; task: ListedTask } | null;

/** The tasks of a dossier, with what each may be made of by whoever looks. */
export const TaskList = ({
  tasks,
  evidence,
  meId,
  mayEdit,
  mayAnswer,
  members,
  actions,
  talk,
  now,
  zone,
}: {
  tasks: readonly ListedTask[];
  /** What came of these tasks, and what can have come of them. */
  evidence: readonly TaskEvidence[];
  meId: string;
  /** Lead and checkers, while the dossier is open. */
  mayEdit: boolean;
  /** Whose task it is may say what came of it and hand it on, a reader too. */
  mayAnswer: boolean;
  members: readonly Assignable[];
  actions: TaskActions;
  /** Left out where tasks are shown without what was said about them. */
  talk?: TaskTalkOf;
  now: string;
  zone: string;
}) => {
  const router = useRouter();
  const [opened, setOpened] = useState<Opened>(null);
  const edit = useAction(actions.edit);
  const take = useAction(actions.take);
  const watch = useAction(actions.watch);
  const close = () => setOpened(null);
  const current = opened && tasks.find((task) => task.id === opened.task.id);
  const shown = opened && (current ?? opened.task);
  const refused = edit.refused ?? take.refused ?? watch.refused;
  const takeIt = async (task: ListedTask) => {
    const answer = await take.run({ taskId: task.id, seen: task.version });
    if (!answer.ok && answer.refused.kind === "conflict") router.refresh();
  };

  const move = async (task: ListedTask, state: "open" | "cancelled") => {
    const answer = await edit.run({ taskId: task.id, seen: task.version, state });
    if (answer.ok && state === "cancelled") toast("The task is cancelled. Its menu opens it again.");
  };

  const movesOf = (task: ListedTask, to: "open" | "cancelled"): MenuEntry[] =>
    taskTransitionsFrom(task.state)
      .filter((one) => one.to === to)
      .map(({ name }) => ({ label: name, icon: to === "open" ? "undo" : "x", onPick: () => void move(task, to) }));

  const entriesFor = (task: ListedTask, answers: boolean): MenuEntry[] => [
    ...(answers ? movesOf(task, "open") : []),
    ...(mayEdit && !task.withheld && task.assigneeId && task.assigneeId !== meId && task.state === "open"
      ? [{ label: "Take it myself", icon: "person" as const, onPick: () => void takeIt(task) }]
      : []),
    ...(answers && task.state === "open"
      ? [{ label: "Hand on", icon: "swap" as const, onPick: () => setOpened({ what: "hand-over", task }) }]
      : []),
    ...(mayEdit && !task.withheld
      ? [{ label: "Change", icon: "pen" as const, onPick: () => setOpened({ what: "edit", task }) }]
      : []),
    ...(task.withheld && !task.watching
      ? []
      : [
          {
            label: task.watching ? "Watch it no longer" : "Watch it",
            icon: "bell" as const,
            onPick: () => void watch.run({ taskId: task.id, watching: !task.watching }),
          },
        ]),
    ...(answers && task.state === "open" ? [{ kind: "line" as const }, ...movesOf(task, "cancelled")] : []),
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
          const entries = entriesFor(task, answers);
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
              <TaskWords task={task} evidence={evidence} zone={zone}>
                {talk && <TaskTalk task={task} talk={talk} meId={meId} people={members} now={now} zone={zone} />}
              </TaskWords>
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
                {task.state === "open" && !task.assigneeId && mayEdit && !task.withheld ? (
                  <Button size="sm" busy={take.busy} aria-label={`Take: ${task.title}`} onClick={() => takeIt(task)}>
                    Take
                  </Button>
                ) : (
                  <Avatar name={task.assigneeName} me={mine} />
                )}
                {entries.length > 0 && (
                  <Menu label={`More for ${task.title}`} entries={entries}>
                    <Icon name="more" />
                  </Menu>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="sr" role="status">
        {edit.busy || take.busy || watch.busy ? "Saving" : ""}
      </p>
      {opened?.what === "finish" && shown && (
        <FinishTask key={shown.id} task={shown} evidence={evidence} edit={actions.edit} onClose={close} />
      )}
      {opened?.what === "hand-over" && shown && (
        <HandOver key={shown.id} task={shown} members={members} handOver={actions.handOver} onClose={close} />
      )}
      {opened?.what === "edit" && shown && (
        <EditTaskDialog
          key={shown.id}
          task={shown}
          members={members}
          edit={actions.edit}
          zone={zone}
          onConflict={() => router.refresh()}
          onClose={close}
        />
      )}
    </>
  );
};

/** What a task asks for, what it is about, what is to be known of it, and what came of it. */
const TaskWords = ({
  task,
  evidence,
  zone,
  children,
}: {
  task: ListedTask;
  evidence: readonly TaskEvidence[];
  zone: string;
  /** What was said about it. */
  children: ReactNode;
}) => {
  const href = aboutHref(task);
  const attached = evidence.filter(({ id }) => task.evidenceIds.includes(id));
  return (
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
        {task.blocks && task.state === "open" && " · the sign-off waits for it"}
        {task.state === "open" && task.remindAt && (
          <>
            {" "}
            · {task.remindedAt ? "reminded" : "reminder"} <Time iso={task.remindedAt ?? task.remindAt} zone={zone} />
          </>
        )}
        {task.watching && " · you watch it"}
      </p>
      {task.withheld && (
        <p className="hint row">
          <Icon name="lock" size={14} />{" "}
          {task.claimId
            ? "What is asked is for after your own verdict on this claim."
            : "What is asked is for those cleared for this source."}
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
      {attached.length > 0 && (
        <ul aria-label="Evidence that came of it">
          {attached.map((one) => (
            <li key={one.id}>
              <Link className="link" href={`/dossiers/${task.dossierId}/claims/${one.claimId}#evidence-${one.id}`}>
                <EvidenceWords evidence={one} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
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
  templates: TaskTemplates;
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
