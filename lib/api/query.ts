import { z } from "zod";
import { Invalid } from "@/lib/errors";
import { parse } from "@/lib/input";

const takeAsIs = "Take the cursor from `next` as it is.";

/** The parameters of a list that comes in pages. */
export const pageQuery = z.strictObject({
  limit: z.coerce
    .number({ error: "Write a whole number from 1 to 200." })
    .int("Write a whole number from 1 to 200.")
    .min(1, "Ask for at least 1.")
    .max(200, "Ask for at most 200 at a time, and go on with the cursor.")
    .default(50),
  cursor: z
    .string()
    .transform((text, ctx) => {
      const key = keyIn(text);
      if (key === null) ctx.addIssue({ code: "custom", message: takeAsIs });
      return key ?? "";
    })
    .optional(),
});

type Page = { limit: number; cursor?: string | undefined };

/** A page of a list, and where it goes on; null at its end. */
export type Paged<T> = { items: T[]; next: string | null };

/** Reads one item more than asked for, which tells whether the list goes on. */
export async function paged<T>(
  { limit, cursor }: Page,
  read: (page: { limit: number; cursor?: string }) => Promise<T[]>,
  key: (item: T) => string,
): Promise<Paged<T>> {
  const found = await read({ limit: limit + 1, ...(cursor === undefined ? {} : { cursor }) });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(key(last)) : null };
}

/** Cuts a page out of a list that is there as a whole. */
export function pageOf<T>(all: readonly T[], { limit, cursor }: Page): Paged<T> {
  const from = cursor === undefined ? 0 : placeIn(cursor);
  const items = all.slice(from, from + limit);
  return { items, next: from + limit < all.length ? cursorOf(String(from + limit)) : null };
}

/** Where a list goes on that is gone through by places. @throws Invalid for what is no place. */
export function placeIn(cursor: string): number {
  const from = Number(cursor);
  if (!Number.isSafeInteger(from) || from < 0) throw new Invalid("Please mend: cursor.", { cursor: takeAsIs });
  return from;
}

/** Opaque to the outside, so that what a list goes on by can change. */
export const cursorOf = (key: string): string => Buffer.from(`after ${key}`).toString("base64url");

function keyIn(cursor: string): string | null {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  return text.startsWith("after ") && cursorOf(text.slice(6)) === cursor ? text.slice(6) : null;
}

/** @throws Invalid for a parameter that is not known here, there twice, or wrong. */
export function queryOf<S extends z.ZodObject>(request: Request, schema: S): z.output<S> {
  const given: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in given) throw new Invalid(`Please mend: ${name}.`, { [name]: "This is there twice. Say it once." });
    given[name] = value;
  }
  return parse(schema, given);
}
