import { describe, expect, it } from "vitest";
import { fateSentence, leftOutWords, tally } from "./fidelity-words";

describe("what became of a fact", () => {
  it.each([
    [{ what: "figure", fate: "changed", again: 0 }, "Figure changed."],
    [{ what: "name", fate: "changed", again: 2 }, "Name changed, 3 times."],
    [{ what: "hedge", fate: "lost", again: 0 }, "A hedge was lost: this sounds surer."],
    [{ what: "quotation", fate: "added", again: 0 }, "Quotation added."],
    [{ what: "date", fate: "kept", again: 1 }, "Date, 2 times."],
  ] as const)("%j", (fact, sentence) => {
    expect(fateSentence(fact)).toBe(sentence);
  });
});

it("counts what was kept and what was not", () => {
  const fact = { what: "figure", one: null, other: null, there: null, again: 0 } as const;
  const kept = [{ ...fact, fate: "kept" as const }];
  expect(tally({ kept, differing: [] })).toBe("1 fact kept");
  expect(
    tally({
      kept: [],
      differing: [
        { ...fact, fate: "lost" },
        { ...fact, fate: "changed" },
      ],
    }),
  ).toBe("0 facts kept, 1 changed, 1 lost");
});

it("says what was left out with whole sentences", () => {
  const none = { figure: 0, name: 0, date: 0, quotation: 0, hedge: 0 };
  expect(leftOutWords(none)).toBe("Without a figure, name, date or quotation.");
  expect(leftOutWords({ ...none, quotation: 2, figure: 1, date: 1 })).toBe("With 2 quotations, 1 figure and 1 date.");
  expect(leftOutWords({ ...none, name: 1 })).toBe("With 1 name.");
});
