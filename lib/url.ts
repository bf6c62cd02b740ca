/**
 * An address as a URL; null for what is none.
 *
 * `URL.canParse` is not asked: once Node has compiled the call, it says no to every address with a letter from beyond
 * ASCII (docs/decisions/2026-11-21-addresses-are-tried.md).
 * @param base what a relative address is read against.
 */
export function urlOf(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
