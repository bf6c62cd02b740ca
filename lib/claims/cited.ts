import { z } from "zod";
import { occursIn, type TextRange } from "@/lib/claims/anchor";
import type { Cited } from "@/lib/claims/claim";
import { optionalLine } from "@/lib/input";

/** Whom an article cites for a claim, as it is sent: `start` and `end` where the words were selected in the text. */
export const citesInput = z
  .strictObject({
    who: z.enum(["person", "outlet", "unidentified"]),
    name: optionalLine(200),
    quote: z.string().trim().min(1, "Copy the words in which the article cites them.").max(1000),
    start: z.int().nonnegative().optional(),
    end: z.int().positive().optional(),
  })
  .refine(({ who, name }) => who === "unidentified" || (name ?? "") !== "", {
    path: ["name"],
    message: "Write whom the article names, or choose that it names nobody.",
  });

export type SentCites = z.output<typeof citesInput>;

/** How far from a mention the words may stand that say whom it cites, in UTF-16 units: a few paragraphs. */
const near = 1500;

/**
 * Finds the words that cite near a mention; where they occur more than once, those nearest to it. They must be the text's
 * own words, but for what typesetting changes.
 * @returns null where they are not there.
 */
export function citedIn(text: string, mention: TextRange, sent: SentCites | Cited): Cited | null {
  const { who, quote, start, end } = sent;
  const name = who === "unidentified" ? "" : (sent.name ?? "");
  const made = (at: TextRange): Cited => ({
    who,
    name,
    quote: text.slice(at.start, at.end),
    start: at.start,
    end: at.end,
  });
  const from = Math.max(0, mention.start - near);
  const to = Math.min(text.length, mention.end + near);
  if (start !== undefined && end !== undefined && start >= from && end <= to && text.slice(start, end) === quote)
    return made({ start, end });
  const around = text.slice(from, to);
  let nearest: number | null = null;
  for (let at = around.indexOf(quote); at >= 0; at = around.indexOf(quote, at + 1))
    if (nearest === null || distance(from + at, quote.length, mention) < distance(nearest, quote.length, mention))
      nearest = from + at;
  if (nearest !== null) return made({ start: nearest, end: nearest + quote.length });
  const typeset = occursIn(around, quote);
  return typeset && made({ start: from + typeset.start, end: from + typeset.end });
}

const distance = (at: number, length: number, { start, end }: TextRange): number =>
  at + length <= start ? start - at - length : at >= end ? at - end : 0;
