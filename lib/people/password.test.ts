import fc from "fast-check";
import { expect, it } from "vitest";
import { passwordProblem } from "./password";

const mara = { name: "Mara Kessler", email: "m.kessler@newsroom.example" };

it.each([
  ["too short", "elevenchars"],
  ["too short, however many bytes its signs have", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"],
  ["too long", "ab".repeat(101)],
  ["the e-mail address", "m.kessler@newsroom.example"],
  ["the e-mail address in other letters", "M.KESSLER@newsroom.Example"],
  ["the name", "Mara  Kessler"],
  ["the name and a year", "marakessler2026"],
  ["the name twice", "MaraKesslerMaraKessler"],
  ["the first part of the address over and over", "mkesslermkessler1"],
])("a password is refused when it is %s", (_, password) => {
  expect(passwordProblem(password, mara)).toMatch(/\.$/);
});

it.each([
  "three quiet herons",
  "correct horse battery",
  "🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃",
  "Mara Kessler eats figs",
  "x".repeat(200),
])("a password will do when it is %s", (password) => {
  expect(passwordProblem(password, mara)).toBeNull();
});

it("twelve to two hundred characters always do, unless they are one's own name or address", () => {
  const words = fc
    .string({ minLength: 12, maxLength: 200, unit: "grapheme-ascii" })
    .map((text) => `${text.slice(0, 190)}~zebra~`);
  fc.assert(fc.property(words, (password) => passwordProblem(password, mara) === null));
});
