import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standardRules } from "@/lib/dossiers/standard";
import { alikeAmong, effectOf } from "@/lib/dossiers/standard-effect";
import { failingLines } from "@/lib/dossiers/standard-failing";
import { anyMeasured, anyStandard } from "@/lib/testing/standards";

const now = new Date("2026-03-17T09:00:00Z");
const anyClaims = fc.array(fc.record({ measured: anyMeasured, waived: fc.subarray([...standardRules]) }), {
  maxLength: 30,
});

describe("what a standard would do to a dossier", () => {
  it("is what it does to each claim, one by one", () => {
    fc.assert(
      fc.property(anyStandard, anyClaims, (standard, claims) => {
        const failing = claims.map(({ measured, waived }) => failingLines(standard, measured, waived, now));
        const effect = effectOf(standard, alikeAmong(claims), now);
        expect(effect.fail).toBe(failing.filter((lines) => lines.length > 0).length);
        expect(effect.pass + effect.fail).toBe(claims.length);
        const counts = Object.fromEntries(effect.lines.map(({ rule, count }) => [rule, count]));
        for (const rule of standardRules)
          expect(counts[rule] ?? 0).toBe(failing.filter((lines) => lines.some((line) => line.rule === rule)).length);
      }),
    );
  });

  it("is asked without the words of a reply, and once for claims that are alike", () => {
    const [claim] = fc.sample(anyMeasured, { numRuns: 1, seed: 1 });
    if (!claim) throw new Error("no sample");
    const reply = (answer: string, until: string | null) => ({
      askedAt: "2026-03-10T09:00:00Z",
      how: `e-mail to ${answer}`,
      until,
      answer,
      silence: false,
    });
    const alike = alikeAmong([
      { measured: { ...claim, reply: reply("Varn", null) }, waived: ["reply", "origins"] },
      { measured: { ...claim, reply: reply("Holm", "2026-04-01T00:00:00Z") }, waived: ["origins", "reply"] },
    ]);
    expect(alike).toMatchObject([{ count: 2 }]);
    expect(JSON.stringify(alike)).not.toMatch(/Varn|Holm|2026/);
  });
});
