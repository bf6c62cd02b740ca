import fc from "fast-check";
import { expect, it } from "vitest";
import { noticeKinds } from "@/lib/history/notice";
import { readUnsubscribeToken, unsubscribeToken } from "@/lib/people/unsubscribe";

const secret = "a secret of at least thirty-two characters";
const personId = "01k0mara";

it("a link ends what it was made for, and fits into an address as it is", () => {
  fc.assert(
    fc.property(fc.subarray([...noticeKinds], { minLength: 1 }), (kinds) => {
      const token = unsubscribeToken(secret, { personId, kinds });
      expect(new URLSearchParams(`token=${token}`).get("token")).toBe(token);
      expect(readUnsubscribeToken(secret, token)).toEqual({ personId, kinds });
    }),
  );
});

it("no link that somebody changed or made up ends anything", () => {
  const token = unsubscribeToken(secret, { personId, kinds: ["mentioned"] });
  const [who, kinds, seal] = token.split(".");
  for (const made of [
    "",
    "x",
    `${who}.${kinds}`,
    `${who}.${kinds}.`,
    `01k0sam.${kinds}.${seal}`,
    `${who}.assigned.${seal}`,
    `${who}.mentioned_assigned.${seal}`,
    `${token}A`,
    unsubscribeToken("another secret of thirty-two letters", { personId, kinds: ["mentioned"] }),
  ])
    expect(readUnsubscribeToken(secret, made), made).toBeNull();
  fc.assert(fc.property(fc.string(), (made) => readUnsubscribeToken(secret, made) === null));
});
