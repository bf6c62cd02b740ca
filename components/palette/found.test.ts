import { describe, expect, it } from "vitest";
import { type FoundThing, foundAside, foundByKind, foundHref, foundWords, partsOf } from "./found";

const thing = (over: Partial<FoundThing>): FoundThing => ({
  kind: "claim",
  id: "x",
  dossierId: "d",
  dossierTitle: "Halvern dredging",
  title: "A5",
  snippet: "The final instalment",
  titleMarks: [],
  marks: [],
  articleId: null,
  sentenceId: null,
  about: null,
  proposed: false,
  ...over,
});

describe("what was found", () => {
  it.each([
    [{}, "/dossiers/d/claims/x"],
    [{ kind: "article" as const }, "/dossiers/d/articles/x"],
    [{ kind: "sentence" as const, articleId: "a", sentenceId: "s" }, "/dossiers/d/articles/a#s-s"],
    [{ kind: "source" as const }, "/dossiers/d/sources/x"],
    [{ kind: "task" as const }, "/dossiers/d/tasks?task=x#task-x"],
    [{ kind: "comment" as const, about: { kind: "claim" as const, id: "c" } }, "/dossiers/d/claims/c#comment-x"],
    [
      { kind: "comment" as const, about: { kind: "article" as const, id: "a" } },
      "/dossiers/d/articles/a?talk=1#comment-x",
    ],
    [{ kind: "comment" as const, about: { kind: "source" as const, id: "s" } }, "/dossiers/d/sources/s#comment-x"],
    [{ kind: "comment" as const, about: { kind: "task" as const, id: "t" } }, "/dossiers/d/tasks?talk=t#comment-x"],
    [{ kind: "dossier" as const, id: "d" }, "/dossiers/d"],
    [{ kind: "person" as const, dossierId: "" }, "/people"],
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
    const marks: [number, number][] = [[4, 9]];
    const claim = thing({ marks });
    expect([foundWords(claim), foundAside(claim)]).toEqual([{ text: "The final instalment", marks }, "A5"]);
    const task = thing({ kind: "task", title: "Ring the port", titleMarks: [[9, 13]], snippet: "Before noon" });
    const source = thing({ kind: "source", title: "Tidewire", snippet: "article" });
    expect(foundAside(source)).toBe("article");
    expect(foundAside({ ...source, proposed: true })).toBe("proposed, not confirmed · article");
    expect([foundWords(task), foundAside(task)]).toEqual([{ text: "Ring the port", marks: [[9, 13]] }, "Before noon"]);
  });
});

describe("the words that were looked for", () => {
  it.each([
    ["The final instalment", [[4, 9]], "The [final] instalment"],
    ["port portal", [[0, 4]], "[port] portal"],
    ["port", [[0, 4]], "[port]"],
    [
      "a b",
      [
        [0, 1],
        [2, 3],
      ],
      "[a] [b]",
    ],
    ["nothing", [], "nothing"],
  ] as [string, [number, number][], string][])("are shown in “%s”", (text, marks, shown) => {
    const parts = partsOf(text, marks).map((part) => (part.marked ? `[${part.text}]` : part.text));
    expect(parts.join("")).toBe(shown);
  });
});
