import { describe, expect, it } from "vitest";
import { agencyCopy, agencyOf, type Carrier } from "@/lib/sources/agency-copy";
import { isEarlier } from "@/lib/sources/earlier";

describe("the mark of an agency", () => {
  it.each([
    ["a dateline", "", "SAINT-ORLE (AWP) - An earthquake struck on Tuesday.", "AWP"],
    ["the dateline of an agency that is known", "Ann Roe", "BERLIN, March 3 (Reuters) – The port paid.", "Reuters"],
    ["a byline", "By AP", "The port paid.", "Associated Press"],
    ["a byline with a person", "Ann Roe and Agence France-Presse", "The port paid.", "Agence France-Presse"],
    ["several agencies", "Staff and wire reports", "The port paid.", ""],
    ["a credit at the end", "", "The port paid. Nobody said why. (Reuters)", "Reuters"],
    ["none", "Ann Roe", "The port (founded 1901) paid 4 million - in cash.", null],
    ["none, but an agency that is quoted", "Ann Roe", "The port paid, Reuters reported.", null],
  ])("is %s", (_, byline, text, agency) => {
    const found = agencyOf({ byline, text });
    if (agency === "Associated Press") expect(found).toMatch(/Associated Press/);
    else expect(found).toBe(agency);
  });
});

const carrier = (
  articleId: string,
  outlet: string,
  publishedAt: string | null,
  agency: string | null = null,
): Carrier => ({
  articleId,
  outlet,
  publishedAt,
  agency,
});

describe("a text that many outlets carry", () => {
  it("is an agency's where one of them marks it so, the earliest first", () => {
    const found = agencyCopy([
      carrier("c", "Velden Echo", "2026-03-03"),
      carrier("a", "Halvern Post", "2026-03-02T09:00:00Z"),
      carrier("b", "Brackwater News", "2026-03-02T10:00:00Z", "AWP"),
    ]);
    expect(found?.agency).toBe("AWP");
    expect(found?.carriers.map(({ articleId }) => articleId)).toEqual(["a", "b", "c"]);
  });

  it("is nobody's where none was first", () => {
    const day = "2026-03-02";
    expect(agencyCopy([carrier("a", "Post", day), carrier("b", "News", day), carrier("c", "Echo", day)])?.agency).toBe(
      "",
    );
    expect(
      agencyCopy([carrier("a", "Post", null), carrier("b", "News", null), carrier("c", "Echo", null)])?.agency,
    ).toBe("");
  });

  it.each([
    [
      "one was first",
      [carrier("a", "Post", "2026-03-01"), carrier("b", "News", "2026-03-02"), carrier("c", "Echo", null)],
    ],
    [
      "only two outlets carry it",
      [carrier("a", "Post", null), carrier("b", "News", null), carrier("c", "The Post", null)],
    ],
    [
      "one of them is the agency",
      [carrier("a", "Reuters", null), carrier("b", "News", null, "Reuters"), carrier("c", "Echo", null)],
    ],
  ])("is one of theirs where %s", (_, carriers) => {
    expect(agencyCopy(carriers)).toBeNull();
  });

  it("tells no order of a day and an hour of that day", () => {
    expect(isEarlier("2026-03-02", "2026-03-02T09:00:00Z")).toBeNull();
    expect(isEarlier("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")).toBe(true);
    expect(isEarlier("2026-03-03", "2026-03-02T09:00:00Z")).toBe(false);
    expect(isEarlier(null, "2026-03-02")).toBeNull();
  });
});
