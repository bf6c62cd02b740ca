import { expect, test } from "vitest";
import { fitted, relationWords } from "@/lib/sources/drawing/words";

const link = (kind: "rewrites" | "obtained" | "cites" | "quotes", letter: string | null = null, state = "confirmed") =>
  ({ kind, letter, state }) as Parameters<typeof relationWords>[1][number];

test.each([
  ["B rewrites A", "B", [link("rewrites", "A")], null],
  ["A obtained, cites", "A", [link("obtained"), link("cites")], null],
  ["G quotes, proposed", "G", [link("quotes", "A", "proposed")], null],
  ["A reports itself", "A", [], true],
  ["D not established", "D", [], null],
  ["passes it on", null, [], false],
] as const)("a box says “%s”", (words, letter, takes, own) => {
  expect(relationWords(letter, takes, own)).toBe(words);
});

test.each([
  ["what fits stays whole", "The Halvern Courier", 17, "The Halvern Courier"],
  ["what does not is cut", "Contract HPA-23-117 and payment schedule", 17, "Contract HPA-23-1…"],
  ["wide letters take twice the room", "港口支付了全部费用", 9, "港口支付…"],
  ["at least one letter stays, whole", "👩‍🚀👩‍🚀", 0, "👩…"],
])("%s", (_, text, room, shown) => {
  expect(fitted(text, room)).toBe(shown);
});
