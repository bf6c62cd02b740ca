import { Column, type DriverValueDecoder, is, SQL } from "drizzle-orm";
import { type SelectedFieldsOrdered, SQLitePreparedQuery } from "drizzle-orm/sqlite-core";

type Decoder = DriverValueDecoder<unknown, unknown>;
type Step = { name: string; decoder: Decoder };

/** What a prepared query of Drizzle's holds and does not tell: the columns of its rows, and a mapping of one's own. */
type Inside = { fields?: SelectedFieldsOrdered; customResultMapper?: (rows: unknown[][]) => unknown };

/**
 * Has a prepared query make its rows by a plan. Drizzle asks of every value anew what kind of column it comes from and
 * where it goes, which for a page of a list takes longer than SQLite does. The rows are the same; those with objects in
 * them, and those of a Drizzle that keeps its columns elsewhere, are left to it.
 */
export function withRowPlan<Q>(query: Q): Q {
  if (!is(query, SQLitePreparedQuery)) return query;
  const inside = query as Inside;
  const plan = inside.fields && planOf(inside.fields);
  if (plan) inside.customResultMapper ??= plan;
  return query;
}

function planOf(fields: SelectedFieldsOrdered): ((rows: unknown[][]) => unknown[]) | undefined {
  const steps: Step[] = [];
  for (const { path, field } of fields) {
    const [name, ...deeper] = path;
    const decoder = decoderOf(field);
    if (name === undefined || deeper.length > 0 || !decoder) return undefined;
    steps.push({ name, decoder });
  }
  // Copies of one object have one shape from the start, which is what makes them quick to fill and to read.
  const blank = Object.fromEntries(steps.map(({ name }) => [name, null]));
  return (rows) =>
    rows.map((row) => {
      const made: Record<string, unknown> = { ...blank };
      let at = 0;
      for (const { name, decoder } of steps) {
        const value = row[at++];
        if (value !== null) made[name] = decoder.mapFromDriverValue(value);
      }
      return made;
    });
}

/** What reads the values of a column; undefined for what is neither one of a table nor of SQL. */
function decoderOf(field: unknown): Decoder | undefined {
  if (is(field, Column)) return field;
  const expression = is(field, SQL.Aliased) ? field.sql : field;
  return is(expression, SQL) ? (expression as unknown as { decoder: Decoder }).decoder : undefined;
}
