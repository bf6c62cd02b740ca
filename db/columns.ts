import { randomBytes } from "node:crypto";
import { customType, text } from "drizzle-orm/sqlite-core";

/**
 * What is SQLite's own about a column lives here, so that moving to PostgreSQL changes this file and not the schema.
 */

const base32 = "0123456789abcdefghjkmnpqrstvwxyz";

const inBase32 = (number: number, digits: number): string => {
  let text = "";
  for (let rest = number, i = 0; i < digits; i++) {
    text = base32.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

const last = { time: 0, turn: 0 };
const turns = 32 ** 3;
/** Random bytes that no id has used: asking the system for a few at a time costs more than the rest of an id. */
const spare = { bytes: Buffer.alloc(0), at: 0 };

/**
 * Makes an opaque id whose order is the order of making, so that lists page by it: 48 bits of time, a turn within the
 * millisecond, 65 random bits. A clock that is set back does not put a new id before an old one.
 */
export function newId(): string {
  const now = Date.now();
  last.turn = now > last.time ? 0 : last.turn + 1;
  last.time = Math.max(now, last.time);
  if (last.turn === turns) {
    last.turn = 0;
    last.time += 1;
  }
  if (spare.at + 13 > spare.bytes.length) {
    spare.bytes = randomBytes(4096);
    spare.at = 0;
  }
  let random = "";
  for (const end = spare.at + 13; spare.at < end; spare.at++)
    random += base32.charAt((spare.bytes[spare.at] ?? 0) % 32);
  return inBase32(last.time, 10) + inBase32(last.turn, 3) + random;
}

export const id = () => text("id").primaryKey().$defaultFn(newId);

/** An instant as ISO 8601 in UTC, which sorts as text. */
export const instant = (name: string) => text(name);

/** A value kept as JSON text. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value) as T,
  })(name);
