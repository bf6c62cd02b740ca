/** Tells Markdown from plain text, of which not a character may be taken for a sign. */

/** Signs are looked for in this many characters. */
const SAMPLE = 64 * 1024;

/** Marks that plain text seldom has, and hardly ever two of; each at its first line, or in one. */
const signs: readonly RegExp[] = [
  /^#{1,6}[ \t]+\S/m,
  /(?<!!)\[[^\]\n]{1,300}\]\((?:https?:\/\/|\/|#|mailto:)[^\s)]{1,2000}(?:[ \t]+"[^"\n]{0,300}")?\)/,
  /!\[[^\]\n]{0,300}\]\([^\s)]{1,2000}(?:[ \t]+"[^"\n]{0,300}")?\)/,
  /^\[[^\]\n]{1,100}\]:[ \t]+(?:<|https?:\/\/)\S/m,
  /(?<![\w*])\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*(?![\w*])/,
  /(?<![\w_])__(?=\S)[^_\n]{1,300}(?<=\S)__(?![\w_])/,
  /^(?:```|~~~)[\w+-]*[ \t]*$/m,
  /^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*$/m,
  /^\[\^[^\]\s]{1,50}\]:[ \t]+\S/m,
];

/**
 * True if a text is surely Markdown: it has front matter that names a title, author or date, or headings of two levels,
 * or two different marks such as a heading and a link. One mark alone, lists, "> " and lone asterisks say nothing.
 * A file's name has no say in it.
 */
export function isMarkdown(text: string): boolean {
  const sample = text.slice(0, SAMPLE).replace(/\r\n?/g, "\n");
  if (
    /^---\n(?:[^\n]*\n){0,40}?(?:title|author|date|headline|byline):[^\n]*\n(?:[^\n]*\n){0,40}?(?:---|\.\.\.)\n/.test(
      sample,
    )
  ) {
    return true;
  }
  if (/^\s*#[ \t]+\S/.test(sample) && /^#{2,3}[ \t]+\S/m.test(sample)) return true;
  return signs.filter((sign) => sign.test(sample)).length >= 2;
}
