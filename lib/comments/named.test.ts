import { expect, test } from "vitest";
import { namedIn } from "@/lib/comments/named";

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
])("%j names %j", (text, named) => {
  expect(namedIn(text, people)).toEqual(named);
});
