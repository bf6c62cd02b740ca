/** The newsroom's words for tasks. */

export const taskStates = ["open", "done", "cancelled"] as const;
export type TaskState = (typeof taskStates)[number];

/** Where a task is found, however many others its dossier has. */
export const taskHref = ({ dossierId, id }: { dossierId: string; id: string }): string =>
  `/dossiers/${dossierId}/tasks?task=${id}#task-${id}`;
