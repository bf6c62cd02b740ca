/** Where a line may end inside what has no room for it by itself: a checksum, a name of a file, the end of a long address. */

/** As many letters as every column of a copy has room for. */
const longest = 30;

/** As many are kept together. */
const together = 8;

/** A line ends by itself at a space or a hyphen, and nearly anywhere in scripts that put no spaces between words. */
const unbroken = new RegExp(
  String.raw`(?:[\u00a0\u202f\u2007]|-(?!\p{L})|[^-\s\u00ad\u200b\u2010\u2012-\u2014\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]){${longest + 1},}`,
  "gu",
);

/** Addresses are broken by the compiler, at what stands between their parts. */
const address = /^https?:\/\//;
const longPart = new RegExp(String.raw`[\p{L}\p{N}\p{M}]{${longest + 1},}`, "u");

const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Puts a zero-width space wherever a line may end inside a long word; in text from left to right the template shows it as
 * nothing, so that whatever is copied from the page is without it. Text without such words stays as it is.
 * @param mixed the text, or what stands around it, runs both ways: a long word then keeps its own direction (UAX 9, FSI to PDI).
 */
export const breakable = (text: string, mixed: boolean): string =>
  text.replace(unbroken, (word) => {
    if (address.test(word) && !longPart.test(word)) return word;
    const parts = partsOf(word).join("\u200b");
    return mixed ? `\u2068${parts}\u2069` : parts;
  });

/** A long word in parts, which end at a sign where there is one; whatever is one letter to a reader stays together. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  let part = "";
  let length = 0;
  for (const { segment } of clusters.segment(word)) {
    part += segment;
    length += 1;
    if (length < together && !/[/\\.,;:?&=_+@|]$/.test(segment)) continue;
    parts.push(part);
    part = "";
    length = 0;
  }
  return part === "" ? parts : [...parts, part];
}
