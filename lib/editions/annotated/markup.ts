/** Text that may stand in HTML as it is. Only `markup` makes it, which escapes whatever it is given that is not. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly (Markup | null)[] | null;

const special: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};

/** Other control characters, which HTML has no place for, are left out. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']|[^\P{Cc}\n\t]/gu, (character) => special[character] ?? "");

const written = (part: Part): string => {
  if (part === null) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return part.map((one) => one?.text ?? "").join("");
};

/**
 * Writes HTML from a template: what is put in is escaped for text and quoted attributes alike, unless it is markup
 * itself. So a text from outside cannot become markup by being forgotten.
 */
export const markup = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.reduce((all, string, at) => `${all}${written(parts[at - 1] ?? null)}${string}`));

/** Markup where there is something to show, else nothing. */
export const when = (condition: unknown, show: () => Markup): Markup | null => (condition ? show() : null);

/** Pieces with something between them. */
export const joined = (pieces: readonly (string | Markup)[], between: string): Markup =>
  new Markup(pieces.map(written).join(escaped(between)));
