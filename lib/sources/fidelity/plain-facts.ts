import { likeness } from "@/lib/claims/differences";
import type { Amount } from "@/lib/sources/fidelity/amounts";
import type { FactKind } from "@/lib/sources/fidelity/fact";
import { type Partners, rounds } from "@/lib/sources/fidelity/hedge-facts";
import { type Matched, matched, type Rules } from "@/lib/sources/fidelity/matching";
import { differInNumber, type Name, nameKeys, nameLikeness, sameName } from "@/lib/sources/fidelity/names";
import type { Pair, RawFact } from "@/lib/sources/fidelity/pair";
import type { Placed, Reading } from "@/lib/sources/fidelity/reading";
import { sameAmount, trueOf } from "@/lib/sources/fidelity/same-amount";
import { alikeWhens, grainOf, sameWhen, type When } from "@/lib/sources/fidelity/whens";

/** Of what stands around it so much must be in the rewrite, or it was left out with its clause. */
const TAKEN = 0.25;

function facts<T extends { start: number; end: number }>(
  { taken, given }: Pair,
  what: FactKind,
  { kept, changed, missing, added, again }: Matched<T>,
  key: (one: Placed<T>) => string,
): RawFact[] {
  return [
    ...kept.map(([one, other]): RawFact => ({ what, fate: "kept", one, other, key: `${key(one)}` })),
    ...[...again].map(([other, one]): RawFact => ({ what, fate: "kept", one, other, key: `${key(one)}` })),
    ...changed.map(
      ([one, other]): RawFact => ({ what, fate: "changed", one, other, key: `${key(one)} | ${key(other)}` }),
    ),
    ...missing.flatMap((one): RawFact[] =>
      taken.share(one) >= TAKEN
        ? [{ what, fate: "lost", one, other: null, there: taken.best(one), key: key(one) }]
        : [],
    ),
    ...added.map(
      (other): RawFact => ({ what, fate: "added", one: null, other, there: given.best(other), key: key(other) }),
    ),
  ];
}

/** Which figures a rewrite kept, changed, lost or added. */
export function amountFacts(pair: Pair): { facts: RawFact[]; partners: Partners[] } {
  const { original, rewrite } = pair;
  const bound = (reading: Reading, amount: Amount) =>
    reading.hedges.find(
      ({ figure, start, end }) => figure && figure.start === amount.start && figure.end === amount.end && start !== end,
    )?.is;
  const rules: Rules<Amount> = {
    same: (a, b) => {
      if (sameAmount(a, b)) return true;
      const told = bound(rewrite, b);
      if (told !== "close" && told !== "above" && told !== "below")
        return b.between !== null && !a.between && trueOf(a, b, "close");
      return trueOf(a, b, told);
    },
    chance: (a, b) => a.value <= 12 && a.of === "" && likeness(original.text, a, rewrite.text, b) === 0,
    near: (a, b) => likeness(original.text, a, rewrite.text, b) + (a.per === b.per ? 1 : 0),
    anywhere: (a, b) =>
      (a.of !== "" && a.of === b.of && !a.fraction) ||
      (a.value > 20 && a.value === b.value) ||
      (a.unit !== "" && a.unit === b.unit && !a.weak) ||
      likeness(original.text, a, rewrite.text, b) >= 2,
    instead: (a, b, linked) => {
      if (a.ordinal !== b.ordinal || a.bare || b.bare) return 0;
      const counts = a.unit !== "" && a.unit === b.unit;
      if ((a.weak || b.weak) && !counts) return 0;
      if (!linked && !counts && a.of !== b.of) return 0;
      const alike = likeness(original.text, a, rewrite.text, b);
      const rate = a.value === b.value && a.of === b.of && a.per !== b.per ? 6 : 0;
      const units =
        a.value === b.value && a.measure && b.measure && a.measure.of === b.measure.of && a.unit !== b.unit ? 6 : 0;
      const points = a.value === b.value && (a.of === "%") !== (b.of === "%") ? 6 : 0;
      const digits = digitsLikeness(a, b);
      const apart = linked ? 0 : a.unit === "age" && counts && digits > 0 ? 1 : digits === 2 && a.value > 99 ? 3 : 0;
      return alike + rate + units + points + apart + (alike > 0 || a.of === b.of ? digits : 0);
    },
    weak: (one) => one.weak,
  };
  const result = matched(original.amounts, rewrite.amounts, pair.alignment, rules);
  // "Two hospital groups, A and B": it counts what the original names.
  result.added = result.added.filter(
    ({ words, value, of, measure }) => !(value <= 3 && /^\p{L}/u.test(words) && of === "" && !measure),
  );
  const partners = [...result.kept, ...result.changed].map(
    ([a, b]): Partners => ({ one: a, other: b, rounded: (hedge) => rounds(a, b, hedge) }),
  );
  const isBare = ([a, b]: [Amount, Amount]) => a.bare && b.bare;
  result.kept = result.kept.filter((both) => !isBare(both));
  for (const [b, a] of result.again) if (isBare([a, b])) result.again.delete(b);
  return {
    facts: facts(pair, "figure", result, ({ value, of, unit, per }) => `${value} ${of} ${unit} ${per}`),
    partners,
  };
}

/** The same digits in another order, or all but one of them: a slip. */
function digitsLikeness(a: Amount, b: Amount): number {
  const digits = (one: Amount) => String(one.value).replace(/0+$|\D/g, "");
  const [x, y] = [digits(a), digits(b)];
  if (x.length < 2 || x.length !== y.length) return 0;
  if ([...x].sort().join("") === [...y].sort().join("")) return 2;
  return [...x].filter((digit, at) => digit !== y[at]).length === 1 ? 1 : 0;
}

/** The same of dates and times. */
export function whenFacts(pair: Pair): { facts: RawFact[]; partners: Partners[] } {
  const { original, rewrite } = pair;
  const rules: Rules<When> = {
    same: sameWhen,
    near: (a, b) =>
      (a.words.toLowerCase() === b.words.toLowerCase() ? 1 : 0) + alikeWhens(a, b) + nearWords(original, a, rewrite, b),
    anywhere: (a, b) => grainOf(a) === grainOf(b),
    instead: (a, b) => {
      const alike = a.weak || b.weak ? 0 : alikeWhens(a, b);
      return alike === 0 ? 0 : alike + nearWords(original, a, rewrite, b);
    },
    weak: (one) => one.weak,
  };
  const result = matched(original.whens, rewrite.whens, pair.alignment, rules);
  const partners = [...result.kept, ...result.changed].map(
    ([a, b]): Partners => ({ one: a, other: b, rounded: () => grainOf(a) !== grainOf(b) }),
  );
  return { facts: facts(pair, "date", result, ({ words }) => words.toLowerCase()), partners };
}

/** The same of names. @param called what the outlets of both are called: who credits them adds nothing. */
export function nameFacts(pair: Pair, called: [readonly string[], readonly string[]], translated: boolean): RawFact[] {
  const { original, rewrite } = pair;
  const rules: Rules<Name> = {
    same: sameName,
    keys: nameKeys,
    near: (a, b) => nearWords(original, a, rewrite, b) + (a.parts.join() === b.parts.join() ? 2 : 0),
    anywhere: () => true,
    instead: (a, b) => {
      const alike = nameLikeness(a, b);
      const words = nearWords(original, a, rewrite, b);
      if (alike >= 0.5) return 2 + 4 * alike + words;
      return words >= 2 ? words : 0;
    },
    weak: ({ dateline }) => dateline === true,
  };
  const [theirs, own] = [creditTo(called[0]), ownNames(called[1])];
  const credited = (name: Name) => theirs(name) || own(name);
  const result = matched(original.names, rewrite.names, pair.alignment, rules);
  result.added = translated ? [] : result.added.filter((name) => !credited(name));
  result.missing = translated ? [] : result.missing.filter((name) => !credited(name));
  // A surname is told once with its first name.
  return facts(pair, "name", result, ({ parts }) => parts.at(-1) ?? "").map((fact) =>
    result.changed.some(([a, b]) => a === fact.one && b === fact.other && differInNumber(a, b))
      ? { ...fact, what: "figure" }
      : fact,
  );
}

const press =
  /\b(?:post|times|courier|herald|gazette|tribune|journal|chronicle|daily|observer|echo|mail|press|standard|star|wire|newswire|bulletin|dispatch|telegraph|guardian|independent|examiner|mercury|argus|sentinel|ledger|reuters|afp|ap|bbc|cnn)\b/i;

/** Names of who is credited with the story: the original's outlet. Where nobody says what it is called, any paper's. */
function creditTo(called: readonly string[]): (name: Name) => boolean {
  const names = called.map((words) => words.toLowerCase().replace(/^the /, "")).filter(Boolean);
  return ({ words }) => {
    const small = words.toLowerCase().replace(/^the /, "");
    return names.length > 0
      ? names.some((name) => name === small || name.endsWith(` ${small}`) || small.endsWith(` ${name}`))
      : press.test(small);
  };
}

/** What a text calls its own outlet: "told EcoFeed". */
const ownNames = (called: readonly string[]): ((name: Name) => boolean) =>
  called.some((words) => words !== "") ? creditTo(called) : () => false;

const near = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
    (word) => word.length > 2 && word !== "the" && word !== "and",
  );

type Around = { before: string[]; after: string[] };
const known = new WeakMap<object, Around>();

/** Three words that say something on either side of a place. */
function wordsAround({ text }: Reading, place: { start: number; end: number }): Around {
  const found = known.get(place) ?? {
    before: near(text.slice(Math.max(0, place.start - 60), place.start)).slice(-3),
    after: near(text.slice(place.end, place.end + 60)).slice(0, 3),
  };
  known.set(place, found);
  return found;
}

/** How many of the words on either side two places share. */
function nearWords(
  one: Reading,
  a: { start: number; end: number },
  other: Reading,
  b: { start: number; end: number },
): number {
  const [ours, theirs] = [wordsAround(one, a), wordsAround(other, b)];
  return (
    ours.before.filter((word) => theirs.before.includes(word)).length +
    ours.after.filter((word) => theirs.after.includes(word)).length
  );
}
