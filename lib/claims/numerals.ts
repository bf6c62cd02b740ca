/** Numbers as articles write them: digits, words, millions, money and percent; in any of the desk's languages. */

export type Numeral = {
  start: number;
  end: number;
  value: number;
  /** What it counts in: "%", "€", or a currency's code; empty where it counts things. */
  of: string;
  /** What is counted, small and without its plural: "kilometre"; empty where the text does not say. */
  unit: string;
  /** "million" was said, or "bn": such a number may be money also where no currency stands. */
  large: boolean;
};

const small = (words: string, from: number): [string, number][] =>
  words.split(" ").flatMap((group, at) => group.split("|").map((word): [string, number] => [word, from + at]));
const tens = (words: string): [string, number][] =>
  words.split(" ").map((word, at): [string, number] => [word, (at + 2) * 10]);

const ones = new Map<string, number>([
  ...small(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    0,
  ),
  ...tens("twenty thirty forty fifty sixty seventy eighty ninety"),
  ...small("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", 2),
  ...small("deux trois quatre cinq six sept huit neuf dix onze douze", 2),
  ...small("dos tres cuatro cinco seis siete ocho nueve diez once doce", 2),
  ...small("два|две три четыре пять шесть семь восемь девять десять", 2),
  ["dozen", 12],
]);

const scales = new Map<string, number>([
  ...["hundred", "hundert", "cent", "cien"].map((word): [string, number] => [word, 100]),
  ...["thousand", "k", "tausend", "mille", "mil", "тысяч", "тысячи"].map((word): [string, number] => [word, 1e3]),
  ...[
    "million",
    "millions",
    "m",
    "mn",
    "mln",
    "mio",
    "millionen",
    "millón",
    "millones",
    "миллион",
    "миллиона",
    "миллионов",
    "млн",
  ].map((word): [string, number] => [word, 1e6]),
  ...[
    "billion",
    "billions",
    "bn",
    "mrd",
    "milliarde",
    "milliarden",
    "milliard",
    "milliards",
    "миллиард",
    "миллиарда",
    "миллиардов",
    "млрд",
  ].map((word): [string, number] => [word, 1e9]),
  ...["trillion", "trillions", "tn"].map((word): [string, number] => [word, 1e12]),
  ["万", 1e4],
  ["亿", 1e8],
]);

const currencies = new Map<string, string>([
  ["€", "€"],
  ["eur", "€"],
  ["euro", "€"],
  ["euros", "€"],
  ["евро", "€"],
  ["欧元", "€"],
  ["$", "$"],
  ["usd", "$"],
  ["us$", "$"],
  ["dollar", "$"],
  ["dollars", "$"],
  ["dólares", "$"],
  ["美元", "$"],
  ["£", "£"],
  ["gbp", "£"],
  ["pound", "£"],
  ["pounds", "£"],
  ["pfund", "£"],
  ["¥", "¥"],
  ["yen", "¥"],
  ["yuan", "cn¥"],
  ["元", "cn¥"],
  ["₽", "₽"],
  ["rouble", "₽"],
  ["roubles", "₽"],
  ["рублей", "₽"],
]);

const percents = /^\s?(?:%|٪|％|per ?cent\b|percent\b|prozent\b|pour ?cent\b|por ciento\b|процент\p{L}*)/iu;
const digits =
  /(?<![\p{L}\p{N}.,])\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?|(?<![\p{L}\p{N}]|[\p{N}][.,])\d+(?:[.,]\d+)?/gu;
const word = /[\p{L}]+(?:-[\p{L}]+)*/gu;

/** Finds the numbers of a text, in its order. @param free ranges that are no numbers, such as dates, ascending. */
export function numeralsIn(given: string, taken: readonly { start: number; end: number }[] = []): Numeral[] {
  const text = given.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 16));
  const isTaken = (start: number, end: number) => taken.some((one) => one.start < end && one.end > start);
  const found = [...inDigits(text), ...inWords(text)]
    .filter(({ start, end }) => !isTaken(start, end))
    .sort((one, other) => one.start - other.start)
    .map((raw) => finished(text, raw));
  // "six of the eleven kilometres": what is counted is said once.
  for (let at = found.length - 2; at >= 0; at -= 1) {
    const [one, next] = [found[at], found[at + 1]];
    if (!one || !next || one.unit !== "" || one.of !== "") continue;
    if (
      /^\s(?:of|out of|from|von|der|sur|de|из)\s(?:(?:the|its|their|all|den|les|las|los)\s)?$/i.test(
        text.slice(one.end, next.start),
      )
    )
      one.unit = next.unit;
  }
  return found;
}

type Raw = { start: number; end: number; value: number; attached: boolean };

function inDigits(text: string): Raw[] {
  return [...text.matchAll(digits)].map((match) => {
    const end = match.index + match[0].length;
    return { start: match.index, end, value: amountOf(match[0]), attached: /\p{L}/u.test(text[end] ?? "") };
  });
}

/** "1,234.5", "1.234,5", "1 234": a sign before exactly three digits divides thousands. */
function amountOf(digits: string): number {
  const joined = digits.replace(/[.,'’\s](?=\d{3}(?:\D|$))/gu, "");
  return Number(joined.replace(",", "."));
}

function inWords(text: string): Raw[] {
  const all = [...text.matchAll(word)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match[0].toLowerCase(),
  }));
  const valueAt = (at: number): number | null => {
    const parts = (all[at]?.name ?? "").split("-").map((part) => ones.get(part));
    return parts.every((part) => part !== undefined) ? parts.reduce((sum: number, part) => sum + (part ?? 0), 0) : null;
  };
  const follows = (at: number): boolean => /^[ \u00a0]$/.test(text.slice(all[at - 1]?.end ?? 0, all[at]?.start ?? 0));
  const found: Raw[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const first = valueAt(at);
    const begin = all[at];
    if (first === null || !begin) continue;
    let [total, current] = [0, first];
    for (let next = at + 1; follows(next); next = at + 1) {
      const scale = scales.get(all[next]?.name ?? "");
      const isAnd = all[next]?.name === "and" && (total > 0 || current >= 100) && follows(next + 1);
      const more = valueAt(isAnd ? next + 1 : next);
      if (scale !== undefined && (all[next]?.name.length ?? 0) > 2) {
        if (scale === 100) current *= 100;
        else [total, current] = [total + current * scale, 0];
        at = next;
      } else if (more !== null && more < 100 && (current === 0 || (current >= 100 && current % 100 === 0))) {
        current += more;
        at = isAnd ? next + 1 : next;
      } else break;
    }
    found.push({ start: begin.start, end: all[at]?.end ?? begin.end, value: total + current, attached: false });
  }
  return found;
}

function finished(text: string, raw: Raw): Numeral {
  let { end, value } = raw;
  let start = raw.start;
  let of = "";
  let large = value >= 1e6;
  const before = /(?:US\$|[€$£¥₽]|\b(?:EUR|USD|GBP))\s?$/i.exec(text.slice(Math.max(0, start - 5), start));
  if (before) {
    of = currencies.get(before[0].trim().toLowerCase()) ?? "";
    start -= before[0].length;
  }
  // "48m" is million, "48 m" is metres.
  const scaled = (raw.attached ? /^(\p{L}+)/u : /^[\s-]?(\p{L}{2,}|万|亿)\.?/u).exec(text.slice(end, end + 16));
  const scale = scaled ? scales.get((scaled[1] ?? "").toLowerCase()) : undefined;
  if (scaled && scale !== undefined && scale >= 1000) {
    value *= scale;
    end += scaled[0].length - (scaled[0].endsWith(".") ? 1 : 0);
    large = true;
  }
  const percent = percents.exec(text.slice(end, end + 20));
  if (percent) return { start, end: end + percent[0].length, value: rounded(value), of: "%", unit: "", large: false };
  const after = /^[\s-]?(€|\$|£|₽|欧元|美元|元|\p{L}+)/u.exec(text.slice(end, end + 24));
  const noun = (after?.[1] ?? "").toLowerCase();
  const currency = currencies.get(noun);
  if (after && currency && !of)
    return { start, end: end + after[0].length, value: rounded(value), of: currency, unit: "", large };
  return { start, end, value: rounded(value), of, unit: of || notCounted.has(noun) ? "" : singular(noun), large };
}

const notCounted = new Set(
  "of the a an in on at to and or for by from with than out per is are was were has have had that which who said not more less von der die das und in de la le les et du des el los las y al en и в на из".split(
    " ",
  ),
);

const singular = (noun: string): string =>
  noun.length > 4 && noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : noun.length > 3 ? noun.replace(/s$/, "") : noun;

const rounded = (value: number): number => Number(value.toPrecision(12));
