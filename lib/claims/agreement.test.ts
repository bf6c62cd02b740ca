import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agreementOf,
  agreementOfAll,
  agreementsByPair,
  cohensKappa,
  type Judged,
  krippendorffsAlpha,
  type Pair,
} from "@/lib/claims/agreement";

const times = (count: number, pair: Pair): Pair[] => Array.from({ length: count }, () => pair);
const columns = (...raters: string[]): string[][] =>
  [...(raters[0] ?? "")].map((_, at) => raters.flatMap((rater) => (rater[at] === "." ? [] : [rater[at] ?? ""])));

describe("Cohen's kappa", () => {
  it("is 0.4 for fifty grant applications read by two people (the usual worked example: 20, 5, 10, 15)", () => {
    const pairs = [
      ...times(20, ["yes", "yes"]),
      ...times(5, ["yes", "no"]),
      ...times(10, ["no", "yes"]),
      ...times(15, ["no", "no"]),
    ];
    expect(cohensKappa(pairs)).toBeCloseTo(0.4, 10);
  });

  it("tells apart two tables of the same percentage (60 of 100 agree: 0.1304 and 0.2593)", () => {
    const table = (a: number, b: number, c: number, d: number) => [
      ...times(a, ["y", "y"]),
      ...times(b, ["y", "n"]),
      ...times(c, ["n", "y"]),
      ...times(d, ["n", "n"]),
    ];
    expect(cohensKappa(table(45, 15, 25, 15))).toBeCloseTo(0.1304, 4);
    expect(cohensKappa(table(25, 35, 5, 35))).toBeCloseTo(0.2593, 4);
  });
});

describe("Krippendorff's alpha (Computing Krippendorff's Alpha-Reliability, 2011)", () => {
  it("is 0.095 for the binary data of section A, Meg and Owen", () => {
    expect(krippendorffsAlpha(columns("0100000010", "1110010000"))).toBeCloseTo(0.095, 3);
  });

  it("is 0.692 for the nominal data of section B, Ben and Gerry", () => {
    expect(krippendorffsAlpha(columns("aabbdcccedda", "babbbccceddd"))).toBeCloseTo(0.692, 3);
  });

  it("is 0.743 for the nominal data of section C, four observers and missing values", () => {
    const data = columns("123321412...", "1233224125.3", ".3332342251.", "12332441251.");
    expect(krippendorffsAlpha(data)).toBeCloseTo(0.743, 3);
  });
});

describe("agreement", () => {
  it.each<[string, Pair[], object]>([
    ["says nothing without pairs", [], { pairs: 0, percent: null, kappa: null, alpha: null }],
    [
      "is not defined by chance where both always say one thing",
      times(3, ["a", "a"]),
      { percent: 1, kappa: null, alpha: null },
    ],
    [
      "is whole where two agree on different things",
      [
        ["a", "a"],
        ["b", "b"],
      ],
      { percent: 1, kappa: 1, alpha: 1 },
    ],
  ])("%s", (_, pairs, expected) => {
    expect(agreementOf(pairs)).toMatchObject(expected);
  });

  const pair = fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c"));

  it("is never more than whole, and 1 only where all agree", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
        const { percent, kappa, alpha } = agreementOf(pairs);
        for (const one of [kappa, alpha]) {
          if (one === null) continue;
          expect(one).toBeLessThanOrEqual(1 + 1e-12);
          expect(Math.abs(one - 1) < 1e-9).toBe(percent === 1);
        }
      }),
    );
  });

  it("does not depend on which of the two is called first, for alpha", () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
        const turned = pairs.map(([one, other]): Pair => [other, one]);
        const [ours, theirs] = [krippendorffsAlpha(pairs), krippendorffsAlpha(turned)];
        expect(ours === null ? theirs : ours - (theirs ?? Number.NaN)).toBe(ours === null ? null : 0);
      }),
    );
  });
});

describe("agreement by pairs of people", () => {
  const judged = (firstId: string, secondId: string, first: string, second: string): Judged => ({
    ...{ firstId, secondId, first, second },
    ...{ firstName: firstId.toUpperCase(), secondName: secondId.toUpperCase() },
  });
  const all = [
    judged("sam", "mara", "supported", "supported"),
    judged("mara", "sam", "refuted", "supported"),
    judged("mara", "sam", "refuted", "refuted"),
    judged("mara", "vera", "refuted", "refuted"),
  ];

  it("counts both orders of two people as one pair, with each one's verdicts as theirs", () => {
    expect(agreementsByPair(all)).toEqual([
      {
        personIds: ["mara", "sam"],
        names: ["MARA", "SAM"],
        ...agreementOf([
          ["supported", "supported"],
          ["refuted", "supported"],
          ["refuted", "refuted"],
        ]),
      },
      { personIds: ["mara", "vera"], names: ["MARA", "VERA"], pairs: 1, percent: 1, kappa: null, alpha: null },
    ]);
  });

  it("tells of all together what holds for any number of people", () => {
    expect(agreementOfAll(all)).toMatchObject({ pairs: 4, percent: 0.75 });
    expect(agreementOfAll(all)).not.toHaveProperty("kappa");
    expect(agreementOfAll([])).toEqual({ pairs: 0, percent: null, alpha: null });
  });
});
