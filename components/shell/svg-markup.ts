import { Fragment, isValidElement, type ReactNode } from "react";

/** Attributes that SVG spells as React does. */
const asTheyAre = new Set(["viewBox", "patternUnits", "patternTransform"]);

/** Plain SVG elements as markup: only names and attributes that we write ourselves, no components. */
export function svgMarkup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) return node.map(svgMarkup).join("");
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error("a drawing is made of elements alone");
  const { children, ...attributes } = node.props;
  const inside = svgMarkup(children as ReactNode);
  if (node.type === Fragment) return inside;
  if (typeof node.type !== "string") throw new Error("a drawing has no components in it");
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${attributeName(name)}="${escaped(String(value))}"`,
  );
  return `<${node.type}${written.join("")}>${inside}</${node.type}>`;
}

const attributeName = (name: string): string =>
  asTheyAre.has(name) ? name : name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
