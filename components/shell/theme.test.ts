import { describe, expect, it } from "vitest";
import { dataTheme, themeFrom } from "./theme";

describe("the theme", () => {
  it.each([
    [undefined, "system", undefined],
    ["", "system", undefined],
    ["sepia", "system", undefined],
    ["system", "system", undefined],
    ["light", "light", "light"],
    ["dark", "dark", "dark"],
  ] as const)("reads the cookie %o as %s", (cookie, theme, attribute) => {
    expect(themeFrom(cookie)).toBe(theme);
    expect(dataTheme(themeFrom(cookie))).toBe(attribute);
  });
});
