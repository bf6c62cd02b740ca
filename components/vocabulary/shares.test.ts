import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharesOf } from "./shares";

describe("shares of a progress bar", () => {
  it("follow the counts", () => {
    expect(sharesOf([1, 1, 2])).toEqual([25, 25, 50]);
  });

  it("are all nothing when there is nothing", () => {
    expect(sharesOf([0, 0])).toEqual([0, 0]);
  });

  it("fill the bar, and show one claim among thousands", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { minLength: 5, maxLength: 5 }), (counts) => {
        fc.pre(counts.some((count) => count > 0));
        const shares = sharesOf(counts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
        for (const [at, share] of shares.entries()) expect(share > 1).toBe((counts[at] ?? 0) > 0);
      }),
    );
  });
});
