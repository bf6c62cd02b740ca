import { linkKindWord, originMarkWord } from "@/components/vocabulary/words";
import type { BoxContent } from "@/lib/sources/drawing/contents";
import { boxRoom, columnNames, fitted, lineLook, shapeOf } from "@/lib/sources/drawing/words";
import { box, type DrawnBox, type OriginDrawing } from "@/lib/sources/origin-drawing";
import { isFirstHand, type OriginClass } from "@/lib/sources/source";
import type { ShownLink } from "./link";

/**
 * The drawing of origins. Every box is a link: to the report, or to the page of the source. The arrow keys move between
 * them by `GraphKeys`, which reads where they stand from their attributes.
 */
export const Drawing = ({
  drawing,
  boxes,
  links,
  circular,
  arcLabels,
  dimmed,
  label,
}: {
  drawing: OriginDrawing;
  boxes: ReadonlyMap<string, BoxContent>;
  links: readonly ShownLink[];
  /** Links that are part of a circle. */
  circular: ReadonlySet<string>;
  arcLabels: ReadonlyMap<string, string>;
  /** Links without a part in the claim that is looked at. */
  dimmed: ReadonlySet<string>;
  label: string;
}) => {
  const byId = new Map(links.map((link) => [link.id, link]));
  const width = Math.max(drawing.width, 760);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing
    <svg
      role="group"
      aria-label={label}
      viewBox={`-2 0 ${width + 4} ${drawing.height}`}
      width={width + 4}
      height={drawing.height}
      data-drawing=""
      className={`mt-3.5 block max-w-none overflow-visible ${width <= 1000 ? "md:not-data-[zoomed]:h-auto md:not-data-[zoomed]:max-w-full" : ""}`}
    >
      <g className="graph">
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines takes no focus; each box says its relations */}
        <g aria-hidden="true">
          {drawing.columns.map((x, column) => (
            <text key={x} className="col" x={x} y={14}>
              {columnNames[column] ?? ""}
            </text>
          ))}
          <path d={`M0 25H${width}`} stroke="var(--color-ink)" strokeWidth="1" />
          {drawing.lines.map((line) => {
            const link = byId.get(line.id);
            return link ? (
              <Line
                key={line.id}
                line={line}
                link={link}
                circular={circular.has(line.id)}
                nameless={boxes.get(link.to.id)?.unidentified ?? false}
                dimmed={dimmed.has(line.id)}
              />
            ) : null;
          })}
          {drawing.arcs.map((arc) => {
            const words = arcLabels.get(arc.id) ?? "circular";
            const half = words.length * 3.1 + 10;
            return (
              <g key={arc.path} opacity={dimmed.has(arc.id) ? 0.25 : undefined}>
                <path className="e lp" d={arc.path} />
                <path className="ah red" d={`M${arc.tip.x} ${arc.tip.y}l-3.8 -7h7.6z`} />
                <rect className="lab-bg" x={arc.label.x - half} y={arc.label.y - 10} width={half * 2} height="20" />
                <text className="lab lp-t" x={arc.label.x} y={arc.label.y + 4} textAnchor="middle">
                  {words}
                </text>
              </g>
            );
          })}
        </g>
        {drawing.boxes.map((place) => {
          const content = boxes.get(place.id);
          if (!content) return null;
          const neighbours = links.filter((link) => link.state !== "rejected");
          return (
            <a
              key={place.id}
              href={content.href}
              aria-label={content.name}
              className="group outline-none"
              data-node={place.id}
              data-column={place.column}
              data-row={place.row}
              data-upstream={neighbours
                .filter(({ from }) => from.id === place.id)
                .map(({ to }) => to.id)
                .join(" ")}
              data-downstream={neighbours
                .filter(({ to }) => to.id === place.id)
                .map(({ from }) => from.id)
                .join(" ")}
            >
              <title>{content.name}</title>
              <g opacity={content.dimmed ? 0.32 : undefined}>
                <Box place={place} content={content} />
              </g>
            </a>
          );
        })}
      </g>
    </svg>
  );
};

const Box = ({ place: { x, y }, content }: { place: DrawnBox; content: BoxContent }) => {
  const { end, held, report, unidentified, circular, lines } = content;
  const shape = shapeOf(content);
  const solid = shape === "prim";
  const marked = !unidentified && !solid && end !== null && (report || end !== "established");
  const text = solid ? "prim-t" : "";
  return (
    <>
      <rect
        className="fill-none stroke-transparent stroke-2 group-focus-visible:stroke-accent"
        x={x - 4}
        y={y - 4}
        width={box.width + 8}
        height={box.height + 8}
        rx="6"
      />
      <rect
        className={unidentified && shape === "putup" ? "putup hollow" : shape}
        x={x}
        y={y}
        width={box.width}
        height={box.height}
        rx={report || unidentified ? 6 : 2}
      />
      {lines.map((line, i) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the box
          key={i}
          x={x + 10}
          y={y + 20 + i * 16}
          className={[["", "t1b", "t2"][i], text && `${text} fill-on-ink`, i === 1 && circular ? "lp-t" : ""]
            .filter(Boolean)
            .join(" ")}
        >
          {fitted(line, i > 0 ? boxRoom.below : boxRoom.first - (marked ? boxRoom.mark : 0))}
        </text>
      ))}
      {marked && <Mark end={end} held={held} x={x + box.width - 19} y={y + 8} />}
    </>
  );
};

/** The origin mark in the corner of a box. */
const Mark = ({ end, held, x, y }: { end: OriginClass; held: boolean; x: number; y: number }) => (
  <g className="om" transform={`translate(${x} ${y}) scale(.62)`}>
    <title>{originMarkWord(end, held)}</title>
    <rect x="2" y="2" width="14" height="14" rx="1" className={end === "established" && held ? "prim" : "held"} />
    {end === "soft" && <path d="M2 2h7v14H2z" className="half" />}
    {end === "open" && (
      <>
        <path d="M7 7.2a2 2 0 1 1 2.8 1.9c-.6.25-.8.6-.8 1.1" className="ask" />
        <circle cx="9" cy="12.8" r="1" className="half" />
      </>
    )}
  </g>
);

const Line = ({
  line: { path, start, tip, angle },
  link,
  circular,
  nameless,
  dimmed,
}: {
  line: OriginDrawing["lines"][number];
  link: ShownLink;
  circular: boolean;
  nameless: boolean;
  dimmed: boolean;
}) => {
  const { kind, state } = link;
  const proposed = state === "proposed";
  const look = lineLook(link, { circular, nameless });
  const head = proposed ? "open" : circular ? "red" : "";
  return (
    <g opacity={dimmed ? 0.25 : undefined}>
      <title>{`${link.from.name} ${linkKindWord[kind]} ${link.to.name}`}</title>
      <path className={`e ${look}`} d={path} />
      {look === "sy" && <path className="e sy2" d={path} />}
      {isFirstHand(kind) && (
        <circle cx={start.x + 1} cy={start.y} r="3.2" fill={proposed ? "var(--color-accent)" : "var(--color-ink)"} />
      )}
      <path
        className={`ah ${head}`}
        d={`M${tip.x} ${tip.y}l-7 -3.8v7.6z`}
        transform={angle === 0 ? undefined : `rotate(${angle} ${tip.x} ${tip.y})`}
      />
    </g>
  );
};
