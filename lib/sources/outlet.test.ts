import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authorKeys, authorsIn, canonicalUrl, outletKey, outletNames } from "@/lib/sources/outlet";

describe("an outlet", () => {
  const names = outletNames([
    {
      name: "The Halvern Courier",
      shortNames: ["Courier", "THC", "Post"],
      domains: ["halverncourier.example", "https://www.thc.example/"],
    },
    { name: "Harbour Post", shortNames: ["Post"], domains: [] },
    { name: "THC", shortNames: [], domains: [] },
  ]);

  it.each([
    "The Halvern Courier",
    "halvern courier",
    "  HALVERN  COURIER ",
    "Courier",
    "the courier",
    "halverncourier.example",
    "www.halverncourier.example",
    "news.halverncourier.example",
    "https://halverncourier.example/story?id=4",
    "thc.example",
  ])("is known as %j", (written) => {
    expect(outletKey(written, names)).toBe("halvern courier");
  });

  it.each([
    ["a short name that two outlets share", "Post", "post"],
    ["a short name that is another outlet's full name", "THC", "thc"],
    ["an outlet that the newsroom does not list", "Nørthline!", "nørthline"],
    ["an accent", "El Décano", "el decano"],
    ["an ampersand", "Coast & Ledger", "coast and ledger"],
    ["an outlet called The", "The", "the"],
    ["a domain that nobody has", "northline.example", "northline example"],
  ])("is read in its own right: %s", (_, written, key) => {
    expect(outletKey(written, names)).toBe(key);
  });

  it.each(["", "  ", "-", "n/a", "Unknown"])("is not known from an empty field: %j", (written) => {
    expect(outletKey(written, names)).toBe("");
  });

  it("is the same however often its key is read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (written) => {
        const key = outletKey(written);
        expect(["", key]).toContain(outletKey(key));
      }),
    );
  });
});

describe("a byline", () => {
  it.each([
    ["Ann Lee", ["ann lee"]],
    ["By Ann Lee", ["ann lee"]],
    ["ANN  LÉE", ["ann lee"]],
    ["Dr. Ann Lee", ["ann lee"]],
    ["Ann Lee and Bo Ray", ["ann lee", "bo ray"]],
    ["Bo Ray, Ann Lee & Cy Dow", ["ann lee", "bo ray", "cy dow"]],
    ["Lee, Ann", ["ann lee"]],
    ["Ann Lee in Halvern", ["ann lee"]],
    ["Ann Lee, political editor", ["ann lee"]],
    ["Ann Lee (Reuters)", ["ann lee"]],
    ["Ann Lee/AP", ["ann lee"]],
    ["Ann O’Hare", ["ann ohare"]],
    ["Ann O'Hare; Ann O’Hare", ["ann ohare"]],
    ["ليلى حسن", ["ليلى حسن"]],
  ])("%j names %j", (byline, keys) => {
    expect(authorKeys(byline)).toEqual(keys);
  });

  it.each([
    "",
    " ",
    "—",
    "Unknown",
    "Staff",
    "By Staff",
    "Newsroom",
    "News desk",
    "Staff and agencies",
    "Editorial board",
    "Our correspondent",
    "Coast Ledger Staff",
    "AP",
    "Reuters",
    "AFP, dpa",
    "The Associated Press",
    "Reuters in Halvern",
    "Web Team",
    "Wire services",
    "Admin",
  ])("%j names nobody", (byline) => {
    expect(authorKeys(byline)).toEqual([]);
  });

  it("that is one of the newsroom's outlets names nobody", () => {
    const names = outletNames([{ name: "Northline", shortNames: ["NL"], domains: [] }]);
    expect(authorKeys("Northline", names)).toEqual([]);
    expect(authorKeys("Ann Lee and NL", names)).toEqual(["ann lee"]);
  });

  it("shows the name as it was written", () => {
    expect(authorsIn("By Ann LEE, Staff")).toEqual([{ key: "ann lee", name: "Ann LEE" }]);
  });
});

describe("the address of a work", () => {
  it.each([
    "https://northline.example/story?a=1&b=2",
    "http://northline.example/story?a=1&b=2",
    "HTTPS://WWW.Northline.Example/story/?b=2&a=1",
    "https://northline.example:443/story?a=1&b=2#second",
    "http://northline.example:80/story//?a=1&b=2",
    "https://northline.example/story?utm_source=x&a=1&fbclid=2&b=2&gclid=3&UTM_Medium=mail",
    "www.northline.example/story?a=1&b=2",
    " https://reader@northline.example./story?a=1&b=2 ",
  ])("is one for %j", (url) => {
    expect(canonicalUrl(url)).toBe("https://northline.example/story?a=1&b=2");
  });

  it.each([
    ["https://northline.example/", "https://northline.example"],
    ["https://northline.example:8443/a", "https://northline.example:8443/a"],
    ["https://northline.example/Story", "https://northline.example/Story"],
    ["https://northline.example/?id=7", "https://northline.example?id=7"],
    ["https://www.example/", "https://www.example"],
  ])("keeps what makes another work: %j", (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical);
  });

  it.each(["", "  ", "annex C", "mailto:ann@northline.example", "javascript:alert(1)", "https://"])(
    "is none for %j",
    (url) => {
      expect(canonicalUrl(url)).toBeNull();
    },
  );

  it("stays the same when it is read again", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(once).not.toBeNull();
        expect(canonicalUrl(once ?? "")).toBe(once);
      }),
    );
  });
});
