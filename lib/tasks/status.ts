import { Conflict, Invalid } from "@/lib/errors";
import type { TaskState } from "@/lib/tasks/task";

/** How a task moves. Read a line as: from, to, what it needs, what people call it. */
export const taskTransitions = [
  { from: "open", to: "done", needs: "outcome", name: "Done" },
  { from: "open", to: "cancelled", needs: null, name: "Cancel the task" },
  { from: "done", to: "open", needs: null, name: "Open again" },
  { from: "cancelled", to: "open", needs: null, name: "Open again" },
] as const satisfies readonly { from: TaskState; to: TaskState; needs: "outcome" | null; name: string }[];

export type TaskTransition = (typeof taskTransitions)[number];

export const taskTransitionsFrom = (state: TaskState): TaskTransition[] =>
  taskTransitions.filter((line) => line.from === state);

/**
 * Finds the line of the table for a move.
 * @throws Conflict when there is none, Invalid when it needs an outcome and none is given.
 */
export function taskTransition(from: TaskState, to: TaskState, outcome: string): TaskTransition {
  const found = taskTransitions.find((line) => line.from === from && line.to === to);
  if (!found) throw new Conflict(`A task that is ${from} cannot become ${to}. Open it again first.`, { state: from });
  if (found.needs === "outcome") requireOutcome(outcome);
  return found;
}

/** @throws Invalid when a task that is done would not say what came of it. */
export function requireOutcome(outcome: string): void {
  if (!outcome.trim())
    throw new Invalid("Say in a sentence what came of it, then it is done.", { outcome: "Write the outcome." });
}
