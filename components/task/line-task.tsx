"use client";

import { useEffect, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Kbd, keyShortcuts } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Result } from "@/lib/action";
import type { RuleName } from "@/lib/dossiers/standard";
import type { LineTask, LineWithTask } from "@/lib/tasks/line-task";
import { taskHref } from "@/lib/tasks/task";

export type MakeLineTask = (input: {
  claimId: string;
  rule: RuleName;
}) => Promise<Result<{ id: string; title: string; made: boolean }>>;

/**
 * What making the tasks of a claim's failing lines needs. `pressed` is the line whose button was pressed: when its task
 * takes the button's place, the focus goes there.
 */
export function useMakeTask(make: MakeLineTask, claimId: string) {
  const { run, busy, refused } = useAction(make);
  const [pressed, setPressed] = useState<RuleName | null>(null);
  const press = async (rule: RuleName, byButton = true) => {
    setPressed(byButton ? rule : null);
    const answer = await run({ claimId, rule });
    if (answer.ok) toast(answer.value.made ? `The task is made: ${answer.value.title}` : "It has a task already.");
  };
  return { press, pressed, busy, refused };
}

/** Offers to make the task of a failing line; once it is made, shows it until it is done. */
export const LineTaskOffer = ({
  line,
  claimId,
  claimRef,
  make,
  dossierId,
  meId,
}: {
  line: LineWithTask;
  claimId: string;
  claimRef: string;
  /** Null for those who hand out no tasks. */
  make: MakeLineTask | null;
  dossierId: string;
  meId: string;
}) => {
  const { press, pressed, busy, refused } = useMakeTask(make ?? never, claimId);
  if (line.task)
    return <OpenLineTask task={line.task} dossierId={dossierId} meId={meId} focus={pressed === line.rule} />;
  if (!make || line.sealed) return null;
  return (
    <>
      <MakeTaskButton line={line} claimRef={claimRef} busy={busy} onPress={() => press(line.rule)} />
      {refused && <Notice kind="error">{refused.message}</Notice>}
    </>
  );
};

const never: MakeLineTask = async () => {
  throw new Error("only those who hand out tasks make one");
};

/** "Make the task", with its key where it has one. */
export const MakeTaskButton = ({
  line: { detail },
  claimRef,
  busy,
  shortcut,
  onPress,
}: {
  line: { detail: string };
  claimRef: string;
  busy: boolean;
  shortcut?: string;
  onPress: () => void;
}) => (
  <button
    type="button"
    className="quiet make-task"
    disabled={busy}
    aria-busy={busy || undefined}
    aria-keyshortcuts={shortcut ? keyShortcuts(shortcut) : undefined}
    onClick={onPress}
  >
    Make the task
    <span className="sr">
      {" "}
      for {claimRef}: {detail}
    </span>
    {shortcut && <Kbd keys={shortcut} />}
  </button>
);

/** The open task of a line, and whose it is. */
export const OpenLineTask = ({
  task,
  dossierId,
  meId,
  focus = false,
}: {
  task: LineTask;
  dossierId: string;
  meId: string;
  /** It has just taken the place of the button that made it. */
  focus?: boolean;
}) => {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // The focus is nowhere, or on what is around here for want of the button; whoever went on elsewhere stays there.
    if (focus && document.activeElement?.contains(link.current)) link.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <span className="line-task">
      <Icon name="tasks" size={14} label="Task" />
      <Link ref={link} className="link" href={taskHref({ dossierId, id: task.id })} dir="auto" title={task.title}>
        {task.title}
      </Link>
      <Avatar name={task.assigneeName} me={task.assigneeId === meId} />
    </span>
  );
};
