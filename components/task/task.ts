import type { Result } from "@/lib/action";
import type { Stance } from "@/lib/sources/source";
import type { TaskState } from "@/lib/tasks/task";
import type { OfferedTemplate } from "@/lib/tasks/templates";

/** A task as a list shows it. */
export type ListedTask = {
  id: string;
  dossierId: string;
  title: string;
  detail: string;
  assigneeId: string | null;
  assigneeName: string | null;
  dueAt: string | null;
  claimId: string | null;
  articleId: string | null;
  sourceId: string | null;
  state: TaskState;
  outcome: string;
  /** The sign-off of its claim waits for it. */
  blocks: boolean;
  remindAt: string | null;
  remindedAt: string | null;
  evidenceIds: string[];
  watching: boolean;
  version: number;
  /** "A2", "Article B", a source's title; null if about no such thing. */
  about: string | null;
  /** It is about a confidential source that the viewer is not cleared for, or a claim that they judge blind. */
  withheld: boolean;
};

/** A piece of evidence as a task names it. */
export type TaskEvidence = {
  id: string;
  claimId: string;
  claimRef: string;
  sourceId: string;
  source: string;
  stance: Stance;
};

type Changed = Promise<Result<{ id: string; version: number }>>;

export type EditTask = (input: {
  taskId: string;
  seen?: number;
  title?: string;
  detail?: string;
  assigneeId?: string | null;
  dueAt?: string | null;
  blocks?: boolean;
  remindAt?: string | null;
  state?: TaskState;
  outcome?: string;
  evidenceIds?: string[];
}) => Changed;

export type AssignTask = (input: {
  dossierId: string;
  title: string;
  detail?: string;
  assigneeId?: string | null;
  dueAt?: string | null;
  blocks?: boolean;
  remindAt?: string | null;
  claimId?: string | null;
  articleId?: string | null;
  sourceId?: string | null;
}) => Changed;

export type TakeTask = (input: { taskId: string; seen?: number }) => Changed;

export type HandOverTask = (input: { taskId: string; seen?: number; to: string | null; note?: string }) => Changed;

export type WatchTask = (input: { taskId: string; watching: boolean }) => Promise<Result<unknown>>;

/** Reads what a new task can be begun from, when somebody is about to make one. */
export type TaskTemplates = (input: Record<string, never>) => Promise<Result<OfferedTemplate[]>>;

/** What can be done with tasks; pages hand over the server actions, in these words. */
export type TaskActions = {
  edit: EditTask;
  take: TakeTask;
  handOver: HandOverTask;
  watch: WatchTask;
};

/** Where what a task is about is found; null when it is about no one thing. */
export const aboutHref = ({
  dossierId,
  claimId,
  articleId,
  sourceId,
}: Pick<ListedTask, "dossierId" | "claimId" | "articleId" | "sourceId">): string | null => {
  const at = `/dossiers/${dossierId}`;
  if (claimId) return `${at}/claims/${claimId}`;
  if (articleId) return `${at}/articles/${articleId}`;
  return sourceId ? `${at}/sources/${sourceId}` : null;
};

/** What it is about, as the line below its title says it: "claim A2", "article B", "Contract HPA-23-117". */
export const aboutWords = ({ claimId, articleId, about }: Pick<ListedTask, "claimId" | "articleId" | "about">) =>
  about === null ? null : claimId ? `claim ${about}` : articleId ? about.replace(/^Article/, "article") : about;

/** Of some evidence, what can have come of a task: that of its claim or source, and what is attached already. */
export const evidenceOfTask = (
  task: Pick<ListedTask, "claimId" | "sourceId" | "evidenceIds">,
  evidence: readonly TaskEvidence[],
): TaskEvidence[] =>
  evidence.filter(
    (one) =>
      task.evidenceIds.includes(one.id) ||
      (task.claimId ? one.claimId === task.claimId : task.sourceId !== null && one.sourceId === task.sourceId),
  );
