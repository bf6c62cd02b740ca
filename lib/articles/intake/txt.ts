/** Plain text: nothing of it is changed but what cannot be stored or shown, since every anchor is an offset into it. */

import type { Format } from "@/lib/articles/intake/formats";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

export const txt: Format = {
  name: "txt",
  kinds: ["txt"],
  read: ({ decoded }) => {
    if (!decoded) {
      throw new UnreadableError("This file is not text. Copy the article's text and paste it instead.");
    }
    return { text: plainText(decoded.text), charset: decoded.charset };
  },
};

/**
 * Text as it is stored: line ends are line feeds; no byte order mark, no NUL and no half of a surrogate pair is left.
 * Spaces, blank lines and the composition of characters stay as they are.
 */
export function plainText(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replaceAll("\0", "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .toWellFormed();
}
