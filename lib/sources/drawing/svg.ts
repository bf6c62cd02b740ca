import type { BoxContent } from "@/lib/sources/drawing/contents";
import { boxRoom, columnNames, fitted, lineLook, shapeOf, widthIn } from "@/lib/sources/drawing/words";
import { box, type DrawnBox, type OriginDrawing } from "@/lib/sources/origin-drawing";
import type { ShownLink } from "@/lib/sources/shown-links";
import { isFirstHand } from "@/lib/sources/source";
import { linkKindWord } from "@/lib/sources/words";

/** The colours of paper: a file leaves the desk and is read in light. */
const ink = "#16181c";
const ink2 = "#43464c";
const ink3 = "#5f6268";
const edge = "#82827c";
const rule = "#cbcac3";
const page = "#fdfdfb";
const accent = "#1b4fd1";
const refuted = "#b0241c";
const refutedWash = "#fce7e4";

const lines: Record<ReturnType<typeof lineLook>, string> = {
  "": `stroke="${ink3}" stroke-width="1.4"`,
  rw: `stroke="${ink3}" stroke-width="2.4"`,
  sy: `stroke="${ink3}" stroke-width="4.2"`,
  pr: `stroke="${accent}" stroke-width="2" stroke-linecap="round" stroke-dasharray="1.5 4"`,
  un: `stroke="${edge}" stroke-width="1.4" stroke-dasharray="5 4"`,
  lp: `stroke="${refuted}" stroke-width="2"`,
};

const shapes: Record<ReturnType<typeof shapeOf>, string> = {
  box: `fill="#ffffff" stroke="${rule}"`,
  prim: `fill="${ink}" stroke="${ink}"`,
  hollow: `fill="${page}" stroke="${edge}" stroke-width="1.5" stroke-dasharray="4 3"`,
  held: `fill="${page}" stroke="${ink}" stroke-width="1.75"`,
  loopbox: `fill="${refutedWash}" stroke="${refuted}" stroke-width="1.5"`,
  putup: `fill="${page}" stroke="${accent}" stroke-width="1.5" stroke-linecap="round" stroke-dasharray="1.5 4"`,
};

const font = 'font-family="Geist, system-ui, Segoe UI, Roboto, sans-serif"';
const text = (x: number, y: number, words: string, looks: string) =>
  words ? `<text x="${x}" y="${y}" ${font} ${looks}>${escaped(words)}</text>` : "";

/**
 * A line of a box: whatever font a reader has, it takes the room that it takes here.
 * @param whole room of the box's width, where a mark stands behind the words and leaves less.
 */
const boxed = (x: number, y: number, words: string, room: number, looks: string, whole = room) => {
  const said = fitted(words, room);
  const share = Math.min(1, widthIn(said) / room);
  const length =
    share > 0.7
      ? ` textLength="${Math.round((share * (box.width - 20) * room) / whole)}" lengthAdjust="spacingAndGlyphs"`
      : "";
  return text(x, y, said, `${looks}${length}`);
};

/**
 * The drawing of origins as a file of its own: every look is an attribute, so that it needs no style sheet, no font and no
 * script, and a page that shows it can forbid all three. What it says is what its reader may see.
 * @param title what it shows, and when: it stands above the drawing.
 */
export function originsSvg(of: {
  drawing: OriginDrawing;
  boxes: ReadonlyMap<string, BoxContent>;
  links: readonly ShownLink[];
  circular: ReadonlySet<string>;
  arcLabels: ReadonlyMap<string, string>;
  title: string;
  about: string;
}): string {
  const { drawing, boxes, links, circular, arcLabels } = of;
  const width = Math.max(drawing.width, 760);
  const byId = new Map(links.map((link) => [link.id, link]));
  const body = [
    ...drawing.columns.map((x, column) => text(x, 14, columnNames[column] ?? "", `font-size="12" fill="${ink3}"`)),
    `<path d="M0 25H${width}" stroke="${ink}" fill="none"/>`,
    ...drawing.lines.flatMap((line) => {
      const link = byId.get(line.id);
      return link ? [drawnLine(line, link, circular.has(line.id), boxes.get(link.to.id)?.unidentified ?? false)] : [];
    }),
    ...drawing.arcs.map(({ id, path, tip, label }) => {
      const words = arcLabels.get(id) ?? "circular";
      const half = words.length * 3.1 + 10;
      return [
        `<path d="${path}" fill="none" ${lines.lp}/>`,
        `<path d="M${tip.x} ${tip.y}l-3.8 -7h7.6z" fill="${refuted}"/>`,
        `<rect x="${label.x - half}" y="${label.y - 10}" width="${half * 2}" height="20" fill="${page}"/>`,
        text(label.x, label.y + 4, words, `font-size="11.5" font-weight="600" fill="${refuted}" text-anchor="middle"`),
      ].join("");
    }),
    ...drawing.boxes.flatMap((place) => {
      const content = boxes.get(place.id);
      return content ? [drawnBox(place, content)] : [];
    }),
  ];
  const top = 62;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-24 ${-top - 20} ${width + 48} ${drawing.height + top + 44}" width="${width + 48}" height="${drawing.height + top + 44}" role="img">`,
    `<title>${escaped(of.title)}</title>`,
    `<rect x="-24" y="${-top - 20}" width="${width + 48}" height="${drawing.height + top + 44}" fill="${page}"/>`,
    `<text x="0" y="${-top + 16}" font-family="Newsreader, Georgia, serif" font-size="24" fill="${ink}">${escaped(of.title)}</text>`,
    text(0, -top + 38, of.about, `font-size="12" fill="${ink3}"`),
    ...body,
    `</svg>`,
    "",
  ].join("\n");
}

function drawnLine(
  { path, start, tip, angle }: OriginDrawing["lines"][number],
  link: ShownLink,
  circular: boolean,
  nameless: boolean,
): string {
  const look = lineLook(link, { circular, nameless });
  const proposed = link.state === "proposed";
  const turned = angle === 0 ? "" : ` transform="rotate(${angle} ${tip.x} ${tip.y})"`;
  const head = proposed
    ? `fill="${page}" stroke="${accent}" stroke-width="1.3"`
    : `fill="${look === "lp" ? refuted : ink3}"`;
  return [
    `<g><title>${escaped(`${link.from.name} ${linkKindWord[link.kind]} ${link.to.name}${proposed ? ", proposed" : ""}`)}</title>`,
    `<path d="${path}" fill="none" ${lines[look]}/>`,
    look === "sy" ? `<path d="${path}" fill="none" stroke="${page}" stroke-width="1.6"/>` : "",
    isFirstHand(link.kind)
      ? `<circle cx="${start.x + 1}" cy="${start.y}" r="3.2" fill="${proposed ? accent : ink}"/>`
      : "",
    `<path d="M${tip.x} ${tip.y}l-7 -3.8v7.6z" ${head}${turned}/></g>`,
  ].join("");
}

function drawnBox({ x, y }: DrawnBox, content: BoxContent): string {
  const shape = shapeOf(content);
  const { report, unidentified, circular, lines: said, name } = content;
  const colour = (below: string) => (shape === "prim" ? "#ffffff" : below);
  const marked = content.end !== null && shape !== "prim" && !unidentified && (report || content.end !== "established");
  const [first, second, third] = said;
  return [
    `<g><title>${escaped(name)}</title>`,
    `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${report || unidentified ? 6 : 2}" ${shapes[shape]}/>`,
    boxed(
      x + 10,
      y + 20,
      first,
      boxRoom.first - (marked ? boxRoom.mark : 0),
      `font-size="12.5" font-weight="550" fill="${colour(ink)}"`,
      boxRoom.first,
    ),
    boxed(x + 10, y + 36, second, boxRoom.below, `font-size="11.5" fill="${circular ? refuted : colour(ink2)}"`),
    boxed(x + 10, y + 52, third, boxRoom.below, `font-size="11" fill="${colour(ink3)}"`),
    marked ? mark(content, x + box.width - 19, y + 8) : "",
    "</g>",
  ].join("");
}

function mark({ end, held }: BoxContent, x: number, y: number): string {
  const filled = end === "established" && held;
  const inside =
    end === "soft"
      ? `<path d="M2 2h7v14H2z" fill="${ink}"/>`
      : end === "open"
        ? `<path d="M7 7.2a2 2 0 1 1 2.8 1.9c-.6.25-.8.6-.8 1.1" fill="none" stroke="${ink}" stroke-width="1.5"/><circle cx="9" cy="12.8" r="1" fill="${ink}"/>`
        : "";
  return `<g transform="translate(${x} ${y}) scale(.62)"><rect x="2" y="2" width="14" height="14" rx="1" fill="${filled ? ink : page}" stroke="${ink}" stroke-width="1.75"/>${inside}</g>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 knows no other control characters than tab and line ends, and no half of a pair. */
const escaped = (words: string): string =>
  words
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in the file
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (letter) => entities[letter] ?? "");
