import { and, type Column, eq, getTableColumns, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { prepared, type Tx } from "@/db/client";
import { Conflict } from "@/lib/errors";

/** Binds a value to a placeholder as the column stores it; null stays null, whatever the column makes of values. */
const stored = (column: Column, value: unknown): unknown =>
  value === null || value === undefined ? null : column.mapToDriverValue(value);

/**
 * Makes the insert of one row of a table, prepared once per connection: building the statement anew costs several
 * times the insert itself. What is left out gets the column's default.
 */
export function insertInto<T extends SQLiteTable>(table: T): (tx: Tx, row: T["$inferInsert"]) => Promise<void> {
  const columns = Object.entries<Column>(getTableColumns(table));
  const placeholders = Object.fromEntries(columns.map(([key]) => [key, sql`${sql.placeholder(key)}`]));
  const statement = prepared((tx: Tx) =>
    tx
      .insert(table)
      .values(placeholders as T["$inferInsert"])
      .prepare(),
  );
  return async (tx, row) => {
    const given: Record<string, unknown> = row;
    const values = columns.map(([key, column]) => [
      key,
      stored(column, given[key] === undefined ? (column.default ?? column.defaultFn?.()) : given[key]),
    ]);
    await statement(tx).execute(Object.fromEntries(values));
  };
}

/**
 * Makes the insert of many rows of a table by one statement, prepared once per connection however many they are: they are
 * bound as JSON. Every column is taken from the rows or its default; none may hold bytes.
 */
export function insertAllInto<T extends SQLiteTable>(table: T): (tx: Tx, rows: T["$inferInsert"][]) => Promise<void> {
  const columns = Object.entries<Column>(getTableColumns(table));
  const values = sql.join(
    columns.map((_, place) => sql`json_extract(value, ${sql.raw(`'$[${place}]'`)})`),
    sql`, `,
  );
  const statement = prepared((tx: Tx) =>
    tx
      .insert(table)
      .select(sql`select ${values} from json_each(${sql.placeholder("rows")})`)
      .prepare(),
  );
  return async (tx, rows) => {
    if (rows.length === 0) return;
    const bound = rows.map((row: Record<string, unknown>) =>
      columns.map(([key, column]) => stored(column, row[key] ?? column.default ?? column.defaultFn?.())),
    );
    await statement(tx).execute({ rows: JSON.stringify(bound) });
  };
}

type Versioned = SQLiteTable & { id: SQLiteColumn; version: SQLiteColumn };

/** More kinds of change than these are not kept prepared. */
const keptAtMost = 60;

/**
 * Makes the update of one row of a table, prepared once per connection for each set of fields. It raises the row's
 * version and, where the version that somebody saw is given, changes only that one.
 * @returns whether there was such a row.
 */
export function updateOf<T extends Versioned>(
  table: T,
): (tx: Tx, id: string, seen: number | null | undefined, set: Partial<T["$inferInsert"]>) => Promise<boolean> {
  const columns: Record<string, Column> = getTableColumns(table);
  const build = (tx: Tx, keys: readonly string[], asSeen: boolean) => {
    const set = Object.fromEntries(keys.map((key) => [key, sql`${sql.placeholder(key)}`]));
    const row = eq(table.id, sql.placeholder("which"));
    return tx
      .update(table as Versioned)
      .set({ ...set, version: sql`${table.version} + 1` })
      .where(asSeen ? and(row, eq(table.version, sql.placeholder("seen"))) : row)
      .returning({ id: table.id })
      .prepare();
  };
  const kept = prepared((_: Tx) => new Map<string, ReturnType<typeof build>>());
  return async (tx, id, seen, set) => {
    const given: Record<string, unknown> = set;
    const keys = Object.keys(given).filter((key) => given[key] !== undefined);
    const asSeen = typeof seen === "number";
    const name = `${asSeen} ${keys.join(" ")}`;
    const statements = kept(tx);
    const statement = statements.get(name) ?? build(tx, keys, asSeen);
    if (statements.size < keptAtMost) statements.set(name, statement);
    const values: Record<string, unknown> = { which: id, seen };
    for (const key of keys) {
      const column = columns[key];
      if (column) values[key] = stored(column, given[key]);
    }
    return (await statement.execute(values)).length > 0;
  };
}

/** Is the column one of the ids of a list that is bound to a placeholder as JSON: see `idList`. */
export const among = (column: SQLWrapper, name: string): SQL =>
  sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;

/** A list of ids for `among`; of any length, where a list of parameters has its limit. */
export const idList = (ids: readonly string[]): string => JSON.stringify(ids);

/**
 * Rows of a dossier that a list of ids names. They are looked up one by one: through the dossier's index SQLite would read
 * all ten thousand rows of it to find three.
 */
export const someOf = (
  table: { id: SQLiteColumn; dossierId: SQLiteColumn },
  dossierId: string,
  ids: readonly string[],
): SQL => sql`(${table.id} in (select value from json_each(${idList(ids)})) and +${table.dossierId} = ${dossierId})`;

/** What a change of a row is refused with that somebody else changed meanwhile; it carries the version that it has now. */
export async function staleRow(tx: Tx, table: Versioned, id: string, what: string): Promise<Conflict> {
  const [current] = await tx.select({ version: table.version }).from(table).where(eq(table.id, id));
  return new Conflict(`Somebody changed this ${what} while you were at it. Look at it again.`, {
    current: current?.version,
  });
}
