import { createElement, type ReactNode } from "react";

const trees = new Map<string, ReactNode>();

/**
 * The text of the reader as elements, one for each piece, the same ones that `readingMarkup` writes. They are mapped once
 * for each version of the text, so that only what React does with them is measured.
 */
export function mappedText(html: string): ReactNode {
  const known = trees.get(html);
  if (known !== undefined) return known;
  const tree = elementsOf(html);
  trees.set(html, tree);
  return tree;
}

const names: Record<string, string> = { class: "className", tabindex: "tabIndex" };
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#13": "\r" };
const words = (escaped: string) => escaped.replace(/&([a-z0-9#]+);/g, (_, name: string) => entities[name] ?? "");

type Open = { tag: string; attributes: Record<string, string | number>; children: ReactNode[] };

function elementsOf(html: string): ReactNode {
  const stack: Open[] = [{ tag: "", attributes: {}, children: [] }];
  for (const [, slash, tag, written = "", text] of html.matchAll(/<(\/?)([a-z]+)([^>]*)>|([^<]+)/g)) {
    const top = stack.at(-1);
    if (!top) break;
    if (text !== undefined) top.children.push(words(text));
    else if (slash) {
      stack.pop();
      const parent = stack.at(-1);
      parent?.children.push(createElement(top.tag, { key: parent.children.length, ...top.attributes }, top.children));
    } else if (tag) {
      const attributes: Open["attributes"] = {};
      for (const [, name = "", value = ""] of written.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g))
        attributes[names[name] ?? name] = words(value);
      stack.push({ tag, attributes, children: [] });
    }
  }
  return stack[0]?.children;
}
