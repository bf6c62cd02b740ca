import { describe, expect, it } from "vitest";
import { structuredIn } from "@/lib/articles/intake/html/structured";

const article = { "@type": "NewsArticle", headline: "Ferry runs again", datePublished: "2026-03-11" };

describe("structured data", () => {
  it.each([
    ["alone", [JSON.stringify(article)]],
    ["in an array", [JSON.stringify([{ "@type": "BreadcrumbList" }, article])]],
    ["in a graph", [JSON.stringify({ "@graph": [{ "@type": "WebSite" }, article] })]],
    ["within the page that it is the main thing of", [JSON.stringify({ "@type": "WebPage", mainEntity: article })]],
    ["in a second block behind a broken one", ['{"@type": "NewsArticle",', JSON.stringify(article)]],
    ["within comment signs", [`<!--//<![CDATA[\n${JSON.stringify(article)}\n//]]>-->`]],
    ["with a line break in a string", [JSON.stringify(article).replace("runs again", "runs\nagain")]],
    ["with a comma too many", [JSON.stringify(article).replace("}", ", }")]],
  ])("are read when the article stands %s", (_, scripts) => {
    expect(structuredIn(scripts)).toMatchObject({ headline: "Ferry runs again", published: "2026-03-11" });
  });

  it.each([
    ["a name", "Jane Roe", ["Jane Roe"]],
    ["a person", { "@type": "Person", name: "Jane Roe" }, ["Jane Roe"]],
    ["several", [{ name: "Jane Roe" }, { name: "Sam Okoro" }, { name: "Jane Roe" }], ["Jane Roe", "Sam Okoro"]],
    [
      "persons rather than a house",
      [{ "@type": "NewsMediaOrganization", name: "Times" }, { name: "Jane Roe" }],
      ["Jane Roe"],
    ],
    ["no address", "https://estuary.example/roe", []],
    ["nothing that is no name", { name: ", Estuary Times" }, []],
    ["nothing that is no text", { name: { first: "Jane" } }, []],
  ])("name as authors %s", (_, author, names) => {
    expect(structuredIn([JSON.stringify({ ...article, author })]).authors).toEqual(names);
  });

  it("say nothing where they are no data", () => {
    expect(structuredIn(["", "null", "42", '"words"', "{"])).toEqual(structuredIn([]));
  });

  it("give the article's text without tags", () => {
    const body = { ...article, articleBody: "<p>One.</p><p>Two.</p>" };
    expect(
      structuredIn([JSON.stringify(body)])
        .body.trim()
        .split(/\s+/),
    ).toEqual(["One.", "Two."]);
  });
});
