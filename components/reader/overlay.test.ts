import { describe, expect, test } from "vitest";
import { newOverlay } from "./overlay";

/** A text that is one set of words; what is laid adds one to it. */
function page() {
  const overlay = newOverlay();
  let text = new Set<string>();
  const lay = (word: string) =>
    overlay.lay(() => {
      const drawn = text;
      drawn.add(word);
      return () => void drawn.delete(word);
    });
  const put = (version: number, ...words: string[]) =>
    overlay.under(version, () => {
      text = new Set(words);
    });
  return { overlay, lay, put, shown: () => [...text] };
}

describe("what is shown before the desk has written it", () => {
  test("shows at once, and goes when it is refused", () => {
    const { lay, shown } = page();
    const layer = lay("mark");
    expect(shown()).toEqual(["mark"]);
    layer.lift();
    expect(shown()).toEqual([]);
  });

  test("stays over a text that was written before it", () => {
    const { overlay, lay, put, shown } = page();
    overlay.turn();
    const layer = lay("mark");
    put(1, "claim");
    expect(shown()).toEqual(["claim", "mark"]);
    layer.lift();
    expect(shown(), "it is taken back from the text that is there now").toEqual(["claim"]);
    put(1, "claim", "more");
    expect(shown()).toEqual(["claim", "more"]);
  });

  test("gives way to the first text that was written after it was stored", () => {
    const { overlay, lay, put, shown } = page();
    overlay.turn();
    lay("mark").stored();
    put(1, "claim");
    expect(shown(), "the page with it is still to come").toEqual(["claim", "mark"]);
    overlay.turn();
    put(1, "claim");
    expect(shown(), "the older text comes late").toEqual(["claim", "mark"]);
    put(overlay.versions(), "claim");
    expect(shown(), "somebody else took it back").toEqual(["claim"]);
  });

  test("goes from under what was done after it, when both are refused", () => {
    const overlay = newOverlay();
    let look = "plain";
    const lay = (next: string) =>
      overlay.lay(() => {
        const before = look;
        look = next;
        return () => {
          look = before;
        };
      });
    const there = lay("marked");
    const back = lay("plain");
    there.lift();
    expect(look).toBe("plain");
    back.lift();
    expect(look, "as it was before both").toBe("plain");
    back.lift();
    expect(look, "it goes once").toBe("plain");
  });

  test("keeps around every change what the change would lose", () => {
    let changes = 0;
    const overlay = newOverlay((change) => {
      changes += 1;
      change();
    });
    const layer = overlay.lay(() => () => {});
    expect(
      overlay.under(0, () => {}),
      "something lies over the text",
    ).toBe(true);
    layer.lift();
    expect(changes).toBe(3);
    expect(overlay.under(0, () => {})).toBe(false);
  });

  test("is laid again in the order in which it was done", () => {
    const { overlay, lay, put, shown } = page();
    overlay.turn();
    const first = lay("first");
    lay("second");
    put(1);
    expect(shown()).toEqual(["first", "second"]);
    first.stored();
    overlay.turn();
    put(2, "first");
    lay("third");
    expect(shown()).toEqual(["first", "second", "third"]);
  });
});
