import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { id, instant, json } from "@/db/columns";
import { articles, blobs, revisions } from "@/db/schema/articles";
import { claims } from "@/db/schema/claims";
import { dossiers } from "@/db/schema/dossiers";
import { people } from "@/db/schema/people";
import type { Capture } from "@/lib/articles/article";
import type { LinkReason } from "@/lib/sources/proposal";
import { linkKinds, linkStates, reliabilities, sourceKinds, sourceStates, stances } from "@/lib/sources/source";

export const sources = sqliteTable(
  "sources",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    kind: text("kind", { enum: sourceKinds }).notNull(),
    title: text("title").notNull(),
    outlet: text("outlet").notNull(),
    author: text("author").notNull(),
    url: text("url").notNull(),
    /** One spelling for all addresses of the same page, by which a work is found in every dossier; empty without one. */
    canonicalUrl: text("canonical_url").notNull().default(""),
    publishedAt: instant("published_at"),
    /** The uploaded article that this source is; null for anything else. */
    articleId: text("article_id").references(() => articles.id),
    /** Yes, no, or null: not established. */
    ownReporting: integer("own_reporting", { mode: "boolean" }),
    unidentified: integer("unidentified", { mode: "boolean" }).notNull().default(false),
    state: text("state", { enum: sourceStates }).notNull().default("good"),
    confidential: integer("confidential", { mode: "boolean" }).notNull().default(false),
    /** What those not cleared read instead of its name. */
    pseudonym: text("pseudonym").notNull().default(""),
    reliability: text("reliability", { enum: reliabilities }).notNull().default("F"),
    /** Somebody graded this source itself; otherwise its grade follows that of its outlet. */
    graded: integer("graded", { mode: "boolean" }).notNull().default(false),
    /** Put up by the program as the far end of a proposed link; nobody has confirmed or used it yet. */
    proposed: integer("proposed", { mode: "boolean" }).notNull().default(false),
    /** What the digests of sign-offs mix into its quotes, so that nobody can guess them there. Never shown to anybody. */
    salt: text("salt").notNull().default(""),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("sources_listed").on(t.dossierId, t.proposed, t.id),
    uniqueIndex("sources_article").on(t.articleId),
    index("sources_canonical_url").on(t.canonicalUrl),
    check("sources_pseudonym", sql`${t.confidential} = 0 or length(${t.pseudonym}) > 0`),
  ],
);

/** Who may see what a confidential source is. */
export const clearances = sqliteTable(
  "clearances",
  {
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.personId] })],
);

/** Bytes of a source as they were when somebody stored them. With one stored, the source is held. */
export const snapshots = sqliteTable(
  "snapshots",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    sha256: text("sha256")
      .notNull()
      .references(() => blobs.sha256),
    fileName: text("file_name").notNull(),
    /** Plain text of it where it could be read; quotes from it must occur there. */
    text: text("text"),
    /** Offset in the text at which each page begins, the first page first; null where the original has no pages. */
    pages: json<number[] | null>("pages"),
    /** What the bytes are, told by their content: "text/html", "application/pdf"; empty where nobody looked. */
    mediaType: text("media_type").notNull().default(""),
    /** How it came from the web; null for an upload. */
    captured: json<Capture | null>("captured"),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("snapshots_source").on(t.sourceId), index("snapshots_sha256").on(t.sha256)],
);

/**
 * What copied wording is found by, one row for each revision: packed numbers that `lib/sources/shared-text` makes of its
 * text. The index in memory is made of these rows and follows them.
 */
export const wordings = sqliteTable(
  "wordings",
  {
    revisionId: text("revision_id")
      .primaryKey()
      .references(() => revisions.id),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    /** Winnowed hashes of runs of words. */
    prints: blob("prints", { mode: "buffer" }).notNull(),
    /** Hashes of what a rewrite keeps: names, figures, rare words. */
    marks: blob("marks", { mode: "buffer" }).notNull(),
  },
  (t) => [index("wordings_dossier").on(t.dossierId)],
);

/** Where a source got it from. Only confirmed links count. */
export const originLinks = sqliteTable(
  "origin_links",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    fromId: text("from_id")
      .notNull()
      .references(() => sources.id),
    toId: text("to_id")
      .notNull()
      .references(() => sources.id),
    kind: text("kind", { enum: linkKinds }).notNull(),
    /** The words that show it; may be empty. */
    quote: text("quote").notNull(),
    state: text("state", { enum: linkStates }).notNull(),
    /** The program proposed it; the person who created it uploaded the text that shows it. */
    byProgram: integer("by_program", { mode: "boolean" }).notNull().default(false),
    /** How sure the program is, 0 to 100; null for what a person drew. */
    confidence: integer("confidence"),
    /** What the program read in the texts, the weightiest first. */
    reasons: json<LinkReason[]>("reasons").notNull().default([]),
    /** Who last confirmed or rejected it; null while it is only proposed. */
    decidedBy: text("decided_by").references(() => people.id),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("origin_links_dossier").on(t.dossierId, t.state),
    index("origin_links_to").on(t.toId),
    uniqueIndex("origin_links_one").on(t.fromId, t.toId, t.kind),
    check("origin_links_self", sql`${t.fromId} <> ${t.toId}`),
  ],
);

export const evidence = sqliteTable(
  "evidence",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    stance: text("stance", { enum: stances }).notNull(),
    quote: text("quote").notNull(),
    locator: text("locator").notNull(),
    /** 1 to 6, set apart from the source's reliability. */
    credibility: integer("credibility").notNull(),
    note: text("note").notNull(),
    /** What it is narrowed to: ids of origin links, or the source's own id for its own reporting. Empty: not narrowed. */
    via: json<string[]>("via").notNull(),
    /** Who entered it as it now stands. */
    enteredBy: text("entered_by")
      .notNull()
      .references(() => people.id),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("evidence_claim").on(t.claimId),
    index("evidence_source").on(t.sourceId),
    index("evidence_dossier").on(t.dossierId),
    index("evidence_narrowed").on(t.dossierId).where(sql`via <> '[]'`),
    check("evidence_credibility", sql`${t.credibility} between 1 and 6`),
  ],
);
