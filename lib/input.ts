import { z } from "zod";
import { type Fields, Invalid } from "@/lib/errors";
import { urlOf } from "@/lib/url";

/**
 * Parses input from outside.
 * @throws Invalid with one sentence for each field that is to be mended.
 */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const fields: Fields = {};
  for (const issue of result.error.issues) {
    const at = issue.path.map(String);
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys) fields[[...at, key].join(".")] = "This field is not known here. Leave it out.";
    else fields[at.join(".") || "input"] ??= issue.message;
  }
  const names = Object.keys(fields).join(", ");
  throw new Invalid(`Please mend: ${names}.`, fields);
}

/** Half a surrogate pair is no text: it has no bytes in UTF-8 and no canonical JSON. */
const text = () => z.string().refine((typed) => typed.isWellFormed(), "This holds half of a character. Type it again.");

/** Whether a reader sees anything of a text: a space without width is a letter to a program alone. */
export const isVisible = (text: string): boolean => /[^\p{C}\p{Z}]/u.test(text);

/** One line of text that must not be empty. */
export const line = (max: number, what: string) =>
  text()
    .trim()
    .min(1, `Write ${what}.`)
    .max(max, `Keep ${what} under ${max} characters.`)
    .regex(/^[^\n\r\0]*$/, `Keep ${what} on one line.`)
    .refine((typed) => typed === "" || isVisible(typed), `Write ${what}.`);

/** One line of text that may be empty. */
export const optionalLine = (max: number) =>
  text()
    .trim()
    .max(max, `Keep this under ${max} characters.`)
    .regex(/^[^\n\r\0]*$/, "Keep this on one line.");

/** Text of several lines; NUL cannot be stored everywhere and means nothing in text. */
export const prose = (max: number) =>
  text()
    .max(max, `Keep this under ${max.toLocaleString("en-GB")} characters.`)
    .regex(/^[^\0]*$/, "Remove the NUL character.");

/** An instant, stored in UTC; with any offset in ISO 8601. */
export const instantInput = z.iso
  .datetime({ offset: true, error: "Write a date and time such as 2026-03-19T18:00:00Z." })
  .transform((text) => new Date(text).toISOString());

/** A date alone or an instant: what is known of when something was published. */
const dateError = "Write a date such as 2026-03-19, or a date and time such as 2026-03-19T18:00:00Z.";
export const dateInput = z.union([z.iso.date({ error: dateError }), instantInput], { error: dateError });

export const idInput = z.string().min(1).max(64);

/** The version that the person saw; a change of something newer is refused. */
export const seenInput = z.number().int().positive();

/** An address on the web, or nothing. */
export const urlInput = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => text === "" || (/^https?:\/\//i.test(text) && urlOf(text) !== null), {
    error: "Write a web address that starts with http:// or https://.",
  });
