import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { id, instant, json } from "@/db/columns";
import { dossiers } from "@/db/schema/dossiers";
import { people } from "@/db/schema/people";
import { asideReasons, type Capture } from "@/lib/articles/article";
import { claimKinds, mentionModes, stakesLevels } from "@/lib/claims/claim";
import type { SuggestionReason } from "@/lib/claims/suggestion";

/** Bytes kept under their SHA-256 in DATA_DIR/blobs; a row here says that they were stored whole. */
export const blobs = sqliteTable("blobs", {
  sha256: text("sha256").primaryKey(),
  size: integer("size").notNull(),
});

export const articles = sqliteTable(
  "articles",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    /** Place in the dossier from 0; shown as a letter: A, B, … Z, AA. Never used again. */
    position: integer("position").notNull(),
    /** A draft of this newsroom: checked, and never evidence. */
    ours: integer("ours", { mode: "boolean" }).notNull(),
    title: text("title").notNull(),
    outlet: text("outlet").notNull(),
    byline: text("byline").notNull(),
    publishedAt: instant("published_at"),
    url: text("url").notNull(),
    language: text("language").notNull(),
    /** Its lead wants every sentence examined: while one is not, the dossier cannot be closed. */
    inFull: integer("in_full", { mode: "boolean" }).notNull().default(false),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [uniqueIndex("articles_position").on(t.dossierId, t.position)],
);

/** One immutable version of an article's text. Triggers refuse every update and delete. */
export const revisions = sqliteTable(
  "revisions",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    /** From 1. */
    number: integer("number").notNull(),
    text: text("text").notNull(),
    /** [start, end, role] of each block of text, offsets in UTF-16 units. */
    paragraphs: json<[number, number, string][]>("paragraphs").notNull(),
    originalSha256: text("original_sha256")
      .notNull()
      .references(() => blobs.sha256),
    fileName: text("file_name").notNull(),
    charset: text("charset").notNull(),
    /** Which format read it: "txt", "html", "pdf", "paste"… */
    format: text("format").notNull().default("txt"),
    /** Offset at which each page begins, the first page first; null where the original has no pages. */
    pages: json<number[] | null>("pages"),
    /** How the original came from the web; null for an upload. */
    captured: json<Capture | null>("captured"),
    /** MinHash of the article's words, by which nearly the same text is found; null for a text of a few words. */
    sketch: json<number[] | null>("sketch"),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("revisions_number").on(t.articleId, t.number),
    index("revisions_original").on(t.dossierId, t.originalSha256),
  ],
);

export const sentences = sqliteTable(
  "sentences",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
    position: integer("position").notNull(),
    paragraph: integer("paragraph").notNull(),
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    /** Who said that it is not checkable; null while nobody did. */
    notCheckableBy: text("not_checkable_by").references(() => people.id),
  },
  (t) => [
    uniqueIndex("sentences_position").on(t.revisionId, t.position),
    index("sentences_dossier").on(t.dossierId),
    check("sentences_range", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
  ],
);

/**
 * Paragraphs that are in a revision's text and are not the article: greyed, never deleted. A row goes when somebody puts
 * the paragraph back; the history tells of it.
 */
export const asides = sqliteTable(
  "asides",
  {
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
    /** Which of the revision's paragraphs, from 0. */
    paragraph: integer("paragraph").notNull(),
    reason: text("reason", { enum: asideReasons }).notNull(),
    /** Who set it aside; null where intake did. */
    setBy: text("set_by").references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.paragraph] })],
);

/** The first numbers of each revision's sketch, by which the few that may be alike are found among very many. */
export const sketchMarks = sqliteTable(
  "sketch_marks",
  {
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    mark: integer("mark").notNull(),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.mark, t.revisionId] })],
);

/** Sentences that look as if they held something checkable: computed at intake, hints for the order of work. */
export const suggestions = sqliteTable(
  "suggestions",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
    /** The words that would be tagged: offsets in UTF-16 units of the revision's text. */
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    /** Drafted to stand alone. */
    statement: text("statement").notNull(),
    kind: text("kind", { enum: claimKinds }).notNull(),
    stakes: text("stakes", { enum: stakesLevels }).notNull(),
    mode: text("mode", { enum: mentionModes }).notNull(),
    /** Why it is suggested, the weightiest first. */
    reasons: json<SuggestionReason[]>("reasons").notNull(),
    /** From 0 to 1: how much is checkable in it. Orders, never judges. */
    weight: real("weight").notNull(),
    dismissedBy: text("dismissed_by").references(() => people.id),
  },
  (t) => [
    index("suggestions_revision").on(t.revisionId, t.start),
    check("suggestions_range", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
  ],
);
