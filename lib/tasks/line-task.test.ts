import { describe, expect, it } from "vitest";
import { type RuleName, ruleNames } from "@/lib/dossiers/standard";
import { asksTheChecker, lineTask } from "@/lib/tasks/line-task";

const claim = { ref: "B3", statement: "They were paid twice.", about: ["Varn & Holm"], reply: null };
const asked = { askedAt: "2026-03-10T09:00:00Z", how: "e-mail", until: null, answer: null, silence: false };

const titles: [RuleName, object, string][] = [
  ["verdict", {}, "Find out whether B3 is so"],
  ["unsettled", {}, "Settle the evidence of B3"],
  ["task", {}, "Finish what the sign-off of B3 waits for"],
  ["origins", {}, "Find another independent origin for B3"],
  ["primary", {}, "Get the primary source for B3"],
  ["reports", {}, "Find another report of its own for B3"],
  ["named", {}, "Find somebody named who stands behind B3"],
  ["reliability", {}, "Grade the sources of B3, or find a better one"],
  ["attribution", {}, "Check whom the texts cite for B3"],
  ["credit", {}, "Credit in our text whom we have B3 from"],
  ["reply", {}, "Ask Varn & Holm for a reply to B3"],
  ["reply", { reply: asked }, "Get the reply of Varn & Holm to B3"],
  ["reply", { about: [] }, "Ask whom it is about for a reply to B3"],
  ["reply", { about: ["Varn", "Holm"] }, "Ask Varn and Holm for a reply to B3"],
  ["reply", { about: ["Varn", "Holm", "Quay"] }, "Ask Varn and 2 others for a reply to B3"],
  ["second-signer", {}, "Sign B3 off in its checker’s place"],
];

describe("a failing line as a task", () => {
  it.each(titles)("%s %j is “%s”", (rule, over, title) => {
    expect(lineTask({ rule, detail: "What is missing." }, { ...claim, ...over })).toEqual({
      title,
      detail: "What is missing.\n\nB3: They were paid twice.",
    });
  });

  it("exists for every line that can fail", () => {
    expect(new Set(titles.map(([rule]) => rule))).toEqual(new Set(ruleNames));
  });

  it("stays on one line and within what a title may hold, whatever the name", () => {
    const about = ["é".repeat(150), "𝒳".repeat(150)];
    const { title } = lineTask({ rule: "reply", detail: "" }, { ...claim, about });
    expect(title.length).toBeLessThanOrEqual(200);
    expect(title.isWellFormed()).toBe(true);
    expect(title).toMatch(/for a reply to B3$/);
  });

  it("is for the checker, but for a signature in their place", () => {
    expect(ruleNames.filter((rule) => !asksTheChecker({ rule, detail: "" }))).toEqual(["second-signer"]);
  });
});
