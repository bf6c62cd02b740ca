import { expect, test } from "vitest";
import { beginningAt, namedIn, namingsIn, whoBegins } from "@/lib/comments/named";

const people = [
  { personId: "ann", name: "Ann Lee", email: "ann@desk.example" },
  { personId: "smith", name: "Ann Lee Smith", email: "smith@desk.example" },
  { personId: "zoe", name: "Zoë Ödegård", email: "z.o@desk.example" },
  { personId: "sam1", name: "Sam Roe", email: "sam@desk.example" },
  { personId: "sam2", name: "Sam Roe", email: "sam.roe@desk.example" },
];

test.each([
  ["@Ann Lee, can you look?", ["ann"]],
  ["can you look, @ann lee?", ["ann"]],
  ["@Ann Lee Smith knows", ["smith"]],
  ["@Ann Lee knows, @Ann Lee Smith too", ["ann", "smith"]],
  ["@Ann Leeson is somebody else", []],
  ["@Ann alone is nobody's full name", []],
  ["@ann@desk.example.", ["ann"]],
  ["@ann@desk.example.org is another address", []],
  ["write to ann@desk.example", []],
  ["(@zoë ödegård)", ["zoe"]],
  ["@Zoe\u0308 O\u0308dega\u030Ard in decomposed letters", ["zoe"]],
  ["@Ann\nLee across a line", ["ann"]],
  ["@Sam Roe is the name of two", ["sam1", "sam2"]],
  ["@sam.roe@desk.example is one of them", ["sam2"]],
  ["@Ann Lee @Ann Lee twice is once", ["ann"]],
  ["Ann Lee without the sign", []],
  ["@", []],
  ["**@Ann Lee** in bold", ["ann"]],
  ["- @Ann Lee in a list", ["ann"]],
  ["> @Ann Lee in a quote, who was told already", []],
  ["`@Ann Lee` in code", []],
  ["[@Ann Lee](https://a.example)", []],
  ["@Nobody Known is nobody here", []],
])("%j names %j", (text, named) => {
  expect(namedIn(text, people)).toEqual(named);
});

test.each([
  ["@Ann Lee, look", ["@Ann Lee"]],
  ["ask @zoë  Ödegård and @Sam Roe.", ["@zoë  Ödegård", "@Sam Roe"]],
  ["@Zoe\u0308 O\u0308dega\u030Ard!", ["@Zoe\u0308 O\u0308dega\u030Ard"]],
  ["@Otto Outsider is not one of us", []],
])("%j sets apart %j", (words, apart) => {
  expect(namingsIn(words, people).map(({ start, end }) => words.slice(start, end))).toEqual(apart);
});

test.each([
  ["@", 1, ""],
  ["ask @An", 7, "An"],
  ["ask @Ann Le", 11, "Ann Le"],
  ["ask @Ann Le, please", 11, "Ann Le"],
  ["write to ann@desk", 17, null],
  ["@ ", 2, null],
  ["@Ann\n", 5, null],
  ["no sign", 7, null],
  [`@${"x".repeat(100)}`, 101, null],
])("in %j at %i the name %j is being typed", (text, cursor, typed) => {
  expect(beginningAt(text, cursor)?.typed ?? null).toBe(typed);
});

test.each([
  ["", ["Ann Lee", "Ann Lee Smith", "Zoë Ödegård", "Sam Roe", "Sam Roe"]],
  ["ann", ["Ann Lee", "Ann Lee Smith"]],
  ["ann lee", ["Ann Lee Smith"]],
  ["smi", ["Ann Lee Smith"]],
  ["öde", ["Zoë Ödegård"]],
  ["roe", ["Sam Roe", "Sam Roe"]],
  ["nn", []],
])("%j can become %j", (typed, names) => {
  expect(whoBegins(typed, people).map(({ name }) => name)).toEqual(names);
});
