/**
 * How a long text stands in its page: the opening as it is, the rest as a `<noscript>`. A browser without scripts reads
 * both alike. One with scripts takes the rest for plain characters, which costs it next to nothing, shows the opening, and
 * has the rest put in by the reader piece by piece.
 *
 * Of a very long one the page has the opening alone, and the reader fetches the rest; without scripts a link leads to it.
 */

/** From this many characters of HTML on a text is long: some 4,000 words with their claims. */
const longFrom = 160_000;
/** From this many on it is very long: some 30,000 words. */
const fetchedFrom = 1_000_000;
/** So many characters of HTML are some five screens. */
const opening = 48_000;
const paragraphEnd = "</p>";

/**
 * The text as its page has it. None of it can end the `<noscript>`: every word is escaped.
 * @param address where the text is on its own.
 */
export function pageText(html: string, address: string): string {
  if (html.length < longFrom) return html;
  const cut = html.indexOf(paragraphEnd, opening) + paragraphEnd.length;
  if (cut < paragraphEnd.length || cut === html.length) return html;
  const begun = html.slice(0, cut);
  if (html.length < fetchedFrom) return `${begun}<noscript>${html.slice(cut)}</noscript>`;
  return `${begun}<noscript data-more><p><a href="${address}?page">Go on reading without scripts</a></p></noscript>`;
}

/** Cuts a text into pieces of whole paragraphs, of some so many characters each. */
export function* piecesOf(html: string, size = opening): Generator<string> {
  for (let from = 0; from < html.length; ) {
    const end = html.indexOf(paragraphEnd, from + size);
    const to = end < 0 ? html.length : end + paragraphEnd.length;
    yield html.slice(from, to);
    from = to;
  }
}
