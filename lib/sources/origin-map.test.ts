import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapTitle, originMap } from "@/lib/sources/origin-map";
import { sketch } from "@/lib/testing/graph-sketch";

const mapOf = (text: string, reports: string) => originMap(sketch(text), reports.split(" "));
const titleOf = (text: string, reports: string) => mapTitle(mapOf(text, reports).counts);

describe("the reports of a dossier in one line", () => {
  test.each([
    ["two that nothing is known of", "a: article of A\nb: article of B", "a b", "2 reports → 0–2 origins"],
    ["one and its own reporting", "a: article of A, own reporting", "a", "1 report → 1 origin"],
    [
      "three that go back to one document that one outlet has seen",
      "annex: document of Harbour Board\na obtained annex\nb rewrites a\nc rewrites b",
      "a b c",
      "3 reports → 1 origin",
    ],
    [
      "one of them naming nobody",
      "annex: document of Harbour Board\nsomeone: unidentified statement\na obtained annex\nb rewrites a\nc cites someone",
      "a b c",
      "3 reports → 1 origin, 1 unidentified",
    ],
    [
      "a link that is only proposed, which changes nothing",
      "a: article of A, own reporting\nb: article of B\nb rewrites a (proposed)",
      "a b",
      "2 reports → 1–2 origins",
    ],
    ["a dossier without reports", "annex: document of Harbour Board", "", "0 reports → 0 origins"],
  ])("%s", (_, text, reports, title) => {
    expect(mapTitle(originMap(sketch(text), reports ? reports.split(" ") : []).counts)).toBe(title);
  });

  test("sources that no report leads to are not counted", () => {
    expect(titleOf("a: article of A, own reporting\nlone: interview of Ann Lee", "a")).toBe("1 report → 1 origin");
  });
});

test("each origin has the reports that lead to it behind it", () => {
  const { counts, behind } = mapOf(
    "annex: document of Harbour Board\nsomeone: unidentified statement\na obtained annex\nb rewrites a\nb cites someone\nc cites someone",
    "a b c",
  );
  expect(counts.origins.map((origin) => origin.sourceIds)).toEqual([["annex"], ["someone"]]);
  expect(behind).toEqual([
    ["a", "b"],
    ["b", "c"],
  ]);
});

describe("circular reporting", () => {
  test.each([
    ["none", "b rewrites a\nc rewrites b", []],
    ["a loop that is only proposed", "a cites b\nb cites a (proposed)", []],
    [
      "two that cite each other",
      "a cites b\nb cites a",
      [{ kind: "loop", sourceIds: ["a", "b"], linkIds: ["a cites b", "b cites a"] }],
    ],
    [
      "an outlet that cites who rewrote it",
      "a: article of Courier\nb: article of Northline\ne: article of Courier\nb rewrites a\ne cites b",
      [{ kind: "outlet", sourceIds: ["e", "b", "a"], linkIds: ["e cites b", "b rewrites a"] }],
    ],
    ["an outlet that follows up its own report", "a: article of Courier\ne: article of Courier\ne cites a", []],
    [
      "nobody between whose outlet is known",
      "a: article of Courier\nx: post\ne: article of Courier\nx quotes a\ne cites x",
      [],
    ],
  ])("is found where there is %s", (_, text, circles) => {
    expect(mapOf(text, "a").circles).toEqual(circles);
  });

  test("a loop that some other source leads into is told from its oldest source, once", () => {
    const { circles } = mapOf("c cites d\nd cites c\nz rewrites c", "z");
    expect(circles).toEqual([{ kind: "loop", sourceIds: ["c", "d"], linkIds: ["c cites d", "d cites c"] }]);
  });
});

test("for any links, a way round is a chain of links, and every report lies behind an origin", () => {
  const names = ["a", "b", "c", "d", "e", "f"] as const;
  const link = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom("cites", "rewrites"), fc.constantFrom(...names))
    .filter(([from, , to]) => from !== to);
  fc.assert(
    fc.property(fc.uniqueArray(link, { selector: (l) => l.join(" "), maxLength: 14 }), (links) => {
      const index = sketch(
        [...names.map((name, i) => `${name}: article of Outlet ${i % 4}`), ...links.map((l) => l.join(" "))].join("\n"),
      );
      const { circles, behind, counts } = originMap(index, names);
      for (const { kind, sourceIds, linkIds } of circles) {
        const ends = kind === "loop" ? [...sourceIds, sourceIds[0]] : sourceIds;
        expect(linkIds).toHaveLength(ends.length - 1);
        for (const [i, id] of linkIds.entries()) {
          const found = index.links.find((one) => one.id === id);
          expect([found?.from, found?.to]).toEqual([ends[i], ends[i + 1]]);
        }
      }
      expect(new Set(behind.flat())).toEqual(new Set(names));
      expect(counts.circular).toBe(circles.some(({ kind }) => kind === "loop"));
    }),
  );
});
