/** When things happened, as articles tell it, with the days that the words can mean. */

import { type DateFact, datesIn } from "@/lib/claims/facts";
import { numeralsIn } from "@/lib/claims/numerals";
import type { Calendar } from "@/lib/claims/told-dates";

export type When = DateFact & {
  /** Days since 1970, first and last, of everything that it can mean; null where only the day of publication would tell. */
  spans: [number, number][] | null;
  /** From 0, Sunday; null where none is named. */
  weekday: number | null;
  /** "morning", "night"; empty if not told. */
  part: string;
  /** Minutes of the day; null for what is no time of day. */
  minutes: number | null;
  /** Tells a day by the day of publication: "yesterday". */
  relative: boolean;
  /** Says too little to be missed: "this year", "in the spring". */
  weak: boolean;
};

const monthNames = "january february march april may june july august september october november december".split(" ");
const weekdayNames = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const month = `(?:${monthNames.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join("|")})`;
const weekday = `(?:${weekdayNames.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join("|")})`;
const partOfDay = "(?:morning|afternoon|evening|night|lunchtime)";

const clock =
  /(?<![\p{L}\p{N}.,])(?<h>\d{1,2})(?:[.:](?<min>\d\d))?\s?(?<half>[ap])\.?\s?m(?:\.|(?!\p{L}))|(?<![\p{L}-])(?<word>noon|midday|midnight)(?![\p{L}-])|(?<=\b(?:at|until|by|from|before|after|around|about|since)\s)(?<h24>[01]?\d|2[0-3])[:.](?<min24>[0-5]\d)(?![\d.,%]|\s?(?:million|billion|percent|per cent|km|m\b))/giu;
const bareMonth = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<mod>[Ee]arly |[Ll]ate |[Mm]id-|[Mm]iddle of |[Nn]ext |[Ll]ast |[Tt]his )?(?<m>${month})(?!\\p{L}|-\\p{L}|[’'](?!s\\b)|\\s\\p{Lu}|\\s\\d)(?:,? (?<which>last|this|next|that|of last|of this|of next) year)?`,
  "gu",
);
const day = new RegExp(
  `(?<![\\p{L}-])(?:(?<which>[Ll]ast|[Nn]ext|[Tt]his|the following|the previous) )?(?<w>${weekday})(?<own>[’']s)?(?![\\p{L}]|s\\b)(?: (?<part>${partOfDay}))?`,
  "gu",
);
const near = new RegExp(
  `(?<![\\p{L}-])(?:(?<yesterday>yesterday)|(?<tomorrow>tomorrow)|(?<today>today|tonight|this ${partOfDay})|last night)(?: (?<part>${partOfDay}))?(?![\\p{L}-])`,
  "giu",
);
const spanOf =
  /(?<![\p{L}-])(?<which>last|this|next|the (?:same|previous|following|coming|past))\s(?<unit>week|weekend|month|year|season|spring|summer|autumn|fall|winter)(?![\p{L}-])/giu;
const edge =
  /(?<![\p{L}-])(?:the )?(?<edge>start|beginning|end|middle|turn) of (?<which>the|this|last|next) (?<unit>week|month|year)(?![\p{L}-])/giu;
const ago =
  /(?<![\p{L}-])(?<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty) (?<unit>day|week|month|year|decade)s? (?<rel>ago)(?![\p{L}-])|(?<![\p{L}-])(?<n1>an?) (?<unit1>day|week|month|year|decade) (?<rel1>earlier|before|later)(?![\p{L}-])/giu;
/** Before what, only the story knows. */
const before = /(?<![\p{L}-])the (?<unit>year|month|week|day) before(?![\p{L}-])(?! last)/giu;
const seasons =
  /(?<![\p{L}-])(?:in (?:the )?|by (?:the )?|next |last )?(?<s>spring|summer|autumn|winter)(?: of)? (?<y>(?:19|20)\d\d)(?!\d)|(?<![\p{L}-])(?:in|by|until|before|after|since) (?:the )?(?:spring|summer|autumn|winter)(?![\p{L}-])|(?<![\p{L}-])the new year(?![\p{L}-])/giu;
const decade = /(?<![\p{L}\p{N}])(?:the )?(?:early |late |mid-)?(?<d>(?:1[5-9]|20)\d0)s(?!\p{L})/giu;
const bareYear =
  /(?<![\p{L}\p{N}.,$€£¥/#-])(?<y>(?:19|20)\d\d|(?<=\b(?:to|and|between|circa|built|the|early|late|dated|around|year) )1[5-8]\d\d)(?![\d%\p{L}]|[.,]\d|-year|-strong|\s(?:people|homes|jobs|votes?|members|workers|patients|pounds|euros|dollars|metres|meters|miles|km|tonnes|tons|copies|deaths|staff|employees|residents|students|cases|times|percent|per cent|million|billion))/gu;
const counted = /(?:about|some|around|nearly|almost|roughly|over|than|least|most|up to|only|all)\s$/i;

const DAY = 86_400_000;
const dayOf = (year: number, monthIndex: number, dayOfMonth: number): number =>
  Math.round(Date.UTC(year, monthIndex, dayOfMonth) / DAY);

/** Finds when things were, in the order of the text. @param calendar the day on which it was published. */
export function whensIn(text: string, calendar: Calendar | null): When[] {
  const found: When[] = [];
  const today = calendar && dayOf(calendar.year, calendar.month, calendar.day);
  const add = (match: RegExpExecArray, told: Partial<When>, words = match[0]): void => {
    const start = match.index + match[0].indexOf(words);
    const end = start + words.length;
    if (found.some((one) => one.start < end && one.end > start)) return;
    found.push({ ...nothing, start, end, words, ...told });
  };
  for (const date of datesIn(text)) {
    // "Sept." is short, "September." ends a sentence.
    const stop = /(?:\p{L}{5}|may|june|july)\.$/iu.test(date.words) ? 1 : 0;
    const words = date.words.slice(0, date.words.length - stop);
    found.push({ ...nothing, ...date, words, end: date.end - stop, spans: spansOf(date, calendar) });
  }
  for (const match of text.matchAll(clock)) {
    const { h, min, half, word, h24, min24 } = match.groups ?? {};
    const hour = word
      ? /midnight/i.test(word)
        ? 0
        : 12
      : h24
        ? Number(h24)
        : (Number(h) % 12) + (/p/i.test(half ?? "") ? 12 : 0);
    if (h && Number(h) > 12 && !h24) continue;
    add(match, { minutes: hour * 60 + Number(min ?? min24 ?? 0) });
  }
  for (const match of text.matchAll(bareMonth)) {
    const { mod = "", m = "", which } = match.groups ?? {};
    const index = monthNames.indexOf(m.toLowerCase());
    const lead = text.slice(Math.max(0, match.index - 24), match.index);
    const told =
      /\b(?:in|by|since|until|till|from|between|to|before|after|during|of|for|through|and|last|next|this|late|early)\s$/i.test(
        lead,
      );
    if (!told && !which && mod === "" && (index === 4 || index === 2 || sentenceStart.test(lead))) continue;
    if (
      /^(?:to|of|for|and)\s$/i.test(lead.slice(-4)) &&
      /^(?:May|March|April|June|August)$/.test(m) &&
      !which &&
      mod === "" &&
      index === 4
    )
      continue;
    const spans = calendar && nearYears(calendar, index).map((y): [number, number] => monthSpan(y, index));
    const by = which?.endsWith("last") ? -1 : which?.endsWith("next") ? 1 : which?.endsWith("this") ? 0 : null;
    add(match, { month: index + 1, spans: calendar && by !== null ? [monthSpan(calendar.year + by, index)] : spans });
  }
  for (const match of text.matchAll(near)) {
    const { yesterday, tomorrow, part = "" } = match.groups ?? {};
    const by = yesterday || /^last night/i.test(match[0]) ? -1 : tomorrow ? 1 : 0;
    const night = /night|evening|morning|afternoon/i.exec(match[0])?.[0].toLowerCase() ?? "";
    add(match, {
      relative: true,
      part: part.toLowerCase() || night,
      spans: today === null ? null : [[today + by, today + by]],
    });
  }
  for (const match of text.matchAll(edge)) {
    const { edge: which = "", which: of = "", unit = "" } = match.groups ?? {};
    const by = of.toLowerCase() === "last" ? -1 : of.toLowerCase() === "next" ? 1 : 0;
    const span = calendar && today !== null ? unitSpan(calendar, today, unit.toLowerCase(), by) : null;
    add(match, { relative: true, spans: span && [edgeOf(span, which.toLowerCase())] });
  }
  for (const match of text.matchAll(spanOf)) {
    const { which = "", unit = "" } = match.groups ?? {};
    const small = which.toLowerCase();
    const known = small === "last" || small === "this" || small === "next";
    const by = small === "last" ? -1 : small === "next" ? 1 : 0;
    const span = known && calendar && today !== null ? unitSpan(calendar, today, unit.toLowerCase(), by) : null;
    // "last month" is told within days of it; last week's is another week when the next begins.
    const spans =
      span && (unit === "week" || unit === "weekend")
        ? ([[span[0] - 7, span[1] + 7]] satisfies [number, number][])
        : span && [span];
    add(match, { relative: true, spans, weak: !known || small === "this" });
  }
  for (const match of text.matchAll(ago)) {
    const { n = "a", unit = match.groups?.unit1 ?? "", rel = "" } = match.groups ?? {};
    const count = /^an?$/i.test(n) ? 1 : (numeralsIn(n)[0]?.value ?? 1);
    const size = { day: 1, week: 7, month: 30.4, year: 365.25, decade: 3652 }[unit.toLowerCase()] ?? 1;
    const back = count * size;
    const told = rel.toLowerCase() === "ago";
    const wide = size === 1 ? 0 : size * (count > 5 ? 1 : 0.75);
    const base = today ?? 0;
    const span = told
      ? [Math.floor(base - back - wide), Math.ceil(base - back + wide)]
      : [base - back - 2 * size, base];
    add(match, { relative: true, weak: !told, spans: today === null ? null : [[span[0] ?? 0, span[1] ?? 0]] });
  }
  for (const match of text.matchAll(before)) {
    const back = { day: 30, week: 60, month: 400, year: 1100 }[match.groups?.unit?.toLowerCase() ?? ""] ?? 30;
    add(match, { relative: true, weak: true, spans: today === null ? null : [[today - back, today]] });
  }
  for (const match of text.matchAll(day)) {
    const { which, w = "", part = "" } = match.groups ?? {};
    const index = weekdayNames.indexOf(w.toLowerCase());
    const end = match.index + match[0].length;
    const date = found.find(({ start }) => start > end && /^,?\s(?:the\s)?$/.test(text.slice(end, start)));
    if (date && date.day !== null) {
      // "Tuesday, 12 March" is one date, and its weekday shows a slip.
      Object.assign(date, { start: match.index, words: text.slice(match.index, date.end), weekday: index });
      continue;
    }
    add(
      match,
      {
        weekday: index,
        part: part.toLowerCase(),
        spans: calendar && today !== null ? weekdaySpans(calendar, today, index, which) : null,
      },
      match[0].replace(/[’']s\b/, ""),
    );
  }
  for (const match of text.matchAll(decade)) {
    const from = Number(match.groups?.d);
    add(match, { spans: [[dayOf(from, 0, 1), dayOf(from + 9, 11, 31)]] });
  }
  for (const match of text.matchAll(seasons)) {
    const y = Number(match.groups?.y);
    if (match.groups?.y) add(match, { year: y, spans: [[dayOf(y, 0, 1), dayOf(y + 1, 1, 28)]] });
    else add(match, { weak: true });
  }
  for (const match of text.matchAll(bareYear)) {
    const y = Number(match.groups?.y);
    if (counted.test(text.slice(Math.max(0, match.index - 10), match.index))) continue;
    add(match, { year: y, spans: spansOf({ day: null, month: null, year: y }, calendar) });
  }
  return found.sort((one, other) => one.start - other.start);
}

const nothing = {
  day: null,
  month: null,
  year: null,
  spans: null,
  weekday: null,
  part: "",
  minutes: null,
  relative: false,
  weak: false,
} satisfies Partial<When>;

const sentenceStart = /(?:^|[.!?…:]["”’»)]?\s|["“„«]|\n\s*)$/u;

const monthSpan = (year: number, index: number): [number, number] => [dayOf(year, index, 1), dayOf(year, index + 1, 0)];

/** Of a month without a year: the last one, and the next where it is past this year. */
const nearYears = ({ year, month: now }: Calendar, index: number): number[] =>
  index <= now ? [year, year + 1] : [year - 1, year];

function spansOf(
  { day: of, month: inMonth, year }: Pick<DateFact, "day" | "month" | "year">,
  calendar: Calendar | null,
): [number, number][] | null {
  const years = year !== null ? [year] : calendar ? [calendar.year - 1, calendar.year, calendar.year + 1] : null;
  if (!years) return null;
  return years.map((y): [number, number] => {
    if (inMonth === null) return [dayOf(y, 0, 1), dayOf(y, 11, 31)];
    if (of === null) return monthSpan(y, inMonth - 1);
    return [dayOf(y, inMonth - 1, of), dayOf(y, inMonth - 1, of)];
  });
}

function weekdaySpans(calendar: Calendar, today: number, index: number, which?: string): [number, number][] {
  const back = (calendar.weekday - index + 7) % 7;
  const days = [today - back];
  const small = which?.toLowerCase();
  if (back === 0 || small === "last") days.push(today - back - 7);
  if (small === "last" && back === 0) days.shift();
  if (small !== "last") days.push(today - back + 7);
  if (small === "next") days.push(today - back + 14);
  return days.map((at) => [at, at]);
}

function unitSpan(calendar: Calendar, today: number, unit: string, by: number): [number, number] {
  if (unit === "week" || unit === "weekend") {
    const monday = today - ((calendar.weekday + 6) % 7) + 7 * by;
    return unit === "week" ? [monday, monday + 6] : [monday + 5, monday + 6];
  }
  if (unit === "month") return monthSpan(calendar.year, calendar.month + by);
  const year = calendar.year + by;
  // "last summer" may be this year's.
  return [dayOf(year, 0, 1), dayOf(unit !== "year" && by < 0 ? year + 1 : year, 11, 31)];
}

function edgeOf([from, to]: [number, number], edge: string): [number, number] {
  const third = Math.max(1, Math.round((to - from) / 3));
  if (edge === "end" || edge === "turn") return [to - third, to + (edge === "turn" ? third : 0)];
  return edge === "middle" ? [from + third, to - third] : [from, from + third];
}

/** Can both mean the same time? */
export function sameWhen(a: When, b: When): boolean {
  if (a.minutes !== null || b.minutes !== null)
    return a.minutes !== null && b.minutes !== null && a.minutes === b.minutes;
  if (a.part !== "" && b.part !== "" && a.part !== b.part && !nights.has(`${a.part} ${b.part}`)) return false;
  if (a.words.toLowerCase() === b.words.toLowerCase() && (a.spans === null || b.spans === null)) return true;
  if (!a.relative && !b.relative && a.month !== null && b.month !== null && (a.year === null) !== (b.year === null))
    // "June 9 that year"
    return a.month === b.month && (a.day === null || b.day === null || a.day === b.day);
  if (a.spans && b.spans) {
    const others = b.spans;
    return a.spans.some(([from, to]) => others.some(([start, end]) => from <= end && to >= start));
  }
  const fields = (["day", "month", "year"] as const).filter((field) => a[field] !== null && b[field] !== null);
  if (fields.length > 0) return fields.every((field) => a[field] === b[field]);
  if (a.weekday !== null && b.weekday !== null) return a.weekday === b.weekday;
  // One is told by the day of publication, and nobody said which that was; what says little contradicts nothing.
  return a.spans === null || b.spans === null
    ? (a.relative || b.relative || a.weekday !== null || b.weekday !== null) && !(a.weak && b.weak)
    : false;
}

const nights = new Set(["evening night", "night evening", "lunchtime afternoon", "afternoon lunchtime"]);

/** How exact it is: 0 a time of day, 1 a day, 2 some days, 3 a month, 4 a year. */
export function grainOf(one: When): number {
  if (one.minutes !== null) return 0;
  if (one.day !== null || one.weekday !== null) return 1;
  if (one.month !== null) return 3;
  if (one.year !== null) return 4;
  const [span] = one.spans ?? [];
  if (!span) return 2;
  const days = span[1] - span[0];
  return days < 1 ? 1 : days < 22 ? 2 : days < 40 ? 3 : 4;
}

/** How likely two that differ stand for the same: of what size they are. */
export function alikeWhens(a: When, b: When): number {
  const [one, other] = [grainOf(a), grainOf(b)];
  if ((one === 0) !== (other === 0)) return 0;
  return one === other ? 3 : Math.abs(one - other) === 1 ? 1 : 0.5;
}
