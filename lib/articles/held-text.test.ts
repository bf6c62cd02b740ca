import { describe, expect, it } from "vitest";
import { heldText, holdText } from "@/lib/articles/held-text";

describe("a text that pages are being made of", () => {
  it("is there while a page is made of it, and gone after", () => {
    const letGo = holdText("one", "<p>One</p>");
    expect(heldText("one")).toBe("<p>One</p>");
    letGo();
    expect(heldText("one")).toBe("");
  });

  it("stays for the page that takes longer, however often the other lets go", () => {
    const first = holdText("two", "<p>Two</p>");
    const second = holdText("two", "<p>Two</p>");
    first();
    first();
    expect(heldText("two")).toBe("<p>Two</p>");
    second();
    expect(heldText("two")).toBe("");
  });
});
