import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant } from "@/db/columns";
import { people } from "@/db/schema/people";
import type { EventType, SubjectType } from "@/lib/history/events";

/**
 * The history: one event per change, chained per dossier and for the newsroom.
 * Triggers refuse every update and delete, but for the erasing of a payload, which leaves its hash.
 */
export const events = sqliteTable(
  "events",
  {
    /** Order of writing over all chains. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** A dossier's id, or "newsroom". */
    chain: text("chain").notNull(),
    /** From 1 in each chain, without gaps. */
    number: integer("number").notNull(),
    at: instant("at").notNull(),
    /** Who did it; null for what the program did by itself. */
    actorId: text("actor_id").references(() => people.id),
    type: text("type").$type<EventType>().notNull(),
    subjectType: text("subject_type").$type<SubjectType>().notNull(),
    subjectId: text("subject_id").notNull(),
    /** The claim whose history it belongs to, if any. Not part of the hash: it follows from the payload. */
    claimId: text("claim_id"),
    /** The source that the payload tells of: withheld from those not cleared while that source is confidential. */
    sourceId: text("source_id"),
    /** A second such source: where an origin link leads. */
    otherSourceId: text("other_source_id"),
    /** Canonical JSON (RFC 8785); null once erased on legal demand. */
    payload: text("payload"),
    salt: text("salt").notNull(),
    /** SHA-256(salt ‖ payload), hexadecimal. */
    payloadHash: text("payload_hash").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    uniqueIndex("events_number").on(t.chain, t.number),
    index("events_claim").on(t.claimId, t.id),
    index("events_subject").on(t.subjectId, t.id),
    check("events_number_from_1", sql`${t.number} >= 1`),
  ],
);
