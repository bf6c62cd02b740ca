import { describe, expect, it } from "vitest";
import type { ListedClaim } from "@/lib/claims/listed";
import { cursorAt, followed } from "./cursor";

/** A list of claims by one letter each; `?` is not fetched, and so are the places from `read` on, or older than the change. */
function list(letters: string, read = letters.length) {
  const at = (place: number) => {
    const id = letters[place];
    return id === undefined || id === "?" ? undefined : ({ id } as ListedClaim);
  };
  const placeOf = (id: string) => (letters.includes(id) ? letters.indexOf(id) : undefined);
  return { at, placeOf, isFresh: (place: number) => place < read };
}

describe("the cursor of a list that was read anew", () => {
  it.each([
    ["stays where nothing happened", "abcdef", 2, "abcdef", "c"],
    ["goes along when one is added above", "abcdef", 2, "Xabcdef", "c"],
    ["goes along when many are added above", "abcdef", 2, "UVWXYZabcdef", "c"],
    ["goes along when one above is gone", "abcdef", 2, "bcdef", "c"],
    ["stays when one is added below", "abcdef", 2, "abcXdef", "c"],
    ["goes along when its neighbours change on one side", "abcdef", 2, "XYbcZdef", "c"],
    ["is at the next when its claim is put elsewhere", "abcdef", 2, "abdefc", "d"],
    ["is at the next when its claim is gone", "abcdef", 2, "abdef", "d"],
    ["is at the next, wherever that is, when its claim is gone", "abcdef", 2, "Xabdef", "d"],
    ["stays on the claim that is first now as well", "abcdef", 0, "abcdef", "a"],
    ["keeps its place where all is other", "abcdef", 2, "UVWXYZ", "W"],
  ])("%s", (_, before, at, after, stands) => {
    const { at: place } = followed(cursorAt(list(before), at), list(after));
    expect(after[place]).toBe(stands);
  });

  it("waits for what is not read yet, and finds its claim then", () => {
    const cursor = cursorAt(list("abcdef"), 2);
    const half = followed(cursor, list("Xab???", 3));
    expect(half).toBe(cursor);
    expect(followed(half, list("Xabcdef")).at).toBe(3);
  });

  it("takes the claim that comes where none was fetched", () => {
    const cursor = cursorAt(list("ab??"), 3);
    expect(followed(cursor, list("ab??"))).toBe(cursor);
    expect(followed(followed(cursor, list("abcd")), list("Xabcd")).at).toBe(4);
  });

  it("is the same one where nothing moved, so that nothing is drawn for it", () => {
    const cursor = cursorAt(list("abc"), 1);
    expect(followed(cursor, list("abc"))).toBe(cursor);
  });
});
