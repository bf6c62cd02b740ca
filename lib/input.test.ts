import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Invalid } from "@/lib/errors";
import { dateInput, instantInput, line, optionalLine, parse, prose, urlInput } from "@/lib/input";

const accepts: [string, z.ZodType, unknown, unknown][] = [
  ["a line, without the blanks around it", line(20, "a title"), "  Halvern  ", "Halvern"],
  ["emoji and right-to-left text in a line", line(20, "a title"), "🚢 נמל", "🚢 נמל"],
  ["an empty optional line", optionalLine(20), "", ""],
  ["several lines of prose", prose(20), "a\nb", "a\nb"],
  ["an instant with an offset, kept in UTC", instantInput, "2026-03-19T18:00:00+01:00", "2026-03-19T17:00:00.000Z"],
  ["a bare date", dateInput, "2026-03-19", "2026-03-19"],
  ["no address", urlInput, "", ""],
  ["an address", urlInput, "https://courier.example/a?b=c", "https://courier.example/a?b=c"],
];

const refuses: [string, z.ZodType, unknown, string][] = [
  ["an empty line", line(20, "a title"), "   ", "Write a title."],
  ["a line of which nothing is seen", line(20, "a title"), "\u200b\u2060", "Write a title."],
  ["a line too long", line(5, "a title"), "Halvern", "Keep a title under 5 characters."],
  ["a line break in a line", line(20, "a title"), "a\nb", "Keep a title on one line."],
  ["a NUL in prose", prose(20), "a\0b", "Remove the NUL character."],
  ["half of a surrogate pair", prose(20), "\ud83d", "half of a character"],
  ["a day that there is not", dateInput, "2026-02-30", "Write a date"],
  ["an instant without an offset", instantInput, "2026-03-19T18:00:00", "Write a date and time"],
  ["a script for an address", urlInput, "javascript:alert(1)", "Write a web address"],
];

describe("input from outside", () => {
  it.each(accepts)("takes %s", (_, schema, given, taken) => expect(parse(schema, given)).toBe(taken));

  it.each(refuses)("refuses %s and says what to do", (_, schema, given, sentence) => {
    const refusal = (() => {
      try {
        parse(z.strictObject({ field: schema }), { field: given });
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(Invalid);
    expect((refusal as Invalid).fields.field).toContain(sentence);
  });

  it("names every field that is to be mended, unknown ones too", () => {
    const schema = z.strictObject({ title: line(20, "a title"), about: z.array(line(5, "a name")) });
    expect(() => parse(schema, { title: "", about: ["ok", ""], extra: 1 })).toThrow("title, about.1, extra");
  });
});
