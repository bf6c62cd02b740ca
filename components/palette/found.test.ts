import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FoundThing, foundAside, foundByKind, foundHref, foundWords, matchesIn } from "./found";

const thing = (over: Partial<FoundThing>): FoundThing => ({
  kind: "claim",
  id: "x",
  dossierId: "d",
  dossierTitle: "Halvern dredging",
  title: "A5",
  snippet: "The final instalment",
  articleId: null,
  sentenceId: null,
  ...over,
});

describe("what was found", () => {
  it.each([
    [{}, "/dossiers/d/claims/x"],
    [{ kind: "article" as const }, "/dossiers/d/articles/x"],
    [{ kind: "sentence" as const, articleId: "a", sentenceId: "s" }, "/dossiers/d/articles/a#s-s"],
    [{ kind: "source" as const }, "/dossiers/d/sources/x"],
    [{ kind: "task" as const }, "/dossiers/d/tasks#task-x"],
  ])("is where it leads: %o", (over, href) => {
    expect(foundHref(thing(over))).toBe(href);
  });

  it("stands by kind, this dossier's first", () => {
    const found = [
      thing({ id: "1", dossierId: "other" }),
      thing({ id: "2", kind: "sentence" }),
      thing({ id: "3" }),
      thing({ id: "4", kind: "article" }),
    ];
    const shown = foundByKind(found, "d").map(({ name, items }) => [name, items.map((item) => item.id).join("")]);
    expect(shown).toEqual([
      ["Claims", "31"],
      ["Articles", "24"],
    ]);
    expect(foundByKind([])).toEqual([]);
  });

  it("says first what a claim states and what a task is called", () => {
    expect([foundWords(thing({})), foundAside(thing({}))]).toEqual(["The final instalment", "A5"]);
    const task = thing({ kind: "task", title: "Ring the port", snippet: "Before noon" });
    expect([foundWords(task), foundAside(task)]).toEqual(["Ring the port", "Before noon"]);
  });
});

describe("the words that were looked for", () => {
  const shown = (text: string, words: string[]) =>
    matchesIn(text, words)
      .map((part) => (part.matches ? `[${part.text}]` : part.text))
      .join("");

  it.each([
    ["The final instalment", ["instal"], "The final [instal]ment"],
    ["ÉCOLE and école", ["école"], "[ÉCOLE] and [école]"],
    ["a.b (c)", ["(c)", "."], "a[.]b [(c)]"],
    ["port portal", ["port", "portal"], "[port] [portal]"],
    ["nothing", ["else"], "nothing"],
    ["nothing", [], "nothing"],
  ])("are shown in “%s”", (text, words, marked) => {
    expect(shown(text, words)).toBe(marked);
  });

  it("lose nothing of the line", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (text, words) => {
        expect(
          matchesIn(text, words)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
