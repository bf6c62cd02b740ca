import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOf } from "./places";

const groupsOf = (counts: readonly number[]) => counts.map((count, at) => ({ key: `${at}`, label: "", count }));

test("heads stand before the claims of their group", () => {
  const places = placesOf(groupsOf([2, 1]), true);
  expect(places.count).toBe(5);
  expect(Array.from({ length: 5 }, (_, place) => places.itemIn(place))).toEqual([
    { kind: "head", group: 0 },
    { kind: "claim", at: 0 },
    { kind: "claim", at: 1 },
    { kind: "head", group: 1 },
    { kind: "claim", at: 2 },
  ]);
});

test("one long list has no heads", () => {
  const places = placesOf(groupsOf([3]), false);
  expect(places.count).toBe(3);
  expect(places.itemIn(2)).toEqual({ kind: "claim", at: 2 });
});

test("every claim has a place of its own, in order, and is found there", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }), fc.boolean(), (counts, headed) => {
      const places = placesOf(groupsOf(counts), headed);
      const total = counts.reduce((sum, count) => sum + count, 0);
      let last = -1;
      for (let at = 0; at < total; at++) {
        const place = places.placeOf(at);
        expect(place).toBeGreaterThan(last);
        expect(places.itemIn(place)).toEqual({ kind: "claim", at });
        last = place;
      }
      expect(places.count).toBe(total + (headed ? counts.length : 0));
    }),
  );
});
