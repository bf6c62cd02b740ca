import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uriOf } from "@/lib/editions/formats/uri";

describe("an address as a URI", () => {
  it.each([
    ["https://holm.example/ferry?a=1&b=2#log", "https://holm.example/ferry?a=1&b=2#log"],
    ["https://holm.example/عبّارة", "https://holm.example/%D8%B9%D8%A8%D9%91%D8%A7%D8%B1%D8%A9"],
    ["https://bücher.example/a b", "https://xn--bcher-kva.example/a%20b"],
    ["https://holm.example/a%20b?q=100%", "https://holm.example/a%20b?q=100%25"],
    ["https://holm.example/[a]|b?x={y}^#c#d", "https://holm.example/%5Ba%5D%7Cb?x=%7By%7D%5E#c%23d"],
    ["http://ann:secret@holm.example:8080/", "http://holm.example:8080/"],
    ["HTTPS://HOLM.example", "https://holm.example/"],
  ])("%s is %s", (address, uri) => {
    expect(uriOf(address)).toBe(uri);
  });

  it.each(["", "holm.example", "javascript:alert(1)", "https://", "urn:sha256:0"])("%j is none", (address) => {
    expect(uriOf(address)).toBeNull();
  });

  it("is a URI that leads to the same place, whatever is in it", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, (path, query, fragment) => {
        const uri = uriOf(`https://holm.example/${path}?${query}#${fragment}`);
        expect(uri).toMatch(
          /^https:\/\/holm\.example(?:\/(?:[\w\-.~:@!$&'()*+,;=/]|%[0-9A-Fa-f]{2})*)(?:[?#](?:[\w\-.~:@!$&'()*+,;=/?#]|%[0-9A-Fa-f]{2})*)?$/,
        );
        expect(uriOf(uri ?? "")).toBe(uri);
      }),
    );
  });
});
