"use client";

import { type FormEvent, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DateTime, Select, TextArea, TextInput } from "@/components/ui/field";
import { toUtc } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
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
  const { data } = useClaim();
  const [assigning, setAssigning] = useState(false);
  const open = data.tasks.filter((task) => task.state === "open");
  const past = data.tasks.filter((task) => task.state !== "open");
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
      {assigning && <AssignDialog close={() => setAssigning(false)} />}
    </section>
  );
};

const TaskRow = ({ task }: { task: Task }) => {
  const { data, actions } = useClaim();
  const [outcome, setOutcome] = useState<string | null>(null);
  const { run, busy, refused, clear } = useAction(actions.editTask);
  const mine = task.assigneeId === data.me.id;
  const may = !task.withheld && (data.may.edit || (mine && data.may.comment));
  const done = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ taskId: task.id, seen: task.version, state: "done", outcome: outcome ?? "" });
    if (answer.ok) setOutcome(null);
  };
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
        {task.state === "open" ? (
          <DueTime iso={task.dueAt} now={data.now} zone={data.zone} />
        ) : (
          <span className="hint">{taskStateWord[task.state]}</span>
        )}
        {outcome !== null && (
          <form className="form tight" onSubmit={done}>
            <TextArea
              label="What came of it"
              rows={2}
              dir="auto"
              value={outcome}
              error={refused?.fields.outcome}
              onChange={(event) => setOutcome(event.target.value)}
            />
            <div className="actions">
              <SubmitButton size="sm" busy={busy}>
                Mark done
              </SubmitButton>
              <Button
                size="sm"
                variant="ghost"
                onClick={() => {
                  setOutcome(null);
                  clear();
                }}
              >
                Cancel
              </Button>
            </div>
          </form>
        )}
        {!refused?.fields.outcome && <Refusal refused={refused} />}
      </div>
      {may && task.state === "open" && outcome === null && (
        <Button size="sm" onClick={() => setOutcome(task.outcome)} aria-label={`Done: ${task.title}`}>
          Done
        </Button>
      )}
      {may && task.state !== "open" && (
        <Button
          size="sm"
          variant="ghost"
          busy={busy}
          aria-label={`Open again: ${task.title}`}
          onClick={() => run({ taskId: task.id, seen: task.version, state: "open" })}
        >
          Open again
        </Button>
      )}
    </div>
  );
};

const AssignDialog = ({ close }: { close: () => void }) => {
  const { data, actions } = useClaim();
  const { run, busy, refused } = useAction(actions.assignTask);
  const [title, setTitle] = useState("");
  const [detail, setDetail] = useState("");
  const [assigneeId, setAssigneeId] = useState(data.claim.assigneeId ?? "");
  const [due, setDue] = useState("");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({
      dossierId: data.dossierId,
      claimId: data.claim.id,
      title,
      detail,
      assigneeId: assigneeId || null,
      dueAt: toUtc(due, data.zone),
    });
    if (answer.ok) close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Assign a task"
      about={`About claim ${data.claim.ref}`}
      keepOpen
      wrap={(parts) => <form onSubmit={save}>{parts}</form>}
      foot={
        <div className="end">
          <Button onClick={close}>Cancel</Button>
          <SubmitButton busy={busy}>Assign task</SubmitButton>
        </div>
      }
    >
      <Refusal refused={refused} />
      <TextInput
        label="What is to be done"
        dir="auto"
        value={title}
        error={refused?.fields.title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextArea
        label="Detail"
        optional
        rows={2}
        dir="auto"
        value={detail}
        error={refused?.fields.detail}
        onChange={(event) => setDetail(event.target.value)}
      />
      <div className="form two-up">
        <Select
          label="Who"
          value={assigneeId}
          error={refused?.fields.assigneeId}
          onChange={(event) => setAssigneeId(event.target.value)}
          options={[
            { value: "", label: "Whoever takes it" },
            ...data.members
              .filter((member) => !member.disabled)
              .map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
        />
        <DateTime
          label="Due"
          optional
          value={due}
          error={refused?.fields.dueAt}
          onChange={(event) => setDue(event.target.value)}
        />
      </div>
    </Dialog>
  );
};
