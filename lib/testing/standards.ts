/** Random standards and random claims for them, for properties that hold for all. */
import fc from "fast-check";
import { claimKinds, stakesLevels, substances } from "@/lib/claims/claim";
import { gradesAsked, type Rule, type Standard } from "@/lib/dossiers/standard";
import type { Measured } from "@/lib/dossiers/standard-failing";
import { originClasses, reliabilities } from "@/lib/sources/source";

const some = <T>(of: readonly T[]) => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1 });

export const anyWhen = fc.record(
  { kinds: some(claimKinds), stakes: some(stakesLevels), substances: some(substances) },
  { requiredKeys: [] },
);

const counting = { when: anyWhen, atLeast: fc.integer({ min: 1, max: 20 }), orHeldPrimary: fc.boolean() };

export const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ rule: fc.constantFrom("origins" as const, "reports" as const), ...counting }),
  fc.record({
    rule: fc.constantFrom(
      ...(["primary", "named", "attribution", "credit", "reply", "second-signer"] as const satisfies Rule["rule"][]),
    ),
    when: anyWhen,
  }),
  fc.record({
    rule: fc.constant("reliability" as const),
    when: anyWhen,
    atLeast: fc.constantFrom(...gradesAsked),
    of: fc.constantFrom("one" as const, "all" as const),
    orUnjudged: fc.boolean(),
  }),
);

export const anyStandard: fc.Arbitrary<Standard> = fc.record({
  name: fc.string({ minLength: 1, maxLength: 40 }).filter((name) => name.trim() === name && name !== ""),
  rules: fc.array(anyRule, { maxLength: 6 }),
});

const few = fc.integer({ min: 0, max: 3 });

export const anyMeasured: fc.Arbitrary<Measured> = fc.record({
  kind: fc.constantFrom(...claimKinds),
  stakes: fc.constantFrom(...stakesLevels),
  substance: fc.constantFrom(null, ...substances),
  reply: fc.constantFrom(
    null,
    { askedAt: "2026-03-10T09:00:00Z", how: "e-mail", until: null, answer: null, silence: false },
    { askedAt: "2026-03-10T09:00:00Z", how: "e-mail", until: "2030-01-01T00:00:00Z", answer: null, silence: true },
    { askedAt: "2026-03-10T09:00:00Z", how: "by phone", until: null, answer: "No.", silence: false },
  ),
  unsettled: fc.constantFrom(0, 0, 1, 2),
  waitsFor: fc.constantFrom([], [], ["Ring the port"], ["Ring the port", "Get the log"]),
  atLeast: few,
  heldPrimary: fc.boolean(),
  reports: few,
  best: fc.constantFrom(null, ...originClasses),
  grades: fc
    .array(fc.constantFrom(null, ...reliabilities), { maxLength: 3 })
    .map((grades) => grades.sort((a, b) => ((a ?? "Z") < (b ?? "Z") ? -1 : 1))),
  unchecked: few,
  inaccurate: fc.constantFrom(0, 0, 1),
  uncredited: fc.constantFrom(0, 0, 1),
  signer: fc.constantFrom(null, "checker" as const, "another" as const),
});
