/**
 * Brings the rows of a table body up to a newer text of them. Rows that are as they were stay, with the focus and the
 * selection in them; where the row that has the focus became another, the same link of it has it.
 */
export function bringUpTo(body: HTMLTableSectionElement, text: string): void {
  const newer = body.cloneNode(false) as HTMLTableSectionElement;
  newer.innerHTML = text;
  const { activeElement } = body.ownerDocument;
  const focused = activeElement && body.contains(activeElement) ? activeElement : null;
  const before = new Map([...body.children].map((row) => [row.id, row]));
  const rows = [...newer.children].map((row) => {
    const known = before.get(row.id);
    return known?.isEqualNode(row) ? known : row;
  });
  const stay = new Set(rows);
  for (const row of [...body.children]) if (!stay.has(row)) row.remove();
  for (const [at, row] of rows.entries())
    if (body.children[at] !== row) body.insertBefore(row, body.children[at] ?? null);
  const href = focused?.getAttribute("href");
  if (focused?.isConnected || !href) return;
  [...body.querySelectorAll("a")].find((link) => link.getAttribute("href") === href)?.focus({ preventScroll: true });
}
