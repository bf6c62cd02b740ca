import { describe, expect, it } from "vitest";
import { canonical, firstBroken, genesis, hashOf, type Link, payloadHashOf } from "@/lib/history/chain";

function chainOf(payloads: unknown[]): Link[] {
  let previousHash = genesis;
  return payloads.map((value, i) => {
    const header = {
      chain: "d1",
      number: i + 1,
      at: `2026-03-17T09:00:0${i}.000Z`,
      actorId: "p1",
      type: "claim-moved",
      subjectType: "claim",
      subjectId: "c1",
    };
    const payload = canonical(value);
    const salt = `salt ${i}`;
    const payloadHash = payloadHashOf(salt, payload);
    const hash = hashOf(previousHash, header, payloadHash);
    const link = { ...header, payload, salt, payloadHash, previousHash, hash };
    previousHash = hash;
    return link;
  });
}

const three = () => chainOf([{ a: 1 }, { b: "two" }, { c: null }]);
const second = (links: Link[]) => links[1] as Link;

describe("a chain of events", () => {
  it("verifies as it was written", () => expect(firstBroken(three())).toBeNull());
  it("verifies when empty", () => expect(firstBroken([])).toBeNull());

  it("still verifies when a payload was erased with its salt", () => {
    const links = three();
    Object.assign(second(links), { payload: null, salt: "" });
    expect(firstBroken(links)).toBeNull();
  });

  it.each<[string, (links: Link[]) => void, number]>([
    [
      "a changed payload",
      (l) => {
        second(l).payload = canonical({ b: "three" });
      },
      2,
    ],
    [
      "a changed time",
      (l) => {
        second(l).at = "2026-03-18T09:00:00.000Z";
      },
      2,
    ],
    [
      "a changed actor",
      (l) => {
        second(l).actorId = "p2";
      },
      2,
    ],
    [
      "a changed subject",
      (l) => {
        second(l).subjectId = "c2";
      },
      2,
    ],
    [
      "a changed payload hash",
      (l) => {
        Object.assign(second(l), { payload: null, payloadHash: genesis });
      },
      2,
    ],
    [
      "a removed event",
      (l) => {
        l.splice(1, 1);
      },
      3,
    ],
    [
      "an event out of place",
      (l) => {
        l.reverse();
      },
      3,
    ],
    [
      "a first event that follows another",
      (l) => {
        (l[0] as Link).previousHash = "1".repeat(64);
      },
      1,
    ],
  ])("names %s", (_, tamper, number) => {
    const links = three();
    tamper(links);
    expect(firstBroken(links)).toMatchObject({ chain: "d1", number });
  });
});
