import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rule } from "@/lib/dossiers/standard";
import { presets, twoOrigins } from "@/lib/dossiers/standard-presets";
import { ruleSentence, standardSentence } from "@/lib/dossiers/standard-sentence";
import { anyStandard } from "@/lib/testing/standards";

const supported = { when: { substances: ["supported"] } } satisfies Partial<Rule>;

const sentences: [Rule, string][] = [
  [
    { rule: "origins", when: { stakes: ["critical"] }, atLeast: 3, orHeldPrimary: false },
    "Critical claims need 3 independent origins.",
  ],
  [
    { rule: "origins", when: {}, atLeast: 1, orHeldPrimary: true },
    "Claims need one independent origin or one primary source that we hold.",
  ],
  [{ rule: "primary", when: { kinds: ["figure", "quote"] } }, "Figures or quotes need a primary source that we hold."],
  [
    { rule: "reports", ...supported, atLeast: 3, orHeldPrimary: true },
    "Supported claims need 3 independent secondary sources with own reporting or one primary source that we hold.",
  ],
  [
    { rule: "reports", when: { kinds: ["other"] }, atLeast: 1, orHeldPrimary: false },
    "Other claims need one secondary source with own reporting.",
  ],
  [{ rule: "named", ...supported }, "Supported claims need an origin that is named."],
  [
    { rule: "reliability", when: {}, atLeast: "C", of: "one", orUnjudged: false },
    "Claims need one source graded C or better.",
  ],
  [
    { rule: "reliability", when: { kinds: ["allegation"] }, atLeast: "A", of: "all", orUnjudged: true },
    "Allegations need every source graded A or not judged.",
  ],
  [{ rule: "attribution", when: {} }, "Claims need their attributions checked, and ours accurate."],
  [
    { rule: "credit", when: { substances: ["not-enough-evidence"] } },
    "Claims that are without enough evidence need credit in our text, unless we hold a primary source.",
  ],
  [
    {
      rule: "credit",
      when: { kinds: ["event", "figure", "quote"], substances: ["supported", "conflicting", "not-checkable"] },
    },
    "Events, figures or quotes that are supported, conflicting or not checkable need credit in our text, unless we hold a primary source.",
  ],
  [{ rule: "reply", when: { kinds: ["allegation"] } }, "Allegations need the reply of whom they are about."],
  [
    { rule: "second-signer", when: { stakes: ["important", "critical"] } },
    "Important or critical claims need a signer who is not their checker.",
  ],
];

describe("a rule as a sentence", () => {
  it.each(sentences)("%j reads “%s”", (rule, reads) => expect(ruleSentence(rule)).toBe(reads));
});

describe("a standard as a sentence", () => {
  it("says what claims must meet", () => {
    expect(standardSentence(twoOrigins)).toBe(
      "Important or critical supported claims need 2 independent origins or one primary source that we hold; allegations need the reply of whom they are about.",
    );
  });

  it("without rules still asks for a verdict", () => {
    expect(standardSentence({ rules: [] })).toBe("Every claim needs a verdict.");
  });

  it("tells every rule, in one sentence with a capital and a full stop", () => {
    fc.assert(
      fc.property(anyStandard, (standard) => {
        const sentence = standardSentence(standard);
        expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
        expect(sentence.split("; ")).toHaveLength(Math.max(1, standard.rules.length));
      }),
    );
  });

  it.each(presets.map((preset) => [preset.title, preset.standard] as const))("reads well for %s", (_, standard) => {
    expect(standardSentence(standard)).not.toMatch(/undefined|null|\bone independent origins/);
  });
});
