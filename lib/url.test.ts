import { describe, expect, it } from "vitest";
import { urlOf } from "@/lib/url";

describe("an address as a URL", () => {
  it.each([
    ["https://bücher.example/a b", undefined, "https://xn--bcher-kva.example/a%20b"],
    ["/größe", "https://holm.example/ferry", "https://holm.example/gr%C3%B6%C3%9Fe"],
    ["https://holm.example/عبّارة", undefined, "https://holm.example/%D8%B9%D8%A8%D9%91%D8%A7%D8%B1%D8%A9"],
    ["//", "https://holm.example", undefined],
    ["holm.example", undefined, undefined],
    ["", undefined, undefined],
  ])("%j against %j is %j", (text, base, href) => {
    expect(urlOf(text, base)?.href).toBe(href);
  });

  it("stays one, however often it is asked", () => {
    let read = 0;
    for (let turn = 0; turn < 50_000; turn++) if (urlOf("https://bücher.example/")) read += 1;
    expect(read).toBe(50_000);
  });
});
