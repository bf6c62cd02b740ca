import fc from "fast-check";
import { expect, it } from "vitest";
import { packed, unpacked } from "./packed";

it("what was packed comes out again, whatever is written in it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)))),
      (rows) => {
        expect(unpacked(packed(rows))).toEqual(JSON.parse(JSON.stringify(rows)));
      },
    ),
  );
});
