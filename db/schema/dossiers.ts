import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { id, instant, json } from "@/db/columns";
import { people } from "@/db/schema/people";
import { audiences, dossierRoles, dossierStates } from "@/lib/dossiers/dossier";
import type { Standard } from "@/lib/dossiers/standard";

export const dossiers = sqliteTable("dossiers", {
  id: id(),
  title: text("title").notNull(),
  brief: text("brief").notNull(),
  deadline: instant("deadline"),
  standard: json<Standard>("standard").notNull(),
  state: text("state", { enum: dossierStates }).notNull().default("open"),
  createdBy: text("created_by")
    .notNull()
    .references(() => people.id),
  createdAt: instant("created_at").notNull(),
  version: integer("version").notNull().default(1),
});

export const members = sqliteTable(
  "members",
  {
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role", { enum: dossierRoles }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.dossierId, t.personId] }), index("members_person").on(t.personId, t.dossierId)],
);

/** A sealed export. Its content is one canonical JSON value, kept by SHA-256; every format is rendered from it. */
export const editions = sqliteTable(
  "editions",
  {
    id: id(),
    dossierId: text("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    number: integer("number").notNull(),
    audience: text("audience", { enum: audiences }).notNull(),
    reason: text("reason").notNull(),
    /** The last event of the dossier's history that it contains. */
    eventNumber: integer("event_number").notNull(),
    contentSha256: text("content_sha256").notNull(),
    /** Confidential sources that it names: it goes only to people cleared for all of them. */
    names: json<string[]>("names").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("editions_number").on(t.dossierId, t.number)],
);

/** A format of an edition once it has been rendered: the same bytes from then on, whatever program serves them. */
export const editionFiles = sqliteTable(
  "edition_files",
  {
    editionId: text("edition_id")
      .notNull()
      .references(() => editions.id),
    format: text("format").notNull(),
    sha256: text("sha256").notNull(),
    size: integer("size").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.format] })],
);

/** The newsroom's Ed25519 keys; the secret ones lie in DATA_DIR/keys. The newest that is not retired signs. */
export const signingKeys = sqliteTable("signing_keys", {
  /** SHA-256 of the public key in DER. */
  fingerprint: text("fingerprint").primaryKey(),
  /** PEM. */
  publicKey: text("public_key").notNull(),
  createdAt: instant("created_at").notNull(),
  retiredAt: instant("retired_at"),
});
