/**
 * Texts that pages are being made of. A page is written in two passes that share no module but are one process: the first
 * decides what the viewer may see and names the text, the second puts it into the HTML. The text itself would otherwise
 * go along a second time, in the data that the page hands to the browser (docs: decisions, the text is sent once).
 */

type Held = { html: string; pages: number };

const shared = globalThis as { heldTexts?: Map<string, Held> };
shared.heldTexts ??= new Map();
const held = shared.heldTexts;

/**
 * Holds a text under its name while a page is made of it, for whoever was found to see it.
 * @returns how to let go; the text goes with the last page that holds it.
 */
export function holdText(name: string, html: string): () => void {
  const one = held.get(name) ?? { html, pages: 0 };
  held.set(name, one);
  one.pages += 1;
  let gone = false;
  return () => {
    if (gone) return;
    gone = true;
    one.pages -= 1;
    if (one.pages === 0) held.delete(name);
  };
}

/** The text that a page being made holds under this name; empty in a browser, which has it on the page or asks for it. */
export const heldText = (name: string): string => held.get(name)?.html ?? "";
