import { describe, expect, it } from "vitest";
import { dayWords, joinWords, publishedWords } from "./words";

const now = "2026-05-02T09:00:00Z";

describe("when a source was published", () => {
  it("is that date wherever the newsroom is, if only the date is known", () => {
    expect(dayWords("2026-03-11", "America/Los_Angeles", now)).toBe("11 Mar");
    expect(publishedWords("2026-03-11", "America/Los_Angeles")).toBe("11 March 2026");
  });

  it("is read in the newsroom's zone if the time is known", () => {
    expect(dayWords("2026-03-11T02:00:00Z", "America/Los_Angeles", now)).toBe("10 Mar");
    expect(publishedWords("2026-03-11T02:00:00Z", "Europe/Berlin")).toBe("11 March 2026, 03:00");
  });

  it("has its year where that is not this one, and is nothing where nothing is known", () => {
    expect(dayWords("2024-12-31", "UTC", now)).toBe("31 Dec 2024");
    expect(dayWords(null, "UTC", now)).toBe("");
  });
});

describe("why ends are one origin", () => {
  it.each([
    [{ reason: "outlet", value: "The Courier" }, "same outlet: The Courier"],
    [{ reason: "author", value: "Ann Lee" }, "same author: Ann Lee"],
    [{ reason: "work", value: "https://courier.example/a" }, "same text or address: https://courier.example/a"],
    [{ reason: "work", value: "a".repeat(64) }, "the same bytes"],
    [{ reason: "known-through", value: "The Courier" }, "known only through The Courier"],
  ] as const)("%o reads “%s”", (join, words) => {
    expect(joinWords(join)).toBe(words);
  });
});
