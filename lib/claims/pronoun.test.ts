import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personMeant } from "@/lib/claims/pronoun";

describe("whom a pronoun means, where it can only be one person", () => {
  it.each([
    ["he", "A jury convicted former sheriff Peter Colburn of taking bribes.", "Peter Colburn"],
    ["she", "The manager, Lena Osei, praised the side.", "Lena Osei"],
    ["she", "“We paid,” said Priya Lacey, who leads the opposition.", "Priya Lacey"],
    ["he", "Mr Vance was fined in Leeds.", "Mr Vance"],
    ["she", "Priya Lacey praised her team.", "Priya Lacey"],
    ["he", "Derek Oldroyd sold the shop. Oldroyd moved to a flat.", "Derek Oldroyd"],
    ["he", "The Harbour Council sued Derek Oldroyd.", "Derek Oldroyd"],
  ] as const)("%s, after: %s", (pronoun, before, name) => {
    expect(personMeant(pronoun, before)).toBe(name);
  });
});

describe("nobody is meant for certain", () => {
  it.each([
    ["nothing was said before", "he", ""],
    ["two people", "he", "Derek Oldroyd met Neil Vance."],
    ["a woman and a man", "he", "Derek Oldroyd met Priya Lacey."],
    ["the other one", "he", "Priya Lacey resigned."],
    ["a first name of both men and women", "she", "Dana Whitlock resigned."],
    ["a name that may be another person", "he", "Derek Oldroyd sued Varnham."],
    ["somebody without a name", "he", "Derek Oldroyd was driven home by a neighbour."],
    ["another woman, perhaps", "she", "Priya Lacey praised her."],
    ["somebody's father", "he", "Derek Oldroyd lost his father."],
    ["an institution alone", "he", "The Harbour Council resigned."],
    ["a surname alone", "he", "Oldroyd resigned."],
  ] as const)("%s", (_, pronoun, before) => {
    expect(personMeant(pronoun, before)).toBeNull();
  });
});

it("never throws, and names only words of the text", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("he" as const, "she" as const), (before, pronoun) => {
      const name = personMeant(pronoun, `Derek Oldroyd ${before}`);
      if (name !== null) expect(`Derek Oldroyd ${before}`).toContain(name);
    }),
  );
});
