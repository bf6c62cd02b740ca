/** A card beside the text: where its claim's first line is, how high it is, whether its claim is the open one. */
export type CardPlace = { line: number; height: number; selected: boolean };

/** From a card's upper edge to the middle of its first line, so that this line stands level with the claim's. */
export const firstLine = 17;
const gap = 6;

/**
 * Lays cards out beside their claims: each at its claim's first line, later ones pushed down so that none overlap. The
 * selected one never moves from its line: those above it make room upwards.
 *
 * @param cards in the order of their lines; pixels from the top of the margin.
 * @returns the upper edge of each.
 */
export function placeCards(cards: readonly CardPlace[]): number[] {
  const wanted = cards.map((card) => Math.max(0, card.line - firstLine));
  const tops = [...wanted];
  const pushDown = (from: number, limit: number) => {
    let free = limit;
    for (let at = from; at < cards.length; at += 1) {
      const top = Math.max(free, wanted[at] ?? 0);
      tops[at] = top;
      free = top + (cards[at]?.height ?? 0) + gap;
    }
  };
  const selected = cards.findIndex((card) => card.selected);
  pushDown(0, 0);
  if (selected < 0) return tops;
  tops[selected] = wanted[selected] ?? 0;
  let limit = (tops[selected] ?? 0) - gap;
  for (let at = selected - 1; at >= 0; at -= 1) {
    const height = cards[at]?.height ?? 0;
    if ((tops[at] ?? 0) + height > limit) tops[at] = limit - height;
    limit = (tops[at] ?? 0) - gap;
  }
  pushDown(selected + 1, (tops[selected] ?? 0) + (cards[selected]?.height ?? 0) + gap);
  return tops;
}
