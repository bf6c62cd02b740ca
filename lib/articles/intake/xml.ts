/** XML as office documents hold it: read as a stream of tags, so that depth costs no stack. */

import { SaxesParser } from "saxes";
import { UnreadableError } from "@/lib/articles/intake/unreadable";

const damaged =
  "This document is damaged: its text can't be read to the end. " +
  "Open it in the program that wrote it, save it again and upload the new file.";
const declares =
  "This document declares a document type of its own, which no office program writes, so it was not opened. " +
  "Copy the article's text and paste it instead.";

/** No office program nests deeper than some hundred elements. */
const MAX_DEPTH = 100_000;

export type XmlReader = {
  /** `name` and the attributes' names are without their prefix: "p" for w:p. */
  open: (name: string, attribute: (name: string) => string | undefined) => void;
  close: (name: string) => void;
  text: (words: string) => void;
};

/**
 * Reads XML from beginning to end.
 * Document types, and with them entities and references to other files, are refused; nothing is ever fetched.
 * @throws UnreadableError
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  parser.on("doctype", () => {
    throw new UnreadableError(declares);
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new UnreadableError(damaged);
    reader.open(unprefixed(tag.name), (name) => attributeOf(tag.attributes, name));
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    reader.close(unprefixed(tag.name));
  });
  parser.on("text", reader.text);
  parser.on("cdata", reader.text);
  const decoder = new TextDecoder(bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8");
  try {
    for (let from = 0; from < bytes.length; from += SLICE) {
      parser.write(decoder.decode(bytes.subarray(from, from + SLICE), { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableError ? error : new UnreadableError(damaged);
  }
}

/** Limits are checked while reading, so what is not an article ends early. */
const SLICE = 64 * 1024;

const unprefixed = (name: string) => name.slice(name.indexOf(":") + 1);

function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  for (const full in attributes) {
    if (full === name || unprefixed(full) === name) return attributes[full];
  }
  return undefined;
}
