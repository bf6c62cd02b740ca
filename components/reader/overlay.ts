/** Shows something in the text; returns what takes the showing back. */
export type Show = () => () => void;

/** What is shown by one deed: taken back when it is refused, and kept until the text has it when it is stored. */
export type Layer = { lift: () => void; stored: () => void };

export type Overlay = ReturnType<typeof newOverlay>;

/**
 * What is shown in the text before the desk has written it there. Where paragraphs are put in that do not have it yet,
 * it is laid over them again: else a sentence would look as before, and the key that marks it would mean the opposite.
 *
 * @param kept goes around whatever changes the text, to keep what the change would lose.
 */
export function newOverlay(kept: (change: () => void) => void = (change) => change()) {
  let layers: { show: Show; lift: () => void; until: number }[] = [];
  let versions = 0;
  return {
    lay(show: Show): Layer {
      const layer = { show, lift: () => {}, until: Number.POSITIVE_INFINITY };
      kept(() => {
        layer.lift = show();
      });
      layers.push(layer);
      return {
        // Each was shown over those before it, so that it is taken away from under those after it.
        lift: () => {
          const at = layers.indexOf(layer);
          if (at < 0) return;
          const above = layers.splice(at).slice(1);
          kept(() => {
            for (const { lift } of above.toReversed()) lift();
            layer.lift();
            for (const one of above) one.lift = one.show();
          });
          layers.push(...above);
        },
        // The page that comes next was made after it.
        stored: () => {
          layer.until = versions + 1;
        },
      };
    },
    /** The page has been made with another version of the text. */
    turn: () => {
      versions += 1;
    },
    /** How many versions there have been: names the latest for `under`. */
    versions: () => versions,
    /**
     * Changes the text under everything that the given version does not have; what it has is shown by the text alone.
     * Returns whether anything lay over it.
     */
    under(version: number, change: () => void): boolean {
      const some = layers.length > 0;
      kept(() => {
        for (const { lift } of layers.toReversed()) lift();
        change();
        layers = layers.filter(({ until }) => until > version);
        for (const layer of layers) layer.lift = layer.show();
      });
      return some;
    },
  };
}
