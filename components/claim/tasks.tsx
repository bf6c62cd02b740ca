"use client";

import { useState } from "react";
import { EvidenceWords, FinishTask } from "@/components/task/finish-task";
import { HandOver } from "@/components/task/hand-over";
import { evidenceOfTask, type TaskEvidence } from "@/components/task/task";
import { AssignTaskDialog } from "@/components/task/task-form";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { DueTime } from "@/components/ui/time";
import { useAction } from "@/components/ui/use-action";
import { taskStateWord } from "@/components/vocabulary/words";
import type { ClaimPanelData } from "@/lib/claims/panel";
import { useClaim } from "./context";
import { PartTitle } from "./part-title";
import { Refusal } from "./refusal";

type Task = ClaimPanelData["tasks"][number];

/** Pieces of checking that were handed out for this claim. */
export const Tasks = () => {
  const { data, actions } = useClaim();
  const [assigning, setAssigning] = useState(false);
  const open = data.tasks.filter((task) => task.state === "open");
  const past = data.tasks.filter((task) => task.state !== "open");
  const { claim } = data;
  return (
    <section aria-labelledby="tasks-of-claim">
      <PartTitle
        id="tasks-of-claim"
        count={open.length}
        end={
          data.may.edit && (
            <Button variant="ghost" size="sm" icon="plus" onClick={() => setAssigning(true)}>
              Assign a task
            </Button>
          )
        }
      >
        Tasks
      </PartTitle>
      {data.tasks.length === 0 && <p className="hint">No piece of checking is handed out for this claim.</p>}
      <ul className="rows">
        {[...open, ...past].map((task) => (
          <li key={task.id}>
            <TaskRow task={task} />
          </li>
        ))}
      </ul>
      {assigning && (
        <AssignTaskDialog
          dossierId={data.dossierId}
          about={{ words: `${claim.ref}: ${claim.statement}`, claimId: claim.id }}
          members={membersOf(data)}
          assigneeId={claim.assigneeId ?? ""}
          assign={actions.assignTask}
          templates={actions.taskTemplates}
          zone={data.zone}
          onClose={() => setAssigning(false)}
        />
      )}
    </section>
  );
};

const membersOf = ({ members }: ClaimPanelData) =>
  members.filter((member) => !member.disabled).map(({ personId, name }) => ({ personId, name }));

/** The claim's evidence as a task of it names it. */
const evidenceOf = ({ claim, evidence }: ClaimPanelData): TaskEvidence[] =>
  evidence.map(({ id, sourceId, stance, source }) => ({
    id,
    claimId: claim.id,
    claimRef: claim.ref,
    sourceId,
    source: source.title,
    stance,
  }));

const TaskRow = ({ task }: { task: Task }) => {
  const { data, actions } = useClaim();
  const [opened, setOpened] = useState<"finish" | "hand-over" | null>(null);
  const edit = useAction(actions.editTask);
  const take = useAction(actions.takeTask);
  const watch = useAction(actions.watchTask);
  const mine = task.assigneeId === data.me.id;
  const may = !task.withheld && (data.may.edit || (mine && data.may.comment));
  const open = task.state === "open";
  const takeIt = () => take.run({ taskId: task.id, seen: task.version });
  const close = () => setOpened(null);
  const evidence = evidenceOf(data);
  const attached = evidenceOfTask(task, evidence).filter(({ id }) => task.evidenceIds.includes(id));
  const entries: MenuEntry[] = [
    ...(may && open && task.assigneeId && !mine && data.may.edit
      ? [{ label: "Take it myself", icon: "person" as const, onPick: () => void takeIt() }]
      : []),
    ...(may && open
      ? [{ label: "Hand on", icon: "swap" as const, onPick: () => setOpened("hand-over" as const) }]
      : []),
    ...(task.claimId && data.may.edit && may && open
      ? [
          {
            label: task.blocks ? "Sign off without it" : "Have the sign-off wait for it",
            icon: "seal" as const,
            onPick: () => void edit.run({ taskId: task.id, seen: task.version, blocks: !task.blocks }),
          },
        ]
      : []),
    ...(task.withheld
      ? []
      : [
          {
            label: task.watching ? "Watch it no longer" : "Watch it",
            icon: "bell" as const,
            onPick: () => void watch.run({ taskId: task.id, watching: !task.watching }),
          },
        ]),
  ];
  return (
    <div className="task-line">
      <Avatar name={task.assigneeName} me={mine} />
      <div className="grow">
        <p dir="auto">{task.title}</p>
        {task.detail && (
          <p className="hint" dir="auto">
            {task.detail}
          </p>
        )}
        {task.outcome && (
          <p className="soft" dir="auto">
            {task.outcome}
          </p>
        )}
        {attached.map((one) => (
          <p className="hint" key={one.id}>
            <EvidenceWords evidence={one} />
          </p>
        ))}
        {open ? (
          <>
            {task.dueAt ? (
              <DueTime iso={task.dueAt} now={data.now} zone={data.zone} />
            ) : (
              <span className="due">no due date</span>
            )}
            {task.blocks && <p className="hint">The sign-off waits for it.</p>}
          </>
        ) : (
          <span className="hint">{taskStateWord[task.state]}</span>
        )}
        <p>
          <Link className="quiet" href={`/dossiers/${data.dossierId}/tasks?talk=${task.id}`}>
            Talk<span className="sr"> about {task.title}</span>
          </Link>
        </p>
        <Refusal refused={edit.refused ?? take.refused ?? watch.refused} />
      </div>
      {may && open && !task.assigneeId && data.may.edit && (
        <Button size="sm" variant="ghost" busy={take.busy} aria-label={`Take: ${task.title}`} onClick={takeIt}>
          Take
        </Button>
      )}
      {may && open && (
        <Button size="sm" onClick={() => setOpened("finish")} aria-label={`Done: ${task.title}`}>
          Done
        </Button>
      )}
      {may && !open && (
        <Button
          size="sm"
          variant="ghost"
          busy={edit.busy}
          aria-label={`Open again: ${task.title}`}
          onClick={() => edit.run({ taskId: task.id, seen: task.version, state: "open" })}
        >
          Open again
        </Button>
      )}
      {entries.length > 0 && (
        <Menu label={`More for ${task.title}`} entries={entries}>
          <Icon name="more" />
        </Menu>
      )}
      {opened === "finish" && <FinishTask task={task} evidence={evidence} edit={actions.editTask} onClose={close} />}
      {opened === "hand-over" && (
        <HandOver task={task} members={membersOf(data)} handOver={actions.handOverTask} onClose={close} />
      )}
    </div>
  );
};
