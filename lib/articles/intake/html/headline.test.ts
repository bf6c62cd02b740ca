import { describe, expect, it } from "vitest";
import { headlineOf, likeness, withoutOutlet } from "@/lib/articles/intake/html/headline";

describe("a title without the name of the site", () => {
  it.each([
    ["Ferry runs again | Estuary Times", "Ferry runs again"],
    ["Ferry runs again - Estuary Times", "Ferry runs again"],
    ["Ferry runs again — The Estuary Times", "Ferry runs again"],
    ["Ferry runs again · estuary.example", "Ferry runs again"],
    ["Ferry runs again - Estuary Times | News for the coast", "Ferry runs again"],
    ["Ferry runs again | Port", "Ferry runs again"],
    ["Estuary Times: Ferry runs again", "Estuary Times: Ferry runs again"],
    ["Estuary Times - Ferry runs again", "Ferry runs again"],
    ["Ferry runs again – with a new engine", "Ferry runs again – with a new engine"],
    ["Cost-cutting at the port", "Cost-cutting at the port"],
    ["Estuary Times", "Estuary Times"],
    ["Ferry | Port", "Ferry | Port"],
  ])("%s → %s", (title, headline) => {
    expect(withoutOutlet(title, ["Estuary Times", "The Estuary Times", "estuary.example"])).toBe(headline);
  });
});

describe("the headline", () => {
  const box = (tag: string) => ({ parent: null, tag, name: "", from: 0, to: 1 });
  const pieces = (...texts: string[]) => texts.map((text) => ({ text, box: box("h1"), linked: 0 }));
  const outlets = ["Estuary Times"];
  const chosen = (shown: string[], title: string) =>
    headlineOf(pieces(...shown), [], 9, { titles: title ? [[title, "the meta tag og:title"]] : [], outlets });

  it.each([
    [
      "the heading, where the title was shortened",
      ["Ferry runs again after four years"],
      "Ferry runs again",
      "Ferry runs again after four years",
      0,
    ],
    ["the title, where the heading is the site's name", ["Estuary Times"], "Ferry runs again", "Ferry runs again", -1],
    ["the title, where the heading names a section", ["News"], "Ferry runs again", "Ferry runs again", -1],
    [
      "the heading that is like the title",
      ["Our ferry special", "Ferry runs again today"],
      "Ferry runs again",
      "Ferry runs again today",
      1,
    ],
    ["the title's spelling of a heading in capitals", ["FERRY RUNS AGAIN"], "Ferry runs again", "Ferry runs again", 0],
    ["the heading, where there is no title", ["Ferry runs again"], "", "Ferry runs again", 0],
    ["nothing, where nothing is said", [], "", "", -1],
  ])("is %s", (_, shown, title, headline, at) => {
    expect(chosen(shown, title)).toMatchObject({ title: headline, at });
  });

  it("is likelier the more words it shares with the title", () => {
    expect(likeness("Ferry runs again", "Ferry runs")).toBe(1);
    expect(likeness("Ferry runs again", "Bridge stays closed")).toBe(0);
    expect(likeness("", "Bridge")).toBe(0);
  });
});
