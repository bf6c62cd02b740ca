/**
 * What a page hands to a component of the browser: as it is or, where HTML is asked for, written into that HTML as a text, at
 * a place that bears this id.
 */
export type Handed<T = string> = { place: string } | { value: T };

/** JSON in which no tag begins, so that it can stand in a page as it is. */
export const jsonInPage = (data: unknown): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/**
 * Data for a component of the browser, made ready once for all who ask for them: themselves, their JSON for the HTML
 * (`jsonInPage`), and what the server writes the HTML from, which may know more.
 */
export type ForPage<T> = {
  data: T;
  json: string;
  inHtml: T;
  /** About how many characters all of it keeps in memory. */
  size: number;
};

export function forPage<T extends object>(data: T): ForPage<T> {
  const json = jsonInPage(data);
  return { data, json, inHtml: data, size: json.length };
}

/** What stands in the HTML, and what it is of: the text itself, or the data whose JSON it is. */
type Kept = { text: string; value: unknown; size: number };

// The framework loads a module for what is read on the server and again for what it writes as HTML: both know the same texts.
const shared = globalThis as { handed?: { kept: Map<string, Kept>; size: number; last: number } };
shared.handed ??= { kept: new Map(), size: 0, last: 0 };
const store = shared.handed;

/** So many characters wait for being written; of more the oldest go, whose pages were written or given up long ago. */
const most = 32_000_000;

/** Keeps a text, and what it is of, for the HTML of the page that is being made. */
export function keptForHtml(text: string, value: unknown = text, size = text.length): { place: string } {
  store.last += 1;
  const place = `handed-${store.last}`;
  store.kept.set(place, { text, value, size });
  store.size += size;
  for (const [oldest, { size }] of store.kept) {
    if (store.size <= most || oldest === place) break;
    store.kept.delete(oldest);
    store.size -= size;
  }
  return { place };
}

/** The text itself, where HTML is written. */
export const textForHtml = ({ place }: { place: string }): string => keptAt(place).text;

/** What was handed over, where HTML is written. It is nobody's to change: the same may be handed over again. */
export const valueForHtml = <T>(handed: Handed<T>): T =>
  "value" in handed ? handed.value : (keptAt(handed.place).value as T);

function keptAt(place: string): Kept {
  const kept = store.kept.get(place);
  if (!kept) throw new Error("what was to be written into the page is gone: the page has to be made anew");
  return kept;
}
