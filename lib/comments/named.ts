/** Somebody who can be named in a comment. */
export type Nameable = { personId: string; name: string; email: string };

/**
 * Finds whom a comment names with @Full Name or @their@address, in any case. A longer name wins over a shorter one that
 * it begins with, and a name goes no further than it is written: @Ann Lee is not Ann Leeson.
 * @returns each of them once, in the order of the text.
 */
export function namedIn(text: string, people: readonly Nameable[]): string[] {
  const handles = people
    .flatMap(({ personId, name, email }) => [name, email].map((handle) => ({ personId, handle: plain(handle) })))
    .filter(({ handle }) => handle !== "")
    .sort((a, b) => b.handle.length - a.handle.length);
  const found = new Set<string>();
  const read = plain(text);
  for (let at = read.indexOf("@"); at >= 0; at = read.indexOf("@", at + 1)) {
    if (/[\p{L}\p{M}\p{N}._%+-]$/u.test(read.slice(Math.max(0, at - 2), at))) continue;
    const longest = handles.find(
      ({ handle }) => read.startsWith(handle, at + 1) && endsAt(read, at + 1 + handle.length),
    );
    if (!longest) continue;
    // Two people of one name are both named: nobody can tell which was meant.
    for (const { personId, handle } of handles) if (handle === longest.handle) found.add(personId);
  }
  return [...found];
}

const plain = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();

/** Does a name or an address end here? A full stop ends it, unless the address goes on after it. */
const endsAt = (text: string, at: number): boolean =>
  !/^(?:[\p{L}\p{M}\p{N}_@]|[.-][\p{L}\p{N}])/u.test(text.slice(at, at + 4));
