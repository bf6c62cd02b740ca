import type { Result } from "@/lib/action";
import type { TaskState } from "@/lib/tasks/task";

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
  version: number;
  /** "A2", "Article B", a source's title; null if about no such thing. */
  about: string | null;
  /** It is about a confidential source that the viewer is not cleared for. */
  withheld: boolean;
};

export type EditTask = (input: {
  taskId: string;
  seen?: number;
  title?: string;
  detail?: string;
  assigneeId?: string | null;
  dueAt?: string | null;
  state?: TaskState;
  outcome?: string;
}) => Promise<Result<{ id: string; version: number }>>;

export type AssignTask = (input: {
  dossierId: string;
  title: string;
  detail?: string;
  assigneeId?: string | null;
  dueAt?: string | null;
  claimId?: string | null;
  articleId?: string | null;
  sourceId?: string | null;
}) => Promise<Result<{ id: string; version: number }>>;

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

/** Orders by when they are due, the soonest first and those without a date last, the older first among equals. */
export const soonestFirst = (a: { dueAt: string | null; id: string }, b: { dueAt: string | null; id: string }) => {
  const [x, y] = [`${a.dueAt ?? "9999"} ${a.id}`, `${b.dueAt ?? "9999"} ${b.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
};
