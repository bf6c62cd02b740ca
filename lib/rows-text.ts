/** Rows that all have the same properties as one JSON text in which the names of those stand once. */
export const rowsText = <T extends object>(rows: readonly T[]): string => {
  const names = Object.keys(rows[0] ?? {}) as (keyof T)[];
  return JSON.stringify([names, ...rows.map((row) => names.map((name) => row[name]))]);
};

/** The rows of such a text. */
export function rowsIn<T extends object>(text: string): T[] {
  const [names, ...rows] = JSON.parse(text) as [string[], ...unknown[][]];
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) row[names[at] as string] = values[at];
    return row as T;
  });
}
