import { z } from "zod";
import { type Form, inputOf } from "@/lib/api/body";

/** How the fields of an input look in a form, for the description: files aside, a form knows text alone. */
export const formInput = (input: z.ZodObject): z.ZodObject =>
  z.strictObject(Object.fromEntries(Object.keys(input.shape).map((name) => [name, z.string().optional()])));

/**
 * Reads the text fields of a form by the input that JSON would be read by: "true" and "false" stand for yes and no, and
 * an empty date for none.
 */
export function fieldsOf<S extends z.ZodObject>(form: Form, input: S): z.output<S> {
  const values = Object.entries(form.fields).map(([name, text]) => [name, valueIn(name, text)]);
  return inputOf(input, {}, Object.fromEntries(values));
}

const flags: Record<string, boolean> = { true: true, false: false };

function valueIn(name: string, text: string): unknown {
  if (name === "ours") return flags[text] ?? text;
  return name === "publishedAt" && text === "" ? null : text;
}
