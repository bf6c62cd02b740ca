import { expect, it } from "vitest";
import { fatesLine } from "./fates";

it.each([
  [{ unchanged: 3, moved: 0, reworded: 1, gone: 1 }, "3 mentions unchanged, 1 reworded, 1 gone"],
  [{ unchanged: 0, moved: 1, reworded: 0, gone: 2 }, "1 mention moved, 2 gone"],
  [{ unchanged: 0, moved: 0, reworded: 0, gone: 0 }, "no mention in it"],
])("what became of the mentions is one line: %o", (fates, line) => {
  expect(fatesLine(fates)).toBe(line);
});
