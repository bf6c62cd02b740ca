import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CommentText } from "./comment-text";
import { textFragment } from "./words";

const people = [{ personId: "ann", name: "Ann Lee" }];
const shown = (text: string) => renderToStaticMarkup(<CommentText text={text} people={people} />);

test("what is typed as HTML is shown as words", () => {
  const markup = shown('<img src=x onerror="alert(1)"> & <b>no</b>');
  expect(markup).not.toMatch(/<(?:img|b)\b/);
  expect(markup).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &lt;b&gt;no&lt;/b&gt;");
});

test("members who are named are set apart, in bold as well; others, and those in quotes and code, are not", () => {
  expect(shown("**@Ann Lee** and @Otto Outsider")).toBe(
    '<div class="said"><p dir="auto"><strong><span><bdi class="at">@Ann Lee</bdi></span></strong> and @Otto Outsider</p></div>',
  );
  expect(shown("> @Ann Lee said\n\n`@Ann Lee`")).not.toContain('class="at"');
});

test("links lead out of the desk without telling where they were pressed", () => {
  expect(shown("[the log](https://port.example/log)")).toContain(
    '<a class="link" href="https://port.example/log" title="https://port.example/log" target="_blank" rel="noopener noreferrer nofollow">the log</a>',
  );
  expect(shown("[the log](javascript:alert(1))")).not.toContain("<a");
});

test("nothing carries a style of its own", () => {
  expect(shown("1. *a*\n2. **b**\n\n> c\n\n```\nd\n```")).not.toContain("style=");
});

test.each([
  ["forty minutes", "forty%20minutes"],
  ["a well-known fact, he said", "a%20well%2Dknown%20fact%2C%20he%20said"],
  [
    "one two three four five six seven eight nine ten eleven twelve 13",
    "one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%2013",
  ],
])("the words %j are named in an address as %j", (words, fragment) => {
  expect(textFragment(words)).toBe(fragment);
});
