/**
 * How far checkers agree who judged the same claims without seeing each other's verdict. Percent says how often; the two
 * coefficients take off what chance alone would give.
 */

/** Two verdicts on one claim, in whatever words. */
export type Pair = readonly [first: string, second: string];

export type Agreement = {
  pairs: number;
  /** Share of pairs that agree, 0 to 1; null without pairs. */
  percent: number | null;
  /** Null where it is not defined: no pairs, or both always said the same one thing. */
  kappa: number | null;
  alpha: number | null;
};

export const agreementOf = (pairs: readonly Pair[]): Agreement => ({
  pairs: pairs.length,
  percent: pairs.length === 0 ? null : pairs.filter(([one, other]) => one === other).length / pairs.length,
  kappa: cohensKappa(pairs),
  alpha: krippendorffsAlpha(pairs),
});

/**
 * Cohen's kappa for two raters and nominal categories: (observed − expected) / (1 − expected), where what is expected comes
 * from how often each of the two uses each category.
 * Source: J. Cohen, A Coefficient of Agreement for Nominal Scales, 1960.
 */
export function cohensKappa(pairs: readonly Pair[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  const observed = pairs.filter(([one, other]) => one === other).length / n;
  const [first, second] = [countsOf(pairs.map(([one]) => one)), countsOf(pairs.map(([, other]) => other))];
  let expected = 0;
  for (const [category, count] of first) expected += (count / n) * ((second.get(category) ?? 0) / n);
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

/**
 * Krippendorff's alpha for nominal data, any number of raters and missing values: 1 − observed / expected disagreement over
 * the coincidences of values within units. A unit with fewer than two values says nothing.
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C.
 * @param units the values that each unit was given.
 */
export function krippendorffsAlpha(units: readonly (readonly string[])[]): number | null {
  const pairable = units.filter((values) => values.length > 1);
  const totals = countsOf(pairable.flat());
  const n = pairable.reduce((sum, values) => sum + values.length, 0);
  let same = 0;
  for (const values of pairable)
    for (const count of countsOf(values).values()) same += (count * (count - 1)) / (values.length - 1);
  let expectedSame = 0;
  for (const count of totals.values()) expectedSame += count * (count - 1);
  const expected = n * (n - 1) - expectedSame;
  return n === 0 || expected === 0 ? null : 1 - ((n - 1) * (n - same)) / expected;
}

/** Two people's verdicts on one claim, and who they are. */
export type Judged = {
  firstId: string;
  firstName: string;
  secondId: string;
  secondName: string;
  first: string;
  second: string;
};

export type PairAgreement = Agreement & { personIds: [string, string]; names: [string, string] };

/**
 * How far each two people agree, who judged most together first. Who was asked first is no matter: both orders of two
 * people are one pair.
 */
export function agreementsByPair(judged: readonly Judged[]): PairAgreement[] {
  const byPair = new Map<string, { personIds: [string, string]; names: [string, string]; pairs: Pair[] }>();
  for (const { firstId, firstName, secondId, secondName, first, second } of judged) {
    const turned = firstId > secondId;
    const personIds: [string, string] = turned ? [secondId, firstId] : [firstId, secondId];
    const known = byPair.get(personIds.join(" ")) ?? {
      personIds,
      names: turned ? [secondName, firstName] : [firstName, secondName],
      pairs: [],
    };
    known.pairs.push(turned ? [second, first] : [first, second]);
    byPair.set(personIds.join(" "), known);
  }
  return [...byPair.values()]
    .map(({ pairs, ...who }) => ({ ...who, ...agreementOf(pairs) }))
    .sort((a, b) => b.pairs - a.pairs || (a.names.join(" ") < b.names.join(" ") ? -1 : 1));
}

/** How far all agree, whoever judged: kappa is of two people, and left out. */
export const agreementOfAll = (judged: readonly Judged[]): Omit<Agreement, "kappa"> => {
  const { kappa: _, ...all } = agreementOf(judged.map(({ first, second }): Pair => [first, second]));
  return all;
};

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
