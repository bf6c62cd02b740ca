import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { id, instant, json } from "@/db/columns";
import { articles } from "@/db/schema/articles";
import { claims } from "@/db/schema/claims";
import { dossiers } from "@/db/schema/dossiers";
import { people } from "@/db/schema/people";
import { evidence, sources } from "@/db/schema/sources";
import type { CommentedWords } from "@/lib/comments/comment";
import { mailChoices, mailStates, noticeKinds } from "@/lib/history/notice";
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
    /** While it is open, the claim that it is about cannot be signed off. */
    blocks: integer("blocks", { mode: "boolean" }).notNull().default(false),
    /** When whoever has it is reminded; null for no reminder. */
    remindAt: instant("remind_at"),
    remindedAt: instant("reminded_at"),
    /** Pieces of evidence that came of it. */
    evidenceIds: json<string[]>("evidence_ids").notNull().default([]),
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
    index("tasks_remind").on(t.remindAt).where(sql`reminded_at is null and state = 'open'`),
    check(
      "tasks_one_subject",
      sql`(${t.claimId} is not null) + (${t.articleId} is not null) + (${t.sourceId} is not null) <= 1`,
    ),
  ],
);

/** Who is told what becomes of a task besides whoever has it. */
export const taskWatchers = sqliteTable(
  "task_watchers",
  {
    taskId: text("task_id")
      .notNull()
      .references(() => tasks.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.personId] })],
);

/** Texts of tasks that come again and again, the newsroom's own; those that ship are in `lib/tasks/templates.ts`. */
export const taskTemplates = sqliteTable(
  "task_templates",
  {
    id: id(),
    title: text("title").notNull(),
    detail: text("detail").notNull(),
    /** Hours from its making until it is due; null for none. */
    dueInHours: integer("due_in_hours"),
    blocks: integer("blocks", { mode: "boolean" }).notNull().default(false),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [uniqueIndex("task_templates_title").on(t.title)],
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
    /** The piece of evidence that it is about, of the claim that it stands with; null where it is about the claim. */
    evidenceId: text("evidence_id").references(() => evidence.id, { onDelete: "set null" }),
    /** The first comment of its thread; null for one that begins a thread. */
    threadId: text("thread_id"),
    /** The exact words of a text that it is about. */
    words: json<CommentedWords | null>("words"),
    text: text("text").notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at"),
    /** Of the first of a thread: when it was settled, and by whom. */
    resolvedAt: instant("resolved_at"),
    resolvedBy: text("resolved_by").references(() => people.id),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("comments_thread").on(t.threadId),
    index("comments_evidence").on(t.evidenceId),
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

/** What a comment said before it was edited. */
export const commentEdits = sqliteTable(
  "comment_edits",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    commentId: text("comment_id")
      .notNull()
      .references(() => comments.id),
    text: text("text").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("comment_edits_comment").on(t.commentId)],
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

/** How a person wants to be told of a kind of thing; what is left out is told in the app, and by mail as the kind says. */
export const noticeChoices = sqliteTable(
  "notice_choices",
  {
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind", { enum: noticeKinds }).notNull(),
    mail: text("mail", { enum: mailChoices }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.kind] })],
);

/** Mail that is to go out or went. What it says is written when it is sent, by what its reader may see then. */
export const mails = sqliteTable(
  "mails",
  {
    id: id(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    /** The notices that it tells of. */
    noticeIds: json<string[]>("notice_ids").notNull(),
    kind: text("kind", { enum: ["at-once", "daily"] }).notNull(),
    /** Not before then. */
    dueAt: instant("due_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** What the mail server said at the last try. */
    error: text("error").notNull().default(""),
    state: text("state", { enum: mailStates }).notNull().default("waiting"),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("mails_due").on(t.state, t.dueAt), index("mails_person").on(t.personId)],
);
