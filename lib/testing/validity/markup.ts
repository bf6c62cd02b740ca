import { SaxesParser } from "saxes";
import type { Faults } from "@/lib/testing/validity/json";

export type Element = { name: string; attributes: Record<string, string>; path: readonly string[]; text: string };

/** The elements of an XML document in their order, with the text directly in each; faults where it is not well-formed (XML 1.0). */
export function elementsOf(xml: string): { elements: Element[]; faults: Faults } {
  const elements: Element[] = [];
  const faults: Faults = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => faults.push(error.message));
  parser.on("doctype", () => faults.push("it has a document type, which may name entities"));
  parser.on("processinginstruction", ({ target }) => faults.push(`it has an instruction for ${target}`));
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, path: open.map((above) => above.name), text: "" };
    elements.push(element);
    open.push(element);
  });
  const take = (text: string) => {
    const inside = open.at(-1);
    if (inside) inside.text += text;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return { elements, faults };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

const active = [
  "script",
  "iframe",
  "frame",
  "object",
  "embed",
  "base",
  "form",
  "input",
  "button",
  "foreignObject",
  "audio",
  "video",
];
const loading = ["link", "img", "image", "source", "track", "feImage", "picture"];

/** What a file that needs nothing else and runs nothing must not hold. */
function passiveFaults(elements: readonly Element[]): Faults {
  const ids = elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  const known = new Set(ids);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two elements are called ${id}`),
    ...elements.flatMap(({ name, attributes, text }) => {
      const address = attributes.href ?? attributes["xlink:href"];
      const words = name === "style" ? text : (attributes.style ?? "");
      return [
        ...(active.includes(name) ? [`it holds <${name}>`] : []),
        ...(loading.includes(name) || attributes.src !== undefined ? [`<${name}> loads something`] : []),
        ...Object.keys(attributes)
          .filter((key) => /^on/i.test(key))
          .map((key) => `<${name} ${key}> runs something`),
        ...(/@import|url\((?!#)|expression\(/i.test(words) ? ["its style loads something"] : []),
        ...Object.values(attributes).flatMap((value) =>
          /url\((?!['"]?#)/i.test(value) && name !== "style" ? [`<${name}> names ${value}`] : [],
        ),
        ...(address === undefined ? [] : addressFaults(name, address, known)),
        ...["aria-labelledby", "aria-describedby", "for"].flatMap((key) =>
          (attributes[key] ?? "")
            .split(" ")
            .filter((id) => id !== "" && !known.has(id))
            .map((id) => `<${name} ${key}> names ${id}, which is not there`),
        ),
      ];
    }),
  ];
}

function addressFaults(name: string, address: string, ids: ReadonlySet<string>): Faults {
  if (address.startsWith("#"))
    return ids.has(decodeURIComponent(address.slice(1))) ? [] : [`<${name}> leads to ${address}, which is not there`];
  if (name === "a" && /^(https?|mailto):/i.test(address)) return [];
  return [`<${name}> leads to ${address}`];
}

/** Elements that have no end tag in HTML, and attributes of ours that have no value. */
const withoutEnd = /<(area|br|col|hr|meta|wbr)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g;
const closed = (html: string): string => html.replace(withoutEnd, "<$1$2/>").replace(/^<!doctype html>/i, "");

/** A page that stands on its own: well-formed once void elements are closed, in a language, titled, loading and running nothing. */
export function htmlFaults(bytes: Uint8Array): Faults {
  const html = utf8.decode(bytes);
  const { elements, faults } = elementsOf(closed(html));
  const [page] = elements;
  const one = (name: string) => elements.filter((element) => element.name === name);
  const policy = one("meta").find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
  const levels = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
  const must = (holds: unknown, fault: string): Faults => (holds ? [] : [fault]);
  return [
    ...must(/^<!doctype html>\s*<html/i.test(html), "it does not begin as HTML does"),
    ...faults,
    ...must(page?.name === "html" && page.attributes.lang, "it is in no language"),
    ...must(
      one("meta").some(({ attributes }) => attributes.charset?.toLowerCase() === "utf-8"),
      "it has no charset",
    ),
    ...must(
      one("title").some(({ path, text }) => path.includes("head") && text.trim() !== ""),
      "it has no title",
    ),
    ...must(one("main").length === 1, "it has not one main part"),
    ...must(one("h1").length === 1, "it has not one heading of the first level"),
    ...must(policy?.attributes.content?.includes("default-src 'none'"), "it does not forbid loading"),
    ...must(
      levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
      `its headings leave a level out: ${levels.join(" ")}`,
    ),
    ...(one("table").length > 0 && one("th").length === 0 ? ["a table has no head"] : []),
    ...passiveFaults(elements),
  ];
}

/** A drawing that stands on its own, with a title for those who do not see it. */
export function svgFaults(bytes: Uint8Array): Faults {
  const { elements, faults } = elementsOf(utf8.decode(bytes));
  const [drawing, first] = elements;
  const box = (drawing?.attributes.viewBox ?? "").split(" ").map(Number);
  const numbers = elements.flatMap(({ name, attributes }) =>
    ["x", "y", "width", "height", "r", "cx", "cy"].flatMap((key) =>
      attributes[key] !== undefined && !/^-?[\d.]+(%|px)?$/.test(attributes[key])
        ? [`<${name} ${key}="${attributes[key]}">`]
        : [],
    ),
  );
  const must = (holds: unknown, fault: string): Faults => (holds ? [] : [fault]);
  return [
    ...faults,
    ...must(drawing?.name === "svg" && drawing.attributes.xmlns === "http://www.w3.org/2000/svg", "it is no SVG"),
    ...must(
      box.length === 4 && box.every(Number.isFinite) && (box[2] ?? 0) > 0 && (box[3] ?? 0) > 0,
      "it has no view box",
    ),
    ...must(first?.name === "title" && first.text.trim() !== "", "it has no title"),
    ...must(drawing?.attributes.role === "img", "it is not said to be a picture"),
    ...numbers.map((number) => `${number} is no length`),
    ...elements.flatMap(({ name, attributes: { d } }) =>
      d !== undefined && /NaN|Infinity|undefined/.test(d) ? [`<${name}> has an odd path`] : [],
    ),
    ...passiveFaults(elements),
  ];
}
