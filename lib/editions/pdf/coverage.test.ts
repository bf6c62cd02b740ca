import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverageOf, covers, missingIn } from "@/lib/editions/pdf/coverage";
import { fontsFor } from "@/lib/editions/pdf/fonts";

const folder = join(createRequire(import.meta.url).resolve("@expo-google-fonts/noto-sans/package.json"), "..");
const noto = readFileSync(join(folder, "400Regular/NotoSans_400Regular.ttf"));

describe("what letters a font has", () => {
  const coverage = coverageOf(noto);

  it.each(["A", "é", "Ω", "Ж", "ł", "€", "—"])("has %s", (letter) => {
    expect(covers(coverage, letter.codePointAt(0) ?? 0)).toBe(true);
  });

  it.each(["中", "ب", "ש", "한", "🙂"])("has no %s", (letter) => {
    expect(covers(coverage, letter.codePointAt(0) ?? 0)).toBe(false);
  });

  it("says what is missing once, and never a space or a control", () => {
    expect(missingIn("Six ships\n\u00a0\u200f 中中文", [coverage])).toEqual(new Set(["中", "文"]));
  });

  it.each([new Uint8Array(), new Uint8Array(64), noto.subarray(0, 400)])(
    "is nothing in what is no whole font",
    (bytes) => {
      expect(coverageOf(bytes)).toEqual([]);
    },
  );
});

describe("the fonts of a copy", () => {
  it("cover Latin, Greek, Cyrillic, Arabic and Hebrew with what is in the program", () => {
    const { paths, missing } = fontsFor("Straße, Ελλάδα, Москва, القاهرة, ירושלים");
    expect(missing.size).toBe(0);
    expect(paths.every((path) => path.includes("@expo-google-fonts"))).toBe(true);
  });

  it("say which letters nobody has", () => {
    expect([...fontsFor("a \u{10F8F} b \u{E0001}\u{F0000}").missing]).not.toContain("a");
  });
});
