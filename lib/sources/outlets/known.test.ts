import { describe, expect, it } from "vitest";
import { authorKeys, outletKey } from "@/lib/sources/outlet";
import { knownOutlets, shippedBehind, shippedBeside } from "@/lib/sources/outlets/known";
import { shippedOutlets } from "@/lib/sources/outlets/shipped";

const own = (name: string, shortNames: string[] = [], domains: string[] = []) => ({ name, shortNames, domains });

describe("the outlets that a newsroom knows", () => {
  it("are known before anybody has listed one", () => {
    const { names, nameOf } = knownOutlets([]);
    for (const written of ["the Post", "WaPo", "washingtonpost.com", "The Washington Post", "m.washingtonpost.com"])
      expect(outletKey(written, names), written).toBe("washington post");
    expect(nameOf("washington post")).toBe("The Washington Post");
    expect(nameOf("halvern courier")).toBeUndefined();
    expect(outletKey("Halvern Courier", names)).toBe("halvern courier");
    expect(authorKeys("Ann Lee and The Washington Post", names)).toEqual(["ann lee"]);
  });

  it("are its own first: an own short name is no longer the shipped outlet's, and its other names stay", () => {
    const { names } = knownOutlets([own("Harbour Post", ["Post"], ["harbourpost.example"])]);
    expect(outletKey("the Post", names)).toBe("harbour post");
    expect(outletKey("WaPo", names)).toBe("washington post");
  });

  it.each([
    ["by its name", own("washington post", ["Wash Post"], ["wp.example"])],
    ["by a domain", own("Our Paper in Washington", ["Wash Post"], ["https://www.washingtonpost.com/"])],
  ])("stand for a shipped one %s, and then only what the newsroom says holds", (_, outlet) => {
    const { names, nameOf } = knownOutlets([outlet]);
    const key = outletKey(outlet.name);
    expect(outletKey("Wash Post", names)).toBe(key);
    expect(nameOf(key)).toBe(outlet.name);
    expect(names.get("wapo")).toBeUndefined();
    expect(names.has("post")).toBe(false);
    expect(shippedBeside([outlet])).toHaveLength(shippedOutlets.length - 1);
    expect(shippedBehind(outlet)?.name).toBe("The Washington Post");
  });

  it("a form that two of its own share is nobody's, whoever had it in the shipped list", () => {
    const { names } = knownOutlets([own("Harbour Post", ["Post"]), own("Mountain Post", ["Post"])]);
    expect(outletKey("the Post", names)).toBe("post");
    expect(names.has("post")).toBe(false);
  });

  it("an own outlet beside the shipped list stands for none of it", () => {
    expect(shippedBehind(own("Halvern Courier", ["Courier"], ["courier.example"]))).toBeNull();
    expect(shippedBeside([own("Halvern Courier")])).toHaveLength(shippedOutlets.length);
  });
});
