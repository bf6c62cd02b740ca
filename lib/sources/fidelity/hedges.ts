/** Words by which a text does not quite say what it says, and whom it has it from. */

import { hedgesIn } from "@/lib/claims/facts";
import type { Amount } from "@/lib/sources/fidelity/amounts";
import type { Bound } from "@/lib/sources/fidelity/same-amount";

/**
 * What a hedge leaves open: whether it is so (hearsay: "reportedly"; possible: "may"; likely: "probably"; shown:
 * "suggests"), or who says it (`by`). Of figures: how exact it is.
 */
export type HedgeClass = "hearsay" | "possible" | "likely" | "shown" | "by" | Bound;

type Range = { start: number; end: number };

export type Hedge = {
  start: number;
  end: number;
  words: string;
  is: HedgeClass;
  /** The figure or date that it stands with; null for what stands with a statement. */
  figure: Range | null;
  /** Says who says so by a word that asserts as well, such as "announced" or "promised": never missed. */
  weak: boolean;
};

const classes: [HedgeClass, RegExp][] = [
  ["likely", /^(?:likely|probably|wahrscheinlich|probablement|probablemente|вероятно|dürften?)$/i],
  ["shown", /^suggests?$/i],
  [
    "possible",
    /^(?:may|might|could|possibly|perhaps|maybe|möglicherweise|könnten?|peut-être|quizás?|podrían?|возможно)$/i,
  ],
];
const further: [HedgeClass, RegExp][] = [
  [
    "hearsay",
    /(?<![\p{L}-])(?:(?:is|are|was|were) (?:widely )?(?:said|believed|thought|understood|alleged|reported|rumoured|rumored|feared|presumed) to(?: (?:have|be))?|(?:believed|thought|understood|alleged|reported|rumoured) to (?:have|be)|(?:appears?|appeared|seems?|seemed) to(?: (?:have|be))?|it (?:is|was) (?:said|believed|thought|understood|alleged|reported|claimed|feared) that|alleged|seemingly|presumably|ostensibly|feared|on suspicion of|(?:is|are|was|were) attributed to)(?![\p{L}-])/giu,
  ],
  ["possible", /(?<![\p{L}-])(?:potentially|conceivably|potential)(?![\p{L}-])/giu],
  [
    "likely",
    /(?<![\p{L}-])(?:(?:(?:is|are|was|were) )?(?:still |now |widely |only )?(?:forecast|predicted|projected|tipped|expected) to|(?:(?:is|are|was|were) (?:\p{L}+ ){0,2})?(?<!(?:as|than|of) )expect(?:s|ed|ing)?(?: to| that)?)(?![\p{L}-])/giu,
  ],
  [
    "shown",
    /(?<![\p{L}-])(?:suggest(?:s|ed|ing)?(?: that)?|(?<!percentage )point(?:s|ed) to|indicat(?:es?|ed|ing))(?![\p{L}-])/giu,
  ],
];
/** It allows or forbids: "may only", "may not be moved". Or it is done: "could not". */
const noHedge = /^\s(?:only|not|n[’']t)\b|^n[’']t\b|^not\b/i;

const close =
  "about|around|roughly|approximately|approx\\.?|nearly|almost|close to|close on|some|an? estimated|estimated|circa|in the region of|something like|just (?:under|over|shy of)|more or less|virtually";
const above =
  "more than|at least|over|no fewer than|no less than|not less than|upwards of|in excess of|well over|above|a minimum of|north of";
const below =
  "up to|as (?:many|much|high|few|little|deep|far|long|large|low|fast|big|late|early) as|no more than|not more than|at most|fewer than|less than|under|below|a maximum of|well under|within";
const before: [Bound, RegExp][] = [
  ["close", new RegExp(`(?<![\\p{L}-])(?:${close})$`, "iu")],
  ["above", new RegExp(`(?<![\\p{L}-])(?:${above})$`, "iu")],
  ["below", new RegExp(`(?<![\\p{L}-])(?:${below})$`, "iu")],
];
const after: [Bound, RegExp][] = [
  ["close", /^(?: \p{L}+)? (?:or so|or thereabouts)\b/iu],
  ["above", /^(?: \p{L}+)? (?:or more|and counting)\b/iu],
  ["below", /^(?: \p{L}+)? (?:or (?:less|fewer)|at (?:the )?most)\b/iu],
];
const inTime = new Set("second minute hour day night week month year decade".split(" "));

const tells =
  "says?|said|saying|claim(?:s|ed|ing)?|believes?|believed|estimates?|estimated|reckons?|reckoned|alleg(?:es?|ed|ing)|thinks?|thought|assert(?:s|ed|ing)|insist(?:s|ed|ing)|argu(?:es?|ed|ing)|maintain(?:s|ed|ing) that|add(?:s|ed)(?= that|[,.:;]|\\s*$)|explain(?:s|ed|ing)|stated|states that|stating|report(?:s|ed)|heard|contend(?:s|ed)|testified";
const shows =
  "tells?|told|writes?|wrote|writing|puts? (?=(?:\\p{L}+ ){1,3}at )|shows?|showed|shown|found|finds|reveals?|revealed|announc(?:es?|ed|ing)|promis(?:es|ed|ing)|pledg(?:es|ed)|vow(?:s|ed)|warn(?:s|ed|ing)|den(?:ies|ied|ying)|called for|call(?:s|ed)(?= (?:it|him|her|them|the|this|that)\\b)|describ(?:es|ed|ing)|confirm(?:s|ed|ing)|acknowledg(?:es|ed)|admit(?:s|ted|ting)|not(?:es|ed|ing) that|concluded|concludes|blam(?:es|ed|ing)|calculat(?:es|ed)|predict(?:s|ed|ing)|accus(?:es|ed|ing)|attribut(?:es|ed)|dismiss(?:es|ed)|declar(?:es|ed)|threaten(?:s|ed)|asked|asks|ruled that|ruling(?= (?:[\\d–-]+ )?that)|urg(?:es|ed)|complain(?:s|ed)|disput(?:es|ed)|cited|cites|citing";
/** Verbs by which something is told only where what tells it is a text, or whoever looked into it. */
const evidence = /^(?:show|found|find|reveal)/i;
const shown =
  /\b(?:data|figures|results?|records|minutes|documents?|papers|stud(?:y|ies)|research|polls?|surveys?|reports?|accounts|tests?|analys[ie]s|e-?mails?|memos?|letters?|statistics|reviews?|inquir(?:y|ies)|investigations?|audits?|census|findings|evidence|correspondence|files|filings|researchers|scientists|investigators|inspectors|team|experts|court|judge|jury|auditors|commission|they|he|she|it|who)\b/i;
const said = new RegExp(
  `(?<![\\p{L}-])(?:(?<tells>${tells})|(?<shows>${shows}))(?: (?:that|how|on \\p{Lu}\\p{L}+day(?: morning| afternoon| evening| night)?(?: that)?)(?![\\p{L}]))?(?![\\p{L}-])`,
  "giu",
);
const according =
  /(?<![\p{L}-])(?:according to|in the words of|in the view of|as told to|seen by|obtained by|by its own account|laut|nach Angaben|selon|d[’']après|según|по словам|(?:accounts?|reports?|documents?|emails?|memos) (?:seen|obtained) by)(?![\p{L}-])/giu;
const clause =
  /[,;:—–()"“”«»]|\b(?:and|but|that|which|who|while|because|although|whether|if|as|where|when|after|before)\b/giu;

/**
 * The hedges of a sentence, quotations left out.
 * @param figures those that stand in it.
 * @param dates the same.
 */
export function hedgesOf(
  text: string,
  sentence: Range,
  { figures, dates, quoted }: { figures: readonly Amount[]; dates: readonly Range[]; quoted: readonly Range[] },
): Hedge[] {
  const words = blanked(text, sentence, quoted);
  const at = sentence.start;
  const found: Hedge[] = [];
  const add = (from: number, length: number, is: HedgeClass, rest: Partial<Hedge> = {}) => {
    const [start, end] = [at + from, at + from + length];
    if (found.some((one) => one.start < end && one.end > start)) return;
    found.push({ start, end, words: text.slice(start, end), is, figure: null, weak: false, ...rest });
  };
  for (const figure of figures) {
    if (figure.ordinal) continue;
    const lead = words.slice(Math.max(0, figure.start - at - 40), figure.start - at);
    const bare = lead.replace(/(?:\s(?:an?|the|another|a further|its|their|half))?\s+$/iu, "");
    for (const [is, form] of before) {
      const match = form.exec(bare);
      if (!match || bare === lead) continue;
      const word = match[0].toLowerCase();
      // "over five years" lasts that long, "under 65" is younger, "some of" is another word.
      if ((word === "over" || word === "within" || word === "around") && inTime.has(figure.unit)) continue;
      if (word === "within" || word === "below" || word === "above") continue;
      add(figure.start - at - lead.length + match.index, match[0].length, is, { figure });
    }
    for (const [is, form] of after) {
      const match = form.exec(words.slice(figure.end - at, figure.end - at + 40));
      if (match) add(figure.end - at, match[0].length, is, { figure });
    }
  }
  for (const date of dates) {
    const lead = words.slice(Math.max(0, date.start - at - 24), date.start - at);
    const match =
      /(?<![\p{L}-])(at least|no earlier than|at the earliest|as early as|as late as|no later than|at the latest|about|around|possibly) (?:until )?$/iu.exec(
        lead,
      );
    if (!match?.[1]) continue;
    const word = match[1].toLowerCase();
    const is = /about|around/.test(word)
      ? "close"
      : /least|earl/.test(word)
        ? "above"
        : word === "possibly"
          ? "possible"
          : "below";
    add(date.start - at - lead.length + match.index, match[1].length, is, { figure: date });
  }
  for (const [is, form] of further) for (const match of words.matchAll(form)) add(match.index, match[0].length, is);
  for (const { start, end, words: word } of hedgesIn(words)) {
    if (noHedge.test(words.slice(end))) continue;
    add(start, end - start, classes.find(([, form]) => form.test(word))?.[0] ?? "hearsay");
  }
  for (const match of words.matchAll(according)) {
    const tail =
      /^(?: (?:the |a |an )?(?:[^,.;:()]|,(?=\d))*)?/u.exec(words.slice(match.index + match[0].length))?.[0] ?? "";
    add(match.index, match[0].length + tail.trimEnd().length, "by");
  }
  for (const match of words.matchAll(said)) {
    const from = subjectStart(words, match.index);
    // "is said to" and "was told" are no sayings of a subject.
    if (/\b(?:be|been|being|is|are|was|were|not|to|a|the|of)\s$/i.test(words.slice(0, match.index))) continue;
    if (evidence.test(match[0]) && !match[0].endsWith(" that") && !shown.test(words.slice(from, match.index))) continue;
    const after =
      from === match.index &&
      /(?:^|[,?!]\s|\s\s)$/.test(words.slice(0, match.index)) &&
      !/(?:that|how)$/.test(match[0]);
    const inverse = after ? subjectAfter(words, match.index + match[0].length) : 0;
    add(from, match.index + match[0].length - from + inverse, "by", {
      weak:
        match.groups?.shows !== undefined ||
        (/^report/i.test(match[0]) && !/\s\p{Lu}/u.test(words.slice(from, match.index))),
    });
  }
  return found.sort((one, other) => one.start - other.start);
}

/** A sentence with its quotations as blanks, so that offsets stay. */
function blanked(text: string, { start, end }: Range, quoted: readonly Range[]): string {
  let words = text.slice(start, end);
  for (const one of quoted) {
    const [from, to] = [Math.max(0, one.start - start), Math.min(words.length, one.end - start)];
    if (to > from) words = words.slice(0, from) + " ".repeat(to - from) + words.slice(to);
  }
  return words;
}

/** Where the subject of a verb begins: after the last comma or conjunction, eight words before at most. */
function subjectStart(words: string, verb: number): number {
  const lead = words.slice(Math.max(0, verb - 90), verb);
  let from = 0;
  for (const match of lead.matchAll(clause)) from = match.index + match[0].length;
  const subject = lead.slice(from);
  const blank = subject.length - subject.trimStart().length;
  if (subject.trim() !== "") return Math.max(0, verb - 90) + from + blank;
  // "its chairwoman, Greta Lindqvist, said"
  const name = /(?:^|[,;:—–]\s)(\p{Lu}[\p{L}\p{M}’'.-]*(?:\s\p{Lu}[\p{L}\p{M}’'.-]*){0,4}),\s$/u.exec(lead);
  return name?.[1] ? verb - name[1].length - 2 : verb;
}

function subjectAfter(words: string, from: number): number {
  if (!/^\s(?:\p{Lu}|(?:the|an?|its|his|her|their|one|two|several|some)\s)/u.test(words.slice(from))) return 0;
  return (
    /^\s(?:the |a |an |its |his |her |their )?[\p{L}\p{M}’'. -]+?(?=[,.;:“"]|\s*$|\s(?:who|which|in|on|at|that)\b)/u.exec(
      words.slice(from),
    )?.[0].length ?? 0
  );
}

/** Do two leave the same open? */
export const sameHedge = (a: Hedge, b: Hedge): boolean => a.is === b.is;
