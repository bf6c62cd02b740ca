/** What every format makes of a file: paragraphs in the order of reading, and what the file says about itself. */

import type { ArticleMetadata, AsideReason } from "@/lib/articles/article";
import type { ParagraphRole } from "@/lib/articles/paragraphs";

/** One paragraph as a format read it. */
export type Block = {
  /**
   * Without blank lines or white space at its ends; a line feed inside is a line break of the original, a form feed the
   * place where its next page begins.
   */
  text: string;
  role: ParagraphRole;
  /** Why it is not the article; null if it is. */
  aside: AsideReason | null;
  /** From 1; only where the original has pages. Ascending. */
  page?: number;
  /** Links of the text to other sites, in its order: their addresses and words. Only where the original has some. */
  links?: readonly { url: string; words: string }[];
};

/** What a document says about itself, each field with where it was seen, in words for the editor who checks it. */
export type Shown = {
  metadata: Partial<ArticleMetadata>;
  seenIn: Partial<Record<keyof ArticleMetadata, string>>;
};

export type Document = Shown & {
  blocks: Block[];
  /** The character encoding that was found, as "windows-1252"; "utf-8" where the format knows no other. */
  charset: string;
};

/** A text as it is stored, with its paragraphs as ranges in it. */
export type Composed = {
  text: string;
  /** In the order of the text. */
  paragraphs: { start: number; end: number; role: ParagraphRole }[];
  /** Paragraphs that are not the article, ascending. */
  aside: { paragraph: number; reason: AsideReason }[];
  /** Where each page begins in the text, the first page first; null where the original has none. */
  pages: number[] | null;
  /** Links to other sites that stand in the text; only where it has some. */
  links?: { start: number; end: number; url: string }[];
};

/** Writes blocks as plain text, a blank line between any two. A page without a block begins where the next one does. */
export function composed(blocks: readonly Block[]): Composed {
  const paragraphs: Composed["paragraphs"] = [];
  const aside: Composed["aside"] = [];
  const pages: number[] = [];
  const links: NonNullable<Composed["links"]> = [];
  const parts: string[] = [];
  let length = 0;
  for (const block of blocks) {
    const [first = "", ...onNextPages] = block.text
      .replace(/[^\S\n]*\n\s*/g, "\n")
      .trim()
      .split("\f");
    const words = first + onNextPages.join("");
    if (words === "") continue;
    if (paragraphs.length > 0) {
      parts.push("\n\n");
      length += 2;
    }
    while (block.page !== undefined && pages.length < block.page) pages.push(length);
    for (let at = length + first.length, turn = 0; block.page !== undefined && turn < onNextPages.length; turn += 1) {
      pages.push(at);
      at += onNextPages[turn]?.length ?? 0;
    }
    if (block.aside) aside.push({ paragraph: paragraphs.length, reason: block.aside });
    paragraphs.push({ start: length, end: length + words.length, role: block.role });
    let from = 0;
    for (const { url, words: linked } of block.links ?? []) {
      const at = words.indexOf(linked, from);
      if (at < 0) continue;
      from = at + linked.length;
      links.push({ start: length + at, end: length + from, url });
    }
    parts.push(words);
    length += words.length;
  }
  const whole = { text: parts.join(""), paragraphs, aside, pages: pages.length > 0 ? pages : null };
  return links.length > 0 ? { ...whole, links } : whole;
}

/** The text without the paragraphs that are set aside, and without the space that followed each of them. */
export function articleText({ text, paragraphs, aside }: Pick<Composed, "text" | "paragraphs" | "aside">): string {
  if (aside.length === 0) return text;
  const kept: string[] = [];
  let at = 0;
  for (const { paragraph } of aside) {
    kept.push(text.slice(at, paragraphs[paragraph]?.start));
    at = paragraphs[paragraph + 1]?.start ?? text.length;
  }
  const last = text.slice(at);
  return last === "" ? kept.join("").trimEnd() : [...kept, last].join("");
}

/** The lines that are set aside, as they stand. */
export const asideLines = ({ text, paragraphs, aside }: Pick<Composed, "text" | "paragraphs" | "aside">): string[] =>
  aside.map(({ paragraph }) => text.slice(paragraphs[paragraph]?.start, paragraphs[paragraph]?.end));
