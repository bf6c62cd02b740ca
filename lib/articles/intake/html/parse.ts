/** From HTML to a document that can be walked. */

import { parseHTML } from "linkedom";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

/** Parsing takes time that grows with the square of the depth; no page that a person reads has a hundredth of this. */
const DEEPEST = 25_000;

const tooDeep =
  "This web page has more tags within one another than a page can have. " +
  "Copy the article's text in a browser and paste it instead.";

/**
 * Parses a page, or a piece of one, which gets the outer tags that it lacks.
 * @throws UnreadableError if its tags are nested too deeply.
 */
export function parsedPage(source: string): Document {
  refuseDepth(source);
  const whole = /<html[\s>]/i.test(source.slice(0, 100_000));
  const { document } = parseHTML(whole ? source : within(source));
  return document.documentElement?.localName.toLowerCase() === "html" ? document : parseHTML(within(source)).document;
}

const within = (source: string) => `<html><body>${source}</body></html>`;

/** Tags that nobody closes; all others count as nested until a closing one comes. */
const alone = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dt|dd|option)$/i;

function refuseDepth(source: string): void {
  const tags = /<(\/?)([a-z][\w:-]*)/gi;
  let depth = 0;
  for (let found = tags.exec(source); found; found = tags.exec(source)) {
    const [, closing, tag = ""] = found;
    if (!alone.test(tag)) depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) throw new UnreadableError(tooDeep);
    if (closing || !/^(?:script|style)$/i.test(tag)) continue;
    // What stands in a script only looks like tags.
    const end = source.indexOf(`</${tag}`, tags.lastIndex);
    if (end < 0) return;
    tags.lastIndex = end;
  }
}
