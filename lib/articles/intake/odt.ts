/** OpenDocument texts (ODT): the text as the writing program shows it with all changes accepted, without comments. */

import type { Document } from "@/lib/articles/intake/document";
import { propertiesIn } from "@/lib/articles/intake/docx";
import { finished, saidAuthor, saidTitle } from "@/lib/articles/intake/finished";
import { Flow } from "@/lib/articles/intake/flow";
import type { Format, ReadingTime } from "@/lib/articles/intake/formats";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { readXml } from "@/lib/articles/intake/xml";
import { openZip } from "@/lib/articles/intake/zip";

export const odt: Format = {
  name: "odt",
  kinds: ["odt"],
  read: ({ bytes }, time) => readOdt(bytes, time),
};

const isProtected =
  "This document is protected by a password. Open it, save it without the password and upload that file, " +
  "or copy its text and paste it instead.";

async function readOdt(bytes: Uint8Array, time: ReadingTime): Promise<Document> {
  const zip = await openZip(bytes);
  if (zip.names.has("encrypted-package") || isEncrypted(await zip.part("META-INF/manifest.xml"))) {
    throw new UnreadableError(isProtected);
  }
  const content = await zip.part("content.xml");
  if (!content) {
    throw new UnreadableError(
      "This OpenDocument text has no text in it, or it is damaged. " +
        "Open it in the program that wrote it, save it again and upload the new file.",
    );
  }
  const flow = new Flow();
  readContent(content, flow);
  const meta = propertiesIn(await zip.part("meta.xml"));
  const author = saidAuthor(meta.get("initial-creator") ?? "") || saidAuthor(meta.get("creator") ?? "");
  const language = /^[a-z]{2,3}\b/i.exec(meta.get("language") ?? "")?.[0].toLowerCase() ?? "";
  return finished(
    flow.blocks(),
    {
      last: {
        title: [saidTitle(meta.get("title") ?? ""), "the document's properties (title)"],
        byline: [author, "the document's properties (author)"],
        language: [language, "the document's properties (language)"],
      },
    },
    time,
  );
}

function isEncrypted(manifest: Uint8Array | null): boolean {
  return manifest !== null && Buffer.from(manifest).includes("encryption-data");
}

/** What was deleted, comments, the descriptions of drawings, and readings above a word (ruby). */
const unread = new Set(["tracked-changes", "annotation", "annotation-end", "ruby-text", "forms", "title", "desc"]);
const contents = new Set(["table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index"]);

function readContent(bytes: Uint8Array, flow: Flow): void {
  let unreadDepth = 0;
  let inBody = false;
  /** How many paragraphs are open: text outside of any is layout. */
  let open = 0;
  let afterSpace = true;
  let noteNumber = 0;
  const parents = new Map<string, string>();

  readXml(bytes, {
    open: (name, attribute) => {
      if (unreadDepth > 0) unreadDepth += 1;
      else if (name === "style") parents.set(attribute("name") ?? "", attribute("parent-style-name") ?? "");
      else if (name === "body") inBody = true;
      else if (!inBody) return;
      else if (unread.has(name) || name === "note-citation") unreadDepth = 1;
      else if (contents.has(name)) flow.contents += 1;
      else opened(name, attribute);
    },
    close: (name) => {
      if (unreadDepth > 0) unreadDepth -= 1;
      else if (!inBody) return;
      else if (contents.has(name)) flow.contents -= 1;
      else if (name === "p" || name === "h") {
        flow.closeParagraph();
        open -= 1;
        afterSpace = false;
      } else if (name === "table-row") flow.closeRow();
      else if (name === "a") flow.closeLink();
      else if (name === "note-body") flow.closeNote();
    },
    text: (words) => {
      if (open > 0 && unreadDepth === 0) write(words.replace(/[ \t\r\n]+/g, " "));
    },
  });

  /** Runs of white space are one space, also over tags; those that are meant have tags of their own. */
  function write(words: string) {
    const rest = afterSpace && words.startsWith(" ") ? words.slice(1) : words;
    if (rest === "") return;
    flow.text(rest);
    afterSpace = rest.endsWith(" ");
  }

  function opened(name: string, attribute: (name: string) => string | undefined) {
    if (name === "p" || name === "h") {
      open += 1;
      afterSpace = true;
      const styled = styleOf(attribute("style-name") ?? "", parents);
      const level = Number(attribute("outline-level") ?? "1");
      if (styled === "title") flow.openParagraph({ role: "headline", aside: null, level: 0 });
      else if (name === "h") flow.openParagraph({ role: "heading", aside: null, level });
      else flow.openParagraph();
    } else if (name === "table-row") flow.openRow();
    else if (name === "table-cell") flow.openCell();
    else if (name === "a") flow.openLink(attribute("href"));
    else if (name === "note") {
      noteNumber += 1;
      flow.refer(`note ${noteNumber}`);
    } else if (name === "note-body") flow.openNote(`note ${noteNumber}`);
    else if (name === "s") flow.text(" ".repeat(Math.min(Math.max(Number(attribute("c") ?? "1") || 1, 1), 100)));
    else if (name === "tab") flow.text("\t");
    else if (name === "line-break") flow.text("\n");
  }
}

/** "title" if a style is the title's, or rests on it. */
function styleOf(name: string, parents: ReadonlyMap<string, string>): string {
  let style = name;
  for (let hops = 0; style !== "" && hops < 20; hops += 1) {
    if (style === "Title") return "title";
    style = parents.get(style) ?? "";
  }
  return "";
}
