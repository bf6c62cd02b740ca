import { describe, expect, it } from "vitest";
import { Forbidden } from "@/lib/errors";
import { type Act, authorise, type Facts, may, permissions, roleFacts } from "@/lib/permissions";

const admin: Facts = { admin: true };
const people = {
  admin,
  lead: roleFacts("lead", true),
  checker: roleFacts("checker", true),
  reader: roleFacts("reader", true),
  outsider: {},
} satisfies Record<string, Facts>;

// The table of the rules: who may do what, where nothing else stands in the way.
const table: Record<Act, (keyof typeof people)[]> = {
  "people.manage": ["admin"],
  "outlets.manage": ["admin"],
  "keys.manage": ["admin"],
  "templates.manage": ["admin"],
  "dossier.see": ["lead", "checker", "reader"],
  "dossier.edit": ["lead"],
  "dossier.close": ["lead"],
  "dossier.appointLead": ["admin"],
  "members.manage": ["lead"],
  "standard.set": ["lead"],
  "claim.waive": ["lead"],
  "claim.blind": ["lead"],
  comment: ["lead", "checker", "reader"],
  "comment.edit": ["lead", "checker", "reader"],
  "article.edit": ["lead", "checker"],
  "article.in-full": ["lead"],
  "claim.edit": ["lead", "checker"],
  "claim.review": ["lead", "checker"],
  "view.keep": ["lead", "checker", "reader"],
  "view.share": ["lead", "checker"],
  "view.change": ["lead"],
  "source.add": ["lead", "checker"],
  "source.edit": ["lead", "checker"],
  "source.clear": ["lead"],
  "link.draw": ["lead", "checker"],
  "evidence.enter": ["lead", "checker"],
  "task.edit": ["lead", "checker"],
  "task.watch": ["lead", "checker", "reader"],
  "history.erase": ["lead"],
  "edition.desk": ["lead", "checker", "reader"],
  "edition.any": ["lead"],
  "edition.read": ["lead", "checker", "reader"],
};
const nothingInTheWay: Facts = {
  ownComment: true,
  notOwnWork: true,
  cleared: true,
  noLead: true,
  clearedForNames: true,
};

describe("who may do what", () => {
  it.each(Object.entries(table) as [Act, (keyof typeof people)[]][])("%s: %s", (act, allowed) => {
    for (const [who, facts] of Object.entries(people))
      expect([who, may(act, { ...facts, ...nothingInTheWay })]).toEqual([who, allowed.includes(who as "admin")]);
  });

  it("lets nobody do anything for being nobody", () => {
    for (const act of Object.keys(permissions) as Act[]) expect(may(act, {})).toBe(false);
  });

  it.each([
    ["claim.review", { notOwnWork: false }, "own work"],
    ["source.edit", { cleared: false }, "not cleared"],
    ["edition.read", { clearedForNames: false }, "not cleared"],
    ["comment.edit", { ownComment: false }, "only they"],
    ["claim.edit", { open: false }, "closed"],
  ] as const)("refuses %s to a lead when %o, and says why", (act, over, why) => {
    const facts = { ...people.lead, ...nothingInTheWay, ...over };
    expect(() => authorise(act, facts)).toThrow(Forbidden);
    expect(() => authorise(act, facts)).toThrow(why);
  });

  it("tells a reader whom to ask", () => {
    expect(() => authorise("claim.edit", people.reader)).toThrow("Only a lead or checker can do this");
  });
});
