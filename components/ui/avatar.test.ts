import { describe, expect, it } from "vitest";
import { initialsOf } from "./avatar";

describe("initials", () => {
  it.each([
    ["Mara Kessler", "MK"],
    ["mara van der kessler", "MK"],
    ["Åsa", "Å"],
    ["  Tom   Arden ", "TA"],
    ["𝒜da Byron", "𝒜B"],
    ["", ""],
  ])("of %o are %o", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
