import { randomBytes } from "node:crypto";
import { customType, text } from "drizzle-orm/sqlite-core";

/**
 * What is SQLite's own about a column lives here, so that moving to PostgreSQL changes this file and not the schema.
 */

const base32 = "0123456789abcdefghjkmnpqrstvwxyz";

/** Makes an opaque id whose order is the order of making (48 bits of time, 80 random bits), so that lists page by it. */
export function newId(now: number = Date.now()): string {
  let time = "";
  for (let rest = now, i = 0; i < 10; i++) {
    time = base32.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = "";
  for (const byte of randomBytes(16)) random += base32.charAt(byte % 32);
  return time + random;
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
