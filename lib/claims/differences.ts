/**
 * Where two wordings of the same thing differ in what can be right or wrong: figures, dates, names, how sure they are, and
 * whom they cite. What one of them merely leaves out is no difference, but for hedges and for who says so.
 */

import {
  attributionsIn,
  type DateFact,
  datesIn,
  type Figure,
  figuresIn,
  hedgesIn,
  namesIn,
  type Piece,
  unnamedIn,
} from "@/lib/claims/facts";

export type DifferenceKind = "figure" | "date" | "name" | "hedge" | "attribution";

export type Difference = {
  kind: DifferenceKind;
  /** The piece of the one wording and of the other; null where a hedge or an attribution is missing. */
  one: Piece | null;
  other: Piece | null;
  /** The one figure is the other, rounded. */
  rounded?: true;
};

/** Tells what differs between two wordings, in the order of the first; empty where nothing does. */
export function differences(one: string, other: string): Difference[] {
  const [ours, theirs] = [datesIn(one), datesIn(other)];
  const found = [
    ...differingFigures(one, figuresIn(one, ours), other, figuresIn(other, theirs)),
    ...differingDates(ours, theirs),
    ...differingNames(one, other),
    ...differingHedges(one, other),
    ...differingAttributions(one, other),
  ];
  return found.sort((a, b) => (a.one?.start ?? one.length) - (b.one?.start ?? one.length));
}

const same = (a: Figure, b: Figure): boolean => a.value === b.value && compatible(a, b);

/** Euros are no dollars, and a share is no number of things; "48m" may be money. */
export const compatible = (a: Figure, b: Figure): boolean =>
  a.of === b.of ||
  (a.of !== "%" &&
    b.of !== "%" &&
    (a.of === "" ? a.unit === "" || a.large : b.of === "" && (b.unit === "" || b.large)));

function differingFigures(one: string, ours: Figure[], other: string, theirs: Figure[]): Difference[] {
  const leftOther = [...theirs];
  const leftOne = ours.filter((figure) => {
    const at = leftOther.findIndex((candidate) => same(figure, candidate));
    if (at >= 0) leftOther.splice(at, 1);
    return at < 0;
  });
  const pairs = leftOne
    .flatMap((a) => leftOther.map((b) => ({ a, b, score: likeness(one, a, other, b) })))
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || x.a.start - y.a.start || x.b.start - y.b.start);
  const used = new Set<Figure>();
  const found: Difference[] = [];
  for (const { a, b } of pairs) {
    if (used.has(a) || used.has(b)) continue;
    used.add(a).add(b);
    // "one of them" counts nothing.
    if (/^one$/i.test(a.words) !== /^one$/i.test(b.words) && !(a.unit && a.unit === b.unit)) continue;
    found.push({ kind: "figure", one: piece(a), other: piece(b), ...(isRounding(a, b) ? { rounded: true } : {}) });
  }
  return found;
}

/** How likely two figures stand for the same: what they count, and the words around them. */
export function likeness(one: string, a: Figure, other: string, b: Figure): number {
  const money = (figure: Figure) => figure.of !== "" && figure.of !== "%";
  if (a.of === "%" || b.of === "%") {
    if (a.of !== b.of) return 0;
  } else if (money(a) !== money(b) && !(money(a) ? b.large : a.large)) return 0;
  if (a.unit && b.unit && a.unit !== b.unit) return 0;
  const counts = a.unit !== "" && a.unit === b.unit ? 4 : 0;
  const kinds = a.of !== "" && a.of === b.of ? 2 : 0;
  const around =
    shared(wordsBefore(one, a.start), wordsBefore(other, b.start)) +
    shared(wordsAfter(one, a.end), wordsAfter(other, b.end));
  return counts + kinds + around + (isRounding(a, b) ? 3 : 0);
}

const near = 3;
const wordsBefore = (text: string, at: number): string[] => wordsOf(text.slice(Math.max(0, at - 60), at)).slice(-near);
const wordsAfter = (text: string, at: number): string[] => wordsOf(text.slice(at, at + 60)).slice(0, near);
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const shared = (a: readonly string[], b: readonly string[]): number => a.filter((word) => b.includes(word)).length;

/** Is the one figure the other, rounded to fewer digits? */
export function isRounding(a: Figure, b: Figure): boolean {
  const [less, more] = digitsOf(a.value) <= digitsOf(b.value) ? [a, b] : [b, a];
  return less.value !== more.value && Number(more.value.toPrecision(Math.max(1, digitsOf(less.value)))) === less.value;
}

/** Digits that say something: 2 for 48,000,000. */
const digitsOf = (value: number): number =>
  value
    .toString()
    .replace(/e.*$|\D/g, "")
    .replace(/^0+|0+$/g, "").length;

function differingDates(ours: DateFact[], theirs: DateFact[]): Difference[] {
  const agrees = (a: DateFact, b: DateFact) =>
    (["day", "month", "year"] as const).every((part) => a[part] === null || b[part] === null || a[part] === b[part]);
  const left = [...theirs];
  const unmatched = ours.filter((date) => {
    const at = left.findIndex((candidate) => agrees(date, candidate));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return unmatched.flatMap((date, at): Difference[] => {
    const partner = left[at];
    return partner ? [{ kind: "date", one: piece(date), other: piece(partner) }] : [];
  });
}

/** A name in the place of another; one that is only left out, shortened or written out is no difference. */
function differingNames(one: string, other: string): Difference[] {
  const [ours, theirs] = [namesIn(one), namesIn(other)];
  const [inOne, inOther] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const known = (name: Piece, words: ReadonlySet<string>, names: readonly Piece[]) =>
    wordsOf(name.words).some((word) => word.length > 2 && words.has(word)) ||
    names.some((each) => each.words === name.words) ||
    isInitials(name.words, names);
  const left = theirs.filter((name) => !known(name, inOne, ours));
  const found: Difference[] = [];
  for (const name of ours.filter((each) => !known(each, inOther, theirs))) {
    const best = left
      .map((candidate) => ({
        candidate,
        score:
          shared(wordsBefore(one, name.start), wordsBefore(other, candidate.start)) +
          shared(wordsAfter(one, name.end), wordsAfter(other, candidate.end)),
      }))
      .filter(({ score }) => score >= 2)
      .sort((a, b) => b.score - a.score)[0];
    if (!best) continue;
    left.splice(left.indexOf(best.candidate), 1);
    found.push({ kind: "name", one: name, other: best.candidate });
  }
  return found;
}

/** "HPA" is the Halvern Port Authority, and the other way round. */
function isInitials(name: string, names: readonly Piece[]): boolean {
  const initials = (words: string) => words.match(/\p{Lu}/gu)?.join("") ?? "";
  return names.some((each) => initials(each.words).length > 1 && initials(each.words) === initials(name));
}

function differingHedges(one: string, other: string): Difference[] {
  const [a] = hedgesIn(one);
  const [b] = hedgesIn(other);
  return (a === undefined) === (b === undefined) ? [] : [{ kind: "hedge", one: a ?? null, other: b ?? null }];
}

/** One says who says so and the other does not, or they cite others without a name. */
function differingAttributions(one: string, other: string): Difference[] {
  const [a] = attributionsIn(one);
  const [b] = attributionsIn(other);
  if ((a === undefined) !== (b === undefined)) return [{ kind: "attribution", one: a ?? null, other: b ?? null }];
  if (!a) return [];
  const [whom] = unnamedIn(one);
  const [whomElse] = unnamedIn(other);
  if (!whom || !whomElse || whom.words.toLowerCase() === whomElse.words.toLowerCase()) return [];
  return [{ kind: "attribution", one: whom, other: whomElse }];
}

const piece = ({ start, end, words }: Piece): Piece => ({ start, end, words });

/** Tells a difference in a sentence without a full stop, naming what the two wordings are: "A", "the statement". */
export function differenceSentence(
  { kind, one, other, rounded }: Difference,
  nameOne: string,
  nameOther: string,
): string {
  const say = (name: string, found: Piece) => `${name} says “${found.words}”`;
  if (one && other) return `${say(nameOne, one)}, ${say(nameOther, other)}${rounded ? " (rounded)" : ""}`;
  const [has, lacks, found] = one ? [nameOne, nameOther, one] : [nameOther, nameOne, other];
  if (kind === "hedge") return `${say(has, found ?? nothing)}, which ${lacks} leaves out`;
  return `${has} says who says so (“${found?.words ?? ""}”), ${lacks} states it as a fact`;
}

const nothing: Piece = { start: 0, end: 0, words: "" };
