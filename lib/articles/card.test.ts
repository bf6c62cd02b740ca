import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardValues, cardData, cardIn } from "@/lib/articles/card";
import { claimStatuses, substances } from "@/lib/claims/claim";

const few = fc.nat({ max: 40 });
const cards: fc.Arbitrary<CardValues> = fc.record({
  ref: fc.constantFrom("A1", "B12", "AA300"),
  status: fc.constantFrom(...claimStatuses),
  stale: fc.boolean(),
  substance: fc.option(fc.constantFrom(...substances)),
  assigneeId: fc.option(fc.constantFrom("p1", "p2")),
  assigneeName: fc.option(fc.string({ minLength: 1 })),
  counts: fc.option(
    fc.record({
      sources: few,
      atLeast: few,
      atMost: few,
      unidentified: few,
      circular: fc.boolean(),
      primary: fc.boolean(),
    }),
  ),
  meets: fc.boolean(),
});

describe("the card of a claim, in the mark of its first mention", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(cards, (card) => {
        const read = cardIn({ c: "c1", m: "m1", ...cardData(card) });
        expect(read).toEqual({ claimId: "c1", mentionId: "m1", ...card });
      }),
    );
  });

  it("takes its name alone while nobody has done anything for it", () => {
    const untouched = { status: "to-check", stale: false, substance: null, counts: null, meets: true } as const;
    expect(cardData({ ref: "A1", assigneeId: null, assigneeName: null, ...untouched })).toEqual({ ref: "A1" });
  });

  it("is not at the other mentions of the claim", () => {
    expect(cardIn({ c: "c1", m: "m2" })).toBeNull();
  });
});
