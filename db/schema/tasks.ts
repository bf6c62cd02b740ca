import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { id, instant } from "@/db/columns";
import { articles } from "@/db/schema/articles";
import { claims } from "@/db/schema/claims";
import { dossiers } from "@/db/schema/dossiers";
import { people } from "@/db/schema/people";
import { sources } from "@/db/schema/sources";
import { noticeKinds } from "@/lib/history/notice";
import { taskStates } from "@/lib/tasks/task";

export const tasks = sqliteTable(
  "tasks",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    title: text("title").notNull(),
    detail: text("detail").notNull(),
    assigneeId: text("assignee_id").references(() => people.id),
    dueAt: instant("due_at"),
    claimId: text("claim_id").references(() => claims.id),
    articleId: text("article_id").references(() => articles.id),
    sourceId: text("source_id").references(() => sources.id),
    state: text("state", { enum: taskStates }).notNull().default("open"),
    outcome: text("outcome").notNull().default(""),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("tasks_assignee").on(t.assigneeId, t.state, t.dueAt),
    index("tasks_dossier").on(t.dossierId, t.state),
    index("tasks_claim").on(t.claimId),
    check(
      "tasks_one_subject",
      sql`(${t.claimId} is not null) + (${t.articleId} is not null) + (${t.sourceId} is not null) <= 1`,
    ),
  ],
);

/** What a member said about a claim, an article, a source or a task. */
export const comments = sqliteTable(
  "comments",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    claimId: text("claim_id").references(() => claims.id),
    articleId: text("article_id").references(() => articles.id),
    sourceId: text("source_id").references(() => sources.id),
    taskId: text("task_id").references(() => tasks.id),
    text: text("text").notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("comments_claim").on(t.claimId),
    index("comments_article").on(t.articleId),
    index("comments_source").on(t.sourceId),
    index("comments_task").on(t.taskId),
    check(
      "comments_one_subject",
      sql`(${t.claimId} is not null) + (${t.articleId} is not null) + (${t.sourceId} is not null) + (${t.taskId} is not null) = 1`,
    ),
  ],
);

/** What a person is told about something that concerns them. */
export const notices = sqliteTable(
  "notices",
  {
    id: id(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    kind: text("kind", { enum: noticeKinds }).notNull(),
    /** The event that it tells of. */
    eventId: integer("event_id").notNull(),
    claimId: text("claim_id").references(() => claims.id),
    taskId: text("task_id").references(() => tasks.id),
    at: instant("at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [index("notices_person").on(t.personId, t.readAt, t.at)],
);
