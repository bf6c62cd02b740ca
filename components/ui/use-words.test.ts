import { expect, test } from "vitest";
import { unsent } from "./use-words";

test.each([
  ["Who holds the log?", "Who holds the log?", ""],
  ["Who holds the log?", "Who holds the log? The harbour office", "The harbour office"],
  ["Who holds the log?", "Who holds the log?\n\nAnd since when?", "And since when?"],
  ["Who holds the log?", "Who holds the log?   ", ""],
  ["Who holds the log?", "Who held the log?", "Who held the log?"],
  ["Who holds the log?", "", ""],
])("of %j that was sent and the field that says %j by then, %j stays", (sent, now, stays) => {
  expect(unsent(sent, now)).toBe(stays);
});
