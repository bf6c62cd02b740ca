import { parse } from "csv-parse/sync";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Faults } from "@/lib/testing/validity/json";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** RFC 4180 with a head: equally many fields in each record, lines end in CR LF; and no field that a spreadsheet would run. */
export function csvFaults(bytes: Uint8Array): Faults {
  const text = utf8.decode(bytes);
  let records: string[][];
  try {
    records = parse(text, { bom: true, record_delimiter: "\r\n" });
  } catch (error) {
    return [String(error)];
  }
  return [
    ...(text.startsWith("\ufeff") ? [] : ["a spreadsheet would not know that it is UTF-8"]),
    ...(text.endsWith("\r\n") ? [] : ["its last line does not end"]),
    ...(records.length > 0 ? [] : ["it has no head"]),
    ...records
      .flat()
      .flatMap((field) =>
        /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(field) ? [`a spreadsheet would run ${field}`] : [],
      ),
  ];
}

/** CommonMark with GFM: nothing in it is HTML, a picture or code, links lead to the web, headings leave no level out. */
export function markdownFaults(bytes: Uint8Array): Faults {
  const tree = fromMarkdown(utf8.decode(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const nodes = allIn(tree);
  const levels = nodes.flatMap((node) => (node.type === "heading" ? [node.depth] : []));
  return [
    ...nodes.flatMap((node) =>
      ["html", "image", "imageReference"].includes(node.type) ? [`it holds ${node.type}`] : [],
    ),
    ...nodes.flatMap((node) =>
      node.type === "link" && !/^(https?|mailto):/i.test(node.url) ? [`a link leads to ${node.url}`] : [],
    ),
    ...(levels[0] === 1 && levels.filter((level) => level === 1).length === 1 ? [] : ["it has not one title"]),
    ...(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1) ? [] : ["its headings leave a level out"]),
  ];
}

const allIn = (node: Nodes): Nodes[] => [node, ...("children" in node ? node.children.flatMap(allIn) : [])];
