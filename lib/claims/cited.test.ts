import { describe, expect, it } from "vitest";
import { citedIn, citesInput } from "@/lib/claims/cited";
import { citedWords } from "@/lib/claims/cited-words";

const text = `According to the harbour log, six kilometres were left. “It was late,” the log’s keeper said.${" Nothing else.".repeat(200)} According to the harbour log, it rained.`;
const mention = { start: text.indexOf("six"), end: text.indexOf("left") + 4 };
const sent = (quote: string, more: object = {}) =>
  citesInput.parse({ who: "outlet", name: "Harbour log", quote, ...more });

describe("whom an article cites", () => {
  it.each([
    ["According to the harbour log", 0],
    ['"It was late," the log\'s keeper said', text.indexOf("“It was")],
  ])("is found by its words near the mention: %s", (quote, start) => {
    const found = citedIn(text, mention, sent(quote));
    expect(found?.start).toBe(start);
    expect(found && text.slice(found.start, found.end)).toBe(found?.quote);
  });

  it("is the nearest where the words occur twice, and where they were selected if that is said", () => {
    const late = text.lastIndexOf("it rained");
    expect(citedIn(text, { start: late, end: late + 9 }, sent("According to the harbour log"))?.start).toBeGreaterThan(
      0,
    );
    const twice = "The log says so. A ran. The log says so.";
    const at = { start: 17, end: 22 };
    expect(citedIn(twice, at, sent("The log says so", { start: 24, end: 39 }))?.start).toBe(24);
    expect(citedIn(twice, at, sent("The log says so"))?.start).toBe(0);
  });

  it.each(["the harbour book", "it rained"])(
    "is not found where the text near the mention does not say it: %s",
    (quote) => {
      expect(citedIn(text, mention, sent(quote))).toBeNull();
    },
  );

  it("has a name unless the article names nobody", () => {
    expect(citesInput.safeParse({ who: "person", name: "", quote: "officials" }).success).toBe(false);
    expect(citesInput.safeParse({ who: "unidentified", name: "", quote: "officials" }).success).toBe(true);
    expect(citedWords({ who: "unidentified", name: "" })).toBe("according to somebody it does not name");
    expect(citedWords({ who: "person", name: "Dana Rossiter" })).toBe("according to Dana Rossiter");
  });
});
