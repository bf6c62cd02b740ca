import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { id, instant, json } from "@/db/columns";
import { newsroomRoles, tokenScopes } from "@/lib/people/person";
import { reliabilities } from "@/lib/sources/source";

export const people = sqliteTable(
  "people",
  {
    id: id(),
    /** Lower case, as typed otherwise. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: newsroomRoles }).notNull(),
    /** argon2id in PHC form; null until the person has set one. */
    passwordHash: text("password_hash"),
    disabledAt: instant("disabled_at"),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [uniqueIndex("people_email").on(t.email)],
);

/** Single-use links: to join, or to set a new password. Only the hash of the secret is kept. */
export const invitations = sqliteTable(
  "invitations",
  {
    id: id(),
    secretHash: text("secret_hash").notNull(),
    purpose: text("purpose", { enum: ["join", "reset"] }).notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: newsroomRoles }).notNull(),
    /** Whose password is reset; null for a person who joins. */
    personId: text("person_id").references(() => people.id),
    createdBy: text("created_by").references(() => people.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [uniqueIndex("invitations_secret").on(t.secretHash), index("invitations_email").on(t.email)],
);

/** One row per signed-in browser, checked at every request: ending the row ends the access. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: id(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("sessions_person").on(t.personId)],
);

/** API tokens. A token acts as its person; only its SHA-256 is kept. */
export const tokens = sqliteTable(
  "tokens",
  {
    id: id(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull(),
    scope: text("scope", { enum: tokenScopes }).notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [uniqueIndex("tokens_hash").on(t.tokenHash), index("tokens_person").on(t.personId)],
);

/** Outlets are the newsroom's: one name with its short names and domains, so that "the Post" is one outlet everywhere. */
export const outlets = sqliteTable(
  "outlets",
  {
    id: id(),
    name: text("name").notNull(),
    shortNames: json<string[]>("short_names").notNull(),
    domains: json<string[]>("domains").notNull(),
    /** ISO 3166-1 alpha-2, empty where nobody said. */
    country: text("country").notNull().default(""),
    reliability: text("reliability", { enum: reliabilities }),
    version: integer("version").notNull().default(1),
  },
  (t) => [uniqueIndex("outlets_name").on(t.name)],
);

/** First answers to POSTs that carried an Idempotency-Key, per person, route and body. */
export const repeats = sqliteTable(
  "repeats",
  {
    /** SHA-256 of person, route, key and body. */
    id: text("id").primaryKey(),
    status: integer("status").notNull(),
    body: text("body").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("repeats_at").on(t.at)],
);
