import { expect, test } from "vitest";
import { sizeWords } from "./captured";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1.0 KB"],
  [3_449, "3.4 KB"],
  [9_960, "10 KB"],
  [999_499, "999 KB"],
  [999_500, "1.0 MB"],
  [52_428_800, "52 MB"],
  [5_000_000_000, "5.0 GB"],
  [5_000_000_000_000, "5000 GB"],
])("%i bytes read %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
