/**
 * A text that a page hands to a component of the browser: written into the page's HTML, at a place that bears this id, or,
 * where no HTML is asked for, handed over as it is.
 */
export type Handed = { place: string } | { text: string };

// The framework loads a module for what is read on the server and again for what it writes as HTML: both know the same texts.
const shared = globalThis as { handed?: { texts: Map<string, string>; size: number; last: number } };
shared.handed ??= { texts: new Map(), size: 0, last: 0 };
const store = shared.handed;

/** So many characters wait for being written; of more the oldest go, whose pages were written or given up long ago. */
const most = 16_000_000;

/** Keeps a text for the HTML of the page that is being made. */
export function keptForHtml(text: string): Handed {
  store.last += 1;
  const place = `handed-${store.last}`;
  store.texts.set(place, text);
  store.size += text.length;
  for (const [oldest, { length }] of store.texts) {
    if (store.size <= most || oldest === place) break;
    store.texts.delete(oldest);
    store.size -= length;
  }
  return { place };
}

/** The text itself, where HTML is written. */
export function textForHtml(handed: Handed): string {
  if ("text" in handed) return handed.text;
  const text = store.texts.get(handed.place);
  if (text === undefined) throw new Error("what was to be written into the page is gone: the page has to be made anew");
  return text;
}
