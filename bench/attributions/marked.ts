/** Sentences marked by hand: from which named outlets each says to have something. */

import { readFileSync } from "node:fs";

export type MarkedSentence = {
  start: number;
  end: number;
  paragraph: number;
  /** Empty for a sentence that says so of none. */
  outlets: string[];
};
export type MarkedText = { name: string; language: string; text: string; sentences: MarkedSentence[] };

/**
 * Texts from a file beside this one: "# name | language" before each text, "[Outlet; Outlet] sentence" a line, a blank
 * line between paragraphs.
 */
export function markedTexts(file: string): MarkedText[] {
  const texts: MarkedText[] = [];
  let paragraph = 0;
  for (const line of readFileSync(new URL(file, import.meta.url), "utf8").split("\n")) {
    const head = /^# ([^|]+?)\s*(?:\|\s*(\w+))?$/.exec(line);
    if (head) {
      texts.push({ name: head[1] ?? "", language: head[2] ?? "en", text: "", sentences: [] });
      paragraph = 0;
      continue;
    }
    const text = texts.at(-1);
    const marked = /^\[([^\]]*)\] (.+)$/.exec(line);
    if (!text || !marked) {
      if (text && line === "" && text.text !== "") paragraph += 1;
      continue;
    }
    const [, outlets = "", words = ""] = marked;
    const before = text.sentences.at(-1);
    if (before) text.text += before.paragraph === paragraph ? " " : "\n\n";
    const start = text.text.length;
    text.text += words;
    text.sentences.push({
      ...{ start, end: text.text.length, paragraph },
      outlets: outlets.split(";").flatMap((one) => one.trim() || []),
    });
  }
  return texts;
}
