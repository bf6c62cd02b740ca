/** Markdown: the words without their marks, with the front matter as metadata. */

import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Block, Document } from "@/lib/articles/intake/document";
import { finished, type Said } from "@/lib/articles/intake/finished";
import type { Format, ReadingTime } from "@/lib/articles/intake/formats";
import { Blocks, MAX_PARAGRAPHS, tooMany } from "@/lib/articles/intake/limits";
import { publishedAtIn } from "@/lib/articles/intake/published";
import { plainText } from "@/lib/articles/intake/txt";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

export const md: Format = {
  name: "md",
  kinds: ["md"],
  read: ({ decoded }, time) => {
    if (!decoded) {
      throw new UnreadableError("This file is not text. Copy the article's text and paste it instead.");
    }
    return readMarkdown(plainText(decoded.text), time, decoded.charset);
  },
};

const tooTangled =
  "The marks in this Markdown file are nested deeper than any article's, so it was not read. " +
  "Copy the article's text and paste it instead.";

const tooLong =
  "This Markdown file is over a million characters long, more than one article can be. Split it and upload the parts.";

/** Its marks make Markdown the slowest of formats to read. */
const MAX_CHARACTERS = 1_000_000;
/** Quotes in quotes and lists in lists beyond this take a reader of Markdown for ever. */
const MAX_NESTING = 60;

function readMarkdown(source: string, time: ReadingTime, charset: string): Document {
  if (source.length > MAX_CHARACTERS) throw new UnreadableError(tooLong);
  if (source.split("\n", MAX_PARAGRAPHS + 1).length > MAX_PARAGRAPHS) throw new UnreadableError(tooMany);
  const { fields, rest } = frontMatterOf(source);
  if (new RegExp(`^[ \\t]*(?:(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])[ \\t]*){${MAX_NESTING}}`, "m").test(rest)) {
    throw new UnreadableError(tooTangled);
  }
  const tree = fromMarkdown(rest, {
    extensions: [gfm()],
    // Bare addresses are text with or without a link; the search for them walks the tree by recursion.
    mdastExtensions: gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
  });
  return finished(blocksOf(tree), { first: saidBy(fields, time) }, time, charset);
}

/** The lines "name: value" between two lines "---" at the very beginning; nothing of YAML beyond that. */
function frontMatterOf(source: string): { fields: Map<string, string>; rest: string } {
  const fields = new Map<string, string>();
  if (!source.startsWith("---\n")) return { fields, rest: source };
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source.slice(0, 20_000));
  if (!end) return { fields, rest: source };
  let list = "";
  for (const line of source.slice(4, end.index).split("\n")) {
    const field = /^([A-Za-z][\w-]{0,40}):[ \t]*(.*)$/.exec(line);
    const item = /^[ \t]*-[ \t]+(?:name:[ \t]*)?(.+)$/.exec(line);
    if (field) {
      list = field[2] === "" ? (field[1] ?? "").toLowerCase() : "";
      fields.set((field[1] ?? "").toLowerCase(), unquoted(field[2] ?? ""));
    } else if (item && list) {
      fields.set(list, [fields.get(list), unquoted(item[1] ?? "")].filter(Boolean).join(", "));
    } else if (line.trim() !== "" && !/^[ \t#]/.test(line)) {
      // No front matter, but a text between two rules.
      return { fields: new Map(), rest: source };
    }
  }
  return fields.size > 0 ? { fields, rest: source.slice(end.index + end[0].length) } : { fields, rest: source };
}

function unquoted(value: string): string {
  const words = value.trim();
  const list = /^\[(.*)\]$/.exec(words)?.[1];
  if (list !== undefined) return list.split(",").map(unquoted).join(", ");
  const quoted =
    /^"(.*)"$/.exec(words)?.[1]?.replace(/\\(["\\])/g, "$1") ?? /^'(.*)'$/.exec(words)?.[1]?.replace(/''/g, "'");
  return quoted ?? words.replace(/[ \t]+#.*$/, "");
}

function saidBy(fields: ReadonlyMap<string, string>, time: ReadingTime): Said {
  const seen = (...names: string[]): [value: string, seenIn: string] | null => {
    const name = names.find((one) => fields.get(one));
    return name ? [(fields.get(name) ?? "").slice(0, 2000), `the front matter (${name})`] : null;
  };
  const said: Said = {};
  const title = seen("title", "headline");
  const byline = seen("byline", "author", "authors");
  const outlet = seen("outlet", "publication", "publisher", "site", "site_name");
  const date = seen("date", "published", "publishedat", "published_at", "datepublished", "pubdate");
  const url = seen("canonical", "canonical_url", "url", "link", "source");
  const language = seen("lang", "language", "locale");
  if (title) said.title = title;
  if (byline) said.byline = [byline[0].replace(/^by\s+/i, ""), byline[1]];
  if (outlet) said.outlet = outlet;
  if (date) said.publishedAt = [publishedAtIn(date[0], { ...time, language: "" }), date[1]];
  if (url && /^https?:\/\/\S+$/i.test(url[0])) said.url = url;
  if (language && /^[a-z]{2,3}(?:[-_]|$)/i.test(language[0])) {
    said.language = [language[0].slice(0, /^[a-z]{3}/i.test(language[0]) ? 3 : 2).toLowerCase(), language[1]];
  }
  return said;
}

/** A node to read, or the end of one whose children were read. */
type Step = { node: Nodes } | { end: Nodes["type"]; role: Block["role"] };

/** The tree's blocks in the order of reading, with a stack of our own instead of the machine's. */
function blocksOf(root: Root): readonly Block[] {
  const blocks = new Blocks();
  const notes: Block[] = [];
  const steps: Step[] = [{ node: root }];
  let words: string[] = [];
  let links: { url: string; words: string }[] = [];
  let inNote = "";
  let headed = false;

  const write = (role: Block["role"] = "body", aside: Block["aside"] = null) => {
    const text = words.join("").trim();
    const outward = links.length > 0 ? { links } : {};
    [words, links] = [[], []];
    if (text === "") return;
    if (inNote) notes.push({ text: `[${inNote}] ${text}`, role: "body", aside, ...outward });
    else blocks.add({ text, role, aside, ...outward });
  };
  const enter = (node: Nodes, role: Block["role"] = "body") => {
    steps.push({ end: node.type, role });
    pushChildren(steps, node);
  };

  for (let step = steps.pop(); step; step = steps.pop()) {
    if ("end" in step) {
      if (step.end === "tableCell") words.push(" | ");
      else if (step.end === "footnoteDefinition") inNote = "";
      else {
        if (step.end === "tableRow") words.pop();
        write(step.role);
      }
      continue;
    }
    const { node } = step;
    const linked = node.type === "link" && /^https?:\/\//i.test(node.url) ? node.children[0] : undefined;
    if (node.type === "link" && linked?.type === "text" && node.children.length === 1 && linked.value !== node.url)
      links.push({ url: node.url, words: linked.value.replace(/[ \t]*\n[ \t]*/g, " ") });
    if (node.type === "text") words.push(node.value.replace(/[ \t]*\n[ \t]*/g, " "));
    else if (node.type === "inlineCode") words.push(node.value);
    else if (node.type === "break") words.push("\n");
    else if (node.type === "html") words.push(/^<br\b/i.test(node.value) ? "\n" : withoutTags(node.value));
    else if (node.type === "footnoteReference") words.push(`[${node.label ?? node.identifier}]`);
    else if (node.type === "code") {
      words.push(node.value);
      write();
    } else if (node.type === "heading") {
      enter(node, node.depth === 1 && !headed ? "headline" : "heading");
      headed ||= node.depth === 1;
    } else if (node.type === "footnoteDefinition") {
      inNote = node.label ?? node.identifier;
      enter(node);
    } else if (node.type === "paragraph" && node.children.every(isPicture)) {
      // What is said for a picture that stands alone is its credit.
      words.push(...node.children.map((child) => (child.type === "image" ? `${child.title ?? child.alt ?? ""} ` : "")));
      write("body", "image-credit");
    } else if (["paragraph", "tableRow", "tableCell"].includes(node.type)) enter(node);
    else pushChildren(steps, node);
  }
  for (const note of notes) blocks.add(note);
  return blocks.list;
}

const isPicture = (node: Nodes) => node.type === "image" || (node.type === "text" && node.value.trim() === "");

function pushChildren(steps: Step[], node: Nodes): void {
  if (!("children" in node)) return;
  const holdsBlocks = ["root", "blockquote", "listItem", "footnoteDefinition"].includes(node.type);
  for (let index = node.children.length - 1; index >= 0; index -= 1) {
    const child = node.children[index];
    if (child?.type === "html" && holdsBlocks) steps.push({ end: "html", role: "body" });
    if (child) steps.push({ node: child });
  }
}

/** The words of HTML without its tags and comments. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    parts.push(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    const ending = html.startsWith("<!--", open) ? "-->" : ">";
    const end = html.indexOf(ending, open);
    at = end < 0 ? html.length : end + ending.length;
  }
  return parts.join("");
}
