import { jsonInPage } from "@/lib/handed";

/** The names of the properties of rows; of one that is an object itself, with the names of its own. */
type Names = (string | [string, Names])[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const namesOf = (row: object): Names =>
  Object.entries(row).map(([name, value]) => (isObject(value) ? [name, namesOf(value)] : name));

const valuesOf = (row: Record<string, unknown>, names: Names): unknown[] =>
  names.map((name) => {
    if (typeof name === "string") return row[name];
    const value = row[name[0]];
    return isObject(value) ? valuesOf(value, name[1]) : value;
  });

function objectOf(values: readonly unknown[], names: Names): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [at, name] of names.entries()) {
    const value = values[at];
    if (typeof name === "string") row[name] = value;
    else row[name[0]] = Array.isArray(value) ? objectOf(value, name[1]) : value;
  }
  return row;
}

/**
 * Rows that all have the properties of the first one, as one JSON text in which their names stand once. No tag begins in it,
 * so that it can stand in a page as it is.
 */
export const rowsText = <T extends object>(rows: readonly T[]): string => {
  const names = namesOf(rows[0] ?? {});
  return jsonInPage([names, ...rows.map((row) => valuesOf(row as Record<string, unknown>, names))]);
};

/** Such a text, or what its JSON is. */
export type RowsText = string | readonly unknown[];

/** The rows of it. */
export function rowsIn<T extends object>(text: RowsText): T[] {
  const [names, ...rows] = (typeof text === "string" ? JSON.parse(text) : text) as [Names, ...unknown[][]];
  return rows.map((values) => objectOf(values, names) as T);
}

/** Data with rows in them as one JSON text for a page: `rows` stand in it as what their text says. */
export const textWithRows = ({ rows, ...data }: { rows: string }): string => {
  const text = jsonInPage(data).slice(0, -1);
  return `${text}${text.length > 1 ? "," : ""}"rows":${rows}}`;
};
