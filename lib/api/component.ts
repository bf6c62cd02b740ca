import { extendZodWithOpenApi } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";

extendZodWithOpenApi(z);

/**
 * Names a schema, so that the description has it once and refers to it. A schema that was made before this module was
 * evaluated, in which order bundles are free, does not know the method: its copy does.
 */
export const component = <S extends z.ZodType>(name: string, schema: S): S =>
  (typeof schema.openapi === "function" ? schema : schema.clone()).openapi(name);

/** A page of a list. */
export const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() });

/** An instant in ISO 8601 UTC. */
export const instant = z.iso.datetime();

/** A date alone, or an instant. */
export const dateOrInstant = z.union([z.iso.date(), z.iso.datetime()]);
