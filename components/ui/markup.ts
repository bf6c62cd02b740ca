import { Fragment, isValidElement, type ReactNode } from "react";

/**
 * Elements as HTML, as React's server would write it, at a tenth of its time: that can wait, stream and be
 * taken over node by node, which a table of rows needs none of. For plain elements, and for components that only turn
 * properties into elements: no hooks, no handlers. A `ref` is left out.
 */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string") return escaped(node);
  if (typeof node === "number") return String(node);
  if (Array.isArray(node)) return texts(node);
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error("markup is made of elements and text");
  const { type, props } = node;
  if (typeof type === "string") return elementMarkup(type, props);
  if (type === Fragment) return markupOf(props.children as ReactNode);
  return componentMarkup(type, props);
}

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

function componentMarkup(type: object, props: unknown): string {
  const memory = memories.get(type);
  if (!memory) return markupOf(componentOf(type)(props));
  const asked = JSON.stringify(props);
  const before = memory.texts.get(asked);
  if (before !== undefined) return before;
  const written = markupOf(componentOf(type)(props));
  memory.texts.set(asked, written);
  memory.size += asked.length + written.length;
  for (const [oldest, text] of memory.texts) {
    if (memory.size <= mostRemembered) break;
    memory.texts.delete(oldest);
    memory.size -= oldest.length + text.length;
  }
  return written;
}

type Component = (props: unknown) => ReactNode;

/** The function of a component, also of one that `memo` wraps. */
const componentOf = (type: unknown): Component =>
  (typeof type === "function" ? type : (type as { type: Component }).type) as Component;

/** Two texts side by side are kept apart, as React keeps them. */
function texts(nodes: readonly ReactNode[]): string {
  let written = "";
  let afterText = false;
  for (const node of nodes) {
    const isText = typeof node === "number" || (typeof node === "string" && node !== "");
    if (isText && afterText) written += "<!-- -->";
    written += markupOf(node);
    if (isText || isValidElement(node) || Array.isArray(node)) afterText = isText;
  }
  return written;
}

const empty = new Set(["br", "col", "hr", "img", "input"]);

function elementMarkup(name: string, { children, ...attributes }: Record<string, unknown>): string {
  let start = `<${name}`;
  for (const attribute in attributes) start += attributeMarkup(attribute, attributes[attribute]);
  return empty.has(name) ? `${start}/>` : `${start}>${markupOf(children as ReactNode)}</${name}>`;
}

/** Names that React spells otherwise than HTML or SVG does; the others are as written here. */
const named: Record<string, string> = {
  className: "class",
  colSpan: "colSpan",
  dateTime: "dateTime",
  fillRule: "fill-rule",
  readOnly: "readOnly",
  strokeDasharray: "stroke-dasharray",
  strokeLinecap: "stroke-linecap",
  strokeLinejoin: "stroke-linejoin",
  strokeWidth: "stroke-width",
  tabIndex: "tabindex",
};

function attributeMarkup(name: string, value: unknown): string {
  if (name === "ref" || value === null || value === undefined) return "";
  if (typeof value === "object" || typeof value === "function") throw new Error(`markup has no ${name}`);
  const written = named[name] ?? name;
  if (typeof value !== "boolean" || /^(aria|data)-/.test(name)) return ` ${written}="${escaped(String(value))}"`;
  return value ? ` ${written}=""` : "";
}

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark) : text;
