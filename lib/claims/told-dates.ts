/** Tells words such as "yesterday" by the day of an article, where they can only mean one day. */

/** The day on which an article was published, in the newsroom's time zone. */
export type Calendar = {
  year: number;
  /** From 0. */
  month: number;
  day: number;
  /** From 0, Sunday. */
  weekday: number;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant where the newsroom is, or a bare date; null for what is none. */
export function calendarOf(publishedAt: string | null, timeZone: string): Calendar | null {
  if (!publishedAt) return null;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(
    publishedAt.length > 10 ? localDay(publishedAt, timeZone) : publishedAt,
  ) ?? [null, "", "", ""];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (year === "" || Number.isNaN(at.getTime())) return null;
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), day: at.getUTCDate(), weekday: at.getUTCDay() };
}

function localDay(instant: string, timeZone: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  if (timeZone === "UTC") return at.toISOString();
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes a date as 2026-03-17.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

const months = "January February March April May June July August September October November December".split(" ");
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const dayText = (calendar: Calendar, days: number): string => {
  const at = new Date(Date.UTC(calendar.year, calendar.month, calendar.day + days));
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
};

const monthText = ({ year, month }: Calendar, ahead: number): string => {
  const at = new Date(Date.UTC(year, month + ahead, 1));
  return `${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
};

const past =
  /\b(?:was|were|had|did|said|told|began|won|lost|beat|met|paid|sold|bought|took|gave|made|held|sent|left|found|ran|came|went|wrote|fell|rose|saw|shot|struck|broke|led|spoke|stood|cast|put|shut|hit|(?!need|speed|hundred|indeed|feed|seed)[a-z]{2,}ed)\b/;
const ahead =
  /\b(?:will|would|shall|due|expect(?:s|ed)?|plan(?:s|ned)?|scheduled|set to|going to|until|is to|are to|to be|next|tomorrow|could|may|might|promised|pledged|agreed)\b/i;

const present = /\b(?:is|are|am|be|being|can|must|should|has|have)\b/;
const clauses = /[,;:—](?=\s)|\b(?:which|who|that|when|where|while|after|before|as|because|but|and)\b/gi;

/** Is what happens on a day certainly past? It is if the day's own clause says so, and the sentence tells of nothing to come. */
function tellsOfThePast(plain: string, start: number): boolean {
  if (ahead.test(plain)) return false;
  const lead = plain.slice(0, start);
  const opens = /^\W*(?:(?:late|early|earlier)\s)?(?:on|in|since|during)?\s*$/i.test(lead);
  let from = 0;
  for (const { index } of lead.matchAll(clauses)) from = index;
  const clause = opens ? plain : lead.slice(from);
  return past.test(clause) && !(present.test(clause) && !opens);
}

const anyYear = /\b(?:1[5-9]|20)\d\d\b/g;
const otherTime = /\b(?:that|following|previous) year\b|\byears? (?:earlier|later|before|after|ago)\b/i;

const prepositions =
  "(?:since|of|from|until|than|before|after|to|and|between|for|in|on|late|early|earlier|later|during|through)";
const relative = new RegExp(
  [
    String.raw`\b(?<day>[Yy]esterday|[Tt]oday|[Tt]omorrow)(?![’'-]|\s(?:morning|afternoon|evening|night))\b`,
    String.raw`(?<lead>\b${prepositions}\s)?\b(?<which>[Ll]ast|[Tt]his|[Nn]ext)\s(?<unit>month|year)(?<own>[’']s)?\b(?!-)`,
    String.raw`\b(?<weekday>${weekdays.join("|")})\b(?![’']s|s\b|,?\s\d|,?\s(?:${months.join("|")})|\sand\b|\sto\b|\sor\b)`,
    String.raw`\b(?:in|since|during)\s(?<month>${months.join("|")})\b(?!\s\d|,?\s\d|\s(?:of|last|this|next|and|or|to)\b|\s[A-Z])`,
  ].join("|"),
  "g",
);

/** "the last month", "every Saturday", "this time last year": not one day, or not certainly. */
const vague =
  /\b(?:the|past|over|every|each|last|next|this|time|previous|any|most|some|by|all|one|a|following|other)\s$/i;

/**
 * Writes relative days, months and years of a sentence out where they are certain. Nothing inside quotation marks is touched,
 * nor a sentence that tells of another year, where "last month" may be as of then.
 * @param before what the paragraph says before: days and months after another year are told as of then.
 */
export function datesTold(sentence: string, calendar: Calendar, before = ""): string {
  const years = sentence.match(anyYear) ?? [];
  if (years.some((year) => Number(year) !== calendar.year)) return sentence;
  const plain = sentence.replace(/“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)/g, (quote) => " ".repeat(quote.length));
  const elsewhere =
    otherTime.test(sentence) || (before.match(anyYear) ?? []).some((year) => Number(year) !== calendar.year);
  const isPast = (start: number) => !elsewhere && tellsOfThePast(plain, start);
  let told = "";
  let at = 0;
  for (const found of plain.matchAll(relative)) {
    const { day, lead = "", which, unit, own, weekday, month } = found.groups ?? {};
    const start = found.index;
    if (vague.test(plain.slice(Math.max(0, start - 12), start))) continue;
    let words: string | null = null;
    if (day) words = dayTold(day, calendar, plain, start);
    else if (which && unit)
      words = spanTold({ which, unit, own: own !== undefined, preposition: lead.trim() }, calendar);
    else if (weekday && isPast(start)) {
      const back = (calendar.weekday - weekdays.indexOf(weekday) + 7) % 7;
      if (back > 0) words = weekdayTold(weekday, dayText(calendar, -back), plain, start);
    } else if (month && years.length === 0 && isPast(start)) {
      const index = months.indexOf(month);
      if (index !== calendar.month) words = `${found[0]} ${index < calendar.month ? calendar.year : calendar.year - 1}`;
    }
    if (words === null) continue;
    told += sentence.slice(at, start) + (start === 0 ? capitalised(words) : words);
    at = start + found[0].length;
  }
  return told + sentence.slice(at);
}

/** "yesterday" with its date; null where it may mean these days, or no day at all. */
function dayTold(day: string, calendar: Calendar, plain: string, start: number): string | null {
  const [lead = ""] = /\w+(?=\s$)/.exec(plain.slice(0, start)) ?? [];
  const [next = ""] = /^\w+/.exec(plain.slice(start + day.length + 1)) ?? [];
  if (/^(?:of|for)$/i.test(lead)) return null;
  const which = day.toLowerCase();
  if (which === "today" && !past.test(lead) && !past.test(next)) return null;
  const date = dayText(calendar, which === "yesterday" ? -1 : which === "tomorrow" ? 1 : 0);
  return /^(?:from|until|since|before|after|by|and|on|than)$/i.test(lead) ? date : `on ${date}`;
}

/** "last month", "this year's": with the month or year itself. Null where a preposition makes it another span. */
function spanTold(
  { which, unit, own, preposition }: { which: string; unit: string; own: boolean; preposition: string },
  calendar: Calendar,
): string | null {
  const ahead = which.toLowerCase() === "last" ? -1 : which.toLowerCase() === "next" ? 1 : 0;
  const when = unit === "year" ? `${calendar.year + ahead}` : monthText(calendar, ahead);
  if (own) return `${preposition} the ${when}`.trimStart();
  if (preposition === "") return `in ${when}`;
  if (/^(?:late|early|earlier|later)$/i.test(preposition)) return `${preposition} in ${when}`;
  if (/^(?:to|on)$/i.test(preposition)) return null;
  return preposition === "and" ? `and in ${when}` : `${preposition} ${when}`;
}

/** "on Tuesday night" keeps its weekday, so that a slip shows; null where a part of the day follows. */
const weekdayTold = (weekday: string, date: string, plain: string, start: number): string | null =>
  /^\s(?:morning|afternoon|evening|night|lunchtime)\b/.test(plain.slice(start + weekday.length))
    ? null
    : `${weekday} ${date}`;

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
