import { describe, expect, it } from "vitest";
import { publishedFields, publishedFrom, publishedWords } from "./published";

const zone = "Europe/Berlin";

describe("when an article ran", () => {
  it.each([
    [null, ""],
    ["2026-03-11", "11 March 2026"],
    ["2026-03-11T05:10:00Z", "11 March 2026, 06:10"],
    ["2026-03-11T23:30:00Z", "12 March 2026, 00:30"],
  ])("%o reads “%s”", (publishedAt, words) => {
    expect(publishedWords(publishedAt, zone)).toBe(words);
  });

  it.each([null, "2026-03-11", "2026-03-11T05:10:00.000Z", "2026-07-11T23:30:00.000Z"])(
    "%o stays what it is through the fields of a form",
    (publishedAt) => {
      expect(publishedFrom(publishedFields(publishedAt, zone), zone)).toBe(publishedAt);
    },
  );

  it("is a day of no clock wherever the newsroom is", () => {
    expect(publishedWords("2026-03-11", "Pacific/Kiritimati")).toBe("11 March 2026");
    expect(publishedWords("2026-03-11", "Pacific/Pago_Pago")).toBe("11 March 2026");
  });

  it("is nothing while there is a time and no day", () => {
    expect(publishedFrom({ day: "", time: "10:00" }, zone)).toBeNull();
    expect(publishedFrom({ day: "2026-03-11", time: "10" }, zone)).toBe("2026-03-11");
  });
});
