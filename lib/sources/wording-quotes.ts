/** Which words of a text somebody else said: what many stories quote is no sign that one is from the other. */

import type { Words } from "@/lib/sources/wording-words";

const LONGEST = 1500;
const inside = (open: string, close: string) => `${open}[^${open}${close}\\n]{8,${LONGEST}}${close}`;

/** Single marks only where they cannot be apostrophes. */
const single = `(?<![\\p{L}\\p{N}])[‘'](?=\\p{L})[^\\n‘]{8,600}?(?<=[\\p{L},.!?])[’'](?![\\p{L}\\p{N}])`;
const quotation = new RegExp(
  [inside("“", "”"), inside("„", "“”"), inside("«", "»"), inside("»", "«"), `"[^"\\n]{8,${LONGEST}}"`, single].join(
    "|",
  ),
  "gu",
);

/** 1 for each word inside quotation marks. A quotation ends with its paragraph at the latest. */
export function quotedWords(text: string, { count, starts, ends }: Words): Uint8Array {
  const quoted = new Uint8Array(count);
  let at = 0;
  for (const { index, 0: words } of text.matchAll(quotation)) {
    const end = index + words.length;
    while (at < count && (starts[at] ?? 0) < index) at += 1;
    for (; at < count && (ends[at] ?? 0) <= end; at += 1) quoted[at] = 1;
  }
  return quoted;
}
