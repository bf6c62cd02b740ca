/** What in a wording can be right or wrong by itself: figures, dates, names; and how sure of it the wording is. */

import { type Numeral, numeralsIn } from "@/lib/claims/numerals";

/** A piece of a text: its words and where they stand, in UTF-16 units. */
export type Piece = { start: number; end: number; words: string };
export type DateFact = Piece & { day: number | null; month: number | null; year: number | null };
export type Figure = Piece & Numeral;

const months = [
  "january|jan|januar|janvier|enero|января|январь",
  "february|feb|februar|février|febrero|февраля|февраль",
  "march|mar|märz|mars|marzo|марта|март",
  "april|apr|avril|abril|апреля|апрель",
  "may|mai|mayo|мая|май",
  "june|jun|juni|juin|junio|июня|июнь",
  "july|jul|juli|juillet|julio|июля|июль",
  "august|aug|août|agosto|августа|август",
  "september|sept|sep|septembre|septiembre|сентября|сентябрь",
  "october|oct|oktober|octobre|octubre|октября|октябрь",
  "november|nov|novembre|noviembre|ноября|ноябрь",
  "december|dec|dezember|décembre|diciembre|декабря|декабрь",
].flatMap((names, at) => names.split("|").map((name): [string, number] => [name, at + 1]));
const monthOf = new Map(months);
const month = `(?:${months
  .map(([name]) => name)
  .sort((one, other) => other.length - one.length)
  .join("|")})`;
const year = "(?:1[5-9]|20)\\d\\d";
const day = "(?:[12]\\d|3[01]|0?[1-9])";

/** Named groups in one of several orders; the first that fits wins. */
const dates: RegExp[] = [
  new RegExp(`(?<![\\d.,])(?<y>${year})-(?<mn>\\d\\d)-(?<d>\\d\\d)(?!\\d)`, "giu"),
  new RegExp(`(?<![\\d.,])(?<y>${year})年(?:(?<mn>\\d{1,2})月(?:(?<d>\\d{1,2})日)?)?`, "giu"),
  new RegExp(
    `(?<![\\p{L}\\d.,])(?<d>${day})(?:st|nd|rd|th|\\.|º|er)?(?: of| de)? (?<m>${month})\\.?(?!\\p{L})(?:,? (?:de |del )?(?<y>${year})(?!\\d))?`,
    "giu",
  ),
  new RegExp(
    `(?<![\\p{L}])(?<m>${month})\\.? (?<d>${day})(?:st|nd|rd|th)?(?![\\d%]|[.,]\\d)(?:,? (?<y>${year})(?!\\d))?`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}])(?<m>${month})\\.?,? (?:de )?(?<y>${year})(?!\\d)`, "giu"),
  new RegExp(`(?<![\\d.])(?<d>${day})[./](?<mn>1[0-2]|0?[1-9])[./](?<y>${year})(?!\\d)`, "giu"),
  new RegExp(
    `(?<=\\b(?:in|since|until|by|of|from|im|seit|bis|en|depuis|desde|в)\\s)(?<y>${year})(?![\\d.,]\\d|\\d|\\s?%)`,
    "giu",
  ),
];

export function datesIn(text: string): DateFact[] {
  const found: DateFact[] = [];
  for (const form of dates)
    for (const match of text.matchAll(form)) {
      const { d, m, mn, y } = match.groups ?? {};
      const at = { start: match.index, end: match.index + match[0].length };
      if (found.some((one) => one.start < at.end && one.end > at.start)) continue;
      // "May" begins sentences, too, and "Mar" is a name: without a day or a year it is no date.
      const monthNumber = m ? (monthOf.get(m.toLowerCase()) ?? null) : mn ? Number(mn) : null;
      found.push({ ...at, words: match[0], day: d ? Number(d) : null, month: monthNumber, year: y ? Number(y) : null });
    }
  return found.sort((one, other) => one.start - other.start);
}

export const figuresIn = (text: string, taken: readonly Piece[] = datesIn(text)): Figure[] =>
  numeralsIn(text, taken).map((numeral) => ({ ...numeral, words: text.slice(numeral.start, numeral.end) }));

const name =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}’'.-]*(?:(?: (?:of|de|du|der|von|van|al|bin|and))? \p{Lu}[\p{L}\p{N}’'-]*)*/gu;
const sentenceStart = /(?:^|[.!?…:]["”’»)]?\s|["“„«]|^\s*)$/u;
const noNames = new Set(
  "the a an it he she they we i in on at this that these those but and or if when after before according on monday tuesday wednesday thursday friday saturday sunday der die das ein eine es er sie im am le la les il elle un une el los las una".split(
    " ",
  ),
);
const notNames = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

/** Does a text write every noun with a capital letter, as German does? Of few words nobody can tell. */
export function writesNounsLarge(text: string): boolean {
  const wordCount = text.split(/\s+/u).length;
  const capitals = text.match(/(?<!\p{L})\p{Lu}\p{Ll}/gu)?.length ?? 0;
  return wordCount >= 8 && capitals / wordCount > 0.3;
}

/**
 * Names that a text writes with capitals, in its order.
 * @param everyNoun whether its language writes every noun with one: there only runs of two count. Told by the text if left out.
 */
export function namesIn(text: string, everyNoun = writesNounsLarge(text)): Piece[] {
  return [...text.matchAll(name)].flatMap((match): Piece[] => {
    let { index: start } = match;
    let words = match[0].replace(/[.'’-]+$/u, "").replace(/['’]s$/u, "");
    const first = words.split(" ")[0] ?? "";
    if (noNames.has(first.toLowerCase())) {
      start += first.length + 1;
      words = words.slice(first.length + 1);
    } else if (sentenceStart.test(text.slice(0, start)) && !words.includes(" ") && !/^\p{Lu}{2,}/u.test(words))
      return [];
    if (words === "" || !/^\p{Lu}/u.test(words) || notNames.test(words)) return [];
    if (everyNoun && !words.includes(" ")) return [];
    return [{ start, end: start + words.length, words }];
  });
}

const hedges =
  /(?<![\p{L}-])(?:reportedly|allegedly|apparently|supposedly|purportedly|may|might|could(?! not)|likely|probably|possibly|perhaps|maybe|unconfirmed|rumou?red|(?:is|are|was|were) (?:said|believed|thought|understood|alleged|reported) to|appears? to|appeared to|seems? to|suggests?|suspected|angeblich|mutmaßlich\p{L}*|vermutlich|möglicherweise|wahrscheinlich|offenbar|soll(?:en)?|könnten?|dürften?|prétendument|apparemment|peut-être|probablement|(?:aur|ser|pourr)ai(?:t|ent)|supuestamente|presuntamente|al parecer|quizás?|probablemente|podrían?|habrían?|якобы|возможно|вероятно|предположительно)(?![\p{L}-])/giu;

/** Words by which a text does not quite say what it says: "reportedly", "may". */
export const hedgesIn = (text: string): Piece[] =>
  pieces(text, hedges).filter(({ words }) => !/^(?:May|Might)$/.test(words));

const attributions =
  /(?<![\p{L}-])(?:according to(?: [^\s,.;:]+){1,6}|citing(?: [^\s,.;:]+){1,5}|(?:(?!and|but)[\p{L}\p{N}’'-]+ ){0,4}(?:said|says|told|reported|reports|wrote|writes|announced|claim(?:s|ed)|stated|states|alleged|alleges|revealed|confirmed)|seen by(?: [^\s,.;:]+){1,4}|laut(?: [^\s,.;:]+){1,4}|(?:[\p{L}’-]+ ){1,3}zufolge|(?:[\p{L}’-]+ ){0,3}(?:sagte|sagten|berichtete|berichteten|erklärte|erklärten)|selon(?: [^\s,.;:]+){1,4}|d[’']après(?: [^\s,.;:]+){1,4}|a (?:déclaré|dit|affirmé|annoncé)|según(?: [^\s,.;:]+){1,4}|(?:dijo|dijeron|afirmó|declaró|informó)|по словам(?: [^\s,.;:]+){1,3}|(?:сообщил|заявил|сказал)(?:а|и)?)(?![\p{L}-])/giu;

/** Where a text says who says so: "according to the harbour log", "two officials said". */
export const attributionsIn = (text: string): Piece[] => pieces(text, attributions);

const unnamed =
  /(?<![\p{L}-])(?:(?:an?|one|two|three|four|five|six|several|some|unnamed|anonymous|senior) )*(?:people|persons?|sources?|officials?|insiders?|diplomats?|employees?)(?: (?:with (?:\p{L}+ )?knowledge of|familiar with|close to|briefed on)(?: the)? \p{L}+)?(?![\p{L}-])/giu;

/** Whom a text cites without a name: "two people with knowledge of the project". */
export const unnamedIn = (text: string): Piece[] => pieces(text, unnamed);

function pieces(text: string, form: RegExp): Piece[] {
  return [...text.matchAll(form)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: match[0],
  }));
}
