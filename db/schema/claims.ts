import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { id, instant, json } from "@/db/columns";
import { articles, revisions } from "@/db/schema/articles";
import { dossiers } from "@/db/schema/dossiers";
import { people } from "@/db/schema/people";
import { mentionFates } from "@/lib/articles/article";
import {
  attributions,
  blindStates,
  type Cited,
  claimKinds,
  claimStatuses,
  mentionModes,
  type Reply,
  stakesLevels,
  substances,
} from "@/lib/claims/claim";

export const claims = sqliteTable(
  "claims",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    /** The article that it was first tagged in, which gives it its letter; null for a claim made without a mention. */
    articleId: text("article_id").references(() => articles.id),
    /** Number within its letter, from 1, never used again: the claim is called A2. */
    number: integer("number").notNull(),
    /** What people call it: A2, or 2 without a letter. */
    ref: text("ref").notNull(),
    statement: text("statement").notNull(),
    /** Who wrote the current statement. */
    statementBy: text("statement_by")
      .notNull()
      .references(() => people.id),
    kind: text("kind", { enum: claimKinds }).notNull(),
    stakes: text("stakes", { enum: stakesLevels }).notNull(),
    about: json<string[]>("about").notNull(),
    reply: json<Reply | null>("reply"),
    status: text("status", { enum: claimStatuses }).notNull().default("to-check"),
    /** It was signed off, and what was signed has changed since. Then the status is for-review. */
    stale: integer("stale", { mode: "boolean" }).notNull().default(false),
    substance: text("substance", { enum: substances }),
    substanceBy: text("substance_by").references(() => people.id),
    assigneeId: text("assignee_id").references(() => people.id),
    /** When its check is to be done; null for no date of its own. */
    dueAt: instant("due_at"),
    /** The claim that this one was merged into; null while it is one of its own. */
    mergedInto: text("merged_into"),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("claims_ref").on(t.dossierId, t.ref),
    index("claims_status").on(t.dossierId, t.status),
    index("claims_number").on(t.dossierId, t.articleId, t.number),
    index("claims_assignee").on(t.assigneeId, t.status),
    // A page of them in the order of adding, as the API gives it, is read without sorting all.
    index("claims_added").on(t.dossierId, t.id).where(sql`merged_into is null`),
    check("claims_stale", sql`${t.stale} = 0 or ${t.status} <> 'signed-off'`),
  ],
);

export const mentions = sqliteTable(
  "mentions",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    quote: text("quote").notNull(),
    prefix: text("prefix").notNull(),
    suffix: text("suffix").notNull(),
    mode: text("mode", { enum: mentionModes }).notNull(),
    /** Verdict on "X reported that"; only where the mode is attributes. */
    attribution: text("attribution", { enum: attributions }),
    attributionBy: text("attribution_by").references(() => people.id),
    /** Whom the article cites for it; null where it cites nobody or nobody said. */
    cites: json<Cited | null>("cites"),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("mentions_claim").on(t.claimId),
    index("mentions_revision").on(t.revisionId, t.start),
    check("mentions_range", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
    check("mentions_attribution", sql`${t.attribution} is null or ${t.mode} = 'attributes'`),
  ],
);

/**
 * Where a mention stood in each revision of its article that it was looked for in: what an old revision shows, and the
 * report of what a new one changed. A mention has none until its article has a second revision.
 */
export const mentionPlaces = sqliteTable(
  "mention_places",
  {
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    mentionId: text("mention_id")
      .notNull()
      .references(() => mentions.id, { onDelete: "cascade" }),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
    /** Null in the revision that it was tagged in. */
    fate: text("fate", { enum: mentionFates }),
    /** Null where it is gone. */
    start: integer("start"),
    end: integer("end"),
    quote: text("quote").notNull(),
    /** Where a gone one may be, the likeliest first, for a person to choose. */
    candidates: json<{ start: number; end: number }[]>("candidates").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mentionId, t.revisionId] }),
    index("mention_places_revision").on(t.revisionId),
    check("mention_places_range", sql`(${t.start} is null) = (${t.end} is null)`),
  ],
);

/**
 * Two claims that turned out to be one. The claim that went into the other stays, empty, so that its name, its history and
 * links to it go on working, and so that the merge can be undone.
 */
export const merges = sqliteTable(
  "merges",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    /** The claim that is no longer one of its own. */
    fromId: text("from_id")
      .notNull()
      .references(() => claims.id),
    intoId: text("into_id")
      .notNull()
      .references(() => claims.id),
    /** What went over: undoing takes back exactly this, as far as it is still there. */
    moved: json<{ mentions: string[]; evidence: string[]; comments: string[]; tasks: string[] }>("moved").notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
    undoneAt: instant("undone_at"),
  },
  (t) => [index("merges_into").on(t.intoId), uniqueIndex("merges_one").on(t.fromId).where(sql`undone_at is null`)],
);

/** A second person's approval of exactly what they saw. Never edited; going stale is told by `staleAt`. */
export const signOffs = sqliteTable(
  "sign_offs",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    digest: text("digest").notNull(),
    at: instant("at").notNull(),
    /** When what was signed changed, or the sign-off was taken back. */
    staleAt: instant("stale_at"),
  },
  (t) => [index("sign_offs_claim").on(t.claimId, t.at), index("sign_offs_person").on(t.personId)],
);

/** A lead's word that a line of the standard need not hold for a claim, with the reason. Lifted, never deleted. */
export const waivers = sqliteTable(
  "waivers",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    rule: text("rule").notNull(),
    reason: text("reason").notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
    liftedAt: instant("lifted_at"),
  },
  (t) => [
    index("waivers_dossier").on(t.dossierId),
    uniqueIndex("waivers_one").on(t.claimId, t.rule).where(sql`lifted_at is null`),
  ],
);

/** A claim that was sent back, and what its checker answered to the reason. Asking for review again needs the answer. */
export const sendBacks = sqliteTable(
  "send_backs",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    reason: text("reason").notNull(),
    at: instant("at").notNull(),
    answer: text("answer").notNull().default(""),
    answeredBy: text("answered_by").references(() => people.id),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    index("send_backs_claim").on(t.claimId, t.at),
    index("send_backs_open").on(t.claimId).where(sql`${t.answeredAt} is null`),
  ],
);

/** The last event of a claim's history that a person saw, so that what changed since can be shown. No part of the history. */
export const claimViews = sqliteTable(
  "claim_views",
  {
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    eventId: integer("event_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.personId] })],
);

/**
 * A second verdict that is given without seeing the first. Until both are in, neither is shown to the other; two that
 * differ go to a third person.
 */
export const blindChecks = sqliteTable(
  "blind_checks",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    askedBy: text("asked_by")
      .notNull()
      .references(() => people.id),
    askedAt: instant("asked_at").notNull(),
    /** Whose verdict is the first, the second and, where they differ, the one that settles it. */
    firstId: text("first_id")
      .notNull()
      .references(() => people.id),
    secondId: text("second_id")
      .notNull()
      .references(() => people.id),
    thirdId: text("third_id").references(() => people.id),
    first: text("first", { enum: substances }),
    second: text("second", { enum: substances }),
    third: text("third", { enum: substances }),
    firstNote: text("first_note").notNull().default(""),
    secondNote: text("second_note").notNull().default(""),
    thirdNote: text("third_note").notNull().default(""),
    state: text("state", { enum: blindStates }).notNull().default("open"),
    endedAt: instant("ended_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("blind_checks_dossier").on(t.dossierId, t.state),
    index("blind_checks_second").on(t.secondId, t.state),
    uniqueIndex("blind_checks_one").on(t.claimId).where(sql`state in ('open', 'differs')`),
    check("blind_checks_two", sql`${t.firstId} <> ${t.secondId}`),
  ],
);

/** A way to look at a dossier's claims that somebody keeps: filters, sorting, groups and columns. */
export const claimListViews = sqliteTable(
  "claim_list_views",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    name: text("name").notNull(),
    /** Every member may use it; otherwise only whoever kept it. */
    shared: integer("shared", { mode: "boolean" }).notNull().default(false),
    /** The query of the list's address, as `claimsHref` writes it. */
    query: text("query").notNull(),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [uniqueIndex("claim_list_views_name").on(t.dossierId, t.personId, t.name)],
);
