/**
 * Where everything stands in the drawing of origins: columns by distance from the origin, left to right, the links
 * between them, and on top what reports in a circle.
 */
import ELK, { type ElkExtendedEdge, type ElkNode } from "elkjs/lib/elk.bundled.js";

export const box = { width: 128, height: 62 };
const columnGap = 44;
/** Above the columns: their names and a rule. */
const headHeight = 46;
const arcHeight = 30;

export type DrawnBox = { id: string; x: number; y: number; column: number; row: number };

/** A line from the origin to who got it from there; `tip` is where its arrowhead points, `angle` in degrees. */
export type DrawnLine = { id: string; path: string; start: Point; tip: Point; angle: number };

/** A line above everything, from the last of a circle back to its first. */
export type DrawnArc = { id: string; path: string; tip: Point; label: Point };

export type OriginDrawing = {
  width: number;
  height: number;
  /** Left edge of each column. */
  columns: number[];
  boxes: DrawnBox[];
  lines: DrawnLine[];
  arcs: DrawnArc[];
};

type Point = { x: number; y: number };

/** A link as it is drawn: `from` got it from `to`, so the line runs from `to` to `from`. */
export type LinkToDraw = { id: string; from: string; to: string };

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "SPLINES",
  "elk.separateConnectedComponents": "false",
  "elk.layered.layering.strategy": "LONGEST_PATH_SOURCE",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.bk.fixedAlignment": "BALANCED",
  "elk.layered.spacing.nodeNodeBetweenLayers": String(columnGap),
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.spacing.nodeNode": "26",
  "elk.spacing.edgeNode": "14",
};

const drawn = new Map<string, Promise<OriginDrawing>>();
const keptDrawings = 40;

/**
 * Lays sources and links out. The same input gives the same drawing, and the last ones asked for are kept.
 * @param circles pairs of sources to join by a line above: from the one that got its own report back, to where it began.
 * @param links without those that close a circle.
 */
export function drawOrigins(
  sourceIds: readonly string[],
  links: readonly LinkToDraw[],
  circles: readonly LinkToDraw[],
): Promise<OriginDrawing> {
  const key = JSON.stringify([sourceIds, links, circles]);
  const known = drawn.get(key);
  if (known) return known;
  const made = layOut(sourceIds, links, circles);
  drawn.set(key, made);
  made.catch(() => drawn.delete(key));
  for (const oldest of drawn.keys()) {
    if (drawn.size <= keptDrawings) break;
    drawn.delete(oldest);
  }
  return made;
}

/**
 * A link over several columns takes a place in each of them, and placing takes far more than twice as long for twice as
 * many. Beyond these the longest links are drawn straight through, behind the boxes.
 */
const mostPlaces = 160;
const mostPlaced = 220;

/** How many links each source is from an origin, by the longest way. A loop that is only proposed is opened somewhere. */
export function columnsOf(sourceIds: readonly string[], links: readonly LinkToDraw[]): Map<string, number> {
  const upstream = new Map<string, string[]>(sourceIds.map((id) => [id, []]));
  for (const { from, to } of links) upstream.get(from)?.push(to);
  const columns = new Map<string, number>();
  const under = new Set<string>();
  const columnOf = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    if (under.has(id)) return -1;
    under.add(id);
    const column = 1 + Math.max(-1, ...(upstream.get(id) ?? []).map(columnOf));
    under.delete(id);
    columns.set(id, column);
    return column;
  };
  for (const id of sourceIds) columnOf(id);
  return columns;
}

/** The links that are placed with the boxes, and those that are drawn straight through. */
function parted(links: readonly LinkToDraw[], columns: ReadonlyMap<string, number>) {
  const places = ({ from, to }: LinkToDraw) => Math.abs((columns.get(from) ?? 0) - (columns.get(to) ?? 0)) - 1;
  let taken = 0;
  const placed = new Set<LinkToDraw>();
  for (const link of [...links].sort((a, b) => places(a) - places(b))) {
    taken += Math.max(0, places(link));
    if (placed.size >= mostPlaced || taken > mostPlaces) break;
    placed.add(link);
  }
  return { placed: links.filter((link) => placed.has(link)), through: links.filter((link) => !placed.has(link)) };
}

async function layOut(
  sourceIds: readonly string[],
  links: readonly LinkToDraw[],
  circles: readonly LinkToDraw[],
): Promise<OriginDrawing> {
  const columnAt = columnsOf(sourceIds, links);
  const { placed, through } = parted(links, columnAt);
  // Where some are left out, the columns are told, since all links decide them.
  const told = through.length > 0;
  const graph: ElkNode = await new ELK().layout({
    id: "origins",
    layoutOptions: told ? { ...options, "elk.layered.layering.strategy": "INTERACTIVE" } : options,
    children: sourceIds.map((id, at) => ({
      id,
      ...box,
      ...(told ? { x: (columnAt.get(id) ?? 0) * (box.width + columnGap), y: at * box.height } : {}),
    })),
    edges: placed.map(({ id, from, to }): ElkExtendedEdge => ({ id, sources: [to], targets: [from] })),
  });
  const top = headHeight + circles.length * arcHeight;
  const places = (graph.children ?? []).map(({ id, x = 0, y = 0 }) => ({
    id,
    x: Math.round(x),
    y: Math.round(y) + top,
  }));
  const left = Math.min(...places.map(({ x }) => x));
  const highest = Math.min(...places.map(({ y }) => y)) - top;
  const shifted = places.map(({ id, x, y }) => ({ id, x: x - left, y: y - highest }));
  const columns = [...new Set(shifted.map(({ x }) => x))].sort((a, b) => a - b);
  const boxes = columns.flatMap((x, column) =>
    shifted
      .filter((one) => one.x === x)
      .sort((a, b) => a.y - b.y)
      .map((one, row) => ({ ...one, column, row })),
  );
  const shift = ({ x, y }: Point): Point => ({ x: round(x - left), y: round(y + top - highest) });
  const lines = (graph.edges ?? []).flatMap((edge) => {
    const section = edge.sections?.[0];
    return section
      ? [lineOf(edge.id, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(shift))]
      : [];
  });
  const boxAt = new Map(boxes.map((one) => [one.id, one]));
  for (const { id, from, to } of through) {
    const [origin, taker] = [boxAt.get(to), boxAt.get(from)];
    if (!origin || !taker) continue;
    const start = { x: origin.x + box.width, y: origin.y + box.height / 2 };
    const tip = { x: taker.x, y: taker.y + box.height / 2 };
    lines.push(lineOf(id, [start, start, tip, tip]));
  }
  const bottom = Math.max(top, ...boxes.map(({ y }) => y + box.height), ...lines.flatMap(({ tip }) => tip.y));
  return {
    width: Math.max(0, ...columns) + box.width,
    height: bottom + 4,
    columns,
    boxes,
    lines,
    arcs: circles.flatMap((circle, lane) => arcOf(circle, lane, boxes)),
  };
}

const arrow = 7;
const bend = 22;

/**
 * A line through the points of a spline that leaves and arrives level, as the columns stand; it stops short of its tip,
 * where the arrowhead begins. One that runs backwards, as a proposed loop does, keeps its own slope.
 */
function lineOf(id: string, points: readonly Point[]): DrawnLine {
  const [start = { x: 0, y: 0 }] = points;
  const tip = points.at(-1) ?? start;
  const forward = start.x < tip.x;
  const before = points.at(-2) ?? start;
  const slope = forward ? 0 : Math.atan2(tip.y - before.y, tip.x - before.x);
  const end = { x: round(tip.x - Math.cos(slope) * (arrow - 1)), y: round(tip.y - Math.sin(slope) * (arrow - 1)) };
  const way = [...points.slice(1, -1), end];
  if (way.length < 3) way.splice(0, way.length, start, end, end);
  if (forward) {
    way[0] = { x: start.x + bend, y: start.y };
    way[way.length - 2] = { x: tip.x - bend - 6, y: tip.y };
  }
  let path = `M${start.x} ${start.y}`;
  // Three points a curve; should there be others, they are passed straight.
  for (let i = 0; i < way.length; i += 3) {
    const next = way.slice(i, i + 3).map(({ x, y }) => `${x} ${y}`);
    path += next.length === 3 ? `C${next.join(" ")}` : `L${next.join(" ")}`;
  }
  return { id, path, start, tip, angle: round((slope * 180) / Math.PI) };
}

/** Up from the one, along above everything, and down to the other. */
function arcOf(circle: LinkToDraw, lane: number, boxes: readonly DrawnBox[]): DrawnArc[] {
  const from = boxes.find(({ id }) => id === circle.to);
  const to = boxes.find(({ id }) => id === circle.from);
  if (!from || !to) return [];
  // Two circles at one box do not meet it at the same place.
  const aside = (lane % 3) * 10 - (from.x === to.x ? 14 : 0);
  const [out, back] = [from.x + box.width / 2 + (from.x === to.x ? 14 : aside), to.x + box.width / 2 + aside];
  const y = headHeight + lane * arcHeight;
  const turn = Math.sign(back - out || 1) * 10;
  const tip = { x: back, y: to.y };
  return [
    {
      id: circle.id,
      path: `M${out} ${from.y}V${y + 10}Q${out} ${y} ${out + turn} ${y}H${back - turn}Q${back} ${y} ${back} ${y + 10}V${tip.y - arrow}`,
      tip,
      label: { x: (out + back) / 2, y },
    },
  ];
}

const round = (value: number): number => Math.round(value * 10) / 10;
