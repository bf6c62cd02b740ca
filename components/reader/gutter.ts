/** The bars beside a paragraph, one for each sentence in two lanes: filled when examined, hollow when not, dotted where something is suggested. */

const svgName = "http://www.w3.org/2000/svg";
/** From the text's left edge to each lane, in pixels. */
const lanes = [16, 11] as const;
const lanesOnPhone = [12, 7] as const;

/** Draws the bars of some paragraphs anew: all are measured before any is drawn, so that the text is laid out once. */
export function drawGutters(paragraphs: Iterable<HTMLElement>): void {
  const drawn = [...paragraphs].map((paragraph) => ({ paragraph, gutter: gutterOf(paragraph) }));
  for (const { paragraph, gutter } of drawn) {
    paragraph.querySelector(":scope > .gut")?.remove();
    if (gutter) paragraph.append(gutter);
  }
}

function gutterOf(paragraph: HTMLElement): SVGElement | null {
  const sentences = paragraph.getElementsByClassName("s");
  if (sentences.length === 0) return null;
  const box = paragraph.getBoundingClientRect();
  const style = getComputedStyle(paragraph);
  const lineHeight = Number.parseFloat(style.lineHeight);
  const left = Number.parseFloat(style.paddingLeft);
  const svg = document.createElementNS(svgName, "svg");
  svg.setAttribute("class", "gut");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("data-x", "");
  const at = window.innerWidth <= 760 ? lanesOnPhone : lanes;
  for (const [index, sentence] of [...sentences].entries()) {
    const middles = [...sentence.getClientRects()]
      .filter((rect) => rect.width > 2)
      .map((rect) => rect.top + rect.height / 2 - box.top);
    if (middles.length === 0) continue;
    const top = Math.min(...middles) - lineHeight / 2 + 5;
    const bottom = Math.max(...middles) + lineHeight / 2 - 5;
    const done = sentence.classList.contains("done");
    const bar = document.createElementNS(svgName, "rect");
    const hinted = !done && sentence.classList.contains("hs");
    bar.setAttribute("class", done ? "lane done" : hinted ? "lane hint" : "lane");
    // The gutter is on the left whichever way the text runs: that is where the page has room.
    bar.setAttribute("x", String(left - (at[index % 2] ?? 11)));
    bar.setAttribute("y", top.toFixed(1));
    bar.setAttribute("width", done ? "2" : "3");
    bar.setAttribute("height", Math.max(6, bottom - top).toFixed(1));
    bar.setAttribute("rx", "1.5");
    svg.append(bar);
  }
  return svg;
}
