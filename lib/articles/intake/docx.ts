/** Word documents (DOCX): the text as Word shows it with all changes accepted, without comments. */

import type { Block, Document } from "@/lib/articles/intake/document";
import { finished, saidAuthor, saidTitle } from "@/lib/articles/intake/finished";
import { Flow } from "@/lib/articles/intake/flow";
import type { Format, ReadingTime } from "@/lib/articles/intake/formats";
import { UnreadableError } from "@/lib/articles/intake/unreadable";
import { readXml } from "@/lib/articles/intake/xml";
import { openZip } from "@/lib/articles/intake/zip";

export const docx: Format = {
  name: "docx",
  kinds: ["docx"],
  read: ({ bytes }, time) => readDocx(bytes, time),
};

async function readDocx(bytes: Uint8Array, time: ReadingTime): Promise<Document> {
  const zip = await openZip(bytes);
  const mainName = await mainPart(zip.part);
  const main = await zip.part(mainName);
  if (!main) {
    throw new UnreadableError(
      "This Word document has no text in it, or it is damaged. Open it in Word, save it again and upload the new file.",
    );
  }
  const styles = stylesIn(await zip.part("word/styles.xml"));
  const flow = new Flow();
  readBody(main, { styles, links: linksIn(await zip.part(relationsOf(mainName))), flow });
  for (const kind of ["footnote", "endnote"] as const) {
    const notes = flow.notes.some((note) => note.id.startsWith(kind)) ? await zip.part(`word/${kind}s.xml`) : null;
    const links = notes ? linksIn(await zip.part(relationsOf(`word/${kind}s.xml`))) : new Map();
    if (notes) readBody(notes, { styles, links, flow }, kind);
  }
  const core = propertiesIn(await zip.part("docProps/core.xml"));
  return finished(
    flow.blocks(),
    {
      last: {
        title: [saidTitle(core.get("title") ?? ""), "the document's properties (title)"],
        byline: [saidAuthor(core.get("creator") ?? ""), "the document's properties (author)"],
      },
    },
    time,
  );
}

/** Word writes word/document.xml; other programs may name it otherwise, and say so in the package's relationships. */
async function mainPart(part: (name: string) => Promise<Uint8Array | null>): Promise<string> {
  let target = "word/document.xml";
  const relations = await part("_rels/.rels");
  if (relations) {
    readXml(relations, {
      open: (name, attribute) => {
        if (name !== "Relationship" || !attribute("Type")?.endsWith("/officeDocument")) return;
        target = (attribute("Target") ?? target).replace(/^\//, "");
      },
      close: () => {},
      text: () => {},
    });
  }
  return target;
}

const relationsOf = (part: string): string => part.replace(/[^/]*$/, (name) => `_rels/${name}.rels`);

/** The addresses of a part's links by their id: the text itself does not say them. */
function linksIn(bytes: Uint8Array | null): Map<string, string> {
  const links = new Map<string, string>();
  if (!bytes) return links;
  readXml(bytes, {
    open: (name, attribute) => {
      if (name === "Relationship" && attribute("Type")?.endsWith("/hyperlink"))
        links.set(attribute("Id") ?? "", attribute("Target") ?? "");
    },
    close: () => {},
    text: () => {},
  });
  return links;
}

/** The address of a field that is a link: older programs write most links so. */
const linkOfField = (code: string): string | undefined => /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1];

/** A file's properties by their name, as "title" and "creator". */
export function propertiesIn(bytes: Uint8Array | null): Map<string, string> {
  const properties = new Map<string, string>();
  if (!bytes) return properties;
  let open = "";
  readXml(bytes, {
    open: (name) => {
      open = name;
    },
    close: () => {
      open = "";
    },
    text: (words) => {
      if (open && words.length < 1000) properties.set(open, (properties.get(open) ?? "") + words);
    },
  });
  return properties;
}

type Style = { name: string; basedOn: string; level: number | null };
/** What a paragraph style makes of its paragraphs, by the style's id. */
type Styles = ReadonlyMap<string, Pick<Block, "role" | "aside"> & { level: number | null }>;

/** Styles by their id: their names are English in every language of Word ("heading 1", "Title"), their ids are not. */
function stylesIn(bytes: Uint8Array | null): Styles {
  const styles = new Map<string, Style>();
  let open: Style | null = null;
  if (bytes) {
    readXml(bytes, {
      open: (name, attribute) => {
        if (name === "style") {
          open = { name: "", basedOn: "", level: null };
          styles.set(attribute("styleId") ?? "", open);
        } else if (open && name === "name") open.name = attribute("val") ?? "";
        else if (open && name === "basedOn") open.basedOn = attribute("val") ?? "";
        else if (open && name === "outlineLvl") open.level = levelOf(attribute("val"));
      },
      close: (name) => {
        if (name === "style") open = null;
      },
      text: () => {},
    });
  }
  return new Map([...styles.keys()].map((id) => [id, styleOf(id, styles)]));
}

function styleOf(id: string, styles: ReadonlyMap<string, Style>) {
  let style = styles.get(id);
  for (let hops = 0; style && hops < 20; hops += 1) {
    const name = style.name.toLowerCase();
    if (name === "title") return { role: "headline", aside: null, level: 0 } as const;
    if (/^toc \d|^table of figures/.test(name)) return { role: "body", aside: "navigation", level: null } as const;
    const level = /^heading (\d)/.exec(name)?.[1];
    if (level) return { role: "heading", aside: null, level: Number(level) } as const;
    if (style.level !== null) return { role: "heading", aside: null, level: style.level + 1 } as const;
    style = styles.get(style.basedOn);
  }
  return { role: "body", aside: null, level: null } as const;
}

/** Outline levels from 0; 9 is body text. */
function levelOf(value: string | undefined): number | null {
  const level = Number(value ?? "9");
  return level >= 0 && level < 9 ? level : null;
}

/** Deleted and moved-away text, the code of fields, the second telling of a drawing, and how things looked before. */
const unread = new Set([
  ...["del", "moveFrom", "delText", "delInstrText", "Fallback"],
  ...["sectPr", "pPrChange", "rPrChange", "trPrChange", "sectPrChange"],
]);

/** No code of a field is longer; its address comes first. */
const LONGEST_CODE = 4000;

type Around = { styles: Styles; links: ReadonlyMap<string, string>; flow: Flow };

function readBody(bytes: Uint8Array, { styles, links, flow }: Around, note?: "footnote" | "endnote"): void {
  let unreadDepth = 0;
  let inText = false;
  let inCode = false;
  /** Fields that are open, by their code, the innermost last. */
  const fields: { code: string; shown: boolean }[] = [];
  let properties: "" | "pPr" | "trPr" = "";
  readXml(bytes, {
    open: (name, attribute) => {
      if (unreadDepth > 0) {
        unreadDepth += 1;
      } else if (name === "del" && properties === "pPr") {
        flow.joinNext();
      } else if (name === "del" && properties === "trPr") {
        flow.dropRow();
      } else if (unread.has(name)) {
        unreadDepth = 1;
      } else if (name === note) {
        if (attribute("type")) unreadDepth = 1;
        else flow.openNote(`${note} ${attribute("id")}`);
      } else if (name === "pPr" || name === "trPr") {
        properties = name;
      } else if (name === "pStyle") {
        const style = styles.get(attribute("val") ?? "");
        if (style) flow.style(style);
      } else if (name === "outlineLvl" && properties === "pPr") {
        const level = levelOf(attribute("val"));
        if (level !== null) flow.style({ role: "heading", aside: null, level: level + 1 });
      } else if (properties === "") {
        opened(name, attribute);
      }
    },
    close: (name) => {
      if (unreadDepth > 0) {
        unreadDepth -= 1;
        return;
      }
      if (name === properties) properties = "";
      else if (name === "t") inText = false;
      else if (name === "instrText") inCode = false;
      else if (name === "hyperlink" || name === "fldSimple") flow.closeLink();
      else if (name === "p") flow.closeParagraph();
      else if (name === "tr") flow.closeRow();
      else if (name === note) flow.closeNote();
    },
    text: (words) => {
      if (unreadDepth > 0) return;
      const field = fields.at(-1);
      if (inText) flow.text(words);
      else if (inCode && field && field.code.length < LONGEST_CODE) field.code += words;
    },
  });

  function opened(name: string, attribute: (name: string) => string | undefined) {
    if (name === "t") inText = true;
    else if (name === "hyperlink") flow.openLink(links.get(attribute("id") ?? ""));
    else if (name === "fldSimple") flow.openLink(linkOfField(attribute("instr") ?? ""));
    else if (name === "instrText") inCode = true;
    else if (name === "fldChar") marked(attribute("fldCharType"));
    else if (name === "p") flow.openParagraph();
    else if (name === "tr") flow.openRow();
    else if (name === "tc") flow.openCell();
    else if (name === "tab" || name === "ptab") flow.text("\t");
    else if (name === "br" && (attribute("type") ?? "textWrapping") === "textWrapping") flow.text("\n");
    else if (name === "cr") flow.text("\n");
    else if (name === "noBreakHyphen") flow.text("\u2011");
    else if (name === "footnoteReference") flow.refer(`footnote ${attribute("id")}`);
    else if (name === "endnoteReference") flow.refer(`endnote ${attribute("id")}`);
  }
  /** A field is its code, then what it shows. */
  function marked(type: string | undefined) {
    const field = fields.at(-1);
    if (type === "begin") fields.push({ code: "", shown: false });
    else if (type === "separate" && field && !field.shown) {
      field.shown = true;
      flow.openLink(linkOfField(field.code));
    } else if (type === "end" && fields.pop()?.shown) flow.closeLink();
  }
}
