import { Fragment, isValidElement, type ReactNode } from "react";

/**
 * Elements as HTML, as React's server would write it, at a tenth of its time: that can wait and stream, which a table of
 * rows needs none of. For plain elements, and for components that only turn properties into elements. A `ref` is left out.
 * @param takenOver React draws the same elements over it in the browser (`Written`): their handlers come with them then, and
 * are left out here. Otherwise one is refused, since nobody would hear it.
 */
export function markupOf(node: ReactNode, takenOver = false): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string") return escaped(node);
  if (typeof node === "number") return String(node);
  if (Array.isArray(node)) return texts(node, takenOver);
  if (!isValidElement<Record<string, unknown>>(node)) throw new NotPlain("markup is made of elements and text");
  const { type, props } = node;
  if (typeof type === "string") return elementMarkup(type, props, takenOver);
  if (type === Fragment) return markupOf(props.children as ReactNode, takenOver);
  return componentMarkup(type, props, takenOver);
}

/** What is to be written is not made of what `markupOf` writes. */
export class NotPlain extends Error {}

/** So many characters are remembered of a component, those written last: some thousand rows. */
const mostRemembered = 4_000_000;

type Memory = { texts: Map<string, string>; size: number };
const memories = new WeakMap<object, Memory>();

/**
 * Has what a component writes remembered by its properties: a list is looked at far more often than a row of it changes, and
 * most of its readers see the same rows. For components that write what their properties say and nothing else. Properties
 * that JSON does not know, such as a `ref`, leave no trace in what is written.
 */
export function remembered<C extends object>(component: C): C {
  memories.set(component, { texts: new Map(), size: 0 });
  return component;
}

function componentMarkup(type: object, props: unknown, takenOver: boolean): string {
  const memory = memories.get(type);
  if (!memory) return markupOf(componentOf(type)(props), takenOver);
  const asked = (takenOver ? "taken over " : "") + JSON.stringify(props);
  const before = memory.texts.get(asked);
  if (before !== undefined) return before;
  const written = inOnePiece(markupOf(componentOf(type)(props), takenOver));
  memory.texts.set(asked, written);
  memory.size += asked.length + written.length;
  for (const [oldest, text] of memory.texts) {
    if (memory.size <= mostRemembered) break;
    memory.texts.delete(oldest);
    memory.size -= oldest.length + text.length;
  }
  return written;
}

/** The same text, put together: kept as the thousand pieces that it was made of, it would be put together by each reader. */
export function inOnePiece(text: string): string {
  text.charCodeAt(0);
  return text;
}

type Component = (props: unknown) => ReactNode;

/** The function of a component, also of one that `memo` wraps. */
function componentOf(type: unknown): Component {
  const component = typeof type === "function" ? type : (type as { type?: unknown }).type;
  if (typeof component !== "function") throw new NotPlain("markup is made of components that are there");
  return component as Component;
}

/** Two texts side by side are kept apart where React is to find them again. */
function texts(nodes: readonly ReactNode[], takenOver: boolean): string {
  let written = "";
  let afterText = false;
  for (const node of nodes) {
    const isText = typeof node === "number" || (typeof node === "string" && node !== "");
    if (isText && afterText && takenOver) written += "<!-- -->";
    written += markupOf(node, takenOver);
    if (isText || isValidElement(node) || Array.isArray(node)) afterText = isText;
  }
  return written;
}

const empty = new Set(["br", "col", "hr", "img", "input"]);
/** Drawings, which may be closed as they are opened. */
const shapes = new Set(["circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "use"]);

/** What is no attribute. */
const unwritten = new Set(["children", "ref", "dangerouslySetInnerHTML", "suppressHydrationWarning"]);

function elementMarkup(name: string, props: Record<string, unknown>, takenOver: boolean): string {
  let start = `<${name}`;
  for (const attribute in props)
    if (!unwritten.has(attribute) && !(takenOver && typeof props[attribute] === "function"))
      start += attributeMarkup(attribute, props[attribute]);
  const given = props.dangerouslySetInnerHTML as { __html: string } | undefined;
  const inside = given?.__html ?? markupOf(props.children as ReactNode, takenOver);
  return empty.has(name) || (inside === "" && shapes.has(name)) ? `${start}/>` : `${start}>${inside}</${name}>`;
}

/** Names that React spells otherwise than HTML or SVG does; the others are as written here. */
const named: Record<string, string> = {
  className: "class",
  colSpan: "colSpan",
  dateTime: "dateTime",
  defaultValue: "value",
  fillRule: "fill-rule",
  readOnly: "readOnly",
  strokeDasharray: "stroke-dasharray",
  strokeLinecap: "stroke-linecap",
  strokeLinejoin: "stroke-linejoin",
  strokeWidth: "stroke-width",
  tabIndex: "tabindex",
};

function attributeMarkup(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object" || typeof value === "function") throw new NotPlain(`markup has no ${name}`);
  const written = named[name] ?? name;
  if (typeof value !== "boolean" || /^(aria|data)-/.test(name)) return ` ${written}="${escaped(String(value))}"`;
  return value ? ` ${written}=""` : "";
}

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
/**
 * Signs beyond ASCII, of no script, such as dashes and arrows, are written as numbers: one of them would make a page of Latin
 * letters take as long as one of others.
 */
const signs = "\u00a0-\u00bf\u2000-\u2bff";
const special = new RegExp(`[&<>"'${signs}]`);
const specials = new RegExp(special, "g");
const escaped = (text: string): string =>
  special.test(text) ? text.replace(specials, (mark) => marks[mark] ?? `&#${mark.charCodeAt(0)};`) : text;
