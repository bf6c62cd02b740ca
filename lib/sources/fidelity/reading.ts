/** The facts that a text tells, each with the sentence that it stands in. */

import { calendarOf } from "@/lib/claims/told-dates";
import { type Amount, amountsIn } from "@/lib/sources/fidelity/amounts";
import type { Telling } from "@/lib/sources/fidelity/fact";
import { type Hedge, hedgesOf } from "@/lib/sources/fidelity/hedges";
import { everyNounIn, type Known, type Name, namesOf } from "@/lib/sources/fidelity/names";
import { type Quotation, quotationsIn, quotedIn } from "@/lib/sources/fidelity/quotations";
import { type When, whensIn } from "@/lib/sources/fidelity/whens";

/** Which sentence a fact stands in, whether it is quoted, and whether the sentence is a headline. */
export type Placed<T> = T & { sentence: number; quoted: boolean; head: boolean };

export type Reading = {
  text: string;
  sentences: Telling["sentences"];
  quotations: Placed<Quotation>[];
  amounts: Placed<Amount>[];
  whens: Placed<When>[];
  names: Placed<Name>[];
  hedges: Placed<Hedge>[];
};

type Range = { start: number; end: number };

/** @param known words that either text writes with a capital letter. */
export function readingOf(telling: Telling, zone: string, known: Known): Reading {
  const { text, sentences } = telling;
  const calendar = calendarOf(telling.publishedAt, zone);
  const everyNoun = everyNounIn(telling);
  const marks = quotedIn(text);
  const quoted = marks.map(([start, end]) => ({ start, end }));
  const reading: Reading = { text, sentences, quotations: [], amounts: [], whens: [], names: [], hedges: [] };
  for (const [sentence, { start, end, head = false, aside = false }] of sentences.entries()) {
    if (aside) continue;
    const words = text.slice(start, end);
    const inside = quoted.filter((one) => one.start < end && one.end > start);
    const placed = <T extends Range>(one: T): Placed<T> => ({
      ...one,
      sentence,
      head,
      quoted: inside.some((quote) => quote.start <= one.start && one.end <= quote.end),
    });
    const moved = <T extends Range>(one: T): T => ({ ...one, start: one.start + start, end: one.end + start });
    const whens = whensIn(words, calendar);
    // Names are read before figures, for those with a number in them.
    const names = namesOf(text, { start, end }, { taken: whens.map(moved), known, head, everyNoun });
    const local = (one: Range): Range => ({ start: one.start - start, end: one.end - start });
    const amounts = amountsIn(words, [...whens, ...names.map(local)]).map(moved);
    reading.whens.push(...whens.map(moved).map(placed));
    reading.names.push(...names.map(placed));
    reading.amounts.push(...amounts.map(placed));
    reading.hedges.push(
      ...hedgesOf(text, { start, end }, { figures: amounts, dates: whens.map(moved), quoted: inside }).map(placed),
    );
  }
  const sentenceAt = (at: number) => sentences.findIndex(({ start, end }) => start <= at && at < end);
  for (const quotation of quotationsIn(text, marks)) {
    const sentence = sentenceAt(quotation.start);
    if (sentence < 0 || sentences[sentence]?.aside) continue;
    reading.quotations.push({ ...quotation, sentence, quoted: true, head: sentences[sentence]?.head ?? false });
  }
  return reading;
}
