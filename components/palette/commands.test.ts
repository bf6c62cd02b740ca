import { describe, expect, it } from "vitest";
import { commandsAt, commandsFor, whereabouts } from "./commands";

describe("where one is", () => {
  it.each([
    ["/", {}],
    ["/people", {}],
    ["/dossiers", {}],
    ["/dossiers/new", {}],
    ["/dossiers/d", { dossierId: "d" }],
    ["/dossiers/d/claims", { dossierId: "d" }],
    ["/dossiers/d/claims/c", { dossierId: "d", claimId: "c" }],
    ["/dossiers/d/articles/a", { dossierId: "d", articleId: "a" }],
    ["/dossiers/d/sources/s", { dossierId: "d", sourceId: "s" }],
    ["/dossiers/d/export/html", { dossierId: "d" }],
  ])("is read off %s", (path, where) => {
    expect(whereabouts(path)).toEqual(where);
  });
});

describe("what can be run", () => {
  const names = (query: string, where = {}) => commandsFor(query, commandsAt(where)).map((command) => command.name);

  it("is everything while nothing is typed", () => {
    expect(names("")).toContain("New dossier");
    expect(names("")).not.toContain("New task");
  });

  it("is about the claim, article or source that one looks at", () => {
    expect(names("new task", { dossierId: "d", claimId: "c" })).toEqual(["New task about this claim"]);
    const [first] = commandsAt({ dossierId: "d", sourceId: "s" });
    expect(first).toMatchObject({ href: "/dossiers/d/tasks?source=s" });
    expect(commandsAt({ dossierId: "d" })[0]).toMatchObject({ href: "/dossiers/d/tasks?new=yes" });
  });

  it.each([
    ["dark", ["Dark theme"]],
    ["theme dark", ["Dark theme"]],
    ["shortcuts", ["All keys"]],
    ["upl", ["Add articles"]],
    ["zzz", []],
  ])("is found by the beginnings of words: %s", (query, found) => {
    expect(names(query, { dossierId: "d" })).toEqual(found);
  });
});
