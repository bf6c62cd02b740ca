import { sql } from "drizzle-orm";
import { prepared, type Read } from "@/db/client";
import { anyOf } from "@/db/search/hits";
import { label } from "@/db/search/numbers";
import { outletsIndexed } from "@/db/search/rows";
import { foldedWords } from "@/lib/search/fold";
import { type Filters, isCalled, mayBeInMonth } from "@/lib/search/query";

/** A name that so many outlets share says little. */
const mostOutlets = 100;

/** The filters as the index knows them: each an expression that a row must have. */
export type Labels = {
  all: string[];
  /** Without a time that most of what there is may be of: to be tried first, and each row's date asked. */
  wide: string[];
};

/**
 * @param people ids of those a person's name is asked by; null where bylines are asked.
 * @returns null where nothing can have them.
 */
export async function labelsOf(db: Read, filters: Filters, people: ReadonlySet<string> | null): Promise<Labels | null> {
  const { status, verdict, kind, stakes, person, outlet } = filters;
  const labels: string[][] = [];
  if (status) labels.push([label.status(status)]);
  if (verdict) labels.push([label.verdict(verdict)]);
  if (kind) labels.push([label.claimKind(kind)]);
  if (stakes) labels.push([label.stakes(stakes)]);
  if (person !== undefined && people) labels.push([...people].map(label.person));
  if (person !== undefined && !people) for (const word of foldedWords(person)) labels.push([label.byline(word)]);
  if (outlet !== undefined) {
    const wanted = foldedWords(outlet);
    const outlets = (await outletsIndexed(db)).filter(({ name }) => isCalled(name, wanted));
    labels.push(outlets.slice(0, mostOutlets).map(({ number }) => label.outlet(number)));
  }
  const time = await timeLabels(db, filters);
  if (labels.some((any) => any.length === 0) || time?.labels.length === 0) return null;
  const expression = (any: readonly string[]) => anyOf(any.map((one) => `"${one}"`));
  const others = labels.map(expression);
  const all = time ? [...others, expression(time.labels)] : others;
  return { all, wide: time?.wide ? others : all };
}

/** Does a row's own date have to be asked, since the index knows months alone? */
export const asksDays = ({ date = "", before, after }: Filters): boolean =>
  date.length > "2026-03".length || before !== undefined || after !== undefined;

const monthTerms = prepared((db) =>
  db
    .select({ list: sql<string>`json_group_array(term)` })
    .from(sql`(select term from search_terms where term >= '_m' and term < '_n')`)
    .prepare(),
);

/** A time that so much of the months may be of narrows little. */
const wideFrom = 1 / 3;

/** The months that there is anything of and that may have what is asked for; whole years as such. Null for any time. */
async function timeLabels(db: Read, filters: Filters): Promise<{ labels: string[]; wide: boolean } | null> {
  const { date, before, after } = filters;
  if (before === undefined && after === undefined) {
    if (date === undefined) return null;
    return { labels: [date.length === 4 ? label.year(date) : label.month(date)], wide: false };
  }
  const [row] = await monthTerms(db).execute();
  const terms = JSON.parse(row?.list ?? "[]") as string[];
  const years = new Map<string, { all: number; fitting: string[] }>();
  let fitting = 0;
  for (const term of terms) {
    const month = `${term.slice(2, 6)}-${term.slice(6, 8)}`;
    const year = years.get(month.slice(0, 4)) ?? { all: 0, fitting: [] };
    years.set(month.slice(0, 4), year);
    year.all += 1;
    if (!mayBeInMonth(filters, month)) continue;
    year.fitting.push(term);
    fitting += 1;
  }
  const labels = [...years].flatMap(([year, months]) =>
    months.fitting.length === months.all ? [label.year(year)] : months.fitting,
  );
  return { labels, wide: fitting > terms.length * wideFrom };
}
