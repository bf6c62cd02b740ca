import { describe, expect, it } from "vitest";
import { listOutlets, type OutletQuery, outletsOnPage } from "@/lib/sources/outlets/listing";
import { shippedOutlets } from "@/lib/sources/outlets/shipped";

const all: OutletQuery = { words: "", country: "", whose: "all", page: 1 };
const courier = {
  ...{ id: "o1", version: 3, name: "The Halvern Courier", shortNames: ["THC"], domains: ["courier.example"] },
  ...{ country: "NZ", reliability: "B" as const },
};
const post = { ...courier, id: "o2", name: "Washington Post", shortNames: [], domains: [], country: "US" };
const names = (query: Partial<OutletQuery>, own = [courier]) =>
  listOutlets(own, { ...all, ...query }).outlets.map(({ name }) => name);

describe("the list of outlets", () => {
  it("has the newsroom's own among those that come with the desk, in pages", () => {
    const { outlets, total, pages, countries } = listOutlets([courier], all);
    expect([outlets.length, total]).toEqual([outletsOnPage, shippedOutlets.length + 1]);
    expect(pages).toBe(Math.ceil(total / outletsOnPage));
    expect(countries.length).toBeGreaterThan(59);
    expect(listOutlets([courier], { ...all, page: 10_000 }).page).toBe(pages);
    expect(listOutlets([courier], { ...all, page: -3 }).page).toBe(1);
  });

  it.each([
    ["by name, whatever case and article", { words: "halvern COURIER" }, "The Halvern Courier"],
    ["by a short name", { words: "thc" }, "The Halvern Courier"],
    ["by a domain", { words: "washingtonpost.com" }, "The Washington Post"],
    ["by its native spelling", { words: "読売" }, "Yomiuri Shimbun"],
    ["by country", { words: "monde", country: "FR" }, "Le Monde"],
  ])("is searched %s", (_, query, name) => {
    expect(names(query)).toContain(name);
  });

  it("is narrowed to the newsroom's own, and to the rest", () => {
    expect(names({ whose: "own" })).toEqual(["The Halvern Courier"]);
    expect(names({ whose: "desk", words: "halvern" })).toEqual([]);
    expect(names({ words: "no such outlet anywhere" })).toEqual([]);
  });

  it("shows an own outlet in place of the one that it stands for", () => {
    const found = listOutlets([post], { ...all, words: "washington post" }).outlets;
    expect(found.map(({ id, name, standsFor }) => [id, name, standsFor])).toContainEqual([
      "o2",
      "Washington Post",
      "The Washington Post",
    ]);
    expect(found.map(({ name }) => name)).not.toContain("The Washington Post");
  });
});
