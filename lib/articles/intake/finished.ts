/** The last step of every format that reads blocks: what a reader would call the headline, the byline and the date. */

import type { ArticleMetadata } from "@/lib/articles/article";
import { asidesIn } from "@/lib/articles/intake/aside";
import { type Block, composed, type Document, type Shown } from "@/lib/articles/intake/document";
import type { ReadingTime } from "@/lib/articles/intake/formats";
import { bylineIn, dateIn, headlineIndex } from "@/lib/articles/intake/masthead";
import { metadataOf } from "@/lib/articles/intake/metadata";

/** Bylines and dates stand near the headline or at the foot; elsewhere "By Friday" is a sentence. */
const HEAD = 8;
const FOOT = 3;

/** A field that a file says about itself: its value and where it was seen. */
export type Said = { [Field in keyof ArticleMetadata]?: [value: ArticleMetadata[Field], seenIn: string] };

/**
 * Makes a document of blocks: gives roles to the lines of the masthead, sets aside what wording and place show not to
 * be the article, and takes over what the file says about itself.
 * @param says.first goes before what the text shows, as a web page's own metadata does;
 * @param says.last counts only where the text shows nothing, as a Word file's properties do, which often name the
 * template's author.
 */
export function finished(
  blocks: readonly Block[],
  says: { first?: Said; last?: Said },
  time: ReadingTime,
  charset = "utf-8",
): Document {
  const placed = withMasthead(blocks.filter((block) => block.text.trim() !== ""));
  const whole = composed(placed);
  for (const { paragraph, reason } of asidesIn(whole.text, whole.paragraphs)) {
    const block = placed[paragraph];
    if (block && !block.aside) placed[paragraph] = { ...block, aside: reason };
  }
  // What stands around the article is no sign of its language, or of who wrote it.
  const own = composed(placed.filter(({ aside }) => !aside || aside === "published"));
  const shown = metadataOf(own.text, own.paragraphs, time);
  const said: Shown = { metadata: {}, seenIn: {} };
  const take = <Field extends keyof ArticleMetadata>(field: Field) => {
    const [value, seenIn] =
      [says.first?.[field], [shown.metadata[field], shown.seenIn[field]] as const, says.last?.[field]].find(
        (one) => one?.[0],
      ) ?? [];
    if (!value || !seenIn) return;
    said.metadata[field] = value;
    said.seenIn[field] = seenIn;
  };
  for (const field of Object.keys(shown.metadata) as (keyof ArticleMetadata)[]) take(field);
  return { ...said, blocks: placed, charset };
}

function withMasthead(blocks: readonly Block[]): Block[] {
  const headline = headlineOf(blocks);
  return blocks.map((block, index) => {
    if (index === headline) return { ...block, role: "headline" };
    if (block.role === "headline") return { ...block, role: "heading" };
    const atEdge = index < Math.max(headline, 0) + HEAD || index >= blocks.length - FOOT;
    if (block.role !== "body" || block.aside || !atEdge || block.text.length > 160) return block;
    if (bylineIn(block.text)) return { ...block, role: "byline" };
    return dateIn(block.text) ? { ...block, role: "published" } : block;
  });
}

/** The paragraph that is marked as the headline, or looks like one, or the heading that the text begins with; else -1. */
function headlineOf(blocks: readonly Block[]): number {
  const marked = blocks.findIndex((block) => block.role === "headline" && !block.aside);
  if (marked >= 0) return marked;
  const heading = blocks.findIndex((block) => block.role === "heading" && !block.aside);
  const found = headlineIndex(blocks.slice(0, 24).map((block) => (block.aside ? "" : block.text)));
  if (found >= 0 && (heading < 0 || found < heading)) return found;
  const leads =
    heading < 4 && blocks.slice(0, Math.max(heading, 0)).every(({ text, aside }) => aside || text.length <= 160);
  return leads ? heading : -1;
}

const programs =
  /^(?:microsoft (?:word|office|powerpoint)|untitled|document|dokument|presentation|slide|print|about:)\b/i;

/** A title from a file's properties, unless it is what a program put there; else "". */
export function saidTitle(words: string): string {
  const title = words.replace(/\s+/g, " ").trim();
  if (title.length < 8 || title.length > 200 || !/\p{L}\s+\S/u.test(title)) return "";
  if (programs.test(title) || /\.(?:docx?|odt|pdf|rtf|txt|html?|indd|qxp|pages)$/i.test(title)) return "";
  return /^(?:https?|file):/i.test(title) ? "" : title;
}

/** The name of a person from a file's properties, unless it is that of an account; else "". */
export function saidAuthor(words: string): string {
  const name = words.replace(/\s+/g, " ").trim();
  if (name.length > 100 || /[\d@\\/]/.test(name) || !/\p{L}\s+\p{L}/u.test(name)) return "";
  return /\b(?:user|admin|administrator|office|microsoft|windows|owner|unknown|author|python-docx)\b/i.test(name)
    ? ""
    : name;
}
