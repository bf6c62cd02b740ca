/** Rows of a desk as the keys find them: each has its kind and id in `data-row`, and its link `data-row-go`. */

/** The row that has the focus; null where none has. */
const focused = (): string | null => document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row ?? null;

/**
 * What a key means: the thing in the row that has the focus or, while no row has, the first of the list. Nothing while the
 * focus is in a row of another kind.
 */
export function rowAtHand<T extends { id: string }>(list: readonly T[], kind: string): T | undefined {
  const row = focused();
  return row === null ? list[0] : list.find(({ id }) => row === `${kind}-${id}`);
}

/** Puts the focus on the link of the next row, or of the one before. */
export function goToRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row] [data-row-go]")];
  const row = document.activeElement?.closest("[data-row]");
  const at = links.findIndex((link) => row?.contains(link));
  const to = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[Math.min(Math.max(0, to), links.length - 1)]?.focus();
}
