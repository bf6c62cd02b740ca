declare module "@citation-js/core" {
  export class Cite {
    constructor(items: readonly object[], options?: { generateGraph?: boolean });
    /** Pairs of an item's id and its entry. */
    format(
      as: "bibliography",
      options: { format: "text"; template: "apa"; lang: "en-US"; asEntryArray: true },
    ): [id: string, entry: string][];
  }
}
declare module "@citation-js/plugin-csl";
